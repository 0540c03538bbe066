import type { RawCell } from '../../../../db/schema/cell';
import type { CheckDesk } from './checkDesk';
import { rowKey } from '../importAmendments';
import type { OpenSession } from '../importSession';

/** Where a row stands: its table, and its number in the sheet from 1. */
export interface RowPlace {
  readonly table: number;
  readonly row: number;
}

/** The cells of these rows as the file has them, by `rowKey`; none for rows that were not rehearsed. */
export function cellsOfRows(
  session: OpenSession,
  places: readonly RowPlace[],
  desk: CheckDesk,
): ReadonlyMap<string, readonly RawCell[]> {
  const sheets = new Map(session.plans.map((plan) => [plan.id, plan.sheet]));
  return new Map(
    places.map(({ table, row }) => [
      rowKey(table, row),
      desk.kept.get(sheets.get(table) ?? -1)?.cells(row) ?? [],
    ]),
  );
}
