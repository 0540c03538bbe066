import type { RawRow } from '../../db/schema/cell';
import { decodeHtml } from './html/decodeHtml';
import { readTables } from './html/tables';
import type { OpenedWorkbook } from './openedWorkbook';
import type { OpenOptions } from './protocol';
import { WorkerFailure } from './workerFailure';

/** Opens a web page, mostly one named `.xls`: every table with text is a sheet without a name. Throws `WorkerFailure`. */
export function readHtml(file: Buffer, options: OpenOptions): OpenedWorkbook {
  const { text, encoding } = decodeHtml(file, options.encoding);
  const tables = readTables(text);
  if (tables.length === 0) throw new WorkerFailure('fileNotASheet', 'page without a table');
  return {
    summary: {
      format: 'html',
      encoding,
      sheets: tables.map(({ rows, merges, hiddenRows, columnCount }, index) => ({
        index,
        name: null,
        visibility: 'visible',
        lastRow: rows.at(-1)?.row ?? 0,
        columnCount,
        merges,
        hiddenRows,
        hiddenColumns: [],
      })),
    },
    rows(sheet): Iterable<readonly RawRow[]> {
      const table = tables[sheet];
      if (table === undefined) throw new WorkerFailure('sheetMissing', `table ${sheet}`);
      return [table.rows];
    },
  };
}
