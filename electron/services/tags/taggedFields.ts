import { fieldsOf, type AnyRecord, type Entity } from '../../../db/schema/defineEntity';
import type { Schema } from '../../../db/schema/effectiveSchema';
import type { Filter } from '../../../db/schema/listQuery';

/** An entity with the names of its fields that hold tags, retired ones among them. */
export interface TaggedEntity {
  readonly entity: Entity;
  readonly fields: readonly string[];
}

/** Where people put tags: in fields of the product and of the office, but those only the program writes. */
export function taggedEntities(schema: Schema): readonly TaggedEntity[] {
  return Object.values(schema.entities).flatMap((entity): TaggedEntity[] => {
    const fields = Object.entries(fieldsOf(entity)).flatMap(([name, field]) =>
      field.kind === 'tags' && !field.readOnly ? [name] : [],
    );
    return fields.length > 0 ? [{ entity, fields }] : [];
  });
}

/** The records of an entity that hold a tag in any of its fields. */
export function holding(tag: string, { fields }: TaggedEntity): Filter {
  return { any: fields.map((field) => ({ field, operator: 'isAnyOf', value: [tag] })) };
}

/** What changes in a record when a tag becomes another word, or with null is taken out; nothing when it holds none. */
export function withTag(
  record: AnyRecord,
  fields: readonly string[],
  { from, to }: { readonly from: string; readonly to: string | null },
): Readonly<Record<string, readonly string[] | null>> {
  const changed = fields.flatMap((field) => {
    const held = record[field];
    if (!Array.isArray(held) || !held.includes(from)) return [];
    const words = (held as readonly string[]).flatMap((word) => (word === from ? (to ?? []) : word));
    return [[field, words.length > 0 ? [...new Set(words)] : null] as const];
  });
  return Object.fromEntries(changed);
}
