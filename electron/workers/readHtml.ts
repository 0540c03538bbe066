import type { RawRow } from '../../db/schema/cell';
import { decodeHtml } from './html/decodeHtml';
import { readTables, type HtmlTable } from './html/tables';
import type { Page } from './html/webArchive';
import type { OpenedWorkbook } from './openedWorkbook';
import type { OpenOptions, SheetSummary, TextEncoding } from './protocol';
import { WorkerFailure } from './workerFailure';

interface NamedTable {
  readonly name: string | null;
  readonly table: HtmlTable;
}

function summaryOf({ name, table }: NamedTable, index: number): SheetSummary {
  const { rows, merges, hiddenRows, columnCount } = table;
  const lastRow = rows.at(-1)?.row ?? 0;
  return { index, name, visibility: 'visible', lastRow, columnCount, merges, hiddenRows, hiddenColumns: [] };
}

/**
 * Opens web pages, mostly one named `.xls`: every table with text is a sheet, named only where the archive it comes from
 * names it. Throws `WorkerFailure`.
 */
export function readHtml(pages: readonly Page[], options: OpenOptions): OpenedWorkbook {
  let seen: TextEncoding | null = null;
  const tables = pages.flatMap(({ bytes, charset, name }): NamedTable[] => {
    const { text, encoding } = decodeHtml(bytes, options.encoding, charset);
    seen ??= encoding;
    return readTables(text).map((table) => ({ name, table }));
  });
  if (tables.length === 0) throw new WorkerFailure('fileWebPage', 'page without a table');
  return {
    summary: {
      format: 'html',
      ...(seen === null ? {} : { encoding: seen }),
      sheets: tables.map(summaryOf),
    },
    rows(sheet): Iterable<readonly RawRow[]> {
      const found = tables[sheet];
      if (found === undefined) throw new WorkerFailure('sheetMissing', `table ${sheet}`);
      return [found.table.rows];
    },
  };
}
