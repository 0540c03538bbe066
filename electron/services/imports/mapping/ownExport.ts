import { fieldsOf, type Entity } from '../../../../db/schema/defineEntity';
import type { Schema } from '../../../../db/schema/effectiveSchema';
import { languages } from '../../../../db/schema/label';
import type { FoundColumn } from '../finding/tables';
import { importedEntities, type TargetIndex } from '../headings/targetIndex';

/** Fields only the program fills: a sheet that has all their labels was written by it. */
const madeByProgram = ['createdAt', 'createdBy', 'updatedAt', 'updatedBy'];

/**
 * Recognises a list this program exported, by its headings, and brings every column back to the field it came from;
 * columns nobody fills by hand are left out. Null for every other sheet.
 */
export function targetsOfOwnExport(
  columns: readonly FoundColumn[],
  schema: Schema,
  index: TargetIndex,
): ReadonlyMap<number, string | null> | null {
  for (const name of importedEntities) {
    const entity = schema.entities[name];
    if (!entity) continue;
    for (const language of languages) {
      const byLabel = new Map(
        Object.entries(fieldsOf(entity)).map(([field, { label }]) => [label[language], field]),
      );
      const headings = new Set(columns.map((column) => column.heading));
      const isOurs =
        columns.every((column) => byLabel.has(column.heading)) &&
        madeByProgram.every((field) => headings.has(fieldsOf(entity)[field]?.label[language] ?? ''));
      if (!isOurs) continue;
      return new Map(
        columns.map(({ column, heading }) => [column, targetOf(entity, byLabel.get(heading) ?? '', index)]),
      );
    }
  }
  return null;
}

/** The field of an export as a target: what it refers to is named by its title. */
function targetOf(entity: Entity, field: string, index: TargetIndex): string | null {
  const own = index.byPath.get(`${entity.name}.${field}`);
  if (own) return own.path;
  const kind = entity.fields[field];
  if (kind?.kind !== 'reference') return null;
  return index.byPath.get(`${kind.to}.name`)?.path ?? null;
}
