import { DatabaseError } from '../../../db/connection/databaseError';
import type { Entity } from '../../../db/schema/defineEntity';
import type { EntityLayout, FieldDefinitionOptions, OfficeDefinitions } from '../../../db/schema/definitions';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import { fieldsOfFormula, parseFormula } from '../../../db/schema/formula';
import type { FieldProblem } from '../../../db/schema/problem';
import { SchemaMistake } from '../../../db/schema/schemaMistake';
import type { CallInput } from '../../api';
import type {
  DefinitionLogEntry,
  FieldUsage,
  FieldWish,
  FormulaExample,
  LayoutWish,
  NumberRule,
  ObjectWish,
} from '../../api/schemaEditor';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import { Refusal } from '../refusal';
import { checkField } from './checkField';
import type { DefinitionDesk } from './definitionDesk';
import { describeLog } from './describeLog';

/** What an office says about its own schema: judged here, kept by the definition desk. */
export interface SchemaEditorService {
  saveField(
    actor: Actor,
    wish: FieldWish,
  ): Promise<{ readonly key: string; readonly definitions: OfficeDefinitions }>;
  resetField(actor: Actor, input: CallInput<'schemaEditor.resetField'>): Promise<OfficeDefinitions>;
  saveObject(
    actor: Actor,
    wish: ObjectWish,
  ): Promise<{ readonly name: string; readonly definitions: OfficeDefinitions }>;
  saveLayout(actor: Actor, wish: LayoutWish): Promise<OfficeDefinitions>;
  resetLayout(actor: Actor, input: CallInput<'schemaEditor.resetLayout'>): Promise<OfficeDefinitions>;
  usage(actor: Actor, entity: string, key: string): Promise<FieldUsage>;
  numberRules(actor: Actor): Promise<readonly NumberRule[]>;
  saveNumberRule(actor: Actor, rule: NumberRule): Promise<readonly NumberRule[]>;
  tryFormula(actor: Actor, input: CallInput<'schemaEditor.tryFormula'>): Promise<readonly FormulaExample[]>;
  log(actor: Actor): Promise<readonly DefinitionLogEntry[]>;
  undo(actor: Actor, id: number): Promise<OfficeDefinitions>;
}

/** So many lines of the log are shown. */
const mostLogged = 100;

const periods = ['never', 'year', 'month', 'day'] as const;

