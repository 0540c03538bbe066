import type { CellResult, RawCell } from '../cell';
import { blank, compact, isBlankWord, problem, value, wordsOf } from './cellText';

const mobile = /^1[3-9]\d{9}$/;
const landline = /^(0\d{2,3})-?(\d{7,8})(?:-(\d{1,6}))?$/;

/** Reads one telephone number; the value is the form it is stored in. */
export function phoneOf(text: string): CellResult<string> {
  const digits = compact(text);
  if (mobile.test(digits)) return value(digits);
  const parts = landline.exec(digits);
  if (parts) return value([parts[1], parts[2], parts[3]].filter(Boolean).join('-'));
  return problem(/^\d+$/.test(digits) ? 'phoneLength' : 'phoneInvalid');
}

/** Reads all telephone numbers of a cell. */
export function parsePhones(cell: RawCell): CellResult<readonly string[]> {
  const words = wordsOf(cell);
  if (typeof words !== 'string') return words;
  const text = compact(words);
  if (text === '' || isBlankWord(text)) return blank;
  const read = phoneOf(text);
  return read.is === 'value' ? value([read.value]) : read;
}
