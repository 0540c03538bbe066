import type { Bound } from '../connection/statements';
import { isOneToken, matchOf } from './searchTokens';
import { normalized } from './searchText';

/** One word of a search: what is looked for in the texts, and what the index is asked for. */
export interface SearchWord {
  readonly text: string;
  /** Only the digits, when the word is written like a telephone number with signs in it. */
  readonly digits: string | null;
  readonly match: string | null;
  /** Whether what the index finds for it holds it for certain; otherwise the text itself is looked at. */
  readonly isCertain: boolean;
}

/** Words beyond this say nothing more. */
const mostWords = 8;

/** What is searched for: every word must be found, anywhere. */
export function searchWords(text: string): SearchWord[] {
  const words = normalized(text).split(' ').filter(Boolean).slice(0, mostWords);
  // `0571 8888 1234` is one number, written with spaces.
  const joined =
    words.length > 1 && words.every((word) => /^[\d+()-]+$/.test(word)) ? [words.join('')] : words;
  return joined.map((word) => {
    const bare = word.replace(/\D/g, '');
    const digits = bare.length >= 3 && bare !== word && /^[\d+()-]+$/.test(word) ? bare : null;
    const plain = matchOf(word);
    const ofDigits = digits === null ? null : matchOf(digits);
    const match = plain !== null && ofDigits !== null ? `(${plain}) OR (${ofDigits})` : (plain ?? ofDigits);
    return { text: word, digits, match, isCertain: digits === null && isOneToken(word) };
  });
}

/** What FTS5 is asked; null when the index cannot help and every document has to be looked at. */
export function matchExpression(words: readonly SearchWord[]): string | null {
  const parts = words.flatMap((word) => (word.match === null ? [] : [`(${word.match})`]));
  return parts.length === 0 ? null : parts.join(' AND ');
}

/** The words of which the index alone is no proof: pairs it finds may stand apart. */
export function uncertain(words: readonly SearchWord[]): SearchWord[] {
  return words.filter((word) => !word.isCertain);
}

/** The condition that a document (alias `d`) holds every word; true without words. */
export function verification(
  words: readonly SearchWord[],
  columns: readonly ('title' | 'text' | 'pinyin')[],
): { readonly text: string; readonly values: readonly Bound[] } {
  const values: Bound[] = [];
  const parts = words.map((word) => {
    const tests = columns.map((column) => {
      values.push(word.text);
      return `instr(d.${column}, ?)`;
    });
    if (word.digits !== null) {
      values.push(word.digits);
      tests.push('instr(d.text, ?)');
    }
    return `(${tests.join(' OR ')})`;
  });
  return { text: parts.length === 0 ? '1' : parts.join(' AND '), values };
}
