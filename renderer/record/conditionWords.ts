import type { Entity } from '../../db/schema/defineEntity';
import { filterSentence } from '../../db/schema/derive/filterSentence';
import { recordsNamed } from '../../db/schema/derive/ownFilter';
import type { Language } from '../../db/schema/label';
import type { Filter } from '../../db/schema/listQuery';
import { readPage } from '../stores/records';
import { useSchema } from '../stores/schema';
import { useTitles } from '../stores/titles';

/** A filter, or a part of one, as a sentence: `阶段 属于 赢单、输单`. */
export function sentenceOf(entity: Entity, filter: Filter, language: Language): string {
  const { titleOf } = useTitles();
  return filterSentence(entity, filter, { schema: useSchema().schema, language, titleOf });
}

/** Reads the titles of records a filter names and nobody has heard yet. @throws RequestFailed */
export async function learnNamed(entity: Entity, filter: Filter): Promise<void> {
  const { schema } = useSchema();
  const titles = useTitles();
  const missing = new Map<string, Set<number>>();
  for (const { entity: other, id } of recordsNamed(schema, entity, filter)) {
    if (!titles.titleOf(other, id).startsWith('#')) continue;
    missing.set(other, (missing.get(other) ?? new Set()).add(id));
  }
  for (const [other, ids] of missing) {
    const target = schema.entities[other];
    if (!target) continue;
    const filterById: Filter = { field: 'id', operator: 'isAnyOf', value: [...ids].slice(0, 500) };
    const page = await readPage({ entity: other, filter: filterById, offset: 0, limit: 500 });
    for (const row of page.rows) {
      const title = row[target.titleField];
      if (typeof title === 'string') titles.learnOne(other, row.id, title);
    }
  }
}
