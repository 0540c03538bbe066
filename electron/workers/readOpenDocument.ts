import { limits } from './limits';
import type { OpenedWorkbook } from './openedWorkbook';
import { readLegacy } from './readLegacy';
import type { SheetSummary } from './protocol';
import type { SafeZip } from './safeZip';
import { partsFor } from './safeParts';
import { WorkerFailure } from './workerFailure';
import { decodeXml, refuseDocumentType } from './xlsx/packageText';
import { attributesOf, tagsNamed } from './xmlText';

const wantedParts = /^(mimetype|styles\.xml|meta\.xml|META-INF\/manifest\.xml)$/i;
const standIns = {
  'styles.xml': '<office:document-styles/>',
  'META-INF/manifest.xml': '<manifest:manifest/>',
};
const mostRepeatedCells = 20_000_000;

/** What the old-format reader does not tell of one table. */
interface Hidden {
  isHidden: boolean;
  readonly rows: number[];
  readonly columns: number[];
  row: number;
  column: number;
}

function stylesOfHiddenTables(content: string): Set<string> {
  const hidden = new Set<string>();
  for (const match of content.matchAll(
    /<style:style\s([^>]*?style:family="table"[^>]*)>([\s\S]*?)<\/style:style>/g,
  )) {
    if (/table:display="false"/.test(match[2] ?? '')) hidden.add(attributesOf(match[1] ?? '').name ?? '');
  }
  return hidden;
}

function isCollapsed(tag: string): boolean {
  return /table:visibility="(?:collapse|filter)"/.test(tag);
}

function addRun(run: number[], first: number, count: number, last: number): void {
  for (let value = first; value < first + count && value <= last; value++) run.push(value);
}

/**
 * One pass over the tags of the tables: what is hidden, and how many cells the text stands for. A few bytes of
 * OpenDocument can mean a billion cells with a value; those that do are refused.
 */
function overlookTables(content: string): Hidden[] {
  const hiddenStyles = stylesOfHiddenTables(content);
  const tables: Hidden[] = [];
  let rows = 1;
  let cells = 0;
  for (const [tag, name] of content.matchAll(
    /<table:(table|table-column|table-row|table-cell)(?=[\s/>])[^>]{0,4000}>/g,
  )) {
    const repeated = Number(/number-(?:rows|columns)-repeated="(\d{1,9})"/.exec(tag)?.[1] ?? 1);
    const table = tables.at(-1);
    if (name === 'table') {
      const style = /table:style-name="([^"]*)"/.exec(tag)?.[1] ?? '';
      tables.push({ isHidden: hiddenStyles.has(style), rows: [], columns: [], row: 0, column: 0 });
    } else if (name === 'table-cell') {
      if (tag.includes('value-type=')) cells += rows * repeated;
      if (cells > mostRepeatedCells) throw new WorkerFailure('fileUnsafe', 'repeated cells');
    } else if (table !== undefined && name === 'table-column') {
      if (isCollapsed(tag)) addRun(table.columns, table.column, repeated, limits.sheetColumns);
      table.column += repeated;
    } else if (table !== undefined) {
      rows = repeated;
      if (isCollapsed(tag)) addRun(table.rows, table.row + 1, repeated, limits.rows);
      table.row += repeated;
    }
  }
  return tables;
}

function withHidden(sheet: SheetSummary, hidden: Hidden | undefined): SheetSummary {
  if (hidden === undefined) return sheet;
  return {
    ...sheet,
    visibility: hidden.isHidden ? 'hidden' : sheet.visibility,
    hiddenRows: hidden.rows.filter((row) => row <= sheet.lastRow),
    hiddenColumns: hidden.columns.filter((column) => column < sheet.columnCount),
  };
}

/** The old-format reader takes a cell closed in itself for a blank one, even if its tag holds a value. */
function withOpenCells(content: string): string {
  const closed = /<(table:table-cell\s[^>]{0,4000}value-type=[^>]{0,4000})\/>/g;
  return content.replace(closed, '<$1><text:p></text:p></table:table-cell>');
}

/** Opens an OpenDocument spreadsheet (WPS, LibreOffice). Throws `WorkerFailure`. */
export function readOpenDocument(zip: SafeZip): OpenedWorkbook {
  const manifest = zip.find('META-INF/manifest.xml');
  if (manifest !== null && tagsNamed(decodeXml(zip.read(manifest)), 'encryption-data').length > 0) {
    throw new WorkerFailure('filePassword', 'encrypted OpenDocument');
  }
  const contentPart = zip.find('content.xml');
  if (contentPart === null) throw new WorkerFailure('fileDamaged', 'no content');
  const content = decodeXml(zip.read(contentPart));
  refuseDocumentType(content);
  const tables = overlookTables(content);
  const { summary, rows } = readLegacy({
    format: 'ods',
    data: partsFor(zip, wantedParts, { ...standIns, 'content.xml': withOpenCells(content) }),
  });
  // tables inside tables do not count as sheets; without a match nothing is said to be hidden
  const isMatched = tables.length === summary.sheets.length;
  const sheets = summary.sheets.map((sheet, index) =>
    withHidden(sheet, isMatched ? tables[index] : undefined),
  );
  return { summary: { ...summary, sheets }, rows };
}
