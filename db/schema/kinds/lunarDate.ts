import type { CellResult, RawCell } from '../cell';
import type { Kind } from '../kind';
import { lunarDayOf, lunarText, solarOf, type LunarDay } from '../lunarCalendar';
import { blank, foldedLine, isBlankWord, problem, value, wordsOf } from './cellText';
import { chineseDigits, chineseInteger } from './chineseNumber';

const months = '正二三四五六七八九十冬腊';
const digits = '一二三四五六七八九十';

function dayWords(day: number): string {
  if (day <= 10) return `初${digits.charAt(day - 1)}`;
  if (day < 20) return `十${digits.charAt(day - 11)}`;
  if (day === 20) return '二十';
  return day === 30 ? '三十' : `廿${digits.charAt(day - 21)}`;
}

/** `农历一九九〇年闰五月初六`, `五月初六`, `腊月廿三`; the year may be written in digits of either sort. */
const words =
  /^(?:农历|阴历|旧历)?(?:([\d〇零一二三四五六七八九]{4})年?)?(闰)?(正|[一二三四五六七八九十冬腊]{1,2}|\d{1,2})月(.{1,3}?)日?$/;
/** `农历1990-5-6`: digits count as lunar only when the cell says so. */
const numbers = /^(?:农历|阴历|旧历)(?:(\d{4})[-/.])?(闰)?(\d{1,2})[-/.](\d{1,2})$/;

function monthOf(text: string): number | undefined {
  const named = text === '十一' ? 11 : text === '十二' ? 12 : text === '一' ? 1 : months.indexOf(text) + 1;
  const month = /^\d+$/.test(text) ? Number(text) : named;
  return month >= 1 && month <= 12 ? month : undefined;
}

function dayOf(text: string): number | undefined {
  const plain = text.replace(/^初/, '').replace(/^廿/, '二十').replace(/^卅$/, '三十');
  const day = /^\d{1,2}$/.test(plain) ? Number(plain) : (chineseInteger(plain) ?? 0);
  return day >= 1 && day <= 30 ? day : undefined;
}

function yearOf(text: string | undefined): number {
  if (text === undefined) return 0;
  return /^\d+$/.test(text) ? Number(text) : (chineseDigits(text) ?? -1);
}

function parse(cell: RawCell): CellResult<string> {
  const found = wordsOf(cell);
  if (typeof found !== 'string') return found;
  const line = foldedLine(found).replace(/\s+/g, '');
  if (line === '' || isBlankWord(line)) return blank;
  const kept = lunarDayOf(line);
  if (kept) return checked(kept);
  const [, year, leap, monthText = '', dayText = ''] = words.exec(line) ?? numbers.exec(line) ?? [];
  const [month, day] = [monthOf(monthText), dayOf(dayText)];
  if (month === undefined || day === undefined) return problem('dateInvalid');
  return checked({ year: yearOf(year), isLeap: leap !== undefined, month, day });
}

/** A day that year has: not every year has a leap month, not every month a 30th. */
function checked(day: LunarDay): CellResult<string> {
  if (day.year === 0) return value(lunarText(day));
  if (day.year < 1900 || day.year > 2100) return problem('dateOutOfRange');
  return solarOf(day) === undefined ? problem('dateInvalid') : value(lunarText(day));
}

/** A day of the Chinese calendar. */
export const lunarDate: Kind<string> = {
  column: 'text',
  toColumn: (day) => day,
  fromColumn: (stored) => String(stored),
  parseCell: (cell) => parse(cell),
  check(found) {
    const day = typeof found === 'string' ? lunarDayOf(found) : undefined;
    const read = day ? checked(day) : problem('dateInvalid');
    return read.is === 'problem' ? read.problem : undefined;
  },
  format(text) {
    const day = lunarDayOf(text);
    if (!day) return text;
    const year = day.year === 0 ? '' : `${day.year}年`;
    return `农历${year}${day.isLeap ? '闰' : ''}${months.charAt(day.month - 1)}月${dayWords(day.day)}`;
  },
  operators: ['is', 'isEmpty', 'isNotEmpty'],
  compare: (left, right) => (left < right ? -1 : left > right ? 1 : 0),
};
