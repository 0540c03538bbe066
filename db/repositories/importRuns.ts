import { DatabaseError } from '../connection/databaseError';
import type { Store } from '../store';

/** How an import stands. */
export type ImportRunState = 'running' | 'done' | 'cancelled' | 'interrupted' | 'undoing' | 'undone';

/** An import as the file remembers it; `counts` is whatever the import counted. */
export interface StoredImportRun {
  readonly id: number;
  readonly fileName: string;
  readonly fileHash: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly by: string | null;
  readonly deskId: string;
  readonly state: ImportRunState;
  readonly counts: unknown;
  readonly changeSet: number | null;
  /** The last row that is in, of an import that knows how to go on; null when it does not, or none is in. */
  readonly place: unknown;
  /** Whether it is known how its rows are read and written. */
  readonly hasPlan: boolean;
}

interface RunRow {
  readonly id: number;
  readonly fileName: string;
  readonly fileHash: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly by: string | null;
  readonly deskId: string;
  readonly state: ImportRunState;
  readonly counts: string;
  readonly changeSet: number | null;
  readonly place: string | null;
  readonly hasPlan: number;
}

type DatabaseOf = Pick<Store, 'database'>;

/** An import whose change set was taken back counts as undone, whoever did it. */
const selectRuns = `SELECT r.id, r.file_name AS fileName, r.file_hash AS fileHash, r.started_at AS startedAt,
  r.finished_at AS finishedAt, u.name AS "by", r.desk_id AS deskId, r.counts, r.change_set_id AS changeSet,
  r.place, r.plan IS NOT NULL AS hasPlan,
  CASE WHEN o.undone_to IS NOT NULL THEN 'undoing' WHEN s.undone_by IS NOT NULL THEN 'undone' ELSE r.state END AS state
  FROM import_runs r LEFT JOIN users u ON u.id = r.user_id LEFT JOIN change_sets s ON s.id = r.change_set_id
  LEFT JOIN change_sets o ON o.id = s.undone_by`;

/** One import. @throws DatabaseError `notFound` */
export async function getImportRun(store: DatabaseOf, id: number): Promise<StoredImportRun> {
  const [row] = await store.database.query<RunRow>(`${selectRuns} WHERE r.id = ?`, [id]);
  if (!row) throw new DatabaseError('notFound');
  return runOf(row);
}

/** How the rows of an import are read and written; null when an older program did not keep it. @throws DatabaseError `notFound` */
export async function planOfRun(store: DatabaseOf, id: number): Promise<unknown> {
  const [row] = await store.database.query<{ plan: string | null }>(
    'SELECT plan FROM import_runs WHERE id = ?',
    [id],
  );
  if (!row) throw new DatabaseError('notFound');
  return row.plan === null ? null : (JSON.parse(row.plan) as unknown);
}

/** Earlier imports, newest first. */
export async function listImportRuns(
  store: DatabaseOf,
  offset: number,
  limit: number,
): Promise<StoredImportRun[]> {
  const rows = await store.database.query<RunRow>(`${selectRuns} ORDER BY r.id DESC LIMIT ? OFFSET ?`, [
    limit,
    offset,
  ]);
  return rows.map((row) => runOf(row));
}

/** When a file with these contents went in last and was not taken back; null when it never did. */
export async function lastImportOf(
  store: DatabaseOf,
  fileHash: string,
): Promise<{ readonly at: string; readonly by: string | null } | null> {
  const rows = await store.database.query<RunRow>(`${selectRuns} WHERE r.file_hash = ? ORDER BY r.id DESC`, [
    fileHash,
  ]);
  const last = rows.find(
    (row) => row.state === 'done' || row.state === 'cancelled' || row.state === 'interrupted',
  );
  return last ? { at: last.finishedAt ?? last.startedAt, by: last.by } : null;
}

/** The name of the sheet whose import wrote a change set; null when none did. */
export async function fileOfImport(store: DatabaseOf, changeSet: number): Promise<string | null> {
  const [row] = await store.database.query<{ fileName: string }>(
    'SELECT file_name AS fileName FROM import_runs WHERE change_set_id = ? ORDER BY id LIMIT 1',
    [changeSet],
  );
  return row?.fileName ?? null;
}

/** The layouts remembered, by the fingerprint of their headings; what a layout is, its reader knows. */
export async function rememberedLayouts(store: DatabaseOf): Promise<Map<string, unknown>> {
  const rows = await store.database.query<{ fingerprint: string; layout: string }>(
    'SELECT fingerprint, layout FROM import_layouts ORDER BY used_at DESC LIMIT 1000',
  );
  return new Map(rows.map(({ fingerprint, layout }) => [fingerprint, JSON.parse(layout) as unknown]));
}

function runOf(row: RunRow): StoredImportRun {
  return {
    ...row,
    counts: JSON.parse(row.counts) as unknown,
    place: row.place === null ? null : (JSON.parse(row.place) as unknown),
    hasPlan: row.hasPlan === 1,
  };
}
