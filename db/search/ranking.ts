import type { SearchWord } from './searchQuery';

/**
 * How good a hit is, smaller is better: the title itself 0, its beginning 1, all its pinyin or initials 2, their
 * beginning 3, the beginning of a word in it 4, anywhere in it 5, in its pinyin 6, the end of a phone 7, in a short
 * line 8, in notes 9. Of several words the worst counts.
 */
export function rankOf(
  document: { readonly title: string; readonly text: string; readonly pinyin: string },
  words: readonly SearchWord[],
): number {
  return Math.max(...words.map((word) => rankOfWord(document, word)));
}

function rankOfWord(
  { title, text, pinyin }: { readonly title: string; readonly text: string; readonly pinyin: string },
  word: SearchWord,
): number {
  const wanted = word.text;
  if (title === wanted) return 0;
  if (title.startsWith(wanted)) return title.length <= 200 ? 1 : 9;
  const readings = pinyin.split('\n');
  if (readings.includes(wanted)) return 2;
  if (readings.some((reading) => reading.startsWith(wanted))) return 3;
  const place = title.indexOf(wanted);
  if (place > 0) {
    if (title.length > 200) return 9;
    return /[\s()（）·,，-]/.test(title.charAt(place - 1)) ? 4 : 5;
  }
  if (pinyin.includes(wanted)) return 6;
  const digits = word.digits ?? (/^\d{3,}$/.test(wanted) ? wanted : null);
  const lines = text.split('\n');
  if (digits !== null && lines.some((line) => /^\d+$/.test(line) && line.endsWith(digits))) return 7;
  return lines.some(
    (line) => line.length <= 60 && (line.includes(wanted) || (digits !== null && line.includes(digits))),
  )
    ? 8
    : 9;
}
