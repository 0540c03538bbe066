import type { CellContext } from '../../../../db/schema/cell';
import type { ImportColumn, ImportTable, MappingReason } from '../../../api/imports';
import type { FoundColumn, FoundTable } from './tables';

/** How day and month of `3/4/2021` stand in a column. */
export type DateOrder = NonNullable<CellContext['dateOrder']>;

/** What a person said about a table beside its heading and the fields of its columns; columns count from 0. */
export interface TableOptions {
  /** What one unit of a column means, in 元: 10000 for 万元. */
  readonly multipliers?: Readonly<Record<number, number>>;
  readonly dateOrders?: Readonly<Record<number, DateOrder>>;
  /** The columns whose blank cells mean "the same as above", in the place of those that were found. */
  readonly fillDown?: readonly number[];
  /** The last row of the table, in the place of the one that was found; null: to the end of the sheet. */
  readonly lastDataRow?: number | null;
  /** Whether hidden rows go in; without a word they do. */
  readonly importsHiddenRows?: boolean;
  /** Whether hidden columns go in; without a word they do not. */
  readonly importsHiddenColumns?: boolean;
  /** Whether the name of the sheet is read into the field it fits; without a word it is. */
  readonly usesSheetName?: boolean;
  /** The field the name of the sheet is read into, in the place of the one it fits by itself. */
  readonly sheetNameTarget?: string;
  /** The rows of the heading were chosen, not found. */
  readonly isHeaderChosen?: boolean;
}

/** A column of a table and what will be made of it. */
export interface PlannedColumn extends FoundColumn {
  readonly samples: readonly string[];
  /** How many of its values were looked at. */
  readonly valueCount: number;
  readonly target: string | null;
  readonly confidence: ImportColumn['confidence'];
  readonly reason: MappingReason;
  /** What the reader of its cells is told. */
  readonly context: CellContext;
  /** Which number of its dates is the day, nobody can tell from the values. */
  readonly isDayUnsure: boolean;
}

/** A table with the plan for it: what an import will do, before it does it. */
export interface TablePlan {
  readonly id: number;
  readonly sheet: number;
  readonly sheetName: string | null;
  readonly isChosen: boolean;
  readonly leftOut: ImportTable['leftOut'];
  readonly isRemembered: boolean;
  readonly found: FoundTable;
  readonly columns: readonly PlannedColumn[];
  /** Columns whose blank cells mean "the same as above". */
  readonly fillDown: readonly number[];
  /** Columns with blank cells that could mean "the same as above"; absent in plans of earlier versions. */
  readonly fillable?: readonly number[];
  readonly fingerprint: string;
  /** What a person said about the table, or had said when the same layout came before. */
  readonly options: TableOptions;
  /** The accounts of the table are people: 学员, 业主, 会员. */
  readonly isOfPersons: boolean;
  /** The id of the first table of the file with the same headings, in whatever order; null where no other is like it. */
  readonly alike: number | null;
  /** The field the name of the sheet is read into for every row; null: none. */
  readonly sheetNameTarget: string | null;
}
