import ExcelJS from 'exceljs';
import type { SpreadsheetWriter } from '../../../services/ports';
import type { WrittenCell, WrittenTable } from '../../../workers/protocol';
import { valueIn } from '../../../workers/writtenValue';
import { columnFormats } from '../../../workers/writeXlsx';
import { withBenchOffice } from '../benchOffice';
import { costOf, type Cost } from '../measure';

type Plain = string | number | boolean | null;

/**
 * The cells of the same export, given to the writer library and nothing else: its streaming writer, the same styles,
 * one process. The cells are collected before the clock runs.
 */
export async function writeCells(input: {
  readonly db: string;
  readonly path: string;
}): Promise<Cost & { readonly rows: number; readonly columns: number }> {
  const { table, rows } = await cellsOfExport(input.db);
  const { cost } = await costOf(async () => {
    const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
      filename: input.path,
      useStyles: true,
      useSharedStrings: false,
    });
    const sheet = workbook.addWorksheet(table.sheet, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = table.columns.map(({ width, as }) => ({ width, style: { numFmt: columnFormats[as] } }));
    sheet.addRow(table.columns.map((column) => column.heading)).commit();
    for (const row of rows) sheet.addRow(row).commit();
    await workbook.commit();
  });
  return { ...cost, rows: rows.length, columns: table.columns.length };
}

/** Runs the export into memory. */
function cellsOfExport(db: string): Promise<{ readonly table: WrittenTable; readonly rows: Plain[][] }> {
  const rows: Plain[][] = [];
  let written: WrittenTable | null = null;
  const writer: SpreadsheetWriter = {
    create(_path, _format, table) {
      written = table;
      return Promise.resolve({
        write(batch: readonly (readonly WrittenCell[])[]) {
          for (const row of batch)
            rows.push(table.columns.map(({ as }, index) => valueIn(as, (row[index] ?? null) as Plain)));
          return Promise.resolve();
        },
        finish: () => Promise.resolve({ byteLength: 0 }),
        discard: () => Promise.resolve(),
      });
    },
  };
  return withBenchOffice(
    db,
    'open',
    async ({ office, actor }) => {
      await office.exports.write(
        actor,
        { selection: { entity: 'account' }, format: 'xlsx', language: 'zh', path: '' },
        { signal: new AbortController().signal, report: () => undefined },
      );
      if (!written) throw new Error('the export wrote nothing');
      return { table: written, rows };
    },
    writer,
  );
}
