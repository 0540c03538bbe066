import { attributesOf } from '../xmlText';
import { meaningOfFormat, type FormatMeaning } from '../numberFormats';

/** Gathers the number formats of an OpenDocument file while its styles are read. */
export interface FormatReader {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
  /** What a cell style says about the numbers under it. */
  meaningOf(style: string | undefined): FormatMeaning;
  /** Whether a style of tables hides them. */
  hidesTable(style: string | undefined): boolean;
}

const formatElements = new Set([
  'number-style',
  'percentage-style',
  'currency-style',
  'date-style',
  'time-style',
]);
/** Parts of dates and times as the letters of a format code. */
const dateParts: Readonly<Record<string, string>> = {
  year: 'yyyy',
  month: 'mm',
  day: 'dd',
  'day-of-week': 'ddd',
  hours: 'hh',
  minutes: 'mm',
  seconds: 'ss',
};
const mostParents = 20;

function digits(attributes: Readonly<Record<string, string | undefined>>): string {
  const places = Math.min(Number(attributes['decimal-places'] ?? 0) || 0, 20);
  const whole = Math.min(Number(attributes['min-integer-digits'] ?? 1) || 0, 20);
  const start = attributes.grouping === 'true' ? '#,##' : whole === 0 ? '#' : '';
  const fraction = places === 0 ? '' : `.${'0'.repeat(places)}`;
  return `${start}${'0'.repeat(whole)}${fraction}`;
}

function quoted(text: string): string {
  return /^[%¥$€£ .,()+-]*$/.test(text) ? text : `"${text.replaceAll('"', '')}"`;
}

/** Makes a reader for the elements of `office:styles` and `office:automatic-styles` (ODF 1.3 part 3, 16.29). */
export function createFormatReader(): FormatReader {
  const codes = new Map<string, string>();
  const styles = new Map<string, { data: string | undefined; parent: string | undefined }>();
  const hiding = new Set<string>();
  /** What was found already, until another style is told. */
  const meanings = new Map<string | undefined, FormatMeaning>();
  let format: { name: string; code: string } | null = null;
  let literal: string | null = null;
  let tableStyle: string | null = null;

  function openInFormat(name: string, attributes: string): void {
    if (format === null) return;
    if (name === 'number') format.code += digits(attributesOf(attributes));
    else if (name === 'scientific-number') format.code += `${digits(attributesOf(attributes))}E+00`;
    else if (name === 'fraction') format.code += '# ?/?';
    else if (dateParts[name] !== undefined) format.code += dateParts[name];
    else if (name === 'text' || name === 'currency-symbol') literal = '';
  }

  function codeOf(style: string | undefined): string {
    let name = style;
    for (let step = 0; name !== undefined && step < mostParents; step++) {
      const known = styles.get(name);
      const code = known?.data === undefined ? undefined : codes.get(known.data);
      if (code !== undefined) return code;
      name = known?.parent;
    }
    return 'General';
  }

  return {
    open(name, attributes) {
      if (format !== null) return openInFormat(name, attributes);
      if (name === 'style' || formatElements.has(name)) meanings.clear();
      if (formatElements.has(name)) {
        format = { name: attributesOf(attributes).name ?? '', code: '' };
      } else if (name === 'style') {
        const stated = attributesOf(attributes);
        const styleName = stated.name ?? '';
        if (stated.family === 'table') tableStyle = styleName;
        if (stated.family !== 'table-cell') return;
        styles.set(styleName, { data: stated['data-style-name'], parent: stated['parent-style-name'] });
      } else if (name === 'table-properties' && tableStyle !== null) {
        if (attributesOf(attributes).display === 'false') hiding.add(tableStyle);
      }
    },
    close(name) {
      if (literal !== null && format !== null && (name === 'text' || name === 'currency-symbol')) {
        format.code += quoted(literal);
        literal = null;
      } else if (format !== null && formatElements.has(name)) {
        codes.set(format.name, format.code);
        format = null;
      } else if (name === 'style') {
        tableStyle = null;
      }
    },
    text(text) {
      if (literal !== null) literal += text;
    },
    meaningOf(style) {
      const known = meanings.get(style);
      if (known !== undefined) return known;
      const meaning = meaningOfFormat(codeOf(style));
      meanings.set(style, meaning);
      return meaning;
    },
    hidesTable: (style) => style !== undefined && hiding.has(style),
  };
}
