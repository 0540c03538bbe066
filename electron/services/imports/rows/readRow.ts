import { warningCodes, type ProblemCode } from '../../../../db/schema/problem';
import type { CheckedRow, RowOutcome, SkipReason } from '../../../api/imports';
import type { RowRecords } from './rowRecords';

/** What is wrong with one cell. */
export type CellProblem = CheckedRow['problems'][number];

/** What became of one row of the sheet. */
export interface ReadRow {
  readonly row: number;
  /** Further problems may come to light when the row is planned among others. */
  outcome: RowOutcome;
  readonly skipped: SkipReason | null;
  readonly problems: CellProblem[];
  /** Null when the row is skipped or refused. */
  records: RowRecords | null;
  /** What a row says that is refused because it lacks the name of its account, and has a number of it. */
  readonly nameless?: RowRecords;
  /** The earlier row that says the very same. Where this one is data all the same, a person wants both. */
  readonly sameAs?: number;
}

/** A value as it was read, for who wants to see every cell: `crm rehearse`. */
export interface ReadCell {
  readonly column: number;
  readonly target: string;
  readonly value: unknown;
}

/** The problem of a cell, as grave as its code is. */
export function problemOf(column: number, code: ProblemCode, suggestion?: string): CellProblem {
  const isWarning = warningCodes.has(code);
  return suggestion === undefined
    ? { column, problem: code, isWarning }
    : { column, problem: code, suggestion, isWarning };
}
