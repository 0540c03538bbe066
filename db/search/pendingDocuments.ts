import type { Connection } from '../connection/statements';
import { entityCodes, recordOfDocument } from './documentIds';
import { isName, pinyinOf, type PendingDocument } from './indexPending';
import { isReadAs } from './pinyin';
import { searchWords, verification, type SearchWord } from './searchQuery';

/** What is looked into: the texts of a record and the readings of its names. */
export interface SearchDocument extends PendingDocument {
  readonly pinyin: string;
}

/** Documents that wait for the index and hold what is looked for. */
export interface PendingFound {
  readonly documents: readonly SearchDocument[];
  /** More wait than were looked through. */
  readonly isPartial: boolean;
}

/** Waiting documents looked through by their characters, the last ones first: 60 ms at most. */
const mostByCharacters = 100_000;
/** Waiting documents whose names are read in pinyin here and now, the last ones first. */
const mostByPinyin = 10_000;
const mostFound = 1_000;
const mostReadFound = 100;

/**
 * What waits for the index is found by its characters, and its names by their pinyin: all of it, as long as it is no
 * more than a large import brings; behind that the answer says that it is not whole.
 */
export async function pendingDocuments(
  connection: Connection,
  words: readonly SearchWord[],
  codes: readonly number[],
): Promise<PendingFound> {
  const [waiting] = await connection.allPrepared<{ count: number }>(
    `SELECT count(*) AS count FROM (SELECT 1 FROM search_pending LIMIT ${mostByCharacters + 1})`,
  );
  const count = waiting?.count ?? 0;
  if (count === 0) return { documents: [], isPartial: false };
  const isInEntities = `d.id % 64 IN (${codes.join(',')})`;
  if (!words.some(isTypedAsPinyin))
    return {
      documents: await holding(connection, words, { isInEntities, behind: 0 }),
      isPartial: count > mostByCharacters,
    };
  const read = (await readAs(connection, words, isInEntities))
    .slice(0, mostReadFound)
    .map((document) => ({ ...document, pinyin: pinyinOf(document) }));
  const older =
    count > mostByPinyin ? await holding(connection, words, { isInEntities, behind: mostByPinyin }) : [];
  return { documents: [...older, ...read], isPartial: count > mostByPinyin };
}

/** Documents that hold every word by their characters; how they are read decides nothing then. */
async function holding(
  connection: Connection,
  words: readonly SearchWord[],
  { isInEntities, behind }: { readonly isInEntities: string; readonly behind: number },
): Promise<SearchDocument[]> {
  const holds = verification(words, ['title', 'text']);
  const found = await connection.all<PendingDocument>(
    `SELECT d.* FROM (SELECT * FROM search_pending ORDER BY id DESC LIMIT ${mostByCharacters} OFFSET ${behind}) d
     WHERE ${isInEntities} AND ${holds.text} LIMIT ${mostFound}`,
    holds.values,
  );
  return found.map((document) => ({ ...document, pinyin: '' }));
}

/**
 * Records of an entity that wait for the index and whose names are read as the text; for lists, which find what waits
 * by its characters themselves. Nothing when the text is no pinyin.
 */
export async function pendingReadings(
  connection: Connection,
  entity: string,
  text: string,
): Promise<number[]> {
  const words = searchWords(text);
  const code = (await entityCodes(connection)).get(entity);
  if (code === undefined || !words.some(isTypedAsPinyin)) return [];
  const found = await readAs(connection, words, `d.id % 64 = ${code}`);
  return found.map(({ id }) => recordOfDocument(id).recordId);
}

function isTypedAsPinyin({ text }: SearchWord): boolean {
  return /^[a-z0-9]*[a-z][a-z0-9]*$/.test(text);
}

/** The waiting documents that hold every word by their characters or, in a name, by its pinyin. */
async function readAs(
  connection: Connection,
  words: readonly SearchWord[],
  isInEntities: string,
): Promise<PendingDocument[]> {
  // As one text: the driver takes longer for a row than SQLite for twenty.
  const [row] = await connection.all<{ documents: string }>(
    `SELECT json_group_array(json_array(d.id, d.title, d.text)) AS documents
     FROM (SELECT * FROM search_pending ORDER BY id DESC LIMIT ${mostByPinyin}) d WHERE ${isInEntities}`,
  );
  const found: PendingDocument[] = [];
  for (const [id, title, text] of JSON.parse(row?.documents ?? '[]') as [number, string, string][]) {
    const lines = [title, ...text.split('\n')];
    const isHeld = (word: SearchWord) =>
      title.includes(word.text) ||
      text.includes(word.text) ||
      (word.digits !== null && text.includes(word.digits)) ||
      (isTypedAsPinyin(word) && lines.some((line) => isName(line) && isReadAs(line, word.text)));
    if (words.every(isHeld)) found.push({ id, title, text });
  }
  return found;
}
