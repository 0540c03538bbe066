import type { Entity } from '../defineEntity';
import type { Schema } from '../effectiveSchema';
import { activeFields, type NamedField } from './ranked';

/** A field a column of an old sheet may be brought into. `path` is `entity.field`, the name a plan remembers. */
export interface ImportTarget extends NamedField {
  readonly path: string;
  readonly entity: Entity;
  /** Headings that mean this field: the labels in every language, then the aliases. */
  readonly headings: readonly string[];
}

/** Every field of the named entities that may be filled from a sheet; made and computed fields are left out. */
export function importTargets(schema: Schema, entities: readonly string[]): ImportTarget[] {
  return entities.flatMap((entityName) => {
    const entity = schema.entities[entityName];
    if (!entity) return [];
    return activeFields(entity)
      .filter(({ field }) => !field.readOnly && !isLinkEnd(entity, field.kind))
      .map(({ name, field }) => ({
        path: `${entity.name}.${name}`,
        entity,
        name,
        field,
        headings: [field.label.zh, field.label.en, ...(field.importAliases ?? [])],
      }));
  });
}

function isLinkEnd(entity: Entity, kind: string): boolean {
  return entity.link !== undefined && kind === 'reference';
}
