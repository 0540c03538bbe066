import { formulaWithoutValue, type RawCell, type RawRow } from '../../../db/schema/cell';
import { limits } from '../limits';
import { numberCell, type FormatMeaning } from '../numberFormats';
import { isoFromSerial, serialFromIso } from '../serialDate';
import { WorkerFailure } from '../workerFailure';
import { sheetText } from '../xmlText';
import { elementText, itemText } from './sharedStrings';

/** What the cells of a sheet refer to. */
export interface CellSources {
  readonly strings: readonly string[];
  readonly styles: readonly FormatMeaning[];
  readonly is1904: boolean;
}

const typeShared = 115; // s
const typeFormulaText = 116; // str
const typeInline = 105; // inlineStr
const typeBoolean = 98; // b
const typeError = 101; // e
const typeDate = 100; // d

function damaged(what: string): WorkerFailure {
  return new WorkerFailure('fileDamaged', what);
}

function isoCell(text: string): RawCell {
  const serial = serialFromIso(text.replace(/Z$/, ''));
  const iso = serial === null ? null : isoFromSerial(serial);
  return serial === null || iso === null ? text : { kind: 'date', iso, serial };
}

function textCell(text: string): RawCell {
  return text === '' ? null : text;
}

/** Makes a scanner that turns stretches of whole `<row>`s, handed over in order, into rows with values. */
export function createRowScanner(sources: CellSources): (text: string) => RawRow[] {
  const { strings, styles, is1904 } = sources;
  let rowNumber = 0;
  // the state of the cell being read; kept outside the functions because two million objects would cost a second
  let position = 0;
  let column = -1;
  let style = -1;
  let type = 0;
  let isClosed = false;
  /** Where the next cell was seen, when it was looked for. */
  let nextCell = -1;

  function valueOf(text: string, from: number, to: number): RawCell {
    if (from === to) return null;
    if (type === 0) {
      const value = +text.slice(from, to);
      if (value !== value) return textCell(sheetText(text.slice(from, to)));
      const meaning = style < 0 ? undefined : styles[style];
      return meaning === undefined || meaning.is === 'plain' ? value : numberCell(value, meaning, is1904);
    }
    if (type === typeShared) {
      const string = strings[+text.slice(from, to)];
      if (string === undefined) throw damaged('shared string');
      return textCell(string);
    }
    const raw = text.slice(from, to);
    if (type === typeBoolean) return raw === '1' || raw === 'true';
    if (type === typeError) return { kind: 'error', text: sheetText(raw) };
    return type === typeDate ? isoCell(raw) : textCell(sheetText(raw));
  }

  /** Cells with a formula, an inline string, or a tag written in an unusual way. */
  function unusualValue(text: string, from: number, to: number): RawCell {
    const body = text.slice(from, to);
    const value = elementText(body, '<v');
    if (type === typeInline) return textCell(itemText(body) || sheetText(value ?? ''));
    if (value !== null && value !== '') return valueOf(value, 0, value.length);
    if (body.includes('<is')) return textCell(itemText(body));
    const isFormula = body.includes('<f') && value === null;
    return isFormula ? { kind: 'error', text: formulaWithoutValue } : null;
  }

  function readAttribute(text: string, name: number, from: number, to: number): void {
    if (name === 115) {
      style = +text.slice(from, to);
    } else if (name === 116) {
      const first = text.charCodeAt(from);
      type = first === 110 ? 0 : first === typeShared && to - from > 1 ? typeFormulaText : first;
    }
  }

  /** Reads the letters of `r="AB12"` from `at`; gives the place of the closing quote. */
  function readReference(text: string, at: number, closing: number): number {
    let found = 0;
    let place = at;
    for (;;) {
      const code = text.charCodeAt(place);
      if (code === closing) break;
      if (code !== code) throw damaged('cell reference');
      const letter = code | 32;
      if (letter >= 97 && letter <= 122 && found < limits.sheetColumns) found = found * 26 + letter - 96;
      place++;
    }
    if (found > 0) column = found - 1;
    return place;
  }

  /** Reads the tag of a cell from behind `<c`; leaves `position` behind its `>`. */
  function readCellTag(text: string): void {
    style = -1;
    type = 0;
    isClosed = false;
    for (;;) {
      const code = text.charCodeAt(position);
      if (code === 62) break;
      if (code !== code) throw damaged('cell tag');
      if (code <= 32 || code === 47) {
        if (code === 47) isClosed = true;
        position++;
        continue;
      }
      const equals = text.charCodeAt(position + 1) === 61 ? position + 1 : text.indexOf('=', position);
      const closing = text.charCodeAt(equals + 1);
      if (equals < 0 || (closing !== 34 && closing !== 39)) throw damaged('cell attribute');
      if (code === 114 && equals === position + 1) {
        position = readReference(text, equals + 2, closing) + 1;
        continue;
      }
      const end = text.indexOf(closing === 34 ? '"' : "'", equals + 2);
      if (end < 0) throw damaged('cell attribute');
      if (equals === position + 1) readAttribute(text, code, equals + 2, end);
      position = end + 1;
    }
    position++;
  }

  /** Reads the value of a cell; leaves `position` behind `</c>`. */
  function readCellBody(text: string): RawCell {
    const start = position;
    const isUsual =
      type !== typeInline &&
      text.charCodeAt(start + 1) === 118 &&
      text.charCodeAt(start + 2) === 62 &&
      text.charCodeAt(start) === 60;
    if (isUsual) {
      const end = text.indexOf('<', start + 3);
      if (end >= 0 && text.startsWith('</v></c>', end)) {
        position = end + 8;
        return valueOf(text, start + 3, end);
      }
    }
    const end = text.indexOf('</c>', start);
    if (end < 0) throw damaged('cell not closed');
    position = end + 4;
    return unusualValue(text, start, end);
  }

  function readCells(text: string, rowEnd: number): RawCell[] {
    const cells: RawCell[] = [];
    let previous = -1;
    for (;;) {
      const isNext = text.charCodeAt(position) === 60 && text.charCodeAt(position + 1) === 99;
      // ten thousand rows without cells must not each look for the first one behind them
      if (!isNext && nextCell < position) nextCell = text.indexOf('<c', position);
      if (!isNext && nextCell < 0) nextCell = text.length;
      if (!isNext) position = nextCell;
      if (position >= rowEnd) return cells;
      const after = text.charCodeAt(position + 2);
      position += 2;
      if (after > 32 && after !== 62 && after !== 47) continue;
      column = previous + 1;
      readCellTag(text);
      previous = column;
      const value = isClosed ? null : readCellBody(text);
      if (value === null || column >= limits.columns) continue;
      while (cells.length < column) cells.push(null);
      cells[column] = value;
    }
  }

  return function scanRows(text) {
    const rows: RawRow[] = [];
    nextCell = -1;
    let at = text.indexOf('<row');
    while (at >= 0) {
      const tagEnd = text.indexOf('>', at);
      if (tagEnd < 0) throw damaged('row tag');
      const next = text.indexOf('<row', tagEnd);
      const number = /\sr=["'](\d{1,9})["']/.exec(text.slice(at, tagEnd));
      rowNumber = number === null ? rowNumber + 1 : +(number[1] ?? '');
      if (rowNumber > limits.rows) throw new WorkerFailure('tooManyRows', 'row number');
      position = tagEnd + 1;
      const cells = readCells(text, next < 0 ? text.length : next);
      if (cells.length > 0) rows.push({ row: rowNumber, cells });
      at = next;
    }
    return rows;
  };
}
