/** What a file may ask of the reader; beyond it the file is refused, never cut short in silence. */
export const limits = {
  /** Bytes of the file itself. */
  fileBytes: 200 * 1024 * 1024,
  zipEntries: 2_000,
  /** Unpacked bytes of one part of a package, and of all parts that are read. */
  partBytes: 400 * 1024 * 1024,
  totalBytes: 600 * 1024 * 1024,
  /** How far a part larger than `ratioFreeBytes` may shrink when packed. */
  ratio: 200,
  ratioFreeBytes: 20 * 1024 * 1024,
  /** Excel's own number of rows. */
  rows: 1_048_576,
  /** Columns that are handed over; `SheetSummary.columnCount` tells of more. */
  columns: 500,
  /** Excel's own number of columns. */
  sheetColumns: 16_384,
  cellCharacters: 32_767,
  /** Bytes of one text in the memo file of a dBase table. */
  memoBytes: 256 * 1024,
  merges: 200_000,
  /** Characters in long texts of one sheet, and of one message. */
  sheetCharacters: 256 * 1024 * 1024,
  batchCharacters: 4 * 1024 * 1024,
  /** Unpacked bytes of one row, and characters of its long texts. */
  rowBytes: 16 * 1024 * 1024,
  /** Resident memory of the worker process, above which it gives up. */
  residentBytes: 1.5 * 1024 * 1024 * 1024,
} as const;
