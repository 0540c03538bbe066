import type { ImportRunRow } from '../repositories/importRepository';
import type { Store } from '../store';

/** Notes that an import begins; answers the number of the run. */
export async function beginImportRun(
  store: Pick<Store, 'database'>,
  run: Pick<ImportRunRow, 'fileName' | 'fileHash' | 'startedAt' | 'userId' | 'deskId' | 'counts'>,
): Promise<number> {
  return await store.database.write(async (connection) => {
    const [made] = await connection.all<{ id: number }>(
      `INSERT INTO import_runs (file_name, file_hash, started_at, user_id, desk_id, state, counts)
       VALUES (?, ?, ?, ?, ?, 'running', ?) RETURNING id`,
      [run.fileName, run.fileHash, run.startedAt, run.userId, run.deskId, JSON.stringify(run.counts)],
    );
    if (!made) throw new Error('no number for an import run');
    return made.id;
  });
}

/** Notes how an import goes on or ended; what is not given stays. */
export async function updateImportRun(
  store: Pick<Store, 'database'>,
  id: number,
  changes: Partial<Pick<ImportRunRow, 'state' | 'finishedAt' | 'counts' | 'changeSet'>>,
): Promise<void> {
  const { state, finishedAt, counts, changeSet } = changes;
  await store.database.write(async (connection) => {
    await connection.run(
      `UPDATE import_runs SET state = coalesce(?, state), finished_at = coalesce(?, finished_at),
       counts = coalesce(?, counts), change_set_id = coalesce(?, change_set_id) WHERE id = ?`,
      [
        state ?? null,
        finishedAt ?? null,
        counts === undefined ? null : JSON.stringify(counts),
        changeSet ?? null,
        id,
      ],
    );
  });
}

/** Runs this desk left behind when it was ended in the middle are marked; the office can take them back or go on. */
export async function markInterruptedRuns(store: Pick<Store, 'database'>, deskId: string): Promise<number> {
  return await store.database.write((connection) =>
    connection.run(`UPDATE import_runs SET state = 'interrupted' WHERE state = 'running' AND desk_id = ?`, [
      deskId,
    ]),
  );
}

/** Remembers how a set of headings was brought to fields. */
export async function rememberImportLayout(
  store: Pick<Store, 'database'>,
  fingerprint: string,
  layout: unknown,
  at: string,
): Promise<void> {
  await store.database.write(async (connection) => {
    await connection.run(
      'INSERT OR REPLACE INTO import_layouts (fingerprint, layout, used_at) VALUES (?, ?, ?)',
      [fingerprint, JSON.stringify(layout), at],
    );
  });
}
