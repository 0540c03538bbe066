import type { Entity, SectionLayout, Tab } from './defineEntity';
import {
  reference,
  text,
  type ChoiceOption,
  type ComputedResult,
  type Field,
  type InitialValue,
  type KindName,
  type ShownIf,
} from './fields';
import { checkFormula } from './formula';
import type { Label } from './label';
import { SchemaMistake } from './schemaMistake';

/**
 * What an office says about one field, as its row says: a field of its own (the key begins with `x`), or what it
 * changes about a built-in one (the key is that field's name). A key is never used again, even when retired.
 */
export interface FieldDefinition {
  readonly entity: string;
  readonly key: string;
  readonly label: Label;
  readonly kind: KindName;
  readonly options: FieldDefinitionOptions;
  readonly order: number;
  readonly isActive: boolean;
}

/** What an office may say about a field. Of a built-in one only what `overriddenField` reads is heard. */
export interface FieldDefinitionOptions {
  readonly required?: boolean;
  readonly unique?: boolean;
  readonly searchable?: boolean;
  readonly list?: number;
  readonly section?: string;
  readonly help?: Label;
  readonly initial?: InitialValue;
  readonly shownIf?: ShownIf;
  readonly choices?: readonly ChoiceOption[];
  /** Of a reference: the entity it points at (`user` for people). */
  readonly to?: string;
  /** Of a computed field. */
  readonly formula?: string;
  readonly result?: ComputedResult;
  readonly digits?: number;
}

/** A kind of record made by the office (自定义对象), or a related table of one (子表) when it has a parent. */
export interface ObjectDefinition {
  /** Its name among the entities: `xo` and digits or letters; never used again. */
  readonly name: string;
  readonly label: Label;
  /** What its title field is called. */
  readonly titleLabel: Label;
  /** The entity each of its records belongs to; null for a module of its own. */
  readonly parent: string | null;
  /** The letters that begin its numbers; null for none. */
  readonly numberPrefix: string | null;
  readonly isInNavigation: boolean;
  readonly order: number;
  readonly isActive: boolean;
}

/** How the office arranged an entity; what is not said is as the registry has it. */
export interface EntityLayout {
  readonly entity: string;
  readonly sections?: readonly SectionLayout[];
  /** Names of fields in their order. */
  readonly quick?: readonly string[];
  readonly headline?: readonly string[];
  readonly list?: readonly string[];
  readonly tabs?: readonly Tab[];
}

/** Everything the office said about its schema, as of one revision. */
export interface OfficeDefinitions {
  /** Counted up whenever one of the rows changes; travels with the change feed. */
  readonly revision: number;
  readonly fields: readonly FieldDefinition[];
  readonly objects: readonly ObjectDefinition[];
  readonly layouts: readonly EntityLayout[];
}

/** An office that changed nothing yet. */
export const noDefinitions: OfficeDefinitions = Object.freeze({
  revision: 0,
  fields: [],
  objects: [],
  layouts: [],
});

/** Kinds an office may use for its own fields; a reference needs `to`, a computed field its formula. */
export const definableKinds = [
  'text',
  'longText',
  'integer',
  'decimal',
  'money',
  'percent',
  'date',
  'timestamp',
  'lunarDate',
  'choice',
  'choices',
  'tags',
  'boolean',
  'phones',
  'mail',
  'url',
  'address',
  'reference',
  'file',
  'computed',
] as const satisfies readonly KindName[];
export type DefinableKind = (typeof definableKinds)[number];

/** The shape of a key: x, then letters, digits or _; at most 40. It is used inside SQL paths. */
export const definitionKeyPattern = /^x[a-zA-Z0-9_]{1,39}$/;
/** The shape of an object's name; it is used as the name of a table. */
export const objectNamePattern = /^xo[a-zA-Z0-9]{1,30}$/;
/** The most objects an office may make; search keeps 64 sorts of records apart. */
export const mostObjects = 30;

/**
 * Turns the row of a field made by the office into the same sort of value as a built-in field.
 * @throws SchemaMistake when the row cannot be a field: a bad key, an unknown kind, a choice without options, a
 * reference to nothing, a formula that cannot be read.
 */
export function fieldFromDefinition(definition: FieldDefinition): Field {
  const { key, kind, options } = definition;
  if (!definitionKeyPattern.test(key)) throw new SchemaMistake(`not a key: ${key}`);
  if (!isDefinable(kind)) throw new SchemaMistake(`${key}: no such kind ${kind}`);
  const common = { label: definition.label, custom: true as const, ...commonOptions(definition) };
  switch (kind) {
    case 'choice':
    case 'choices':
      return Object.freeze({ kind, ...common, options: checkedChoices(key, options.choices) });
    case 'money':
      return Object.freeze({ kind, ...common, currency: 'CNY' as const });
    case 'reference':
      if (options.to === undefined) throw new SchemaMistake(`${key}: a reference to nothing`);
      return Object.freeze({ kind, ...common, to: options.to, whenTargetDeleted: 'keep' as const });
    case 'computed':
      return computedField(definition, common);
    default:
      return Object.freeze({ kind, ...common });
  }
}

