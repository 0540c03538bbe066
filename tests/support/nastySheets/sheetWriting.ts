import iconv from 'iconv-lite';
import * as XLSX from 'xlsx';

/** A cell as it is written and what it must be read as. Plain values mean themselves, '' and null mean nothing. */
export interface MeantCell {
  readonly cell: unknown;
  /** The canonical value; undefined: nothing is read. */
  readonly means?: unknown;
  /** The cell cannot be trusted: an issue has to stand beside it. */
  readonly isBad?: true;
}

/** What a line of a written sheet is. */
export interface Line {
  readonly is: 'text' | 'heading' | 'data' | 'junk' | 'refused';
  readonly cells: readonly unknown[];
  readonly fields?: readonly (string | null)[];
  readonly parts?: readonly (readonly [number, number])[];
  /** Values beyond those of the cells: what a cell with several people in it gives. */
  readonly also?: Readonly<Record<string, unknown>>;
}

/** The cell is read as `means`. */
export function is(cell: unknown, means?: unknown): MeantCell {
  return { cell, means };
}

/** The cell has to be flagged. */
export function bad(cell: unknown): MeantCell {
  return { cell, isBad: true };
}

/** A number with a format of its own. */
export function shown(value: number, format: string): object {
  return { t: 'n', v: value, z: format };
}

/** A day as a spreadsheet keeps it: a serial number with a format. */
export function day(iso: string, format = 'yyyy-mm-dd'): MeantCell {
  return is(shown(Math.round(Date.parse(iso) / 86_400_000) + 25_569, format), iso);
}

/** A cell whose formula failed. */
export function failed(): MeantCell {
  return bad({ t: 'e', v: 0x2a });
}

/** A line above, between or below tables; it belongs to none. */
export function words(...cells: readonly unknown[]): Line {
  return { is: 'text', cells };
}

/** A row of headings. The last one of a table names the fields; `parts` are the columns of tables beside each other. */
export function heading(
  cells: readonly unknown[],
  fields?: readonly (string | null)[],
  parts?: readonly (readonly [number, number])[],
): Line {
  return { is: 'heading', cells, ...(fields ? { fields } : {}), ...(parts ? { parts } : {}) };
}

/** A row that becomes a record. */
export function row(...cells: readonly unknown[]): Line {
  return { is: 'data', cells };
}

/** A row that becomes a record and says more than its cells one by one. */
export function rowWith(also: Readonly<Record<string, unknown>>, ...cells: readonly unknown[]): Line {
  return { is: 'data', cells, also };
}

/** A row among the data that is none. */
export function junk(...cells: readonly unknown[]): Line {
  return { is: 'junk', cells };
}

/** A row that cannot become a record and has to be refused, not skipped. */
export function refused(...cells: readonly unknown[]): Line {
  return { is: 'refused', cells };
}

/** One sheet of a written file. */
export interface WrittenSheet {
  readonly name?: string;
  readonly lines: readonly Line[];
  readonly merges?: readonly string[];
  readonly hidden?: 1 | 2;
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  /** The sheet must be left out: it explains, or is hidden. */
  readonly isLeftOut?: true;
}

/** A file of the exam. */
export interface WrittenFile {
  readonly name: string;
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly sheets: readonly WrittenSheet[];
  readonly users: readonly string[];
  /** Records the file becomes; without it they follow from the rows. */
  readonly counts?: Counts;
  readonly isWithoutTable?: true;
}

/** Customers, contacts, opportunities, contracts. */
export type Counts = readonly [customers: number, contacts: number, opportunities: number, contracts: number];

interface FileWish {
  readonly as?: 'xlsx' | 'biff8' | 'html' | 'csv' | 'gbk' | 'tsv' | 'ods' | 'xlml';
  readonly users?: readonly string[];
  readonly counts?: Counts;
  readonly isWithoutTable?: true;
}

const endings = {
  xlsx: 'xlsx',
  biff8: 'xls',
  html: 'xls',
  csv: 'csv',
  gbk: 'csv',
  tsv: 'txt',
  ods: 'ods',
  xlml: 'xls',
} as const;

/** Writes a file of the exam. */
export function file(
  name: string,
  sheets: WrittenSheet | readonly WrittenSheet[],
  wish: FileWish = {},
): WrittenFile {
  const all: readonly WrittenSheet[] = 'lines' in sheets ? [sheets] : sheets;
  const as = wish.as ?? 'xlsx';
  return {
    name,
    fileName: `${name}.${endings[as]}`,
    bytes: bytesOf(all, as),
    sheets: all,
    users: wish.users ?? [],
    ...(wish.counts ? { counts: wish.counts } : {}),
    ...(wish.isWithoutTable ? { isWithoutTable: true } : {}),
  };
}

/** What stands in the file for a cell. */
export function written(cell: unknown): unknown {
  return isMeant(cell) ? cell.cell : cell;
}

/** Whether the cell says what it means. */
export function isMeant(cell: unknown): cell is MeantCell {
  return typeof cell === 'object' && cell !== null && 'cell' in cell;
}

function bytesOf(sheets: readonly WrittenSheet[], as: keyof typeof endings): Buffer {
  const [first] = sheets;
  if (as === 'html') return htmlOf(first);
  if (as === 'csv' || as === 'gbk' || as === 'tsv') return textOf(first, as);
  const book = XLSX.utils.book_new();
  const hidden: { Hidden: 0 | 1 | 2 }[] = [];
  for (const [at, one] of sheets.entries()) {
    const sheet = XLSX.utils.aoa_to_sheet(one.lines.map((line) => line.cells.map((cell) => written(cell))));
    sheet['!merges'] = (one.merges ?? []).map((range) => XLSX.utils.decode_range(range));
    if (one.hiddenRows) {
      sheet['!rows'] = one.lines.map((_line, index) =>
        one.hiddenRows?.includes(index + 1) ? { hidden: true } : {},
      );
    }
    if (one.hiddenColumns) {
      sheet['!cols'] = Array.from({ length: 20 }, (_unused, index) =>
        one.hiddenColumns?.includes(index) ? { hidden: true } : {},
      );
    }
    XLSX.utils.book_append_sheet(book, sheet, one.name ?? `Sheet${String(at + 1)}`);
    hidden.push({ Hidden: one.hidden ?? 0 });
  }
  book.Workbook = { Sheets: hidden };
  return XLSX.write(book, { type: 'buffer', bookType: as }) as Buffer;
}

function plain(cell: unknown): string {
  const raw = written(cell);
  if (typeof raw === 'object' && raw !== null) return 'v' in raw ? String(raw.v) : '';
  return typeof raw === 'string' || typeof raw === 'number' ? String(raw) : '';
}

function htmlOf(sheet: WrittenSheet | undefined): Buffer {
  const rows = (sheet?.lines ?? []).map(
    (line) => `<tr>${line.cells.map((cell) => `<td>${plain(cell)}</td>`).join('')}</tr>`,
  );
  return Buffer.from(
    `<html><head><meta charset="utf-8"></head><body><table border=1>${rows.join('\n')}</table></body></html>`,
  );
}

function textOf(sheet: WrittenSheet | undefined, as: 'csv' | 'gbk' | 'tsv'): Buffer {
  const separator = as === 'tsv' ? '\t' : ',';
  const quoted = (text: string): string =>
    text.includes(separator) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = (sheet?.lines ?? []).map((line) =>
    line.cells.map((cell) => quoted(plain(cell))).join(separator),
  );
  return iconv.encode(`${lines.join('\r\n')}\r\n`, as === 'gbk' ? 'gbk' : 'utf8');
}