/** Makes the service. @throws Refusal `invalid`, `duplicatesExist`, `notFound`, `databaseReadOnly` */
export function createSchemaEditorService(parts: {
  readonly desk: DefinitionDesk;
  readonly data: Pick<OfficeData, 'schema' | 'userName'>;
  readonly access: Access;
}): SchemaEditorService {
  const { desk, data, access } = parts;

  async function saveField(actor: Actor, wish: FieldWish): ReturnType<SchemaEditorService['saveField']> {
    const entity = access.writable(actor, wish.entity);
    const { fields } = await desk.definitions();
    const known = fields.find((one) => one.entity === entity.name && one.key === wish.key) ?? null;
    const field = wish.key === null ? null : (entity.fields[wish.key] ?? null);
    if (wish.key !== null && !field && !known) throw new Refusal('notFound');
    refuse(checkField(wish, { schema: data.schema(), entity, field, known }));
    const { label, kind, isActive, key } = wish;
    const options = keptChoices(wish, known?.options);
    try {
      const saved = await desk.saveField(
        { entity: entity.name, key, label, kind, options, isActive },
        { actor, seen: wish.seen },
      );
      return { key: saved, definitions: await desk.definitions() };
    } catch (thrown) {
      throw await namedDuplicates(thrown, entity, key);
    }
  }

  /** Which values stand twice: whoever switches `unique` on has to see them. */
  async function namedDuplicates(thrown: unknown, entity: Entity, key: string | null): Promise<unknown> {
    if (!(thrown instanceof DatabaseError) || thrown.kind !== 'duplicate' || key === null) return thrown;
    const found = await desk.duplicates(entity.name, key);
    const values = found.map(({ value, count }) => `${value.slice(0, 40)} ×${count}`).join('; ');
    return new Refusal('duplicatesExist', {
      fields: [{ field: 'unique', problem: 'notUnique' }],
      params: { values },
    });
  }

  async function usage(actor: Actor, name: string, key: string): Promise<FieldUsage> {
    const entity = access.readable(actor, name);
    if (!fieldOf(entity, key)) throw new Refusal('notFound');
    const views = await desk.views(name, actor.userId);
    return {
      ...(await desk.filled(name, key)),
      views: views
        .filter(({ definition }) => definition.includes(JSON.stringify(key)))
        .map((view) => view.name),
      dependents: dependentsOf(entity, key),
    };
  }

  function checkObject(actor: Actor, { name, label, parent, isActive }: ObjectWish): void {
    access.writableFile(actor);
    if (name !== null) access.writable(actor, name);
    const { entities } = data.schema();
    const others = Object.values(entities).filter((entity) => !entity.retired && entity.name !== name);
    if (isActive && others.some((entity) => entity.label.zh === label.zh))
      refuse([{ field: 'label', problem: 'notUnique' }]);
    if (parent !== null && (entities[parent]?.isInternal || !Object.hasOwn(entities, parent)))
      refuse([{ field: 'parent', problem: 'referenceUnknown' }]);
  }

  return {
    saveField,
    usage,
    async resetField(actor, { entity, key, seen }) {
      access.writable(actor, entity);
      await desk.resetField(entity, key, { actor, seen });
      return desk.definitions();
    },
    async saveObject(actor, wish) {
      checkObject(actor, wish);
      const { seen, ...object } = wish;
      const name = await desk.saveObject(object, { actor, seen });
      return { name, definitions: await desk.definitions() };
    },
    async saveLayout(actor, { seen, ...wish }) {
      const entity = access.writable(actor, wish.entity);
      refuse(checkLayout(entity, wish));
      await desk.saveLayout(entity.name, wish as EntityLayout, { actor, seen });
      return desk.definitions();
    },
    async resetLayout(actor, { entity, seen }) {
      access.writable(actor, entity);
      await desk.saveLayout(entity, null, { actor, seen });
      return desk.definitions();
    },
    numberRules: () => desk.numberRules(),
    async saveNumberRule(actor, rule) {
      const entity = access.writable(actor, rule.entity);
      if (entity.numberPrefix === undefined) throw new Refusal('notFound');
      const { datePart, restarts } = rule;
      const shows = datePart === 'none' ? 'never' : datePart;
      if (periods.indexOf(restarts) > periods.indexOf(shows))
        refuse([{ field: 'restarts', problem: 'notAllowedHere' }]);
      await desk.saveNumberRule(rule, { actor });
      return desk.numberRules();
    },
    async tryFormula(actor, { entity: name, ...trial }) {
      const entity = access.readable(actor, name);
      const wish = { entity: name, key: null, label: { zh: '', en: '' }, kind: 'computed' as const };
      const context = { schema: data.schema(), entity, field: null, known: null };
      refuse(checkField({ ...wish, options: trial, isActive: true }, context));
      return desk.tryFormula(name, trial);
    },
    async log() {
      const rows = await desk.log(mostLogged);
      return Promise.all(rows.map(async (row) => describeLog(row, await data.userName(row.userId))));
    },
    async undo(actor, id) {
      access.writableFile(actor);
      await desk.undo(id, { actor });
      return desk.definitions();
    },
  };
}

function refuse(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) throw new Refusal('invalid', { fields: problems });
}

/** Entries of a list that the wish no longer names are kept, retired: records may hold them. */
function keptChoices(
  { options }: FieldWish,
  known: FieldDefinitionOptions | undefined,
): FieldDefinitionOptions {
  // Absent options are left out by the shape of the wish; exact types cannot see that.
  const wished = options as FieldDefinitionOptions;
  if (!wished.choices) return wished;
  const named = new Set(wished.choices.map(({ value }) => value));
  const left = (known?.choices ?? []).filter(({ value }) => !named.has(value));
  return {
    ...wished,
    choices: [...wished.choices, ...left.map((one) => ({ ...one, retired: true as const }))],
  };
}

/** Fields that would no longer be what they are without that one: formulas and conditions. */
function dependentsOf(entity: Entity, key: string): string[] {
  return Object.values(entity.fields)
    .filter((field) => !field.retired && (field.shownIf?.field === key || usesInFormula(field, key)))
    .map((field) => field.label.zh);
}

function usesInFormula(field: Entity['fields'][string], key: string): boolean {
  if (field.kind !== 'computed') return false;
  try {
    return fieldsOfFormula(parseFormula(field.formula)).includes(key);
  } catch (thrown) {
    if (thrown instanceof SchemaMistake) return false;
    throw thrown;
  }
}

function checkLayout(entity: Entity, { sections, list }: Omit<LayoutWish, 'seen'>): FieldProblem[] {
  const names = sections?.map(({ name }) => name) ?? [];
  if (new Set(names).size < names.length) return [{ field: 'sections', problem: 'notUnique' }];
  const placed = sections?.flatMap(({ fields }) => fields) ?? [];
  if (new Set(placed).size < placed.length) return [{ field: 'sections', problem: 'notUnique' }];
  return list && !list.includes(entity.titleField) ? [{ field: 'list', problem: 'required' }] : [];
}