function isDefinable(kind: KindName): kind is DefinableKind {
  return (definableKinds as readonly string[]).includes(kind);
}

function commonOptions({ options, isActive }: FieldDefinition) {
  return {
    ...(options.required ? { required: true as const } : {}),
    ...(options.unique ? { unique: true as const } : {}),
    ...(options.searchable ? { searchable: true as const } : {}),
    ...(options.list === undefined ? {} : { list: options.list }),
    ...(options.section === undefined ? {} : { section: options.section }),
    ...(options.help ? { help: options.help } : {}),
    ...(options.initial === undefined ? {} : { initial: options.initial }),
    ...(options.shownIf ? { shownIf: options.shownIf } : {}),
    ...(isActive ? {} : { retired: true as const }),
  };
}

function computedField(
  { key, options }: FieldDefinition,
  common: { readonly label: Label; readonly custom: true },
): Field {
  if (options.formula === undefined || options.result === undefined)
    throw new SchemaMistake(`${key}: a computed field without a formula`);
  checkFormula(options.formula);
  return Object.freeze({
    kind: 'computed' as const,
    ...common,
    readOnly: true as const,
    formula: options.formula,
    result: options.result,
    ...(options.digits === undefined ? {} : { digits: options.digits }),
  });
}

/** A list that may be kept: some entries, each value once, parents that stand in the list and have none themselves. */
function checkedChoices(key: string, choices: readonly ChoiceOption[] | undefined): readonly ChoiceOption[] {
  if (!choices?.length) throw new SchemaMistake(`${key}: a choice without options`);
  const byValue = new Map(choices.map((option) => [option.value, option]));
  if (byValue.size < choices.length) throw new SchemaMistake(`${key}: two options of one value`);
  for (const { parent } of choices) {
    if (parent === undefined) continue;
    const above = byValue.get(parent);
    if (!above || above.parent !== undefined) throw new SchemaMistake(`${key}: an option under nothing`);
  }
  return choices;
}

/**
 * A built-in field as the office changed it: other words, entries of a list, required, initial value, retired. What
 * the product depends on stays: a required field cannot be made optional or retired, a kind never changes, and
 * options the program knows cannot be taken out of a list, only retired.
 */
export function overriddenField(field: Field, definition: FieldDefinition): Field {
  const { options } = definition;
  const mayRetire = !field.required && !field.readOnly;
  const changed = {
    ...field,
    label: definition.label,
    ...(options.required ? { required: true as const } : {}),
    ...(options.help ? { help: options.help } : {}),
    ...(options.initial === undefined ? {} : { initial: options.initial }),
    ...(definition.isActive || !mayRetire ? {} : { retired: true as const }),
  };
  if ((changed.kind === 'choice' || changed.kind === 'choices') && options.choices?.length)
    return Object.freeze({ ...changed, options: withBuiltIn(changed.options, options.choices) });
  return Object.freeze(changed);
}

/** The office's list, with what it left out of the product's own at the end, retired; aliases and tones are kept. */
function withBuiltIn(own: readonly ChoiceOption[], chosen: readonly ChoiceOption[]): readonly ChoiceOption[] {
  const known = new Map(own.map((option) => [option.value, option]));
  const kept = chosen.map((option) => ({ ...known.get(option.value), ...option }));
  const left = own.filter(({ value }) => !chosen.some((option) => option.value === value));
  return [...kept, ...left.map((option) => ({ ...option, retired: true as const }))];
}

/**
 * Turns the row of an object made by the office into an entity. Its own fields are definitions of their own.
 * @throws SchemaMistake when the name cannot be one.
 */
export function entityFromObject(definition: ObjectDefinition): Entity {
  const { name, label, parent, numberPrefix } = definition;
  if (!objectNamePattern.test(name)) throw new SchemaMistake(`not the name of an object: ${name}`);
  const title = text({
    label: definition.titleLabel,
    required: true,
    searchable: true,
    list: 1,
    quick: 1,
    maxLength: 200,
  });
  const belongsTo =
    parent === null
      ? {}
      : {
          parent: reference({
            label: { zh: '所属记录', en: 'Belongs to' },
            to: parent,
            required: true,
            whenTargetDeleted: 'deleteToo',
            relatedList: label,
            list: 2,
            quick: 2,
          }),
        };
  return Object.freeze({
    name,
    table: `object_${name.toLowerCase()}`,
    label,
    titleField: 'name',
    madeByOffice: true as const,
    ...(numberPrefix === null ? {} : { numberPrefix }),
    ...(definition.isInNavigation && definition.isActive
      ? { navigation: { group: 'own' as const, order: definition.order } }
      : {}),
    ...(definition.isActive ? {} : { retired: true as const }),
    sections: [{ name: 'basic', label: { zh: '基本资料', en: 'Basics' } }],
    fields: Object.freeze({ name: title, ...belongsTo }),
  });
}
