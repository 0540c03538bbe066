import type { RawCell, RawRow } from '../../db/schema/cell';

/** Where a file could not be read or written, as a closed code; the window has the words. */
export const workerFailureCodes = [
  'fileMissing',
  'fileEmpty',
  'fileTooLarge',
  'fileDamaged',
  'fileUnsafe',
  'fileNotASheet',
  'fileDocument',
  'fileWebPage',
  'fileArchive',
  'fileLink',
  'fileForeign',
  'fileCipher',
  'filePassword',
  'filePasswordWrong',
  'fileEncoding',
  'fileUnreadable',
  'sheetMissing',
  'tooManyRows',
  'tooSlow',
  'diskFull',
  'notWritable',
  'workerGone',
] as const;
export type WorkerFailureCode = (typeof workerFailureCodes)[number];

/** A rectangle of a sheet: rows counted from 1, columns from 0, both ends included. */
export interface CellRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** What is known of one sheet before its rows are read. */
export interface SheetSummary {
  readonly index: number;
  /** The sheet's name; null for text files and tables in web pages, which have none. */
  readonly name: string | null;
  readonly visibility: 'visible' | 'hidden' | 'veryHidden';
  /** The number of the last row that holds anything. */
  readonly lastRow: number;
  /** How many columns hold anything. */
  readonly columnCount: number;
  readonly merges: readonly CellRange[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
}

/** How a file came to be read. */
export type SheetFormat = 'xlsx' | 'xlsb' | 'xls' | 'ods' | 'text' | 'html' | 'xml' | 'dbf' | 'sylk' | 'dif';

/** What is known of a file once it is open. */
export interface WorkbookSummary {
  readonly format: SheetFormat;
  /** For text, web pages, dBase tables, SYLK and DIF: how the bytes were read, one of `textEncodings`. */
  readonly encoding?: TextEncoding;
  readonly delimiter?: string;
  readonly byteLength: number;
  /** SHA-256 of the file, hexadecimal. */
  readonly sha256: string;
  readonly sheets: readonly SheetSummary[];
}

/** The encodings offered for text files. */
export const textEncodings = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type TextEncoding = (typeof textEncodings)[number];

/** How a person may overrule what the reader found. */
export interface OpenOptions {
  readonly encoding?: TextEncoding | undefined;
  readonly delimiter?: string | undefined;
  readonly password?: string | undefined;
}

/** How one column of an exported table is written. */
export interface WrittenColumn {
  readonly heading: string;
  /** Text never turns into a number or a formula; amounts come in 元, dates as `YYYY-MM-DD`. */
  readonly as: 'text' | 'integer' | 'decimal' | 'money' | 'percent' | 'date' | 'time';
  /** Width in characters. */
  readonly width: number;
  /** What may stand in its cells, offered as a list where the format can; other values may be typed all the same. */
  readonly choices?: readonly string[];
  /** Not shown by a spreadsheet program; workbooks only. */
  readonly isHidden?: true;
}

/** A table to be written. `tint` marks cells of rejected rows: row and column counted from 0 below the heading. */
export interface WrittenTable {
  readonly sheet: string;
  readonly columns: readonly WrittenColumn[];
  /** A sheet nobody is shown, with text in its first column; workbooks only. */
  readonly hiddenSheet?: { readonly name: string; readonly cells: readonly string[] };
}

/** A cell to be written; `note` is shown beside it and the cell coloured. */
export type WrittenCell =
  string | number | boolean | null | { readonly value: RawCell; readonly note: string };

/** What the application asks of the worker. One job at a time; `more` asks for the next batch after one was used. */
export type WorkerRequest =
  | { readonly do: 'open'; readonly path: string; readonly options: OpenOptions }
  | { readonly do: 'read'; readonly sheet: number; readonly batchRows: number }
  | { readonly do: 'more' }
  | { readonly do: 'stopReading' }
  | {
      readonly do: 'create';
      readonly path: string;
      readonly format: 'xlsx' | 'csv' | 'csvGbk';
      readonly table: WrittenTable;
    }
  | { readonly do: 'write'; readonly rows: readonly (readonly WrittenCell[])[] }
  | { readonly do: 'finish' }
  | { readonly do: 'discard' };

/** What the worker answers. Every request but `more` and `stopReading` during a read gets exactly one answer. */
export type WorkerAnswer =
  | { readonly is: 'ready' }
  | { readonly is: 'opened'; readonly workbook: WorkbookSummary }
  | { readonly is: 'rows'; readonly rows: readonly RawRow[] }
  | { readonly is: 'readToEnd' }
  | { readonly is: 'created' }
  | { readonly is: 'written' }
  | { readonly is: 'finished'; readonly byteLength: number }
  | { readonly is: 'discarded' }
  | { readonly is: 'failed'; readonly code: WorkerFailureCode; readonly detail: string };

/** How many rows travel in one message (measured: 400, docs/adr/0002). */
export const rowsPerBatch = 400;

/**
 * The name a table is written under until it is finished. Known to both sides, so that the application can remove the
 * file when the worker died over it.
 */
export function temporaryPathOf(path: string): string {
  return `${path}.partial`;
}
