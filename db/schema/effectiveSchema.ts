import { fieldsOf, type Entity } from './defineEntity';
import {
  entityFromObject,
  fieldFromDefinition,
  overriddenField,
  type EntityLayout,
  type FieldDefinition,
  type OfficeDefinitions,
} from './definitions';
import type { Field } from './fields';
import { SchemaMistake } from './schemaMistake';

/** What everything is at this moment: the registry and what the office added, frozen. */
export interface Schema {
  /** Counted up whenever a definition row changes; travels with the change feed. */
  readonly revision: number;
  readonly entities: Readonly<Record<string, Entity>>;
}

/**
 * Merges the registry with what the office says: objects of its own, fields of its own, what it changed about
 * built-in fields, and how it arranged them. Definitions of an unknown entity, references to one, and what this
 * program cannot read are left aside: a newer program may have made them.
 */
export function effectiveSchema(
  entities: Readonly<Record<string, Entity>>,
  office: OfficeDefinitions,
): Schema {
  const all: Record<string, Entity> = { ...entities };
  // An object may belong to another one, which was made before it.
  for (const object of [...office.objects].sort((left, right) => left.order - right.order)) {
    const isKnown = object.parent === null || Object.hasOwn(all, object.parent);
    if (isKnown && !Object.hasOwn(entities, object.name)) all[object.name] = entityFromObject(object);
  }
  const merged: Record<string, Entity> = {};
  for (const [name, entity] of Object.entries(all)) {
    const fields = office.fields.filter(
      (definition) => definition.entity === name && pointsAt(definition, all),
    );
    const layout = office.layouts.find((one) => one.entity === name);
    merged[name] = arranged(fields.length === 0 ? entity : withFields(entity, fields), layout);
  }
  return Object.freeze({ revision: office.revision, entities: Object.freeze(merged) });
}

function pointsAt(definition: FieldDefinition, entities: Readonly<Record<string, Entity>>): boolean {
  const { to } = definition.options;
  return definition.kind !== 'reference' || (to !== undefined && Object.hasOwn(entities, to));
}

function withFields(entity: Entity, definitions: readonly FieldDefinition[]): Entity {
  const fields: Record<string, Field> = { ...entity.fields };
  for (const definition of [...definitions].sort((left, right) => left.order - right.order)) {
    const builtIn = entity.fields[definition.key];
    if (builtIn) fields[definition.key] = overriddenField(builtIn, definition);
    else if (!fieldsOf(entity)[definition.key]) {
      const own = readField(definition);
      if (own) fields[definition.key] = own;
    }
  }
  return Object.freeze({ ...entity, fields: Object.freeze(fields) });
}

/** The field of a definition; nothing when it is of a sort this program does not know. */
function readField(definition: FieldDefinition): Field | null {
  try {
    return fieldFromDefinition(definition);
  } catch (thrown) {
    if (thrown instanceof SchemaMistake) return null;
    throw thrown;
  }
}

const ranks = ['quick', 'headline', 'list'] as const;

/** The entity as the office arranged it: sections with their fields in order, ranks, tabs. */
function arranged(entity: Entity, layout: EntityLayout | undefined): Entity {
  if (!layout) return entity;
  const fields = new Map<string, Field>();
  for (const section of layout.sections ?? []) {
    for (const name of section.fields) {
      const field = entity.fields[name];
      if (field) fields.set(name, { ...field, section: section.name });
    }
  }
  for (const [name, field] of Object.entries(entity.fields)) if (!fields.has(name)) fields.set(name, field);
  for (const rank of ranks) {
    const order = layout[rank];
    if (order) for (const [name, field] of fields) fields.set(name, ranked(field, rank, order.indexOf(name)));
  }
  const own = layout.sections?.map(({ name, label }) => ({ name, label })) ?? entity.sections;
  const missing = entity.sections.filter((section) => !own.some(({ name }) => name === section.name));
  return Object.freeze({
    ...entity,
    fields: Object.freeze(
      Object.fromEntries([...fields].map(([name, field]) => [name, Object.freeze(field)])),
    ),
    sections: [...own, ...missing],
    ...(layout.tabs ? { tabs: layout.tabs } : {}),
  });
}

function ranked(field: Field, rank: (typeof ranks)[number], place: number): Field {
  const others: Partial<Field> = { ...field };
  delete others[rank];
  return { ...others, ...(place < 0 ? {} : { [rank]: place + 1 }) } as Field;
}

/**
 * The entity of that name.
 * @throws SchemaMistake when there is none; callers that take names from outside check first with `hasEntity`.
 */
export function entityOf(schema: Schema, name: string): Entity {
  const entity = schema.entities[name];
  if (!entity) throw new SchemaMistake(`no entity ${name}`);
  return entity;
}

/** Whether there is an entity of that name; names from outside go through here. */
export function hasEntity(schema: Schema, name: string): boolean {
  return Object.hasOwn(schema.entities, name);
}

/** The field of that name, its own or one every record has; nothing when there is none. */
export function fieldOf(entity: Entity, name: string): Field | undefined {
  const fields = fieldsOf(entity);
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}
