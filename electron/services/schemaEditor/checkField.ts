import type { Entity } from '../../../db/schema/defineEntity';
import { definableKinds, type FieldDefinition } from '../../../db/schema/definitions';
import { fieldOf, hasEntity, type Schema } from '../../../db/schema/effectiveSchema';
import type { Field } from '../../../db/schema/fields';
import { fieldsOfFormula, parseFormula } from '../../../db/schema/formula';
import { kindOf } from '../../../db/schema/kinds';
import type { FieldProblem, ProblemCode } from '../../../db/schema/problem';
import { SchemaMistake } from '../../../db/schema/schemaMistake';
import type { FieldWish } from '../../api/schemaEditor';

/** What a wish is judged by. */
export interface FieldContext {
  readonly schema: Schema;
  readonly entity: Entity;
  /** The field as it is; null for a new one. */
  readonly field: Field | null;
  /** Its row, when it has one already. */
  readonly known: FieldDefinition | null;
}

/** Kinds whose values may have to be the only ones of their sort. */
const uniqueKinds = new Set(['text', 'integer', 'decimal', 'date', 'mail', 'url']);

/**
 * What is wrong with a field as it was wished for; the parts of the wish are named as fields: `label`, `choices`, `to`,
 * `formula`, `shownIf`, `initial`, `unique`, `isActive`, `kind`.
 */
export function checkField(wish: FieldWish, context: FieldContext): FieldProblem[] {
  const isBuiltIn = context.field !== null && !context.field.custom;
  return [
    ...checkLabel(wish, context),
    ...checkKind(wish, context, isBuiltIn),
    ...checkChoices(wish),
    ...checkInitial(wish, context),
    ...(isBuiltIn ? checkBuiltIn(wish, context) : checkOwn(wish, context)),
  ];
}

function problem(field: string, code: ProblemCode): FieldProblem[] {
  return [{ field, problem: code }];
}

/** Two fields in use under one name could not be told apart in a list or a sheet. */
function checkLabel(wish: FieldWish, { entity }: FieldContext): FieldProblem[] {
  if (!wish.isActive) return [];
  const isTaken = Object.entries(entity.fields).some(
    ([name, field]) => name !== wish.key && !field.retired && field.label.zh === wish.label.zh,
  );
  return isTaken ? problem('label', 'notUnique') : [];
}

function checkKind(wish: FieldWish, { field }: FieldContext, isBuiltIn: boolean): FieldProblem[] {
  if (field && field.kind !== wish.kind) return problem('kind', 'notAllowedHere');
  const isDefinable = (definableKinds as readonly string[]).includes(wish.kind);
  return isDefinable || isBuiltIn ? [] : problem('kind', 'notAllowedHere');
}

function checkChoices({ kind, options: { choices } }: FieldWish): FieldProblem[] {
  if (kind !== 'choice' && kind !== 'choices') return [];
  if (!choices?.length || choices.every(({ retired }) => retired)) return problem('choices', 'required');
  const byValue = new Map(choices.map((option) => [option.value, option]));
  const labels = new Set(choices.map(({ label, parent }) => `${parent ?? ''}/${label.zh}`));
  if (byValue.size < choices.length || labels.size < choices.length) return problem('choices', 'notUnique');
  const isWrong = choices.some(({ parent }) => {
    const above = parent === undefined ? undefined : byValue.get(parent);
    return parent !== undefined && (above === undefined || above.parent !== undefined);
  });
  return isWrong ? problem('choices', 'notAllowedHere') : [];
}

function checkInitial({ kind, options }: FieldWish, { field }: FieldContext): FieldProblem[] {
  const { initial } = options;
  if (initial === undefined) return [];
  if (initial === 'today' && (kind === 'date' || kind === 'timestamp')) return [];
  if (kind === 'computed' || kind === 'file' || kind === 'reference')
    return problem('initial', 'notAllowedHere');
  const choices = options.choices ?? (field && 'options' in field ? field.options : []);
  const judged = { kind, label: { zh: '', en: '' }, options: choices, currency: 'CNY' } as unknown as Field;
  const found = kindOf(judged).check(initial, judged);
  return found ? problem('initial', found) : [];
}

/** What the product depends on stays in use. */
function checkBuiltIn(wish: FieldWish, { entity, field }: FieldContext): FieldProblem[] {
  if (wish.isActive || !field) return [];
  const isNeeded =
    field.required === true ||
    field.readOnly === true ||
    wish.key === entity.titleField ||
    entity.link?.includes(wish.key ?? '') === true ||
    Object.values(entity.timeline ?? {}).includes(wish.key ?? '');
  return isNeeded ? problem('isActive', 'notAllowedHere') : [];
}

function checkOwn(wish: FieldWish, context: FieldContext): FieldProblem[] {
  const { kind, options, isActive } = wish;
  if (!isActive) return [];
  return [
    ...(options.unique && !uniqueKinds.has(kind) ? problem('unique', 'notAllowedHere') : []),
    ...(kind === 'reference' ? checkTarget(wish, context) : []),
    ...(kind === 'computed' ? checkFormula(wish, context.entity) : []),
    ...(options.shownIf ? checkShownIf(wish, context) : []),
  ];
}

function checkTarget({ options: { to } }: FieldWish, { schema, known }: FieldContext): FieldProblem[] {
  if (to === undefined || !hasEntity(schema, to)) return problem('to', 'required');
  if (known && known.options.to !== to) return problem('to', 'notAllowedHere');
  return schema.entities[to]?.isInternal ? problem('to', 'notAllowedHere') : [];
}

/** Formulas use fields that hold something of their own; one formula on another would go round in circles. */
function checkFormula({ key, options }: FieldWish, entity: Entity): FieldProblem[] {
  if (options.formula === undefined || options.result === undefined) return problem('formula', 'required');
  try {
    for (const name of fieldsOfFormula(parseFormula(options.formula))) {
      const used = fieldOf(entity, name);
      if (name === key || !used || used.kind === 'computed') return problem('formula', 'referenceUnknown');
    }
    return [];
  } catch (thrown) {
    if (thrown instanceof SchemaMistake) return problem('formula', 'notAllowedHere');
    throw thrown;
  }
}

function checkShownIf({ key, options: { shownIf } }: FieldWish, { entity }: FieldContext): FieldProblem[] {
  const by = shownIf ? fieldOf(entity, shownIf.field) : undefined;
  if (!shownIf || !by || shownIf.field === key) return problem('shownIf', 'referenceUnknown');
  if (by.kind !== 'choice' && by.kind !== 'choices' && by.kind !== 'boolean')
    return problem('shownIf', 'notAllowedHere');
  // A field that waits for one which waits for it would never be seen.
  let above: Field | undefined = by;
  for (let depth = 0; above?.shownIf; depth += 1) {
    if (above.shownIf.field === key || depth > 20) return problem('shownIf', 'notAllowedHere');
    above = fieldOf(entity, above.shownIf.field);
  }
  return [];
}
