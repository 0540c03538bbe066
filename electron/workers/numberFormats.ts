import type { RawCell } from '../../db/schema/cell';
import { days1904, isoFromSerial } from './serialDate';

/** What a number format tells about the numbers under it. */
export type FormatMeaning =
  | { readonly is: 'plain' }
  | { readonly is: 'date'; readonly code: string }
  | { readonly is: 'telling'; readonly code: string };

/** The formats Excel knows by number only; 27–36 and 50–58 are the ones of a Chinese Excel. */
export const builtInFormats: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '"¥"#,##0',
  6: '"¥"#,##0',
  7: '"¥"#,##0.00',
  8: '"¥"#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: '上午/下午h"时"mm"分"',
  35: '上午/下午h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0_);(#,##0)',
  38: '#,##0_);[Red](#,##0)',
  39: '#,##0.00_);(#,##0.00)',
  40: '#,##0.00_);[Red](#,##0.00)',
  41: '#,##0_);(#,##0)',
  42: '"¥"#,##0_);("¥"#,##0)',
  43: '#,##0.00_);(#,##0.00)',
  44: '"¥"#,##0.00_);("¥"#,##0.00)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mmss.0',
  48: '##0.0E+0',
  49: '@',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: '上午/下午h"时"mm"分"',
  56: '上午/下午h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

const plain: FormatMeaning = { is: 'plain' };
/** Excel keeps 255; a longer one says nothing, or it would travel along with every cell. */
const longestFormat = 1_000;

/** The letters of a format that stand for parts of a value: its first section without quoted text, colours and padding. */
function letters(code: string): string {
  const bare = code
    .replace(/"[^"]*"?/g, '')
    .replace(/\\./gu, '')
    .replace(/[_*]./gu, '')
    // [h], [mm] and [s] count hours; every other bracket is a colour, a condition, a currency or a language
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]?/gi, '');
  return bare.split(';')[0] ?? '';
}

/**
 * Reads a format code (ECMA-376 part 1, 18.8.31): a calendar date has a year, a day (of the week, too), or a month without hours;
 * pure digits tell nothing; all others (percent, unit, leading zeros, time of day) are carried along.
 */
export function meaningOfFormat(code: string): FormatMeaning {
  if (code.length > longestFormat || /^(general|g\/通用格式|@)?$/i.test(code.trim())) return plain;
  const seen = letters(code)
    .replace(/general|g\/通用格式/gi, '')
    .replace(/E[+-]/g, '')
    .replace(/上午\/下午|am\/pm|a\/p/gi, 'h');
  if (/[yde]|a{3}/i.test(seen) || (/m/i.test(seen) && !/[hs]/i.test(seen))) {
    // a placeholder for digits beside a letter is a unit somebody did not quote (`0d`), unless it is parts of a second
    if (!/[0#?]/.test(seen.replace(/s\.0+/gi, ''))) return { is: 'date', code };
  }
  const hasText = /["\\%]|\[(?:\$|h+\]|m+\]|s+\])/i.test(code);
  if (!hasText && /^[-+ ()]*[#,]*0?(?:\.[0#]+)?[-+ ()]*$/.test(seen.trim())) return plain;
  return { is: 'telling', code };
}

/** A number as its format shows it. `serial` of a date always counts in the 1900 system. */
export function numberCell(value: number, meaning: FormatMeaning, is1904: boolean): RawCell {
  if (meaning.is === 'plain') return value;
  if (meaning.is === 'date') {
    const serial = is1904 ? value + days1904 : value;
    const iso = isoFromSerial(serial);
    if (iso !== null) return { kind: 'date', iso, serial };
  }
  return { kind: 'number', value, format: meaning.code };
}
