import type { Store } from '../store';
import { pieces } from './recordsById';

/**
 * What stays as it is when a change set is taken back, and why: `edited` since; something made or changed since points
 * at it (`referenced`); it, or what it belonged to, is `gone`; its place is `taken` by another of the same name.
 */
export interface KeptRecord {
  readonly entity: string;
  readonly id: number;
  /** The fields that stay; empty when the record as a whole stays. */
  readonly fields: readonly string[];
  readonly reason: 'edited' | 'referenced' | 'gone' | 'taken';
  /** With `referenced`: the entity of the record that points here. */
  readonly through: string | null;
  /** Who made the edit, and when; null when nobody is known. */
  readonly userId: number | null;
  readonly at: string | null;
}

/** Who changed a record last, and by which entry of the log. */
export interface LastEdit {
  readonly change: number;
  readonly userId: number | null;
  readonly at: string;
}

/** Who changed these records of one entity last, changes of the change sets named not counted. */
export async function lastEdits(
  { database }: Pick<Store, 'database'>,
  entity: string,
  ids: readonly number[],
  exceptSets: readonly number[],
): Promise<Map<number, LastEdit>> {
  const found = new Map<number, LastEdit>();
  for (const some of pieces(ids, 500)) {
    const rows = await database.query<{ id: number; change: number; userId: number | null; at: string }>(
      `SELECT m.id, m.change, r.user_id AS "userId", r.at
       FROM (SELECT record_id AS id, max(id) AS change FROM changes
             WHERE record_id IN (SELECT value FROM json_each(?)) AND entity = ?
             AND change_set_id NOT IN (SELECT value FROM json_each(?)) GROUP BY record_id) m
       JOIN changes c ON c.id = m.change
       JOIN requests r ON r.change_set_id = c.change_set_id AND c.id BETWEEN r.first_change_id AND r.last_change_id`,
      [JSON.stringify(some), entity, JSON.stringify(exceptSets)],
    );
    for (const { id, ...edit } of rows) found.set(id, edit);
  }
  return found;
}
