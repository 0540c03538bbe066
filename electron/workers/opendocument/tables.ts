import type { RawCell } from '../../../db/schema/cell';
import { limits } from '../limits';
import { createSheetBuilder, type SheetBuilder } from '../sheetBuilder';
import { WorkerFailure } from '../workerFailure';
import type { XmlHandler } from '../xmlScanner';
import { xmlText } from '../xmlText';
import { attributeOf, cellValue, countOf, statedCell, type StatedCell } from './cellValue';
import type { FormatReader } from './formats';

/** Values that stand in the sheet only because a cell or a row is repeated; beyond it the file is an attack. */
const mostRepeatedValues = 5_000_000;
/** What stands inside a cell and is not its text: notes, drawings, reading aids, deleted text. */
const asides = new Set([
  'annotation',
  'frame',
  'g',
  'custom-shape',
  'control',
  'ruby-text',
  'tracked-changes',
]);
/** What stands beside the rows and holds tables of its own. */
const besides = new Set(['shapes', 'tracked-changes', 'dde-links', 'named-expressions', 'database-ranges']);

/** Reads the tables of a spreadsheet; to be told all elements of its content. */
export interface TableReader extends XmlHandler {
  readonly sheets: readonly SheetBuilder[];
}

/** Makes a reader. Formats must be told of the styles before the tables come. Throws `WorkerFailure` while it is told. */
export function createTableReader(formats: FormatReader): TableReader {
  const sheets: SheetBuilder[] = [];
  const path: string[] = [];
  let sheet: SheetBuilder | null = null;
  /** The depth of an element whose inside does not count; 0 for none. */
  let ignoredFrom = 0;
  let row = { number: 0, count: 1, column: 0, values: 0, style: undefined as string | undefined };
  let cell: StatedCell | null = null;
  let paragraphs: string[] = [];
  let repeated = 0;
  let columnStyles: { readonly last: number; readonly style: string | undefined }[] = [];

  function openTable(attributes: string): void {
    sheet = createSheetBuilder(attributeOf(attributes, 'name') ?? null);
    if (formats.hidesTable(attributeOf(attributes, 'style-name'))) sheet.visibility = 'hidden';
    sheets.push(sheet);
    row = { number: 0, count: 1, column: 0, values: 0, style: undefined };
    columnStyles = [];
  }

  /** A table with a source is a copy of a sheet of another file, which no program shows. */
  function leaveOut(): void {
    sheets.pop();
    sheet = createSheetBuilder(null);
  }

  function openColumn(attributes: string): void {
    const count = countOf(attributes, 'number-columns-repeated');
    const first = (columnStyles.at(-1)?.last ?? -1) + 1;
    const style = attributeOf(attributes, 'default-cell-style-name');
    if (first < limits.sheetColumns) columnStyles.push({ last: first + count - 1, style });
    if (isCollapsed(attributes)) sheet?.hideColumns(first, count);
  }

  function openRow(attributes: string): void {
    const count = countOf(attributes, 'number-rows-repeated');
    const style = attributeOf(attributes, 'default-cell-style-name');
    row = { number: row.number + row.count, count, column: 0, values: 0, style };
    if (isCollapsed(attributes)) sheet?.hideRows(row.number, count);
  }

  function isCollapsed(attributes: string): boolean {
    const visibility = attributeOf(attributes, 'visibility');
    return visibility === 'collapse' || visibility === 'filter';
  }

  function styleAt(column: number): string | undefined {
    if (row.style !== undefined) return row.style;
    let [low, high] = [0, columnStyles.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (column <= (columnStyles[middle]?.last ?? column)) high = middle;
      else low = middle + 1;
    }
    return columnStyles[low]?.style;
  }

  function setCell(stated: StatedCell, value: RawCell): void {
    if (sheet === null) return;
    const { spannedRows, spannedColumns, columns } = stated;
    if (spannedRows > 1 || spannedColumns > 1) {
      sheet.merge({
        firstRow: row.number,
        lastRow: row.number + spannedRows - 1,
        firstColumn: row.column,
        lastColumn: row.column + spannedColumns - 1,
      });
    }
    if (value !== null) {
      const count = Math.min(columns, limits.sheetColumns);
      repeated += count - 1;
      row.values += count;
      for (let index = 0; index < count; index++) sheet.set(row.number, row.column + index, value);
    }
    row.column += columns;
    refuseFlood();
  }

  function refuseFlood(): void {
    if (repeated > mostRepeatedValues) throw new WorkerFailure('fileUnsafe', 'repeated cells');
  }

  function closeRow(): void {
    if (row.values === 0 || row.count === 1) return;
    repeated += row.values * (row.count - 1);
    refuseFlood();
    sheet?.repeat(row.number, row.number + 1, row.count - 1);
  }

  function closeCell(): void {
    const stated = cell;
    cell = null;
    if (stated === null) return;
    const lines = paragraphs.map((paragraph) => paragraph.replace(/^ | $/g, ''));
    const text = lines.length === 0 ? null : lines.join('\n');
    const styled = stated.style === undefined ? { ...stated, style: styleAt(row.column) } : stated;
    setCell(stated, cellValue(styled, text, formats.meaningOf));
  }

  function addText(text: string): void {
    const last = paragraphs.length - 1;
    if (last >= 0) paragraphs[last] += text;
  }

  function openInCell(name: string, attributes: string): void {
    if (name === 'p' || name === 'h') paragraphs.push('');
    else if (name === 's') addText(' '.repeat(Math.min(countOf(attributes, 'c'), 1_000)));
    else if (name === 'tab') addText('\t');
    else if (name === 'line-break') addText('\n');
    else if (asides.has(name)) ignoredFrom = path.length;
  }

  return {
    sheets,
    open(name, attributes) {
      const parent = path.at(-1) ?? '';
      path.push(name);
      if (ignoredFrom > 0) return;
      if (cell !== null) openInCell(name, attributes);
      else if (sheet === null) {
        if (name === 'table' && (parent === 'spreadsheet' || parent === 'body')) openTable(attributes);
        else if (besides.has(name)) ignoredFrom = path.length;
        else formats.open(name, attributes);
      } else if (name === 'table-cell' || name === 'covered-table-cell') {
        cell = statedCell(attributes);
        paragraphs = [];
      } else if (name === 'table-row') openRow(attributes);
      else if (name === 'table-column') openColumn(attributes);
      else if (name === 'table-source') leaveOut();
      else if (name === 'table' || besides.has(name)) ignoredFrom = path.length;
    },
    close(name) {
      if (ignoredFrom > 0) {
        if (path.length === ignoredFrom) ignoredFrom = 0;
      } else if (cell !== null) {
        if (name === 'table-cell' || name === 'covered-table-cell') closeCell();
      } else if (sheet === null) formats.close(name);
      else if (name === 'table-row') closeRow();
      else if (name === 'table') sheet = null;
      path.pop();
    },
    text(raw, isPlain) {
      if (ignoredFrom > 0) return;
      const text = isPlain ? raw : xmlText(raw);
      if (cell !== null) addText(text.replace(/[ \t\r\n]+/g, ' '));
      else if (sheet === null) formats.text(text);
    },
  };
}
