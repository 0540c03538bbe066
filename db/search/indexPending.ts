import { batchSize } from '../connection/batchSize';
import { insertRows } from '../connection/insertRows';
import type { Connection } from '../connection/statements';
import { fileState } from '../queries/fileState';
import type { Store } from '../store';
import { pinyinText } from './pinyin';
import { tokensOfPinyin, tokensOfText } from './searchTokens';

/** A document that waits for the index. */
export interface PendingDocument {
  readonly id: number;
  readonly title: string;
  readonly text: string;
}

/** Lines longer than this are notes; nobody looks for them by initials. */
const longestName = 40;
/** Signs of a sentence, as normalized text has them: notes, however short. `Co., Ltd` is none. */
const sentenceSign = /[。!?;…]|[\u4e00-\u9fff],[\u4e00-\u9fff]/;

/** Whether a line names something, so that it is found by its pinyin. */
export function isName(line: string): boolean {
  return line.length <= longestName && !sentenceSign.test(line);
}

/** The readings of what names the record: its title and other short lines, notes left out. */
export function pinyinOf(document: PendingDocument): string {
  return pinyinText([document.title, ...document.text.split('\n')].filter(isName));
}

interface ReadyDocument extends PendingDocument {
  readonly pinyin: string;
  readonly tokens: string;
}

/** Documents worked out in one go: 3 ms, so that whoever asks this process meanwhile does not notice. */
const documentsAtOnce = 40;

/**
 * Moves one batch of documents from `search_pending` into the index, with their pinyin; one short write that waits
 * behind everything else. `before` is asked to wait after the batch was worked out and before it is written.
 * Says how many were moved; 0 when nothing waits.
 */
export async function indexPending(
  store: Pick<Store, 'database'>,
  limit = batchSize,
  before?: () => Promise<void>,
): Promise<number> {
  const waiting = await store.database.query<PendingDocument>(
    'SELECT id, title, text FROM search_pending ORDER BY id LIMIT ?',
    [limit],
  );
  if (waiting.length === 0) return 0;
  // Read and worked out before the write, so that the lock is held for the insert alone.
  const ready = await readyDocuments(waiting);
  await before?.();
  return await store.database.write(async (connection) => {
    const unchanged = await stillWaiting(connection, waiting);
    const rows = ready.filter((document) => unchanged.has(document.id));
    if (rows.length === 0) return waiting.length;
    await insertRows(connection, {
      into: 'INSERT OR REPLACE INTO search_documents',
      columns: ['id', 'title', 'text', 'pinyin'],
      rows: rows.map(({ id, title, text, pinyin }) => [id, title, text, pinyin]),
    });
    await insertRows(connection, {
      into: 'INSERT OR REPLACE INTO search_index',
      columns: ['rowid', 'tokens'],
      rows: rows.map(({ id, tokens }) => [id, tokens]),
    });
    await connection.runPrepared('DELETE FROM search_pending WHERE id IN (SELECT value FROM json_each(?))', [
      JSON.stringify(rows.map((document) => document.id)),
    ]);
    return waiting.length;
  }, 'bulk');
}

async function readyDocuments(waiting: readonly PendingDocument[]): Promise<ReadyDocument[]> {
  const ready: ReadyDocument[] = [];
  for (const document of waiting) {
    if (ready.length > 0 && ready.length % documentsAtOnce === 0) await new Promise(setImmediate);
    const pinyin = pinyinOf(document);
    const tokens = new Set<string>();
    tokensOfText(document.title, tokens);
    tokensOfText(document.text, tokens);
    tokensOfPinyin(pinyin, tokens);
    ready.push({ ...document, pinyin, tokens: [...tokens].join(' ') });
  }
  return ready;
}

/** Documents that somebody wrote anew since they were read wait for the next batch. */
async function stillWaiting(
  connection: Connection,
  documents: readonly PendingDocument[],
): Promise<Set<number>> {
  const now = await connection.all<PendingDocument>(
    'SELECT id, title, text FROM search_pending WHERE id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(documents.map((document) => document.id))],
  );
  const byId = new Map(now.map((document) => [document.id, document]));
  return new Set(
    documents
      .filter(({ id, title, text }) => byId.get(id)?.title === title && byId.get(id)?.text === text)
      .map((document) => document.id),
  );
}

/** So long the file is left free between two writes of the index: another desk's save comes in then. */
const freeMilliseconds = 20;
/** Who wrote a record so lately may well write the next one. */
const lately = 1_000;
/** Documents written at a time while somebody works: the lock is held half as long. */
const gentleBatch = batchSize / 2;

/**
 * Indexes everything that waits, batch by batch, giving way to other writes of this desk and leaving the file free for
 * those of others between its own. While anybody on any desk writes records it goes gently: smaller batches, and a
 * pause after each; otherwise the time in which the next batch is worked out is pause enough.
 * Ends early when `signal` is aborted or the file is read-only; what is left is found without the index.
 */
export async function indexAll(store: Pick<Store, 'database'>, signal?: AbortSignal): Promise<number> {
  const { database } = store;
  const isOver = (): boolean => signal?.aborted === true || database.isReadOnly;
  const isBusy = await watchWriters(database);
  let done = 0;
  let writtenAt = Number.NEGATIVE_INFINITY;
  while (!isOver()) {
    const isGentle = await isBusy();
    const moved = await indexPending(store, isGentle ? gentleBatch : batchSize, async () => {
      await pause(isGentle ? freeMilliseconds : writtenAt + freeMilliseconds - performance.now());
      while (database.writesWaiting > 0 && !isOver()) await pause(freeMilliseconds);
    });
    if (moved === 0) break;
    writtenAt = performance.now();
    done += moved;
  }
  return done;
}

/** Asks whether anybody wrote records within the last second. */
async function watchWriters(database: Store['database']): Promise<() => Promise<boolean>> {
  const versionNow = async (): Promise<number> => (await database.read(fileState)).version;
  let version = await versionNow();
  let changedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = await versionNow();
    if (now !== version) changedAt = performance.now();
    version = now;
    return performance.now() - changedAt < lately;
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    if (milliseconds < 1) setImmediate(resolve);
    else setTimeout(resolve, milliseconds);
  });
}
