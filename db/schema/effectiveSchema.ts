import { fieldsOf, type Entity } from './defineEntity';
import { fieldFromDefinition, type FieldDefinition } from './definitions';
import type { Field } from './fields';
import { SchemaMistake } from './schemaMistake';

/** What everything is at this moment: the registry and what the office added, frozen. */
export interface Schema {
  /** Counted up whenever a definition row changes; travels with the change feed. */
  readonly revision: number;
  readonly entities: Readonly<Record<string, Entity>>;
}

/**
 * Merges the registry with the definitions of the office. Definitions of an unknown entity are left aside:
 * a newer program may have made them.
 */
export function effectiveSchema(
  entities: Readonly<Record<string, Entity>>,
  definitions: readonly FieldDefinition[],
  revision: number,
): Schema {
  const merged: Record<string, Entity> = {};
  for (const [name, entity] of Object.entries(entities)) {
    const own = definitions
      .filter((definition) => definition.entity === name && !fieldsOf(entity)[definition.key])
      .sort((left, right) => left.order - right.order);
    merged[name] = own.length === 0 ? entity : withDefinitions(entity, own);
  }
  return Object.freeze({ revision, entities: Object.freeze(merged) });
}

function withDefinitions(entity: Entity, definitions: readonly FieldDefinition[]): Entity {
  const fields: Record<string, Field> = { ...entity.fields };
  for (const definition of definitions) fields[definition.key] = fieldFromDefinition(definition);
  return Object.freeze({ ...entity, fields: Object.freeze(fields) });
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
