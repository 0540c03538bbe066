import type { ImportSession } from '../../../electron/api/imports';

/** Whether every column of the chosen tables was understood beyond doubt, so that the check may follow at once. */
export function isSurePlan(session: ImportSession): boolean {
  const chosen = session.tables.filter((table) => table.isChosen);
  const columns = chosen.flatMap((table) => table.columns);
  return (
    chosen.length > 0 &&
    chosen.every((table) => table.obstacle === null) &&
    columns.every(({ confidence, reason }) => confidence === 'high' || reason.code !== 'unknown') &&
    columns.every(
      ({ confidence, dateOrder }) =>
        confidence !== 'low' && confidence !== 'medium' && dateOrder !== 'unsure',
    )
  );
}
