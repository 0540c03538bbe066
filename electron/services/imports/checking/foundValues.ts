import type { PlannedColumn } from '../finding/plannedTable';

/** One value of a column as the sheet writes it, and where it stands. */
export interface FoundValue {
  readonly text: string;
  /** The first column it was found in, for what its reader is told. */
  readonly column: PlannedColumn;
  readonly tables: number[];
  readonly rows: number[];
}

/** The distinct values by path of the field and compared text. */
export type ValueBook = ReadonlyMap<string, ReadonlyMap<string, FoundValue>>;
