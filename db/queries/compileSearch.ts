import type { Entity } from '../schema/defineEntity';
import { likeText, sql, type Sql } from './sql';
import { normalized } from '../search/searchText';

/** The condition that a record of the list is found by a search text. */
export function compileSearch(entity: Entity, text: string): Sql {
  const pattern = `%${likeText(normalized(text))}%`;
  return sql(
    `(t.id * 64 + (SELECT code FROM search_entities WHERE entity = '${entity.name}')) IN
     (SELECT id FROM search_pending WHERE title LIKE ? ESCAPE '\\' OR text LIKE ? ESCAPE '\\')`,
    pattern,
    pattern,
  );
}
