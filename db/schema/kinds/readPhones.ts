import type { CellResult, RawCell } from '../cell';
import { blank, foldedLine, isBlankWord, isPowerOfTen, numberOf, problem, value, wordsOf } from './cellText';
import { isMobile } from './mobileNumber';

/** Areas are 010, 02x and 03xx to 09xx. Sheets older than the eight digits of 02x have seven there. */
const landline =
  /^(?:(010(?=-?\d{8}(?:-|$))|02\d)-?([2-9]\d{6,7})|(0[3-9]\d{2})-?([2-9]\d{6,7}))(?:-(\d{1,6}))?$/;
const service = /^([48]00)-?(\d{3,4})-?(\d{3,4})(?:-(\d{1,6}))?$/;
const local = /^([2-9]\d{6,7})(?:-(\d{1,6}))?$/;
/** A number of another country with its code, as E.164 has it. */
const abroad = /^\+(?!86)[1-9]\d{6,14}$/;

/** Numbers that stand as they are stored, as most do: nothing has to be looked at twice. */
const stored = /^(?:1[3-9]\d{9}|010-[2-9]\d{7}|02\d-[2-9]\d{6,7}|0[3-9]\d{2}-[2-9]\d{6,7})$/;

/** 138-0013-8000, 1380-0138-000, 138-00138000. */
const partedMobile = /^1\d{2,3}-\d{3,4}-\d{3,4}$|^1\d{2}-\d{8}$/;
/** 0571-8888-1234 and 8888-1234. */
const partedNumber = /^(?:0\d{2,3}-)?[2-9]\d{2,3}-\d{4}$/;

/** 4006-123-456 and 800-81-08888: service numbers in groups of another office's own. */
const partedService = /^[48]00\d?(?:-?\d){6,7}$/;

/** What a field of telephone numbers takes: numbers without an area code or not. */
export interface PhoneRules {
  readonly isLocalAllowed: boolean;
  /** A number without an area code behind one with it, in the same cell and of the same length, has the same one. */
  readonly sharesAreaCode?: boolean;
}

