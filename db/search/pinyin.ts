import { pinyin } from 'pinyin-pro';

/** How many ways of reading one name are kept; names with more polyphones keep the commonest. */
const mostReadings = 16;
/** Han characters beyond this are not read: nobody types that many initials. */
const mostCharacters = 40;

const han = /\p{Script=Han}/u;
const readingsByCharacter = new Map<string, readonly string[]>();

/** The readings of one character without tones, commonest first; itself when it is not Han. */
function readingsOf(character: string): readonly string[] {
  const known = readingsByCharacter.get(character);
  if (known) return known;
  const read = han.test(character)
    ? [
        ...pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true }),
        ...pinyin(character, { surname: 'all', toneType: 'none', type: 'array', v: true }),
      ]
    : [character];
  const readings = [...new Set(read.map((one) => one.toLowerCase().replaceAll('ü', 'v')))];
  readingsByCharacter.set(character, readings);
  return readings;
}

/** One way of reading a name: all syllables together, and their first letters. */
export interface Reading {
  readonly full: string;
  readonly initials: string;
}

/**
 * The ways a name may be typed by its pinyin: 重庆 gives `chongqing`/`cq` and `zhongqing`/`zq`, 单雄信 also
 * `shanxiongxin`. Letters and digits stay as they are, everything else is left out. Nothing for texts without Han.
 */
export function readingsOfName(name: string): Reading[] {
  if (!han.test(name)) return [];
  let readings: Reading[] = [{ full: '', initials: '' }];
  let count = 0;
  for (const character of name.toLowerCase()) {
    if (!/[\p{Script=Han}a-z0-9]/u.test(character)) continue;
    if ((count += 1) > mostCharacters) break;
    const syllables = readingsOf(character);
    const next: Reading[] = [];
    // The commonest reading of every character first, so that the bound cuts off the rarest combinations.
    for (const syllable of syllables)
      for (const { full, initials } of readings)
        next.push({ full: full + syllable, initials: initials + syllable.charAt(0) });
    readings = next.slice(0, mostReadings);
  }
  return readings;
}

/** All readings of several names as one text to search in: full and initials, each once, a line each. */
export function pinyinText(names: readonly string[]): string {
  const lines = new Set<string>();
  for (const name of names)
    for (const { full, initials } of readingsOfName(name)) {
      lines.add(initials);
      lines.add(full);
    }
  return [...lines].join('\n');
}
