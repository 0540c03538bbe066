import type { Bound, Connection } from '../connection/statements';
import { knownEntity } from '../repositories/recordRepository';
import { recordPlan, titleFromRow, type Row } from '../repositories/rowMapping';
import type { Store } from '../store';
import { entityCodes, recordOfDocument } from './documentIds';
import { pinyinOf, type PendingDocument } from './indexPending';
import { rankOf } from './ranking';
import { matchExpression, searchWords, verification, type SearchWord } from './searchQuery';

/** A record that was found. */
export interface FoundRecord {
  readonly entity: string;
  readonly id: number;
  readonly title: string;
  readonly no: string | null;
  /** The words around the place found, when it is not the title; otherwise the first other line, e.g. a phone. */
  readonly detail: string;
}

/** Where to look, and how many records to bring. */
export interface SearchOptions {
  readonly entities?: readonly string[] | undefined;
  readonly limit: number;
}

interface Document extends PendingDocument {
  readonly pinyin: string;
}

/** So many documents are compared at most; the exact and the beginning titles are always among them. */
const mostCompared = 1_000;
const mostPendingRead = 400;

/**
 * Records that hold every word of the text in their title, its pinyin (full or initials, all readings), their numbers,
 * phones (any part) or notes; best first: the title itself, its beginning, a word's beginning, anywhere in it, phones,
 * notes. Records in the recycle bin are not found. What was written a moment ago is found at once.
 */
export async function searchRecords(
  store: Store,
  text: string,
  options: SearchOptions,
): Promise<FoundRecord[]> {
  const words = searchWords(text);
  if (words.length === 0) return [];
  return await store.database.read(async (connection) => {
    const codes = await entityCodes(connection);
    const wanted = [...codes].filter(
      ([entity]) => store.schema.entities[entity] && (options.entities?.includes(entity) ?? true),
    );
    if (wanted.length === 0) return [];
    const documents = await candidates(
      connection,
      words,
      wanted.map(([, code]) => code),
    );
    const ranked = documents
      .map((document) => ({ document, rank: rankOf(document, words) }))
      .sort(
        (left, right) =>
          left.rank - right.rank ||
          left.document.title.length - right.document.title.length ||
          right.document.id - left.document.id,
      )
      .map(({ document }) => document);
    const names = new Map(wanted.map(([entity, code]) => [code, entity]));
    return await bring(store, connection, ranked, { names, words, limit: options.limit });
  });
}

async function candidates(
  connection: Connection,
  words: readonly SearchWord[],
  codes: readonly number[],
): Promise<Document[]> {
  const found = new Map<number, Document>();
  const add = (documents: readonly Document[]) => {
    for (const document of documents) found.set(document.id, document);
  };
  const inEntities = `d.id % 64 IN (${codes.join(',')}) AND d.id NOT IN (SELECT id FROM search_pending)`;
  const whole = words.map((word) => word.text).join(' ');
  add(
    await connection.all<Document>(
      `SELECT d.* FROM search_documents d WHERE d.title >= ? AND d.title < ? AND ${inEntities} ORDER BY d.title LIMIT 200`,
      [whole, `${whole}\u{10ffff}`],
    ),
  );
  const holds = verification(words, ['title', 'text', 'pinyin']);
  const match = matchExpression(words);
  const from =
    match === null ? 'search_documents d' : 'search_index i JOIN search_documents d ON d.id = i.rowid';
  const values: Bound[] = match === null ? [] : [match];
  add(
    await connection.all<Document>(
      `SELECT d.* FROM ${from} WHERE ${match === null ? '' : 'search_index MATCH ? AND'} ${inEntities}
       AND ${holds.text} LIMIT ?`,
      [...values, ...holds.values, mostCompared],
    ),
  );
  add(await pendingDocuments(connection, words, codes));
  return [...found.values()];
}

/** What waits for the index: the newest are read here and now, pinyin and all; older ones by their characters. */
async function pendingDocuments(
  connection: Connection,
  words: readonly SearchWord[],
  codes: readonly number[],
): Promise<Document[]> {
  const inEntities = `d.id % 64 IN (${codes.join(',')})`;
  const newest = await connection.all<PendingDocument>(
    `SELECT d.* FROM search_pending d WHERE ${inEntities} ORDER BY d.id DESC LIMIT ?`,
    [mostPendingRead],
  );
  const read = newest.map((document) => ({ ...document, pinyin: pinyinOf(document) }));
  const fresh = read.filter((document) => words.every((word) => isHeld(document, word)));
  if (newest.length < mostPendingRead) return fresh;
  const holds = verification(words, ['title', 'text']);
  const older = await connection.all<PendingDocument>(
    `SELECT d.* FROM search_pending d WHERE ${inEntities} AND ${holds.text} LIMIT ?`,
    [...holds.values, mostCompared],
  );
  return [...older.map((document) => ({ ...document, pinyin: '' })), ...fresh];
}

function isHeld({ title, text, pinyin }: Document, word: SearchWord): boolean {
  if (title.includes(word.text) || text.includes(word.text) || pinyin.includes(word.text)) return true;
  return word.digits !== null && text.includes(word.digits);
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
  documents: readonly Document[],
  { names, words, limit }: Bringing,
): Promise<FoundRecord[]> {
  const found: FoundRecord[] = [];
  for (let start = 0; start < documents.length && found.length < limit; start += 2 * limit) {
    const part = documents.slice(start, start + 2 * limit);
    const rows = await livingRows(store, connection, part, names);
    for (const document of part) {
      const { recordId: id, code } = recordOfDocument(document.id);
      const entity = names.get(code) ?? '';
      const row = rows.get(document.id);
      if (!row || found.length === limit) continue;
      const title = titleFromRow(knownEntity(store.schema, entity), row);
      const no = typeof row['no'] === 'string' ? row['no'] : null;
      found.push({ entity, id, title, no, detail: detailOf(document, words) });
    }
  }
  return found;
}

async function livingRows(
  store: Store,
  connection: Connection,
  documents: readonly Document[],
  names: ReadonlyMap<number, string>,
): Promise<Map<number, Row>> {
  const rows = new Map<number, Row>();
  for (const [code, name] of names) {
    const ids = documents.flatMap((document) =>
      document.id % 64 === code ? [recordOfDocument(document.id).recordId] : [],
    );
    if (ids.length === 0) continue;
    const entity = knownEntity(store.schema, name);
    const no = entity.numberPrefix === undefined ? 'NULL AS no' : 'no';
    const living = await connection.all<Row>(
      `SELECT id, ${no}, ${recordPlan(entity).title.column ?? 'NULL'} FROM ${entity.table}
       WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(ids)],
    );
    for (const row of living) rows.set(Number(row['id']) * 64 + code, row);
  }
  return rows;
}

const around = 24;

function detailOf({ title, text }: Document, words: readonly SearchWord[]): string {
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
