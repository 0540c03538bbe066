import type { Connection } from '../connection/statements';

/** What the records of a file are at the moment of a read. */
export interface FileState {
  /** Counted up by every write of records, by any desk; the same number means the same records. */
  readonly version: number;
  /** Something waits for the search index: what is found may still become more. */
  readonly isIndexing: boolean;
}

/** The state a read transaction sees. Every writer of records leaves a row in `requests` (db/changes). */
export async function fileState(connection: Connection): Promise<FileState> {
  const [row] = await connection.allPrepared<{ version: number; pending: number }>(
    `SELECT coalesce((SELECT max(id) FROM requests), 0) AS version,
       EXISTS (SELECT 1 FROM search_pending) AS pending`,
  );
  return { version: row?.version ?? 0, isIndexing: row?.pending === 1 };
}
