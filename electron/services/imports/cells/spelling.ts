import { pinyin } from 'pinyin-pro';

/** How Chinese words are spelt, whole and by first letters, to be found by what somebody types: `shouji sj`. */
export function spellingOf(words: string): string {
  const syllables = pinyin(words, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
  const whole = syllables.join('').toLowerCase();
  const initials = syllables
    .map((syllable) => syllable.charAt(0))
    .join('')
    .toLowerCase();
  return `${whole} ${initials}`.replace(/[^a-z0-9 ]/g, '');
}
