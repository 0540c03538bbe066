import { formulaWithoutValue, type RawCell } from '../../db/schema/cell';
import { limits } from './limits';
import { meaningOfFormat, numberCell, type FormatMeaning } from './numberFormats';
import type { OpenedWorkbook } from './openedWorkbook';
import { isoFromSerial, serialFromIso } from './serialDate';
import { createSheetBuilder, workbookOf, type SheetBuilder } from './sheetBuilder';
import { WorkerFailure } from './workerFailure';
import { createXmlScanner, type XmlHandler } from './xmlScanner';
import { attributesOf, sheetText, xmlText } from './xmlText';

type Attributes = Readonly<Record<string, string | undefined>>;

/** The formats SpreadsheetML knows by name only. */
const namedFormats: Readonly<Record<string, string>> = {
  'General Date': 'yyyy/m/d h:mm',
  'Long Date': 'yyyy/m/d',
  'Medium Date': 'd-mmm-yy',
  'Short Date': 'yyyy/m/d',
  'Long Time': 'h:mm:ss',
  'Medium Time': 'h:mm AM/PM',
  'Short Time': 'h:mm',
  Currency: '"¥"#,##0.00',
  'Euro Currency': '"€"#,##0.00',
  Percent: '0.00%',
  Scientific: '0.00E+00',
};

const plain: FormatMeaning = { is: 'plain' };

interface OpenCell {
  readonly style: string | undefined;
  readonly hasFormula: boolean;
  type: string | null;
  text: string;
}

interface Format {
  readonly meaning: FormatMeaning | null;
  readonly parent: string | undefined;
}

function place(stated: string | undefined, fallback: number): number {
  if (stated === undefined) return fallback;
  const number = Number(stated);
  if (!Number.isInteger(number) || number < 0 || number > limits.rows)
    throw new WorkerFailure('fileUnsafe', 'cell position');
  return number;
}

function createFormats(): {
  readonly handle: (name: string, attributes: string) => void;
  readonly meaningOf: (style: string | undefined) => FormatMeaning;
} {
  const formats = new Map<string, Format>();
  let style = '';
  return {
    handle(name, attributes) {
      if (name !== 'Style' && name !== 'NumberFormat') return;
      const stated = attributesOf(attributes);
      if (name === 'Style') {
        style = stated.ID ?? '';
        formats.set(style, { meaning: null, parent: stated.Parent });
      } else {
        const code = stated.Format ?? 'General';
        const meaning = meaningOfFormat(namedFormats[code] ?? code);
        formats.set(style, { meaning, parent: formats.get(style)?.parent });
      }
    },
    meaningOf(styleName) {
      const found = formats.get(styleName ?? 'Default');
      return found?.meaning ?? formats.get(found?.parent ?? '')?.meaning ?? plain;
    },
  };
}

/** A moment as SpreadsheetML writes it; a time of day stands on the last day of 1899. */
function momentCell(text: string): RawCell {
  const time = /^1899-12-31T(\d\d):(\d\d):(\d\d)/.exec(text);
  if (time !== null) {
    const seconds = Number(time[1]) * 3_600 + Number(time[2]) * 60 + Number(time[3]);
    return { kind: 'number', value: seconds / 86_400, format: 'h:mm:ss' };
  }
  const serial = serialFromIso(text.replace(/Z$/, ''));
  const iso = serial === null ? null : isoFromSerial(serial);
  return serial === null || iso === null ? text : { kind: 'date', iso, serial };
}

function valueOf(cell: OpenCell, meaning: FormatMeaning, is1904: boolean): RawCell {
  const { type, text } = cell;
  if (type === null) return cell.hasFormula ? { kind: 'error', text: formulaWithoutValue } : null;
  if (text === '') return null;
  if (type === 'Number') {
    const number = Number(text);
    return Number.isFinite(number) ? numberCell(number, meaning, is1904) : text;
  }
  if (type === 'DateTime') return momentCell(text);
  if (type === 'Boolean') return text === '1' || text === 'true';
  return type === 'Error' ? { kind: 'error', text } : text.replace(/\r\n?/g, '\n');
}

