import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import ExcelJS from 'exceljs';
import type { WrittenCell, WrittenColumn, WrittenTable } from './protocol';
import type { TableFormat } from './tableFormat';
import { readyCell, valueIn } from './writtenValue';

/** The number format of each sort of column. */
export const columnFormats: Readonly<Record<WrittenColumn['as'], string>> = {
  text: '@',
  integer: '0',
  decimal: 'General',
  money: '#,##0.00',
  percent: '0.00%',
  date: 'yyyy-mm-dd',
  time: 'yyyy-mm-dd hh:mm',
};
const highlight = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFE0B2' } } as const;
const headingFill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF7' } } as const;
const thin = { style: 'thin', color: { argb: 'FFD0D7E2' } } as const;

/** Excel refuses these signs in the name of a sheet, and more than 31 characters. */
function sheetName(name: string): string {
  const clean = name
    .replace(/[\\/?*[\]:]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim();
  return clean === '' ? 'Sheet1' : Array.from(clean).slice(0, 31).join('');
}

// Excel reads `_x000D_` in a cell as a carriage return; text that really says so escapes its underscore
const lookalike = /_(?=x[0-9A-Fa-f]{4}_)/g;

function excelText(text: string): string {
  return text.includes('_x') ? text.replace(lookalike, '_x005F_') : text;
}

function addSheet(workbook: ExcelJS.stream.xlsx.WorkbookWriter, table: WrittenTable): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(sheetName(table.sheet), {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: {
      orientation: 'landscape',
      paperSize: 9,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    },
    headerFooter: { oddFooter: '&C&P / &N' },
  });
  sheet.columns = table.columns.map(({ width, as, isHidden }) => ({
    width: Math.min(Math.max(width, 4), 80),
    ...(isHidden ? { hidden: true } : {}),
    style: { numFmt: columnFormats[as] },
  }));
  const heading = sheet.addRow(table.columns.map((column) => excelText(column.heading)));
  heading.eachCell((cell) => {
    cell.style = {
      numFmt: '@',
      font: { bold: true },
      fill: headingFill,
      alignment: { vertical: 'middle', wrapText: true },
      border: { bottom: thin },
    };
  });
  heading.commit();
  return sheet;
}

/** Rows below the heading whose cells offer a list. */
const rowsWithLists = 2000;

/**
 * Gives columns with choices a list in every cell. The choices stand on a hidden sheet of their own, for Excel takes
 * no more than 255 characters and no commas in a list that is written into the rule.
 */
function addLists(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  sheet: ExcelJS.Worksheet,
  table: WrittenTable,
): ExcelJS.Worksheet | null {
  const listed = table.columns.flatMap(({ choices }, at) =>
    choices && choices.length > 0 ? [{ choices, at }] : [],
  );
  if (listed.length === 0) return null;
  const lists = workbook.addWorksheet('选项', { state: 'hidden' });
  const longest = Math.max(...listed.map(({ choices }) => choices.length));
  for (let row = 0; row < longest; row += 1) {
    lists.addRow(listed.map(({ choices }) => excelText(choices[row] ?? ''))).commit();
  }
  for (const [place, { choices, at }] of listed.entries()) {
    const letter = lists.getColumn(place + 1).letter;
    const target = sheet.getColumn(at + 1).letter;
    // Known to the library, but not to its types.
    const rules = (sheet as unknown as { dataValidations: { add(range: string, rule: unknown): void } })
      .dataValidations;
    rules.add(`${target}2:${target}${String(rowsWithLists)}`, {
      type: 'list',
      allowBlank: true,
      showErrorMessage: false,
      formulae: [`选项!$${letter}$1:$${letter}$${String(choices.length)}`],
    });
  }
  return lists;
}

function addHiddenSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  { name, cells }: NonNullable<WrittenTable['hiddenSheet']>,
): void {
  const sheet = workbook.addWorksheet(sheetName(name), { state: 'veryHidden' });
  sheet.columns = [{ width: 20, style: { numFmt: '@' } }];
  for (const cell of cells) sheet.addRow([excelText(cell)]).commit();
}

function hasNotes(row: readonly WrittenCell[]): boolean {
  return row.some((cell) => typeof cell === 'object' && cell !== null);
}

function addPlainRow(
  sheet: ExcelJS.Worksheet,
  columns: readonly WrittenColumn['as'][],
  row: readonly WrittenCell[],
): void {
  const values = new Array<string | number | boolean | null>(columns.length);
  for (let index = 0; index < columns.length; index++) {
    const cell = row[index];
    const as = columns[index] ?? 'text';
    const value = cell === undefined ? null : valueIn(as, cell as string | number | boolean | null);
    values[index] = typeof value === 'string' ? excelText(value) : value;
  }
  sheet.addRow(values).commit();
}

function addRowWithNotes(
  sheet: ExcelJS.Worksheet,
  columns: readonly WrittenColumn['as'][],
  row: readonly WrittenCell[],
): void {
  const ready = columns.map((as, index) => readyCell(as, row[index]));
  const added = sheet.addRow(
    ready.map(({ value }) => (typeof value === 'string' ? excelText(value) : value)),
  );
  ready.forEach(({ note, format }, index) => {
    if (note === null) return;
    const cell = added.getCell(index + 1);
    cell.style = { numFmt: format ?? 'General', fill: highlight };
    if (note !== '') cell.note = note;
  });
  added.commit();
}

/** Waits until the stream takes more, or has ended by an error. */
function drained(stream: WriteStream): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done);
      stream.off('close', done);
      resolve();
    };
    stream.on('drain', done);
    stream.on('close', done);
  });
}

/**
 * Begins a styled workbook at `path`, which must exist: a frozen heading with a filter, typed cells (text never turns
 * into a number or a formula), ready for paper. Rows go out as they come, memory stays small.
 */
export function createXlsx(path: string, table: WrittenTable): TableFormat {
  const stream = createWriteStream(path);
  const failures: Error[] = [];
  stream.on('error', (error) => failures.push(error));
  const throwFailure = (): void => {
    const [failure] = failures;
    if (failure !== undefined) throw failure;
  };
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream,
    useStyles: true,
    useSharedStrings: false,
  });
  workbook.creator = '客源';
  workbook.lastModifiedBy = '客源';
  const sheet = addSheet(workbook, table);
  const lists = addLists(workbook, sheet, table);
  const columns = table.columns.map((column) => column.as);
  let rowCount = 0;
  return {
    async write(rows) {
      rowCount += rows.length;
      for (const row of rows) (hasNotes(row) ? addRowWithNotes : addPlainRow)(sheet, columns, row);
      // lets the packing and the disk keep up, and their errors be heard
      await new Promise((resolve) => setImmediate(resolve));
      if (failures.length === 0 && stream.writableNeedDrain) await drained(stream);
      throwFailure();
    },
    async finish() {
      throwFailure();
      const corner = { row: rowCount + 1, column: Math.max(columns.length, 1) };
      sheet.autoFilter = { from: { row: 1, column: 1 }, to: corner };
      lists?.commit();
      if (table.hiddenSheet) addHiddenSheet(workbook, table.hiddenSheet);
      await Promise.race([workbook.commit(), once(stream, 'close').then(throwFailure)]);
      if (!stream.closed) await once(stream, 'close');
      throwFailure();
    },
    async abandon() {
      if (stream.closed) return;
      stream.destroy();
      await once(stream, 'close');
    },
  };
}
