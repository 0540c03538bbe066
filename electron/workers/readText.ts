import type { RawCell, RawRow } from '../../db/schema/cell';
import { limits } from './limits';
import type { OpenedWorkbook } from './openedWorkbook';
import type { OpenOptions } from './protocol';
import { unguardCell } from './text/cellGuard';
import { chosenEncoding, decodedPieces, detectEncoding, type DetectedEncoding } from './text/decodeText';
import { detectDelimiter, usualFieldCount } from './text/detectDelimiter';
import { splitRecords } from './text/splitRecords';
import { WorkerFailure } from './workerFailure';

const sampleCharacters = 512 * 1024;
const rowsPerPiece = 400;

function sampleOf(file: Buffer, detected: DetectedEncoding): string {
  let sample = '';
  for (const piece of decodedPieces(file, detected, false)) {
    sample += piece;
    if (sample.length >= sampleCharacters) break;
  }
  return sample.slice(0, sampleCharacters);
}

function cellsOf(fields: readonly string[]): RawCell[] {
  const count = Math.min(fields.length, limits.columns);
  const cells: RawCell[] = [];
  for (let column = 0; column < count; column++) {
    const field = fields[column] ?? '';
    // old machines fill fields up with zero bytes
    const text = unguardCell(field.includes('\0') ? field.replaceAll('\0', '') : field);
    if (text === '') continue;
    while (cells.length < column) cells.push(null);
    cells.push(text);
  }
  return cells;
}

/** Excel writes `sep=;` as the first line to tell itself the delimiter. */
function statedDelimiter(sample: string): string | null {
  return /^"?sep=(.)"?\r?\n/i.exec(sample)?.[1] ?? null;
}

/**
 * Opens a CSV, TSV or other delimited text. Every cell stays text as typed (`000123`, `1-2`, 18 digits); the number of
 * a row is the number of its record, blank ones counted. Throws `WorkerFailure`.
 */
export function readText(file: Buffer, options: OpenOptions): OpenedWorkbook {
  const detected =
    options.encoding === undefined ? detectEncoding(file) : chosenEncoding(file, options.encoding);
  const sample = sampleOf(file, detected);
  if (sample.trim() === '') throw new WorkerFailure('fileEmpty', 'blank text');
  const stated = statedDelimiter(sample);
  const chosen = options.delimiter ?? stated;
  const split =
    chosen === null
      ? detectDelimiter(sample)
      : { delimiter: chosen, fieldCount: usualFieldCount(sample, chosen) };

  function* rows(): Generator<readonly RawRow[]> {
    let piece: RawRow[] = [];
    let row = 0;
    for (const fields of splitRecords(decodedPieces(file, detected, false), split)) {
      row += 1;
      if (row > limits.rows) throw new WorkerFailure('tooManyRows', 'records');
      if (row === 1 && stated !== null) continue;
      const cells = cellsOf(fields);
      if (cells.length > 0) piece.push({ row, cells });
      if (piece.length < rowsPerPiece) continue;
      yield piece;
      piece = [];
    }
    if (piece.length > 0) yield piece;
  }

  let lastRow = 0;
  let columnCount = 0;
  for (const piece of rows()) {
    for (const { row, cells } of piece) {
      lastRow = row;
      columnCount = Math.max(columnCount, cells.length);
    }
  }
  const sheet = { index: 0, name: null, visibility: 'visible', lastRow, columnCount } as const;
  return {
    summary: {
      format: 'text',
      encoding: detected.encoding,
      delimiter: split.delimiter,
      sheets: [{ ...sheet, merges: [], hiddenRows: [], hiddenColumns: [] }],
    },
    rows,
  };
}
