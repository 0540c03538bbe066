import type { Connection } from '../connection/statements';
import { survivorsWithin } from '../repositories/merges';
import { knownEntity } from '../repositories/recordRepository';
import { recordPlan, titleFromRow, type Row } from '../repositories/rowMapping';
import type { Entity } from '../schema/defineEntity';
import type { Store } from '../store';
import { entityCodes, recordOfDocument } from './documentIds';
import { pendingDocuments, type SearchDocument } from './pendingDocuments';
import { rankOf } from './ranking';
import { homeTitles } from './homeTitles';
import { matchExpression, searchWords, uncertain, verification, type SearchWord } from './searchQuery';

/** A record that was found. */
export interface FoundRecord {
  readonly entity: string;
  readonly id: number;
  readonly title: string;
  readonly no: string | null;
  /**
   * Where the record belongs (a person's company), then the words around the place found, when it is not the title;
   * otherwise the first other line, e.g. a phone.
   */
  readonly detail: string;
  /** The title of the record that was found, when that one became part of this one. */
  readonly mergedFrom?: string;
}

/** Where to look, and how many records to bring. */
export interface SearchOptions {
  readonly entities?: readonly string[] | undefined;
  readonly limit: number;
}

/** What was found, best first. */
export interface Found {
  readonly hits: readonly FoundRecord[];
  /** More waits for the index than was looked through: something that belongs here may be missing for now. */
  readonly isIndexing: boolean;
}

/** So many documents are compared at most; the exact and the beginning titles are always among them. */
const mostCompared = 1_000;

/**
 * Records that hold every word of the text in their title, its pinyin (full or initials, all readings), their numbers,
 * phones (any part) or notes; best first: the title itself, its beginning, a word's beginning, anywhere in it, phones,
 * notes. Records in the recycle bin are not found; of those that became part of another one, that other is. What was written a moment ago is found at once.
 */
export async function searchRecords(store: Store, text: string, options: SearchOptions): Promise<Found> {
  const words = searchWords(text);
  if (words.length === 0) return { hits: [], isIndexing: false };
  return await store.database.read(async (connection) => {
    const codes = await entityCodes(connection);
    const wanted = [...codes].filter(
      ([entity]) => store.schema.entities[entity] && (options.entities?.includes(entity) ?? true),
    );
    if (wanted.length === 0) return { hits: [], isIndexing: false };
    const names = new Map(wanted.map(([entity, code]) => [code, entity]));
    const pending = await pendingDocuments(connection, words, [...names.keys()]);
    const { limit } = options;
    const documents = await candidates(store, connection, { words, names, limit });
    for (const document of pending.documents) documents.set(document.id, document);
    const hits = await bring(store, connection, ranked([...documents.values()], words), {
      names,
      words,
      limit,
    });
    return { hits, isIndexing: pending.isPartial };
  });
}

function ranked(documents: readonly SearchDocument[], words: readonly SearchWord[]): SearchDocument[] {
  return documents
    .map((document) => ({ document, rank: rankOf(document, words) }))
    .sort(
      (left, right) =>
        left.rank - right.rank ||
        left.document.title.length - right.document.title.length ||
        right.document.id - left.document.id,
    )
    .map(({ document }) => document);
}

interface Sought {
  readonly words: readonly SearchWord[];
  /** The entities looked for, by the codes in the ids of their documents. */
  readonly names: ReadonlyMap<number, string>;
  /** How many records are shown. */
  readonly limit: number;
}

