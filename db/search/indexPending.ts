import { batchSize } from '../connection/batchSize';
import { insertRows } from '../connection/insertRows';
import type { Connection } from '../connection/statements';
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

/** The readings of what names the record: its title and other short lines. */
export function pinyinOf(document: PendingDocument): string {
  const names = [document.title, ...document.text.split('\n')].filter((line) => line.length <= longestName);
  return pinyinText(names);
}

/**
 * Moves one batch of documents from `search_pending` into the index, with their pinyin; one short write that waits
 * behind everything else. Says how many were moved; 0 when nothing waits.
 */
export async function indexPending(store: Pick<Store, 'database'>, limit = batchSize): Promise<number> {
  const waiting = await store.database.query<PendingDocument>(
    'SELECT id, title, text FROM search_pending ORDER BY id LIMIT ?',
    [limit],
  );
  if (waiting.length === 0) return 0;
  // Read and worked out before the write, so that the lock is held for the insert alone.
  const ready = waiting.map((document) => {
    const pinyin = pinyinOf(document);
    const tokens = new Set<string>();
    tokensOfText(document.title, tokens);
    tokensOfText(document.text, tokens);
    tokensOfPinyin(pinyin, tokens);
    return { ...document, pinyin, tokens: [...tokens].join(' ') };
  });
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

/**
 * Indexes everything that waits, batch by batch, giving way to other writes of this desk and pausing for those of
 * others. Ends early when `signal` is aborted or the file is read-only; what is left is found without the index.
 */
export async function indexAll(store: Pick<Store, 'database'>, signal?: AbortSignal): Promise<number> {
  let done = 0;
  while (!signal?.aborted && !store.database.isReadOnly) {
    if (store.database.writesWaiting === 0) {
      const moved = await indexPending(store);
      if (moved === 0) break;
      done += moved;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return done;
}
