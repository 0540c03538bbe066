import type { Store } from '../store';

/** What became of an import. A run that says `running` on a desk that is gone was interrupted. */
export type ImportRunState = 'running' | 'done' | 'cancelled' | 'interrupted' | 'undone';

/** An import that was made, or was broken off. `counts` is the service's own, kept as JSON. */
export interface ImportRunRow {
  readonly id: number;
  readonly fileName: string;
  /** SHA-256 of the file's bytes: the same file is recognised under any name. */
  readonly fileHash: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly userId: number | null;
  readonly deskId: string;
  readonly state: ImportRunState;
  readonly counts: unknown;
  readonly changeSet: number | null;
}

type StoredRun = Omit<ImportRunRow, 'counts'> & { readonly counts: string };

const columns = `id, file_name AS "fileName", file_hash AS "fileHash", started_at AS "startedAt",
  finished_at AS "finishedAt", user_id AS "userId", desk_id AS "deskId", state, counts, change_set_id AS "changeSet"`;

/** One run, or null. */
export async function getImportRun(store: Pick<Store, 'database'>, id: number): Promise<ImportRunRow | null> {
  const rows = await store.database.query<StoredRun>(`SELECT ${columns} FROM import_runs WHERE id = ?`, [id]);
  return rows.map(runOf)[0] ?? null;
}

/** The runs, newest first. */
export async function getImportRuns(
  store: Pick<Store, 'database'>,
  page: { readonly offset: number; readonly limit: number },
): Promise<ImportRunRow[]> {
  const rows = await store.database.query<StoredRun>(
    `SELECT ${columns} FROM import_runs ORDER BY id DESC LIMIT ? OFFSET ?`,
    [page.limit, page.offset],
  );
  return rows.map(runOf);
}

/** The newest run of the same file that left something behind, or null. */
export async function findImportOfFile(
  store: Pick<Store, 'database'>,
  fileHash: string,
): Promise<ImportRunRow | null> {
  const rows = await store.database.query<StoredRun>(
    `SELECT ${columns} FROM import_runs WHERE file_hash = ? AND state <> 'undone' AND change_set_id IS NOT NULL
     ORDER BY id DESC LIMIT 1`,
    [fileHash],
  );
  return rows.map(runOf)[0] ?? null;
}

/** The layout remembered for a set of headings, as the service kept it; null when there is none. */
export async function getImportLayout(store: Pick<Store, 'database'>, fingerprint: string): Promise<unknown> {
  const [row] = await store.database.query<{ layout: string }>(
    'SELECT layout FROM import_layouts WHERE fingerprint = ?',
    [fingerprint],
  );
  return row ? (JSON.parse(row.layout) as unknown) : null;
}

function runOf(row: StoredRun): ImportRunRow {
  return { ...row, counts: JSON.parse(row.counts) as unknown };
}