async function candidates(
  store: Store,
  connection: Connection,
  { words, names, limit }: Sought,
): Promise<Map<number, SearchDocument>> {
  const found = new Map<number, SearchDocument>();
  const isWanted = (id: string) =>
    `${id} % 64 IN (${[...names.keys()].join(',')}) AND ${id} NOT IN (SELECT id FROM search_pending)`;
  const add = (documents: readonly SearchDocument[]): number => {
    for (const document of documents) found.set(document.id, document);
    return documents.length;
  };
  const whole = words.map((word) => word.text).join(' ');
  add(
    await connection.all<SearchDocument>(
      `SELECT d.* FROM search_documents d WHERE d.title >= ? AND d.title < ? AND ${isWanted('d.id')} ORDER BY d.title LIMIT 200`,
      [whole, `${whole}\u{10ffff}`],
    ),
  );
  const match = matchExpression(words);
  if (match === null || isOneLetter(words)) {
    const most = match === null ? -1 : mostLookedThrough;
    const first = add(await firstHolding(store, connection, { words, names, most }));
    if (match === null || first >= limit) return found;
  }
  const doubtful = verification(uncertain(words), ['title', 'text', 'pinyin']);
  add(
    await connection.all<SearchDocument>(
      `SELECT d.* FROM search_index i CROSS JOIN search_documents d ON d.id = i.rowid
       WHERE search_index MATCH ? AND ${isWanted('i.rowid')} AND ${doubtful.text} LIMIT ?`,
      [match, ...doubtful.values, mostCompared],
    ),
  );
  return found;
}

function isOneLetter(words: readonly SearchWord[]): boolean {
  return words.length === 1 && /^[a-z0-9]$/.test(words[0]?.text ?? '');
}

/** Documents looked through for one letter or digit. */
const mostLookedThrough = 10_000;

/**
 * The first documents that hold the words, by their texts and without the index; `most` are looked through, all of
 * them when it is -1: for signs, which no index has. For one letter or digit the index would first collect every
 * document that has it (350 ms in 1.6 million); whoever typed one gets the first that do, and only of a rare one all.
 */
async function firstHolding(
  store: Store,
  connection: Connection,
  { words, names, most }: Omit<Sought, 'limit'> & { readonly most: number },
): Promise<SearchDocument[]> {
  const holds = verification(words, ['title', 'text', 'pinyin']);
  const [[code, name] = []] = names;
  const condition = `d.id % 64 IN (${[...names.keys()].join(',')}) AND d.id NOT IN (SELECT id FROM search_pending) AND ${holds.text}`;
  // Documents of all entities lie mixed; those of one are reached through its records, in the same order.
  const from =
    names.size === 1 && code !== undefined && name !== undefined
      ? `SELECT s.* FROM (SELECT id FROM ${knownEntity(store.schema, name).table} ORDER BY id LIMIT ${most}) t
         CROSS JOIN search_documents s ON s.id = t.id * 64 + ${code}`
      : `SELECT * FROM search_documents ORDER BY id LIMIT ${most}`;
  return await connection.all<SearchDocument>(`SELECT d.* FROM (${from}) d WHERE ${condition} LIMIT ?`, [
    ...holds.values,
    mostCompared,
  ]);
}

interface Bringing {
  readonly names: ReadonlyMap<number, string>;
  readonly words: readonly SearchWord[];
  readonly limit: number;
}

/** The living records behind documents, in their order, until there are enough. */
async function bring(
  store: Store,
  connection: Connection,
  documents: readonly SearchDocument[],
  { names, words, limit }: Bringing,
): Promise<FoundRecord[]> {
  const found: FoundRecord[] = [];
  const known = new Set<string>();
  for (let start = 0; start < documents.length && found.length < limit; start += 2 * limit) {
    const part = documents.slice(start, start + 2 * limit);
    const rows = await livingRows(store, connection, part, names);
    for (const document of part) {
      const { code } = recordOfDocument(document.id);
      const entity = names.get(code) ?? '';
      const row = rows.get(document.id);
      if (!row || found.length === limit) continue;
      const { living, mergedFrom } = row;
      const id = Number(living['id']);
      if (known.has(`${entity} ${id}`)) continue;
      known.add(`${entity} ${id}`);
      const title = titleFromRow(knownEntity(store.schema, entity), living);
      const no = typeof living['no'] === 'string' ? living['no'] : null;
      const detail = detailOf(document, words);
      found.push({ entity, id, title, no, detail, ...(mergedFrom === null ? {} : { mergedFrom }) });
    }
  }
  return await withHomes(store, connection, found);
}

