import iconv from 'iconv-lite';
import * as XLSX from 'xlsx';

/** What one column or row of a nasty sheet must become, in the words of `crm rehearse`. */
export interface NastySheet {
  readonly name: string;
  readonly fileName: string;
  readonly bytes: Buffer;
  /** Users of the office. */
  readonly users?: readonly string[];
  readonly tables: readonly NastyTable[];
  readonly counts: readonly [customers: number, contacts: number, opportunities: number, contracts: number];
}

/** One table: where its heading stands, which field each column is, and some of its rows. */
export interface NastyTable {
  readonly headerRows: readonly number[];
  readonly fields: readonly (string | null)[];
  /** Row → values; a row with `!` lists fields that must be flagged; `reject` and `skip` stand for themselves. */
  readonly rows: Readonly<Record<number, Readonly<Record<string, unknown>> | 'reject' | 'skip'>>;
}

/** The cells of a sheet. */
export type Rows = readonly (readonly unknown[])[];

/** A sheet as it is to be written. */
export interface SheetWish {
  readonly name?: string;
  readonly rows: Rows;
  readonly merges?: readonly string[];
  readonly hidden?: 1 | 2;
  /** Number formats by cell address. */
  readonly formats?: Readonly<Record<string, string>>;
}

/** Writes a workbook. */
export function workbook(sheets: readonly SheetWish[], type: 'xlsx' | 'biff8' = 'xlsx'): Buffer {
  const book = XLSX.utils.book_new();
  const hidden: { Hidden: 0 | 1 | 2 }[] = [];
  for (const [at, { name, rows, merges, hidden: hiding, formats }] of sheets.entries()) {
    const sheet = XLSX.utils.aoa_to_sheet(rows as unknown[][]);
    if (merges) sheet['!merges'] = merges.map((range) => XLSX.utils.decode_range(range));
    for (const [address, format] of Object.entries(formats ?? {})) {
      const cell = sheet[address] as XLSX.CellObject | undefined;
      if (cell) cell.z = format;
    }
    XLSX.utils.book_append_sheet(book, sheet, name ?? `Sheet${String(at + 1)}`);
    hidden.push({ Hidden: hiding ?? 0 });
  }
  book.Workbook = { Sheets: hidden };
  return XLSX.write(book, { type: 'buffer', bookType: type }) as Buffer;
}

/** Writes a text file. */
export function csv(rows: Rows, encoding = 'utf8', separator = ','): Buffer {
  return iconv.encode(rows.map((row) => row.join(separator)).join('\r\n') + '\r\n', encoding);
}

/** A workbook with what must be read from it. */
export function sheet(
  name: string,
  wish: SheetWish | readonly SheetWish[],
  tables: readonly NastyTable[],
  counts: NastySheet['counts'],
  users?: readonly string[],
): NastySheet {
  const bytes = workbook(Array.isArray(wish) ? (wish as readonly SheetWish[]) : [wish as SheetWish]);
  return { name, fileName: `${name}.xlsx`, bytes, tables, counts, ...(users ? { users } : {}) };
}

/** Customers that many of these sheets name. */
export const a = { 'customer.name': '杭州绿源农业有限公司' };
/** See `a`. */
export const b = { 'customer.name': '宁波三江家具厂' };
/** See `a`. */
export const c = { 'customer.name': '温州永固橡塑制品有限公司' };
