import { hash } from 'node:crypto';
import type { RawRow } from '../../../../db/schema/cell';
import type { CheckedRow } from '../../../api/imports';
import { cellText } from '../cells/cellText';
import type { TablePlan } from '../finding/plannedTable';

/** The rows of one table by all they say: a row that says nothing but what one above it said stands there twice. */
export interface RepeatedRows {
  /** What a row says, in short; merged and filled-down cells must be in place. */
  keyOf(row: RawRow): string;
  /** The first row of data that said this; undefined when none did. */
  rowOf(key: string): number | undefined;
  /** Tells what a row of data said, for the rows below it. */
  remember(key: string, row: number): void;
}

/** Longer keys are kept as their digest: there may be hundreds of thousands of rows with pages of notes. */
const longestKey = 40;

/** Makes the list of one table, empty. The running number in front of a row is no part of what it says. */
export function createRepeatedRows({ columns }: Pick<TablePlan, 'columns'>): RepeatedRows {
  const compared = columns.flatMap(({ column, reason }) => (reason.code === 'rowNumbers' ? [] : [column]));
  const rows = new Map<string, number>();
  return {
    keyOf({ cells }) {
      let text = '';
      for (const column of compared) text += `${cellText(cells[column])}\u0001`;
      return text.length <= longestKey ? text : hash('sha1', text, 'base64');
    },
    rowOf: (key) => rows.get(key),
    remember(key, row) {
      if (!rows.has(key)) rows.set(key, row);
    },
  };
}

/** How a row that repeats the row `sameAs` is told: at the first column that goes in. */
export function repeatedRowProblem(
  { id, columns }: Pick<TablePlan, 'id' | 'columns'>,
  sameAs: number,
): CheckedRow['problems'][number] {
  const first = columns.find(({ target }) => target !== null) ?? columns[0];
  const other = { table: id, row: sameAs };
  return { column: first?.column ?? 0, problem: 'repeatedRow', isWarning: true, other };
}
