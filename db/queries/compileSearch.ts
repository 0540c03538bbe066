import { DatabaseError } from '../connection/databaseError';
import type { Entity } from '../schema/defineEntity';
import { recordPlan } from '../repositories/rowMapping';
import { isSearchable, normalized } from '../search/searchText';
import { matchExpression, searchWords, verification } from '../search/searchQuery';
import { all, likeText, sql, type Sql } from './sql';

/**
 * The condition that a record of the list (alias `t`) is found by a search text: as quick search finds it, through the
 * index, and by its characters while it waits for the index.
 */
export function compileSearch(entity: Entity, text: string): Sql {
  const words = searchWords(text);
  if (words.length === 0) return sql('1');
  if (!isSearchable(entity)) return compileTitleSearch(entity, text);
  const match = matchExpression(words);
  const holds = verification(words, ['title', 'text', 'pinyin']);
  const fresh = verification(words, ['title', 'text']);
  // The name of an entity comes from the registry, never from the query.
  const code = `d.id % 64 = (SELECT code FROM search_entities WHERE entity = '${entity.name}')`;
  const from =
    match === null ? 'search_documents d' : 'search_index i JOIN search_documents d ON d.id = i.rowid';
  return sql(
    `t.id IN (SELECT d.id / 64 FROM ${from} WHERE ${match === null ? '' : 'search_index MATCH ? AND'} ${code}
       AND ${holds.text} AND d.id NOT IN (SELECT id FROM search_pending)
     UNION ALL SELECT d.id / 64 FROM search_pending d WHERE ${code} AND ${fresh.text})`,
    ...(match === null ? [] : [match]),
    ...holds.values,
    ...fresh.values,
  );
}

/** Links and the like have no documents: their title is looked at. */
function compileTitleSearch(entity: Entity, text: string): Sql {
  const { column } = recordPlan(entity).title;
  if (column === null) throw new DatabaseError('invalid', { entity: entity.name });
  const words = normalized(text).split(' ');
  return all(words.map((word) => sql(`t.${column} LIKE ? ESCAPE '\\'`, `%${likeText(word)}%`)));
}
