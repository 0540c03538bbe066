import { DatabaseError } from '../connection/databaseError';
import type { ImportRunState } from '../repositories/importRuns';
import type { Store } from '../store';

type DatabaseOf = Pick<Store, 'database'>;

/** Writes down that an import begins. @returns its number */
export async function startImportRun(
  store: DatabaseOf,
  run: {
    readonly fileName: string;
    readonly fileHash: string;
    readonly startedAt: string;
    readonly userId: number | null;
    readonly deskId: string;
    readonly counts: unknown;
    /** How its rows are read and written: what is needed to go on with it after a crash. */
    readonly plan: unknown;
  },
): Promise<number> {
  return await store.database.write(async (connection) => {
    const [made] = await connection.all<{ id: number }>(
      `INSERT INTO import_runs (file_name, file_hash, started_at, user_id, desk_id, state, counts, plan)
       VALUES (?, ?, ?, ?, ?, 'running', ?, ?) RETURNING id`,
      [
        run.fileName,
        run.fileHash,
        run.startedAt,
        run.userId,
        run.deskId,
        JSON.stringify(run.counts),
        JSON.stringify(run.plan),
      ],
    );
    if (!made) throw new Error('no id for an import run');
    return made.id;
  });
}

/** Writes down how far an import is, or how it ended. */
export async function saveImportRun(
  store: DatabaseOf,
  id: number,
  run: {
    readonly state: Exclude<ImportRunState, 'undone'>;
    readonly counts: unknown;
    readonly changeSet: number | null;
    readonly finishedAt: string | null;
  },
): Promise<void> {
  await store.database.write(async (connection) => {
    const found = await connection.run(
      'UPDATE import_runs SET state = ?, counts = ?, change_set_id = ?, finished_at = ? WHERE id = ?',
      [run.state, JSON.stringify(run.counts), run.changeSet, run.finishedAt, id],
    );
    if (found === 0) throw new DatabaseError('notFound');
  }, 'bulk');
}

/** A broken-off or stopped import goes on at this desk; false when it was taken up elsewhere, or is in no such state. */
export async function resumeImportRun(store: DatabaseOf, id: number, deskId: string): Promise<boolean> {
  return await store.database.write(async (connection) => {
    const found = await connection.run(
      `UPDATE import_runs SET state = 'running', desk_id = ?, finished_at = NULL
       WHERE id = ? AND state IN ('interrupted', 'cancelled')`,
      [deskId, id],
    );
    return found > 0;
  });
}

/** Imports of this desk that were under way when the program ended are marked as interrupted. @returns their numbers */
export async function markInterruptedRuns(store: DatabaseOf, deskId: string): Promise<number[]> {
  if (store.database.isReadOnly) return [];
  return await store.database.write(async (connection) => {
    const found = await connection.all<{ id: number }>(
      `UPDATE import_runs SET state = 'interrupted' WHERE state = 'running' AND desk_id = ? RETURNING id`,
      [deskId],
    );
    return found.map(({ id }) => id);
  });
}

/** Remembers a layout, in the place of an earlier one of the same headings. */
export async function rememberLayout(
  store: DatabaseOf,
  fingerprint: string,
  layout: object,
  at: string,
): Promise<void> {
  await store.database.write(async (connection) => {
    await connection.run(
      'INSERT OR REPLACE INTO import_layouts (fingerprint, layout, used_at) VALUES (?, ?, ?)',
      [fingerprint, JSON.stringify(layout), at],
    );
  });
}
