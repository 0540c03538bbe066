import type { CellResult, RawCell } from '../cell';
import type { Kind } from '../kind';
import type { ProblemCode } from '../problem';
import { blank, compact, isBlankWord, isPowerOfTen, problem, value, wordsOf } from './cellText';

/** The characters of a code in the order of their values 0 to 30; I, O, S, V and Z never occur (GB 32100-2015, table 3). */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** The weight of place i is 3^(i−1) mod 31 (GB 32100-2015, table 2). */
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
/** The value of a character by its code, −1 for one that never occurs. */
const worths = Int8Array.from({ length: 128 }, (_unit, code) => alphabet.indexOf(String.fromCharCode(code)));
const oldNumber = /^\d{15}$/;
/** What people type for a character that cannot occur. */
const lookAlikes: Readonly<Record<string, string>> = { O: '0', I: '1', Z: '2', S: '5', V: 'U' };

/**
 * The 18th character of a code from its first 17: 31 − (Σ value × weight mod 31), 31 being 0
 * (GB 32100-2015, section 4.5). Nothing when a character cannot occur in a code.
 */
export function checkCharacter(first17: string): string | undefined {
  let sum = 0;
  for (let index = 0; index < weights.length; index += 1) {
    const worth = worths[first17.charCodeAt(index)] ?? -1;
    if (worth < 0) return undefined;
    sum += worth * (weights[index] ?? 0);
  }
  return alphabet[(31 - (sum % 31)) % 31];
}

function codeProblem(found: string): ProblemCode | undefined {
  if (oldNumber.test(found)) return undefined;
  if (found.length !== 18) return 'creditCodeInvalid';
  const expected = checkCharacter(found.slice(0, 17));
  if (expected === undefined) return 'creditCodeInvalid';
  return expected === found[17] ? undefined : 'creditCodeChecksum';
}

/** The code with characters that cannot occur replaced by those they look like, if that makes the check pass. */
function suggestionFor(found: string): string | undefined {
  const repaired = found.replace(/[OIZSV]/g, (letter) => lookAlikes[letter] ?? letter);
  return repaired !== found && codeProblem(repaired) === undefined ? repaired : undefined;
}

/** `税号：9132…` names itself, `91320582-MA1FUX2M-B` shows its parts (GB 32100-2015, section 4). */
function bareCode(text: string): string {
  if (text.length <= 18) return text;
  const bare = text.replace(/^(?:统一社会)?(?:社会)?(?:信用代码|税号|纳税人?识别号|代码)[::]?/, '');
  const joined = bare.includes('-') ? bare.replaceAll('-', '') : bare;
  return joined.length === 18 ? joined : bare;
}

function parseCreditCode(cell: RawCell): CellResult<string> {
  const words = wordsOf(cell);
  if (typeof words !== 'string') return words;
  const found = bareCode(compact(words).toUpperCase());
  if (found === '' || isBlankWord(found)) return blank;
  if (isPowerOfTen(found)) return problem('precisionLost');
  const wrong = codeProblem(found);
  if (wrong) return problem(wrong, suggestionFor(found));
  return value(found, oldNumber.test(found) ? 'creditCodeOldNumber' : undefined);
}

/** The 18-character 统一社会信用代码 with a right check character, or the 15 digits of an old registration. */
export const creditCode: Kind<string> = {
  column: 'text',
  toColumn: (found) => found,
  fromColumn: (stored) => String(stored),
  parseCell: (cell) => parseCreditCode(cell),
  check: (found) => (typeof found === 'string' ? codeProblem(found) : 'creditCodeInvalid'),
  format: (found) => found,
  operators: ['is', 'contains', 'startsWith', 'isEmpty', 'isNotEmpty'],
  compare: (left, right) => (left < right ? -1 : left > right ? 1 : 0),
};
