import { DatabaseError } from '../connection/databaseError';
import type { Entity } from '../schema/defineEntity';
import { homeReference } from '../schema/derive/homeReference';
import type { Schema } from '../schema/effectiveSchema';
import { recordPlan } from '../repositories/rowMapping';
import { isSearchable, normalized } from '../search/searchText';
import {
  matchExpression,
  searchWords,
  uncertain,
  verification,
  type SearchWord,
} from '../search/searchQuery';
import { all, likeText, sql, type Sql } from './sql';

/**
 * The condition that a record of the list (alias `t`) is found by a search text: as quick search finds it, through the
 * index, and by its characters while it waits for the index; or by the name of where it belongs.
 */
export function compileSearch(schema: Schema, entity: Entity, text: string): Sql {
  if (searchWords(text).length === 0) return sql('1');
  const found = compileFound(schema, entity, text);
  return found ? sql(`t.id IN (${found.text})`, ...found.values) : compileTitleSearch(entity, text);
}

/**
 * The ids (column `id`) of the records a search text finds, those in the recycle bin among them; null where nothing is
 * searched for, and for entities that have no documents.
 */
export function compileFound(schema: Schema, entity: Entity, text: string): Sql | null {
  const own = compileOwn(entity, text);
  const home = homeReference(entity);
  const target = home && schema.entities[home.field.to];
  const column = home && recordPlan(entity).byName.get(home.name)?.column;
  const there = target && compileOwn(target, text);
  if (!own || !there || column == null) return own;
  return sql(
    `${own.text} UNION ALL SELECT h.id FROM ${entity.table} h WHERE h.${column} IN (${there.text})`,
    ...own.values,
    ...there.values,
  );
}

function compileOwn(entity: Entity, text: string): Sql | null {
  const words = searchWords(text);
  if (words.length === 0 || !isSearchable(entity)) return null;
  // The name of an entity comes from the registry, never from the query.
  const code = `(SELECT code FROM search_entities WHERE entity = '${entity.name}')`;
  const fresh = verification(words, ['title', 'text']);
  const indexed = compileIndexed(words, code);
  return sql(
    `${indexed.text}
     UNION ALL SELECT d.id / 64 AS id FROM search_pending d WHERE d.id % 64 = ${code} AND ${fresh.text}`,
    ...indexed.values,
    ...fresh.values,
  );
}

/** The ids of records whose indexed document holds the words; documents are read only where the index is no proof. */
function compileIndexed(words: readonly SearchWord[], code: string): Sql {
  const match = matchExpression(words);
  const doubtful = match === null ? words : uncertain(words);
  const holds = verification(doubtful, ['title', 'text', 'pinyin']);
  const isFresh = (id: string) => `${id} % 64 = ${code} AND ${id} NOT IN (SELECT id FROM search_pending)`;
  if (match === null)
    return sql(
      `SELECT d.id / 64 AS id FROM search_documents d WHERE ${isFresh('d.id')} AND ${holds.text}`,
      ...holds.values,
    );
  const documents = doubtful.length === 0 ? '' : 'CROSS JOIN search_documents d ON d.id = i.rowid';
  return sql(
    `SELECT i.rowid / 64 AS id FROM search_index i ${documents}
     WHERE search_index MATCH ? AND ${isFresh('i.rowid')} AND ${holds.text}`,
    match,
    ...holds.values,
  );
}

/** Links and the like have no documents: their title is looked at. */
function compileTitleSearch(entity: Entity, text: string): Sql {
  const { column } = recordPlan(entity).title;
  if (column === null) throw new DatabaseError('invalid', { entity: entity.name });
  const words = normalized(text).split(' ');
  return all(words.map((word) => sql(`t.${column} LIKE ? ESCAPE '\\'`, `%${likeText(word)}%`)));
}
