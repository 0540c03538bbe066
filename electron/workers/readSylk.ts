import { formulaWithoutValue, type RawCell } from '../../db/schema/cell';
import { limits } from './limits';
import { meaningOfFormat, numberCell, type FormatMeaning } from './numberFormats';
import type { OpenedWorkbook } from './openedWorkbook';
import type { OpenOptions } from './protocol';
import { createSheetBuilder, workbookOf } from './sheetBuilder';
import { chosenEncoding, detectEncoding } from './text/decodeText';
import { WorkerFailure } from './workerFailure';

/** A cell as its record states it; a number is shown once all formats are known. */
interface StatedCell {
  readonly row: number;
  readonly column: number;
  readonly value: RawCell;
}

/** Formats by the place they were given to: `y,x` for a cell, `x` for a column, `,y` for a row. */
type Formats = Map<string, number>;

/** The lines of a text, whatever their ends. */
function* linesOf(text: string): Generator<string> {
  const end = /\r\n?|\n/g;
  let from = 0;
  for (let match = end.exec(text); match !== null; match = end.exec(text)) {
    yield text.slice(from, match.index);
    from = end.lastIndex;
  }
  yield text.slice(from);
}

/** The fields of a record; a semicolon inside one is doubled. */
function fieldsOf(line: string): string[] {
  if (!line.includes(';;')) return line.split(';');
  return line
    .replaceAll(';;', '\0')
    .split(';')
    .map((field) => field.replaceAll('\0', ';'));
}

function place(text: string, most: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new WorkerFailure('fileUnsafe', 'cell position');
  if (number > most) throw new WorkerFailure('tooManyRows', 'cell position');
  return number;
}

/** Bytes SYLK writes as two signs behind an escape, mostly line ends. */
function withBytes(text: string): string {
  if (!text.includes('\x1b')) return text;
  return text.replace(/\x1b([ -/])([0-?])/g, (_whole, high: string, low: string) =>
    String.fromCharCode((high.charCodeAt(0) - 0x20) * 16 + low.charCodeAt(0) - 0x30),
  );
}

function createReader(decode: (bytes: Buffer) => string): {
  readonly record: (fields: readonly string[]) => void;
  readonly workbook: () => OpenedWorkbook;
} {
  const codes: FormatMeaning[] = [];
  const formats: Formats = new Map();
  const cells: StatedCell[] = [];
  let row = 1;
  let column = 1;
  let is1904 = false;

  function textOf(quoted: string): string {
    const inner = quoted.slice(1, quoted.length > 1 && quoted.endsWith('"') ? -1 : undefined);
    const text = decode(Buffer.from(withBytes(inner.replaceAll('""', '"')), 'latin1'));
    return text.replace(/\r\n?/g, '\n');
  }

  function valueOf(text: string): RawCell {
    if (text.startsWith('"')) return textOf(text) || null;
    if (text === 'TRUE' || text === 'FALSE') return text === 'TRUE';
    if (text.startsWith('#')) return { kind: 'error', text };
    const number = Number(text);
    return text.trim() !== '' && Number.isFinite(number)
      ? number
      : decode(Buffer.from(text, 'latin1')) || null;
  }

  function move(field: string): boolean {
    if (field.startsWith('Y')) row = place(field.slice(1), limits.rows);
    else if (field.startsWith('X')) column = place(field.slice(1), limits.sheetColumns);
    else return false;
    return true;
  }

  function cell(fields: readonly string[]): void {
    let value: RawCell = null;
    let hasValue = false;
    let formula: string | null = null;
    for (const field of fields) {
      if (move(field)) continue;
      if (field.startsWith('K')) {
        value = valueOf(field.slice(1));
        hasValue = true;
      } else if (field.startsWith('E')) formula = field.slice(1);
    }
    if (formula !== null && !hasValue) value = { kind: 'error', text: formulaWithoutValue };
    // LibreOffice writes an error as nothing, and which one as the formula
    if (formula?.startsWith('#') === true) value = { kind: 'error', text: formula };
    if (value !== null) cells.push({ row, column, value });
  }

  function format(fields: readonly string[]): void {
    let code: number | null = null;
    let at: string | null = null;
    for (const field of fields) {
      if (move(field)) at = `${row},${column}`;
      else if (/^P\d+$/.test(field)) code = Number(field.slice(1));
      else if (/^C\d+$/.test(field)) at ??= field.slice(1);
      else if (/^R\d+$/.test(field)) at ??= `,${field.slice(1)}`;
    }
    if (code !== null && at !== null) formats.set(at, code);
  }

  function shown({ row: y, column: x, value }: StatedCell): RawCell {
    if (typeof value !== 'number') return value;
    const code = formats.get(`${y},${x}`) ?? formats.get(String(x)) ?? formats.get(`,${y}`);
    const meaning = code === undefined ? undefined : codes[code];
    return meaning === undefined ? value : numberCell(value, meaning, is1904);
  }

  return {
    record([type = '', ...fields]) {
      if (type === 'C') cell(fields);
      else if (type === 'F') format(fields);
      else if (type === 'O') is1904 ||= fields.includes('V4');
      else if (type === 'P' && fields[0]?.startsWith('P') === true)
        codes.push(meaningOfFormat(decode(Buffer.from(fields[0].slice(1), 'latin1'))));
    },
    workbook() {
      const sheet = createSheetBuilder(null);
      // rows of a builder are told one after the other; what is stated later counts
      cells.sort((one, other) => one.row - other.row);
      for (const stated of cells) sheet.set(stated.row, stated.column - 1, shown(stated));
      return workbookOf('sylk', [sheet]);
    },
  };
}

/**
 * Opens SYLK (.slk), the text spreadsheet programs exchanged before, and some business systems still write: values,
 * and of formulas what was calculated last. Throws `WorkerFailure`.
 */
export function readSylk(file: Buffer, options: OpenOptions): OpenedWorkbook {
  const detected =
    options.encoding === undefined ? detectEncoding(file) : chosenEncoding(file, options.encoding);
  const decoder = new TextDecoder(detected.encoding);
  const reader = createReader((bytes) => decoder.decode(bytes));
  for (const line of linesOf(file.toString('latin1', detected.start))) {
    if (line === 'E') break;
    reader.record(fieldsOf(line));
  }
  const { summary, rows } = reader.workbook();
  return { summary: { ...summary, encoding: detected.encoding }, rows };
}
