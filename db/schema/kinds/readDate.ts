import type { CellContext, CellResult, RawCell } from '../cell';
import type { ProblemCode } from '../problem';
import { blank, foldedLine, isBlankWord, problem, problemOfError, value } from './cellText';
import { dayOfSerial, isDay, isoDay, type Day } from './calendar';
import { chineseDigits, chineseInteger } from './chineseNumber';
import { splitTime, type TimeOfDay } from './timeOfDay';

/** A day read from a cell, and the time of day if the cell has one. */
export interface Moment {
  readonly day: Day;
  readonly time?: TimeOfDay;
  readonly warning?: ProblemCode;
}

/** Years a sheet can speak of; 2100 covers the `2099-12-31` that means "for ever". */
const firstYear = 1900;
const lastYear = 2100;
/** Whole numbers that are days when they stand in a column of days: 1954-10-03 to 2064-04-08. */
const firstSerial = 20_000;
const lastSerial = 60_000;
/** A two-digit year is at most this far in the future, else a century back. */
const pivot = 10;

/** Reads a cell as a calendar day; a time of day in the cell must be right but is left off. */
export function parseDate(cell: RawCell, context: CellContext): CellResult<string> {
  const read = readMoment(cell, context);
  if (read.is !== 'value') return read;
  const { day, time, warning } = read.value;
  // `T16:00:00Z` is the next day in the office's calendar or not: the sheet does not say where it was made.
  if (time?.zone === 'UTC' && time.seconds !== 0) return problem('dateAmbiguous');
  return value(isoDay(day), warning);
}

/** Reads a cell as a day with or without a time of day. */
export function readMoment(cell: RawCell, context: CellContext): CellResult<Moment> {
  if (typeof cell === 'string') return momentOfText(cell, context);
  if (cell === null) return blank;
  if (typeof cell === 'number') return momentOfNumber(cell);
  if (typeof cell === 'boolean') return problem('dateInvalid');
  if (cell.kind === 'error') return problemOfError(cell);
  if (cell.kind === 'number') return momentOfNumber(cell.value);
  return cell.serial >= firstNumberOfDigits ? momentOfNumber(cell.serial) : momentOfIso(cell.iso);
}

/** From here a number is no day of the 1900 calendar (9999-12-31 is 2,958,465) but `20230506` with a wrong format. */
const firstNumberOfDigits = 2_958_466;
/** A cell with the format of a day before 1901 holds a time of day, or a small number somebody formatted. */
const firstFormattedYear = 1901;

function momentOfIso(iso: string): CellResult<Moment> {
  const read = momentOfLine(iso, undefined);
  if (read.is === 'value' && read.value.day.year < firstFormattedYear) return problem('dateOutOfRange');
  return read;
}

function momentOfNumber(number: number): CellResult<Moment> {
  if (number >= firstSerial && number < lastSerial + 1) return momentOfSerial(number);
  if (!Number.isInteger(number))
    return problem(isYear(Math.floor(number)) ? 'dateDayMissing' : 'dateInvalid');
  return momentOfDigits(String(number)) ?? problem('dateInvalid');
}

function momentOfSerial(serial: number): CellResult<Moment> {
  const day = dayOfSerial(serial);
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400);
  if (seconds === 86_400) return value({ day: dayOfSerial(Math.floor(serial) + 1) });
  return value(seconds === 0 ? { day } : { day, time: { seconds, milliseconds: 0 } });
}

function isYear(number: number): boolean {
  return number >= firstYear && number <= lastYear;
}

/** Digits alone: `20230506` is a day, `202305` lacks its day, `2023` its month as well. */
function momentOfDigits(digits: string): CellResult<Moment> | undefined {
  if (/^\d{8}$/.test(digits)) {
    return dayResult(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)));
  }
  if (!/^(?:\d{4}|\d{6})$/.test(digits) || !isYear(Number(digits.slice(0, 4)))) return undefined;
  const month = digits.length === 4 ? 1 : Number(digits.slice(4));
  return month >= 1 && month <= 12 ? problem('dateDayMissing') : undefined;
}

function dayResult(year: number, month: number, day: number, warning?: ProblemCode): CellResult<Moment> {
  const found = { year, month, day };
  if (!isDay(found)) return problem('dateInvalid');
  if (!isYear(year)) return problem('dateOutOfRange');
  return value(warning === undefined ? { day: found } : { day: found, warning });
}

/** The form of nine cells in ten. */
const usual = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;

function momentOfText(typed: string, context: CellContext): CellResult<Moment> {
  const found = usual.exec(typed);
  if (found) return dayResult(Number(found[1]), Number(found[3]), Number(found[4]));
  const line = foldedLine(typed);
  if (line === '' || isBlankWord(line)) return blank;
  const serial = /^\d{5}(?:\.\d+)?$/.test(line) ? Number(line) : 0;
  if (serial >= firstSerial && serial < lastSerial + 1) return momentOfSerial(serial);
  return momentOfLine(line, context);
}

function momentOfLine(line: string, context: CellContext | undefined): CellResult<Moment> {
  const parts = splitTime(line);
  if (!parts) return problem('timeInvalid');
  const read = dayOfWords(parts.day, context);
  if (read.is !== 'value' || parts.time === undefined) return read;
  return value({ ...read.value, time: parts.time });
}

const weekday = /(?:\((?:星期|周|礼拜)([一二三四五六日天])\)|(?:星期|周|礼拜)([一二三四五六日天]))$/;

