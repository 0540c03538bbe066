import { formulaWithoutValue, type RawCell } from '../../../db/schema/cell';
import { numberCell, type FormatMeaning } from '../numberFormats';
import { isoFromSerial, serialFromIso } from '../serialDate';
import { xmlText } from '../xmlText';

/** What a cell says of itself before its text is read. */
export interface StatedCell {
  readonly type: string | undefined;
  readonly value: string | undefined;
  readonly isError: boolean;
  readonly hasFormula: boolean;
  readonly style: string | undefined;
  readonly columns: number;
  readonly spannedColumns: number;
  readonly spannedRows: number;
}

const patterns = new Map<string, RegExp>();

function patternOf(name: string): RegExp {
  const pattern = patterns.get(name) ?? new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  patterns.set(name, pattern);
  return pattern;
}

function attribute(attributes: string, name: string): string | undefined {
  const match = patternOf(name).exec(attributes);
  return match === null ? undefined : xmlText(match[1] ?? match[2] ?? '');
}

/** A count such as `number-columns-repeated`; 1 when it is not stated. */
export function countOf(attributes: string, name: string): number {
  const stated = attributes.includes(name) ? Number(attribute(attributes, name)) : 1;
  return Number.isInteger(stated) && stated > 0 ? Math.min(stated, 100_000_000) : 1;
}

/** One attribute, whatever its prefix. */
export function attributeOf(attributes: string, name: string): string | undefined {
  return attributes.includes(name) ? attribute(attributes, name) : undefined;
}

/** Reads the attributes of a cell. */
export function statedCell(attributes: string): StatedCell {
  // LibreOffice writes the value type twice; only the second of them knows errors
  const type = /(?:office|table|o|t):value-type="([a-z]+)"/.exec(attributes)?.[1];
  const valueName = type === 'date' || type === 'time' || type === 'boolean' || type === 'string';
  return {
    type: type ?? attributeOf(attributes, 'value-type'),
    value: attributeOf(attributes, valueName ? `${type}-value` : 'value'),
    isError: attributes.includes('value-type="error"'),
    hasFormula: attributes.includes(':formula='),
    style: attributeOf(attributes, 'style-name'),
    columns: countOf(attributes, 'number-columns-repeated'),
    spannedColumns: countOf(attributes, 'number-columns-spanned'),
    spannedRows: countOf(attributes, 'number-rows-spanned'),
  };
}

const errorTexts = /^(?:#(?:N\/A|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|NULL!)|Err:\d{3}|错误:\d{3})$/;

function dayFraction(text: string): number | null {
  const match = /^(-?)PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(text);
  if (match === null) return null;
  const seconds = Number(match[2] ?? 0) * 3_600 + Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0);
  return (match[1] === '-' ? -seconds : seconds) / 86_400;
}

function dateCell(value: string, text: string): RawCell {
  const serial = serialFromIso(value.replace(/Z$/, ''));
  const iso = serial === null ? null : isoFromSerial(serial);
  return serial === null || iso === null ? text || value : { kind: 'date', iso, serial };
}

const percent: FormatMeaning = { is: 'telling', code: '0%' };

/**
 * The value of a cell: what was calculated last, never the formula. `shown` is the text in it, null when it has not even
 * an empty one: LibreOffice writes a formula whose result is '' with an empty paragraph and no type.
 */
export function cellValue(
  cell: StatedCell,
  shown: string | null,
  meaningOf: (style?: string) => FormatMeaning,
): RawCell {
  const text = shown ?? '';
  const { type, value, hasFormula } = cell;
  if (cell.isError || (hasFormula && errorTexts.test(text))) return { kind: 'error', text: text || '#ERROR' };
  if (type === undefined) {
    if (text !== '') return text;
    return hasFormula && shown === null ? { kind: 'error', text: formulaWithoutValue } : null;
  }
  // a format may show more than the text that is stored
  if (type === 'string') return value || text || null;
  if (value === undefined) return text || null;
  if (type === 'boolean') return value === 'true';
  if (type === 'date') return dateCell(value, text);
  if (type === 'time') {
    const fraction = dayFraction(value);
    return fraction === null ? text || value : { kind: 'number', value: fraction, format: 'h:mm:ss' };
  }
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return text || null;
  // LibreOffice keeps the result of TRUE() as a number and shows the word
  if (hasFormula && (text === 'TRUE' || text === 'FALSE')) return number !== 0;
  const meaning = meaningOf(cell.style);
  return numberCell(number, type === 'percentage' && meaning.is === 'plain' ? percent : meaning, false);
}