/** Reads the elements of one workbook. */
function createWorkbookReader(): XmlHandler & { readonly sheets: readonly SheetBuilder[] } {
  const sheets: SheetBuilder[] = [];
  const formats = createFormats();
  const path: string[] = [];
  let sheet: SheetBuilder | null = null;
  let cell: OpenCell | null = null;
  let [row, rowSpan, column, nextColumn, nextHidden] = [0, 0, 0, 0, 0];
  let isInData = false;
  let is1904 = false;
  let note = '';

  function openCell(stated: Attributes): void {
    column = place(stated.Index, nextColumn + 1) - 1;
    const across = place(stated.MergeAcross, 0);
    const down = place(stated.MergeDown, 0);
    nextColumn = column + across + 1;
    if (across > 0 || down > 0)
      sheet?.merge({ firstRow: row, lastRow: row + down, firstColumn: column, lastColumn: column + across });
    cell = { style: stated.StyleID, hasFormula: stated.Formula !== undefined, type: null, text: '' };
  }

  function openRow(stated: Attributes): void {
    // a row that spans holds its cells in the first of them
    row = place(stated.Index, row + rowSpan + 1);
    rowSpan = place(stated.Span, 0);
    nextColumn = 0;
    if (stated.Hidden === '1') sheet?.hideRows(row, rowSpan + 1);
  }

  function openColumn(stated: Attributes): void {
    const first = place(stated.Index, nextHidden + 1);
    const span = place(stated.Span, 0);
    if (stated.Hidden === '1') sheet?.hideColumns(first - 1, span + 1);
    nextHidden = first + span;
  }

  function openInSheet(name: string, attributes: string): void {
    if (name === 'Cell') openCell(attributesOf(attributes));
    else if (name === 'Data' && cell !== null && path.at(-2) === 'Cell') {
      cell.type = attributesOf(attributes).Type ?? 'String';
      isInData = true;
    } else if (name === 'Row') openRow(attributesOf(attributes));
    else if (name === 'Column') openColumn(attributesOf(attributes));
  }

  function closeInSheet(name: string): void {
    if (name === 'Cell' && cell !== null) {
      sheet?.set(row, column, valueOf(cell, formats.meaningOf(cell.style), is1904));
      cell = null;
    } else if (name === 'Data' && path.at(-2) === 'Cell') {
      isInData = false;
    } else if (name === 'Visible' && sheet !== null) {
      if (note === 'SheetHidden') sheet.visibility = 'hidden';
      if (note === 'SheetVeryHidden') sheet.visibility = 'veryHidden';
    } else if (name === 'Worksheet') {
      sheet = null;
    }
  }

  return {
    sheets,
    open(name, attributes) {
      path.push(name);
      note = '';
      if (sheet !== null) openInSheet(name, attributes);
      else if (name === 'Worksheet') {
        sheets.push((sheet = createSheetBuilder(attributesOf(attributes).Name ?? null)));
        [row, rowSpan, nextColumn, nextHidden] = [0, 0, 0, 0];
      } else formats.handle(name, attributes);
    },
    close(name) {
      if (sheet !== null) closeInSheet(name);
      else if (name === 'Date1904') is1904 = true;
      path.pop();
    },
    text(raw, isPlain) {
      if (isInData && cell !== null) cell.text += isPlain ? raw : sheetText(raw);
      else note += isPlain ? raw : xmlText(raw);
    },
  };
}

/** Opens SpreadsheetML 2003, mostly under the name `.xls`: what business systems write as text. Throws `WorkerFailure`. */
export function readSpreadsheetXml(pieces: Iterable<string>): OpenedWorkbook {
  const reader = createWorkbookReader();
  const scanner = createXmlScanner(reader);
  for (const piece of pieces) scanner.write(piece);
  scanner.end();
  return workbookOf('xml', reader.sheets);
}