function dayOfWords(words: string, context: CellContext | undefined): CellResult<Moment> {
  const named = weekday.exec(words);
  if (!named) return dayWithoutWeekday(words, context);
  const read = dayWithoutWeekday(words.slice(0, named.index).trim(), context);
  if (read.is !== 'value') return read;
  const { year, month, day } = read.value.day;
  const place = '日一二三四五六'.indexOf((named[1] ?? named[2] ?? '').replace('天', '日'));
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() === place ? read : problem('dateInvalid');
}

const separated = /^(\d{1,4}) ?([-/.、·]) ?(\d{1,2}) ?\2 ?(\d{1,4})\.?$/;
const named = /^(\d{4}|\d{2}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?$/;
const monthOnly = /^(?:\d{4} ?[-/.] ?\d{1,2}|(?:\d{4}|\d{2}) ?年(?: ?\d{1,2} ?月(?:份)?)?)$/;
const withoutYear = /^\d{1,2} ?(?:[-/.] ?\d{1,2}|月 ?\d{1,2} ?[日号]?)$/;

function dayWithoutWeekday(words: string, context: CellContext | undefined): CellResult<Moment> {
  const plain = words.replace(longDashes, '-');
  const text = plain.includes('年') || plain.includes('月') ? withoutChineseDigits(plain) : plain;
  const ordered = separated.exec(text);
  if (ordered)
    return dayOfThree(ordered[1] ?? '', ordered[2] ?? '', ordered[3] ?? '', ordered[4] ?? '', context);
  const chinese = named.exec(text);
  if (chinese) return dayOfYear(chinese[1] ?? '', Number(chinese[2]), Number(chinese[3]), context);
  if (monthOnly.test(text)) return problem('dateDayMissing');
  if (withoutYear.test(text)) return problem('dateWithoutYear');
  return momentOfDigits(text) ?? englishDay(text, context) ?? problem('dateInvalid');
}

const longDashes = /(?<=\d ?)[—–‐‑−](?= ?\d)/g;

/** 二〇二三年五月六日 with the digits of 2023年5月6日; unchanged when a part is no number. */
function withoutChineseDigits(words: string): string {
  return words
    .replace(/[零〇○一二三四五六七八九壹贰叁肆伍陆柒捌玖]{2,4}(?= ?年)/, (year) =>
      String(chineseDigits(year)).padStart(year.length, '0'),
    )
    .replace(/元(?=月)/, '1')
    .replace(/[零一二三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾]{1,4}(?= ?[月日号])/g, (part) =>
      String(chineseInteger(part) ?? part),
    );
}

function dayOfYear(
  year: string,
  month: number,
  day: number,
  context: CellContext | undefined,
): CellResult<Moment> {
  if (year.length === 4) return dayResult(Number(year), month, day);
  if (!context) return problem('dateInvalid');
  const limit = Number(context.today.slice(0, 4)) + pivot;
  const century = limit - (limit % 100);
  const guessed = century + Number(year) > limit ? century - 100 + Number(year) : century + Number(year);
  return dayResult(guessed, month, day, 'dateYearGuessed');
}

/** Three numbers: year first as here, or year last as abroad. */
function dayOfThree(
  first: string,
  sign: string,
  middle: string,
  last: string,
  context: CellContext | undefined,
): CellResult<Moment> {
  if (first.length === 4)
    return last.length <= 2 ? dayResult(+first, +middle, +last) : problem('dateInvalid');
  if (first.length === 3 || last.length === 3) return problem('dateInvalid');
  if (last.length === 4) return yearLast(Number(first), Number(middle), last, context);
  if (first.length !== 2) {
    return context?.dateOrder ? yearLast(+first, +middle, last, context) : problem('dateAmbiguous');
  }
  // `05/06/23` with slashes is how programs abroad write; `08-05-20` and `23/5/6` are ours.
  if (context?.dateOrder && sign === '/') return yearLast(+first, +middle, last, context);
  if (sign === '/' && Number(first) <= 12 && Number(last) > 12) return problem('dateAmbiguous');
  return dayOfYear(first, Number(middle), Number(last), context);
}

function yearLast(
  first: number,
  second: number,
  year: string,
  context: CellContext | undefined,
): CellResult<Moment> {
  const fullYear = year.padStart(2, '0');
  if (first > 12 || first === second) return dayOfYear(fullYear, second, first, context);
  if (second > 12) return dayOfYear(fullYear, first, second, context);
  if (context?.dateOrder === 'dayFirst') return dayOfYear(fullYear, second, first, context);
  if (context?.dateOrder === 'monthFirst') return dayOfYear(fullYear, first, second, context);
  return problem('dateAmbiguous');
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const englishForms = [
  new RegExp(`^(?<day>\\d{1,2})[- /]${monthName},?[- /](?<year>\\d{4}|\\d{2})$`, 'i'),
  new RegExp(`^(?<year>\\d{4})[- /]${monthName}[- /](?<day>\\d{1,2})$`, 'i'),
  new RegExp(`^${monthName} (?<day>\\d{1,2}),? (?<year>\\d{4})$`, 'i'),
];
const fullNames =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i;

/** `6 May 2023`, `06-May-23`, `May 6, 2023`. */
function englishDay(text: string, context: CellContext | undefined): CellResult<Moment> | undefined {
  if (!/[a-z]/i.test(text)) return undefined;
  const word = /[a-z]+/i.exec(text)?.[0] ?? '';
  if (!fullNames.test(word)) return undefined;
  for (const form of englishForms) {
    const found = form.exec(text);
    if (!found?.groups) continue;
    const month = months.indexOf(word.slice(0, 3).toLowerCase()) + 1;
    return dayOfYear(found.groups['year'] ?? '', month, Number(found.groups['day']), context);
  }
  return undefined;
}
