import { DatabaseError } from '../connection/databaseError';
import type { Store } from '../store';

/** How an import stands. */
export type ImportRunState = 'running' | 'done' | 'cancelled' | 'interrupted' | 'undone';

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
}

type DatabaseOf = Pick<Store, 'database'>;

/** An import whose change set was taken back counts as undone, whoever did it. */
const selectRuns = `SELECT r.id, r.file_name AS fileName, r.file_hash AS fileHash, r.started_at AS startedAt,
  r.finished_at AS finishedAt, u.name AS "by", r.desk_id AS deskId, r.counts, r.change_set_id AS changeSet,
  CASE WHEN s.undone_by IS NOT NULL THEN 'undone' ELSE r.state END AS state
  FROM import_runs r LEFT JOIN users u ON u.id = r.user_id LEFT JOIN change_sets s ON s.id = r.change_set_id`;

/** One import. @throws DatabaseError `notFound` */
export async function getImportRun(store: DatabaseOf, id: number): Promise<StoredImportRun> {
  const [row] = await store.database.query<RunRow>(`${selectRuns} WHERE r.id = ?`, [id]);
  if (!row) throw new DatabaseError('notFound');
  return runOf(row);
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
export async function lastImportOf(store: DatabaseOf, fileHash: string): Promise<string | null> {
  const rows = await store.database.query<RunRow>(`${selectRuns} WHERE r.file_hash = ? ORDER BY r.id DESC`, [
    fileHash,
  ]);
  const last = rows.find(
    (row) => row.state === 'done' || row.state === 'cancelled' || row.state === 'interrupted',
  );
  return last?.finishedAt ?? last?.startedAt ?? null;
}

/** The layouts remembered: fingerprint of the headings → compared heading → path of the field, or null. */
export async function rememberedLayouts(
  store: DatabaseOf,
): Promise<Map<string, Readonly<Record<string, string | null>>>> {
  const rows = await store.database.query<{ fingerprint: string; layout: string }>(
    'SELECT fingerprint, layout FROM import_layouts ORDER BY used_at DESC LIMIT 1000',
  );
  return new Map(
    rows.map(({ fingerprint, layout }) => [fingerprint, JSON.parse(layout) as Record<string, string | null>]),
  );
}

function runOf(row: RunRow): StoredImportRun {
  return { ...row, counts: JSON.parse(row.counts) as unknown };
}