/** What was found with where each record belongs before its detail; one query per kind of record that has such. */
async function withHomes(
  store: Store,
  connection: Connection,
  found: readonly FoundRecord[],
): Promise<FoundRecord[]> {
  const titles = new Map<string, string>();
  for (const name of new Set(found.map(({ entity }) => entity))) {
    const ids = found.flatMap(({ entity, id }) => (entity === name ? [id] : []));
    for (const [id, title] of await homeTitles(
      connection,
      store.schema,
      knownEntity(store.schema, name),
      ids,
    ))
      titles.set(`${name} ${id}`, title);
  }
  return found.map((one) => {
    const home = titles.get(`${one.entity} ${one.id}`);
    if (home === undefined) return one;
    return { ...one, detail: one.detail === '' ? home : `${home} · ${one.detail}` };
  });
}

/** The living row a document stands for, and the title of the record it belonged to when that became part of it. */
interface LivingRow {
  readonly living: Row;
  readonly mergedFrom: string | null;
}

async function livingRows(
  store: Store,
  connection: Connection,
  documents: readonly SearchDocument[],
  names: ReadonlyMap<number, string>,
): Promise<Map<number, LivingRow>> {
  const rows = new Map<number, LivingRow>();
  for (const [code, name] of names) {
    const ids = documents.flatMap((document) =>
      document.id % 64 === code ? [recordOfDocument(document.id).recordId] : [],
    );
    if (ids.length === 0) continue;
    const entity = knownEntity(store.schema, name);
    const found = await titleRows(connection, entity, ids);
    const merged = found.filter((row) => row['merged_into_id'] !== null);
    const survivors = await survivorsWithin(
      connection,
      entity.table,
      merged.map((row) => Number(row['id'])),
    );
    const living = new Map(
      (merged.length === 0 ? [] : await titleRows(connection, entity, [...survivors.values()])).map((row) => [
        row['id'],
        row,
      ]),
    );
    for (const row of found) {
      const id = Number(row['id']);
      const survivor = living.get(survivors.get(id) ?? null);
      if (row['deleted_at'] === null) rows.set(id * 64 + code, { living: row, mergedFrom: null });
      else if (survivor?.['deleted_at'] === null)
        rows.set(id * 64 + code, { living: survivor, mergedFrom: titleFromRow(entity, row) });
    }
  }
  return rows;
}

/** Living records and those that became part of others, with what a hit shows of them. */
async function titleRows(connection: Connection, entity: Entity, ids: readonly number[]): Promise<Row[]> {
  const no = entity.numberPrefix === undefined ? 'NULL AS no' : 'no';
  return await connection.all<Row>(
    `SELECT id, ${no}, deleted_at, merged_into_id, ${recordPlan(entity).title.column ?? 'NULL'} FROM ${entity.table}
     WHERE (deleted_at IS NULL OR merged_into_id IS NOT NULL) AND id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  );
}

const around = 24;

function detailOf({ title, text }: SearchDocument, words: readonly SearchWord[]): string {
  const [first] = words;
  const lines = text.split('\n');
  const needle = first?.text ?? '';
  if (title.includes(needle) && title.length <= 60) return lines[0] ?? '';
  for (const line of [...lines, title]) {
    const place = line.includes(needle)
      ? line.indexOf(needle)
      : first?.digits
        ? line.indexOf(first.digits)
        : -1;
    if (place < 0) continue;
    const start = Math.max(0, place - around);
    const end = Math.min(line.length, place + needle.length + around);
    return `${start > 0 ? '…' : ''}${line.slice(start, end)}${end < line.length ? '…' : ''}`;
  }
  return lines[0] ?? '';
}
