import { limits } from '../limits';
import { createNumberSpans, type NumberSpans } from '../numberSpans';
import type { CellRange, SheetSummary } from '../protocol';
import type { SafeZip } from '../safeZip';
import { WorkerFailure } from '../workerFailure';
import { isSet, tagsNamed } from '../xmlText';
import { columnOf, rangeOf } from './cellReference';
import { xmlPieces } from './xmlPieces';

/** What a first pass over a sheet finds. */
export type SheetOverview = Pick<
  SheetSummary,
  'lastRow' | 'columnCount' | 'merges' | 'hiddenRows' | 'hiddenColumns'
>;

interface Found {
  row: number;
  lastRow: number;
  columnCount: number;
  readonly merges: CellRange[];
  readonly hiddenRows: NumberSpans;
}

/** The column after the last one of a row that has a value; 0 for none. Looks from the end, so long rows cost little. */
function columnsUsed(row: string, ends: readonly string[]): number {
  let value = -1;
  for (const end of ends) value = Math.max(value, row.lastIndexOf(end));
  if (value < 0) return 0;
  const cell = row.lastIndexOf('<c ', value);
  const reference = cell < 0 ? null : /^[^>]*?\sr=["']([A-Za-z]{1,3})\d/.exec(row.slice(cell, cell + 80));
  if (reference !== null) return columnOf(reference[1] ?? '') + 1;
  return row.slice(0, value).split(/<c[\s>]/).length - 1;
}

/** What ends a value, and a mark of it that is sooner seen not to be there: signs of tags stand everywhere in a piece. */
const valueEnds = [
  { end: '</v>', mark: '/v>' },
  { end: '</is>', mark: '/is>' },
  { end: '</f>', mark: 'f>' },
];

function overlookRows(text: string, found: Found): void {
  const ends = valueEnds.flatMap(({ end, mark }) => (text.includes(mark) ? end : []));
  let at = text.indexOf('<row');
  while (at >= 0) {
    const next = text.indexOf('<row', at + 4);
    const row = text.slice(at, next < 0 ? text.length : next);
    const tag = row.slice(0, row.indexOf('>') + 1);
    const number = /\sr=["'](\d{1,9})["']/.exec(tag);
    found.row = number === null ? found.row + 1 : Number(number[1]);
    if (found.row > limits.rows) throw new WorkerFailure('tooManyRows', 'row number');
    const columns = columnsUsed(row, ends);
    if (columns > 0) found.lastRow = Math.max(found.lastRow, found.row);
    if (columns > found.columnCount) found.columnCount = columns;
    if (tag.includes('hidden') && /\shidden=["'](?:1|true)["']/.test(tag))
      found.hiddenRows.add(found.row, found.row);
    at = next;
  }
}

function addHiddenColumns(head: string, hidden: NumberSpans): void {
  for (const { attributes } of tagsNamed(head, 'col')) {
    if (isSet(attributes.hidden)) hidden.add(Number(attributes.min) - 1, Number(attributes.max) - 1);
  }
}

function addMerges(tail: string, merges: CellRange[]): void {
  if (!tail.includes('<mergeCell ')) return;
  for (const { attributes } of tagsNamed(tail, 'mergeCell')) {
    const range = rangeOf(attributes.ref ?? '');
    if (range !== null && merges.length < limits.merges) merges.push(range);
  }
}

/**
 * Looks over a whole sheet without reading its values: what `<dimension>` says is often wrong, and merged cells stand
 * behind the rows. Hidden columns beyond the last used one are left out.
 */
export async function overlookSheet(zip: SafeZip, part: string): Promise<SheetOverview> {
  const hiddenRows = createNumberSpans(1, limits.rows);
  const found: Found = { row: 0, lastRow: 0, columnCount: 0, merges: [], hiddenRows };
  const hiddenColumns = createNumberSpans(0, limits.sheetColumns - 1);
  for await (const piece of xmlPieces(zip, part, { list: 'sheetData', item: 'row', isOverview: true })) {
    if (piece.where === 'head') addHiddenColumns(piece.text, hiddenColumns);
    else if (piece.where === 'list') overlookRows(piece.text, found);
    else addMerges(piece.text, found.merges);
  }
  const { lastRow, columnCount, merges } = found;
  return {
    lastRow,
    columnCount,
    merges,
    hiddenRows: hiddenRows.upTo(lastRow),
    hiddenColumns: hiddenColumns.upTo(columnCount - 1),
  };
}
