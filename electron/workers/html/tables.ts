import type { RawCell, RawRow } from '../../../db/schema/cell';
import { limits } from '../limits';
import type { CellRange } from '../protocol';
import { WorkerFailure } from '../workerFailure';
import { htmlText } from './htmlText';
import { tagsOf } from './tags';

/** One table of a page. */
export interface HtmlTable {
  readonly rows: RawRow[];
  readonly merges: CellRange[];
  readonly hiddenRows: number[];
  columnCount: number;
}

interface OpenTable {
  readonly table: HtmlTable;
  row: number;
  cells: RawCell[] | null;
  column: number;
  text: string | null;
  span: { rows: number; columns: number };
  /** Column → last row a cell above reaches down to. */
  readonly taken: Map<number, number>;
}

const longestSpan = 10_000;
const mostTables = 20_000;

function newTable(): OpenTable {
  const table = { rows: [], merges: [], hiddenRows: [], columnCount: 0 };
  return {
    table,
    row: 0,
    cells: null,
    column: 0,
    text: null,
    span: { rows: 1, columns: 1 },
    taken: new Map(),
  };
}

function spanOf(inner: string, name: string): number {
  const match = new RegExp(`\\b${name}\\s{0,9}=\\s{0,9}["']?\\s{0,9}(\\d{1,6})`, 'i').exec(inner);
  return Math.min(Math.max(Number(match?.[1] ?? 1), 1), longestSpan);
}

function closeCell(open: OpenTable): void {
  if (open.text === null || open.cells === null) return;
  const { table, row, column, span } = open;
  const text = open.text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
  open.text = null;
  if (span.rows > 1 || span.columns > 1) {
    if (table.merges.length < limits.merges) {
      table.merges.push({
        firstRow: row,
        lastRow: row + span.rows - 1,
        firstColumn: column,
        lastColumn: column + span.columns - 1,
      });
    }
    for (
      let covered = column;
      span.rows > 1 && covered < Math.min(column + span.columns, limits.columns);
      covered++
    ) {
      open.taken.set(covered, row + span.rows - 1);
    }
  }
  open.column = column + span.columns;
  if (text === '' || column >= limits.columns) return;
  while (open.cells.length < column) open.cells.push(null);
  open.cells[column] = text;
  table.columnCount = Math.max(table.columnCount, column + 1);
}

function closeRow(open: OpenTable): void {
  closeCell(open);
  if (open.cells !== null && open.cells.length > 0)
    open.table.rows.push({ row: open.row, cells: open.cells });
  open.cells = null;
}

function openRow(open: OpenTable, inner: string): void {
  closeRow(open);
  open.row += 1;
  if (open.row > limits.rows) throw new WorkerFailure('tooManyRows', 'table rows');
  open.cells = [];
  open.column = 0;
  if (/display\s*:\s*none/i.test(inner)) open.table.hiddenRows.push(open.row);
}

function openCell(open: OpenTable, inner: string): void {
  closeCell(open);
  if (open.cells === null) openRow(open, '');
  while ((open.taken.get(open.column) ?? 0) >= open.row) open.column += 1;
  open.span = { rows: spanOf(inner, 'rowspan'), columns: spanOf(inner, 'colspan') };
  open.text = '';
}

/**
 * All tables of a page that hold text, in the order they end; a table inside a cell is a table of its own. Every cell is
 * text as written (`000123` stays). Merged cells come as ranges, their value in the first cell.
 */
export function readTables(page: string): HtmlTable[] {
  const html = page.replace(
    /<!--[\s\S]*?(?:-->|$)|<(script|style|title)\b[\s\S]*?(?:<\/\1\s{0,99}>|$)/gi,
    '',
  );
  const done: HtmlTable[] = [];
  const stack: OpenTable[] = [];
  let from = 0;
  let tables = 0;
  for (const { name, isEnd, inner, start, behind } of tagsOf(html)) {
    const open = stack.at(-1);
    if (open !== undefined && open.text !== null) open.text += htmlText(withoutTags(html.slice(from, start)));
    from = behind;
    if (name === 'table') {
      if (!isEnd && ++tables > mostTables) throw new WorkerFailure('fileUnsafe', 'tables of a page');
      if (!isEnd) stack.push(newTable());
      else if (open !== undefined) closeTable(stack, done);
    } else if (open === undefined) continue;
    else if (name === 'tr') (isEnd ? closeRow : openRow)(open, inner);
    else if (name === 'td' || name === 'th') (isEnd ? closeCell : openCell)(open, inner);
    else if (open.text !== null && open.text !== '' && !open.text.endsWith('\n')) open.text += '\n';
  }
  while (stack.length > 0) closeTable(stack, done);
  return done;
}

function withoutTags(text: string): string {
  let plain = '';
  let from = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    if (!/[a-zA-Z/!?]/.test(text[at + 1] ?? '')) continue;
    const end = text.indexOf('>', at);
    if (end < 0) break;
    plain += text.slice(from, at);
    from = end + 1;
    at = end;
  }
  return from === 0 ? text : plain + text.slice(from);
}

function closeTable(stack: OpenTable[], done: HtmlTable[]): void {
  const open = stack.pop();
  if (open === undefined) return;
  closeRow(open);
  if (open.table.rows.length > 0) done.push(open.table);
}
