import type { RawCell } from '../../../../db/schema/cell';
import type { CheckedRow } from '../../../api/imports';
import type { CheckDesk } from './checkDesk';
import { rowKey } from '../importAmendments';
import type { OpenSession } from '../importSession';
import { planOf } from '../importSessions';
import { addressOf, cardAt } from '../finding/cardPlaces';
import type { TablePlan } from '../finding/plannedTable';
import { suggestedText } from './planRepair';
import type { RowNote } from '../planning/rehearse';

/** One rehearsed row as a window sees it: its cells as they are used, and what the file says where they were repaired. */
export function shownRow(session: OpenSession, desk: CheckDesk, note: RowNote): CheckedRow {
  const { table, row, outcome, skipped, problems, account } = note;
  const plan = planOf(session, table);
  const sheet = desk.kept.get(plan.sheet)?.cells(row) ?? [];
  const key = rowKey(table, row);
  const cells: RawCell[] = [...sheet];
  const repairs: CheckedRow['repairs'][number][] = [];
  for (const { column } of plan.columns) {
    const repaired = session.amendments.cells[`${key}:${String(column)}`];
    if (repaired === undefined) continue;
    repairs.push({ column, sheet: sheet[column] ?? null });
    while (cells.length < column) cells.push(null);
    cells[column] = repaired;
  }
  return {
    table,
    row,
    outcome,
    skipped,
    cells,
    repairs,
    judged: session.amendments.rows[key] ?? null,
    problems: problems.map((one) =>
      one.suggestion === undefined
        ? one
        : { ...one, suggestion: suggestedText(session, table, one.column, one.suggestion) },
    ),
    account,
    ...placesOf(session, plan, row),
  };
}

/** Where the cells of a card stand in the file. */
function placesOf(session: OpenSession, plan: TablePlan, row: number): Pick<CheckedRow, 'at'> {
  const made = session.made.find(({ summary }) => summary.index === plan.sheet);
  const card = made && cardAt(made, row);
  if (!card) return {};
  const sheet = session.summary.sheets[card.from.sheet]?.name ?? null;
  return { at: { sheet, cells: card.values.map((place) => place && addressOf(place)) } };
}
