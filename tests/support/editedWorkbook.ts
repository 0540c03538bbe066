import exceljs, { type Workbook, type Worksheet } from 'exceljs';
import { rowKeyHeading } from '../../electron/services/exports/rowKeys';

/** Edits a workbook as a person would, with another library than the one that reads it, and saves it as `target`. */
export async function editedWorkbook(
  path: string,
  target: string,
  change: (sheet: Worksheet, book: Workbook) => void,
): Promise<void> {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error('no sheet');
  change(sheet, book);
  await book.xlsx.writeFile(target);
}

/** The column of a heading, from 1. */
export function columnNamed(sheet: Worksheet, heading: string): number {
  for (let column = 1; column <= sheet.columnCount; column += 1)
    if (sheet.getCell(1, column).value === heading) return column;
  throw new Error(`no column ${heading}`);
}

/** The row of a record, from 1. */
export function rowOf(sheet: Worksheet, id: number): number {
  const column = columnNamed(sheet, rowKeyHeading);
  for (let row = 2; row <= sheet.rowCount; row += 1) {
    const { value } = sheet.getCell(row, column);
    if (typeof value === 'string' && value.startsWith(`r${id}v`)) return row;
  }
  throw new Error(`no row of ${id}`);
}