/** `电话：0571-…`, `Tel 0571-…`: words that only say what a number is; a single letter needs its colon. */
const labels =
  /(?<=^|[、,;|/\\ ])(?:(?:手机号?码?|移动电话|电话号?码?|联系电话|座机|固话|办公电话?|公司电话|总机|传真|mobile|cell|phone|tel|fax)\.? ?[::]?|[mtf] ?[::]) ?(?=[\d+(])/gi;
const notes =
  /[([【] ?(?:微信同号|同微信|微信|同号|微信号|办公室?|总机|手机|座机|固话|宅|宅电|家|公司|传真|传真同号|同传真|电话传真|含传真|wechat|微信同步) ?[)\]】]|(?<=\d) ?(?:微信$|微信同号|同微信|微信同步|v同号|vx同号)/gi;
const extensionWords = /(?<=\d) ?(?:转分机|分机号?|转|ext\.?|x|#) ?[::]? ?(?=\d{1,6}\)?$)/i;
const extensionInBrackets = /(?<=\d) ?\((?:转|分机|ext\.?)? ?[::]? ?(\d{1,6})\)$/i;

/** Signs that only part the digits of one number; a blank is looked at apart. */
const partingSigns = /[.·•]|[-–—―‐‑−_]+/g;

/**
 * Reads one telephone number; the value is the form it is stored in. A number that lacks digits is a problem, never
 * guessed at.
 */
export function phoneOf(text: string, { isLocalAllowed }: PhoneRules): CellResult<string> {
  if (stored.test(text)) return value(text);
  const digits = withoutCountry(digitsAndSigns(text));
  if (isMobile(digits)) return value(digits);
  const fixed = landline.exec(digits);
  if (fixed) return value(joined(fixed[1] ?? fixed[3], fixed[2] ?? fixed[4], fixed[5]));
  const free = service.exec(digits);
  if (free && (free[2] ?? '').length + (free[3] ?? '').length === 7) {
    const rest = (free[2] ?? '') + (free[3] ?? '');
    return value(joined(free[1], rest.slice(0, 3), rest.slice(3), free[4]));
  }
  if (abroad.test(digits.replaceAll('-', ''))) return value(digits.replaceAll('-', ''));
  const near = local.exec(digits);
  if (near) return isLocalAllowed ? value(joined(near[1], near[2])) : problem('phoneLength');
  if (partedNumber.test(digits)) return phoneOf(digits.replace(/-(?=\d{3,4}$)/, ''), { isLocalAllowed });
  const together = digits.replaceAll('-', '');
  if (isMobile(together) && partedMobile.test(digits)) return value(together);
  if (together.length === 10 && partedService.test(digits)) return phoneOf(together, { isLocalAllowed });
  return unreadable(digits, together);
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('-');
}

/** `13800138000.0`, as programs write a number they took for a decimal. */
const writtenAsDecimal = /(?<=^\d{7,12})\.0$/;

function digitsAndSigns(text: string): string {
  return text
    .replace(writtenAsDecimal, '')
    .replace(extensionInBrackets, '-$1')
    .replace(extensionWords, '-')
    .replace(/^\( ?(\+?\d{2,4}) ?\) ?-?/, '$1-')
    .replace(/^(\+?86[- ]?|\+\d{1,3}[- ]?)\((\d{1,4})\)/, '$1$2-')
    .replace(partingSigns, '-')
    .replace(/ /g, '')
    .replace(/^-|(?<=\d)-$/g, '')
    .replace(/^00(?!86)(?=[1-9])/, '+');
}

/** Without +86, 0086 or 86-; an area code that lost its 0 behind the country code gets it back (ITU-T E.123). */
function withoutCountry(digits: string): string {
  const found = /^(?:\+86|0086|86(?=-|1[3-9]\d{9}$))-?(.*)$/.exec(digits);
  if (!found) return digits;
  const rest = found[1] ?? '';
  if (isMobile(rest.replaceAll('-', ''))) return rest.replaceAll('-', '');
  return rest.startsWith('0') || /^[48]00/.test(rest) ? rest : `0${rest}`;
}

function unreadable(digits: string, together: string): CellResult<string> {
  if (/^[\d*xX]+$/.test(together) && /\d{2}[*xX]{2,}/.test(together)) return problem('phoneDigitsLost');
  if (!/^\+?\d+$/.test(together)) return problem('phoneInvalid');
  // A spreadsheet takes the 0 off an area code: 057188881234.
  const restored = landline.exec(`0${digits}`);
  if (restored && /^[1-9]\d{9,10}$/.test(digits)) {
    return problem('phoneDigitsLost', joined(restored[1] ?? restored[3], restored[2] ?? restored[4]));
  }
  return problem(mobileShaped.test(together) ? 'phoneInvalid' : 'phoneLength');
}
/** Eleven digits that are no mobile and no landline: it is not the length that is wrong. */
const mobileShaped = /^\d{11}$/;

/** Reads all telephone numbers of a cell, in their order, each once. One that cannot be read makes the cell a problem. */
export function parsePhones(cell: RawCell, rules: PhoneRules): CellResult<readonly string[]> {
  if (typeof cell === 'string' && stored.test(cell)) return value([cell]);
  const number = numberOf(cell);
  if (number !== undefined && !Number.isInteger(number)) return problem('phoneInvalid');
  if (typeof cell === 'object' && cell?.kind === 'date') return problem('phoneDigitsLost');
  const words = wordsOf(cell);
  if (typeof words !== 'string') {
    return words.is === 'problem' && words.problem === 'precisionLost' ? problem('phoneDigitsLost') : words;
  }
  if (isMobile(words)) return value([words]);
  const line = foldedLine(words.replace(/[\r\n]+/g, ';'));
  if (line === '' || isBlankWord(line)) return blank;
  if (isPowerOfTen(line)) return problem('phoneDigitsLost');
  return allPhones(withThousands.test(line) ? line.replaceAll(',', '') : line, rules);
}

/** `13,800,138,000`: a number that was shown with thousands. */
const withThousands = /^1\d,\d{3},\d{3},\d{3}$/;

const separators = /[、,;；|/\\]|(?<=\d) ?(?:或者?|和|及) ?(?=[\d+(])/;
const mostPhones = 20;

function allPhones(line: string, rules: PhoneRules): CellResult<readonly string[]> {
  const found: string[] = [];
  const pieces = line.replace(notes, '').replace(labels, '').split(separators);
  if (pieces.length > mostPhones) return problem('phoneInvalid');
  for (const piece of pieces) {
    const text = piece.trim();
    if (text === '') continue;
    const read = phonesOfPiece(rules.sharesAreaCode ? withAreaOf(found.at(-1), text) : text, rules);
    if (read.is !== 'value') return read;
    for (const phone of read.value) if (!found.includes(phone)) found.push(phone);
  }
  return found.length > 0 ? value(found) : problem('phoneInvalid');
}

/** `0510-85001111、85001112`: the area code is written once for both. */
function withAreaOf(before: string | undefined, text: string): string {
  const known = before === undefined ? null : /^(0\d{2,3})-(\d{7,8})(?:-\d+)?$/.exec(before);
  const bare = known ? /^([2-9]\d{2,3}[- ]?\d{4})(?!\d)/.exec(text) : null;
  const isAlike = known?.[2]?.length === bare?.[1]?.replace(/\D/g, '').length;
  return known && bare && isAlike ? `${known[1] ?? ''}-${text}` : text;
}

/** One number, whatever its blanks; or several parted by blanks, when they can be parted in one way only. */
function phonesOfPiece(text: string, rules: PhoneRules): CellResult<readonly string[]> {
  const whole = phoneOf(text, rules);
  if (whole.is === 'value') return value([whole.value]);
  const words = text.split(' ');
  if (words.length < 2 || words.length > mostPhones) return whole;
  const ways = waysToPart(words, rules);
  const [only] = ways;
  return ways.length === 1 && only ? value(only) : whole;
}

function waysToPart(words: readonly string[], rules: PhoneRules): readonly (readonly string[])[] {
  if (words.length === 0) return [[]];
  const ways: (readonly string[])[] = [];
  for (let length = 1; length <= Math.min(words.length, mostBlanks); length += 1) {
    const first = phoneOf(words.slice(0, length).join(' '), rules);
    if (first.is !== 'value') continue;
    for (const rest of waysToPart(words.slice(length), rules)) {
      ways.push([first.value, ...rest]);
      if (ways.length > 1) return ways;
    }
  }
  return ways;
}
/** `+86 138 0013 8000` has three. */
const mostBlanks = 4;
