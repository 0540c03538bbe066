import type { Bound } from '../connection/statements';
import type { Store } from '../store';

/** One line of the log of definitions, newest first when listed. */
export interface DefinitionLogRow {
  readonly id: number;
  readonly at: string;
  readonly userId: number | null;
  readonly part: 'field' | 'object' | 'layout' | 'numberRule';
  readonly entity: string;
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
  /** It takes another change back. */
  readonly isUndo: boolean;
  /** Nobody changed the same definition after it, so that it may be taken back. */
  readonly isLast: boolean;
}

/** The latest changes of definitions, newest first. */
export async function getDefinitionLog(
  store: Pick<Store, 'database'>,
  limit: number,
): Promise<DefinitionLogRow[]> {
  const rows = await store.database.query<Readonly<Record<string, Bound>>>(
    `SELECT d.*, NOT EXISTS (SELECT 1 FROM definition_changes later WHERE later.part = d.part
       AND later.entity = d.entity AND later.key = d.key AND later.id > d.id) AS is_last
     FROM definition_changes d ORDER BY d.id DESC LIMIT ?`,
    [limit],
  );
  return rows.map((row) => ({
    id: Number(row['id']),
    at: String(row['at']),
    userId: row['user_id'] === null ? null : Number(row['user_id']),
    part: String(row['part']) as DefinitionLogRow['part'],
    entity: String(row['entity']),
    key: String(row['key']),
    before: parsed(row['before']),
    after: parsed(row['after']),
    isUndo: row['undoes'] !== null,
    isLast: row['is_last'] === 1,
  }));
}

function parsed(text: Bound | undefined): unknown {
  return typeof text === 'string' ? (JSON.parse(text) as unknown) : null;
}
