import { read, type CellObject, type WorkBook, type WorkSheet } from 'xlsx';
import type { RawCell, RawRow } from '../../db/schema/cell';
import { errorText } from './errorText';
import { limits } from './limits';
import { builtInFormats, meaningOfFormat, numberCell, type FormatMeaning } from './numberFormats';
import type { OpenedWorkbook } from './openedWorkbook';
import type { SheetSummary } from './protocol';
import { WorkerFailure } from './workerFailure';

const rowsPerPiece = 400;
const cellStylesUpToBytes = 16 * 1024 * 1024;

function failureOf(error: unknown): WorkerFailure {
  const text = error instanceof Error ? error.message : String(error);
  if (/invalid (?:string|array) length|allocation/i.test(text))
    return new WorkerFailure('fileTooLarge', 'memory');
  return new WorkerFailure('fileDamaged', text.slice(0, 120));
}

function parse(file: Buffer): WorkBook {
  try {
    return read(file, {
      type: 'buffer',
      dense: true,
      raw: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
      cellDates: false,
      cellNF: true,
      // hidden columns are only kept with styles; large files do without
      cellStyles: file.length <= cellStylesUpToBytes,
      sheetRows: limits.rows + 1,
      UTC: true,
    });
  } catch (error) {
    throw failureOf(error);
  }
}

type DenseRows = readonly (readonly (CellObject | undefined)[] | undefined)[];

function denseRows(sheet: WorkSheet): DenseRows {
  return (sheet['!data'] as DenseRows | undefined) ?? [];
}

function createCellReader(is1904: boolean): (cell: CellObject) => RawCell {
  const meanings = new Map<string, FormatMeaning>();
  const meaningOf = (code: string | number | undefined): FormatMeaning => {
    const text = typeof code === 'number' ? (builtInFormats[code] ?? 'General') : (code ?? 'General');
    const known = meanings.get(text);
    if (known !== undefined) return known;
    const meaning = meaningOfFormat(text);
    meanings.set(text, meaning);
    return meaning;
  };
  return (cell) => {
    if (cell.t === 'n') {
      return typeof cell.v === 'number' && Number.isFinite(cell.v)
        ? numberCell(cell.v, meaningOf(cell.z), is1904)
        : null;
    }
    if (cell.t === 'b') return cell.v === true;
    if (cell.t === 'e') return { kind: 'error', text: errorText(Number(cell.v)) };
    if (cell.t === 's')
      return typeof cell.v === 'string' && cell.v !== '' ? cell.v.replace(/\r\n?/g, '\n') : null;
    return null;
  };
}

function* rowsOf(sheet: WorkSheet, cellOf: (cell: CellObject) => RawCell): Generator<readonly RawRow[]> {
  const data = denseRows(sheet);
  let piece: RawRow[] = [];
  for (let index = 0; index < data.length; index++) {
    const cells: RawCell[] = [];
    const source = data[index] ?? [];
    const count = Math.min(source.length, limits.columns);
    for (let column = 0; column < count; column++) {
      const cell = source[column];
      const value = cell === undefined ? null : cellOf(cell);
      if (value === null) continue;
      while (cells.length < column) cells.push(null);
      cells.push(value);
    }
    if (cells.length > 0) piece.push({ row: index + 1, cells });
    if (piece.length < rowsPerPiece) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}

function hiddenOf(
  entries: readonly ({ hidden?: boolean | undefined } | undefined)[] | undefined,
  count: number,
): number[] {
  const hidden: number[] = [];
  entries?.forEach((entry, index) => {
    if (entry?.hidden === true && index < count) hidden.push(index);
  });
  return hidden;
}

function overlook(sheet: WorkSheet): Omit<SheetSummary, 'index' | 'name' | 'visibility'> {
  let lastRow = 0;
  let columnCount = 0;
  denseRows(sheet).forEach((cells, index) => {
    if (cells === undefined) return;
    let last = cells.length;
    while (last > 0 && (cells[last - 1]?.v === undefined || cells[last - 1]?.v === '')) last -= 1;
    if (last === 0) return;
    lastRow = index + 1;
    columnCount = Math.max(columnCount, last);
  });
  const merges = (sheet['!merges'] ?? []).slice(0, limits.merges).map(({ s: start, e: end }) => ({
    firstRow: start.r + 1,
    lastRow: end.r + 1,
    firstColumn: start.c,
    lastColumn: end.c,
  }));
  return {
    lastRow,
    columnCount,
    merges,
    hiddenRows: hiddenOf(sheet['!rows'], lastRow).map((row) => row + 1),
    hiddenColumns: hiddenOf(sheet['!cols'], columnCount),
  };
}

const visibilities = ['visible', 'hidden', 'veryHidden'] as const;

/**
 * Opens a binary workbook of Excel 2007 (.xlsb) with the `xlsx` package. It must have passed the guard: this reader
 * loops for ever on some damaged packages. Throws `WorkerFailure`.
 */
export function readBinaryPackage(file: Buffer): OpenedWorkbook {
  const workbook = parse(file);
  const cellOf = createCellReader(workbook.Workbook?.WBProps?.date1904 === true);
  const sheets: WorkSheet[] = [];
  const summaries: SheetSummary[] = [];
  workbook.SheetNames.forEach((name, place) => {
    const sheet = workbook.Sheets[name];
    // the package leaves a part out without a word when it could not read it
    if (sheet === undefined) throw new WorkerFailure('sheetMissing', `sheet ${place + 1}`);
    if (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet') return;
    const overview = overlook(sheet);
    if (overview.lastRow > limits.rows) throw new WorkerFailure('tooManyRows', 'rows');
    const visibility = visibilities[workbook.Workbook?.Sheets?.[place]?.Hidden ?? 0] ?? 'visible';
    summaries.push({
      index: sheets.length,
      name,
      visibility,
      ...overview,
    });
    sheets.push(sheet);
  });
  if (sheets.length === 0) throw new WorkerFailure('fileNotASheet', 'no worksheet');
  return {
    summary: { format: 'xlsb', sheets: summaries },
    rows(index) {
      const sheet = sheets[index];
      if (sheet === undefined) throw new WorkerFailure('sheetMissing', `sheet ${index}`);
      return rowsOf(sheet, cellOf);
    },
  };
}
