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

/** How one character is typed; null for a sign, which is left out. */
interface Typed {
  readonly syllables: readonly string[];
  readonly initials: string;
  readonly isHan: boolean;
}

const typed = new Map<string, Typed | null>();

function typedAs(character: string): Typed | null {
  const known = typed.get(character);
  if (known !== undefined) return known;
  const lower = character.toLowerCase();
  const syllables = /^[\p{Script=Han}a-z0-9]$/u.test(lower) ? readingsOf(lower) : null;
  const made = syllables && {
    syllables,
    initials: syllables.map((syllable) => syllable.charAt(0)).join(''),
    isHan: han.test(lower),
  };
  typed.set(character, made);
  return made;
}

/**
 * Whether some reading of a name, in full or by its initials, holds the text: what `readingsOfName` says, without
 * writing the readings down, and with those it cuts off. For names that wait for the index: 1 µs each.
 */
export function isReadAs(name: string, text: string): boolean {
  const characters: Typed[] = [];
  let hasHan = false;
  for (const character of name) {
    const one = typedAs(character);
    if (one === null) continue;
    if (characters.length === mostCharacters) break;
    characters.push(one);
    hasHan ||= one.isHan;
  }
  return hasHan && (holdsInitials(characters, text) || holdsSyllables(characters, text));
}

function holdsInitials(characters: readonly Typed[], text: string): boolean {
  for (let start = 0; start + text.length <= characters.length; start += 1) {
    let length = 0;
    while (length < text.length && characters[start + length]?.initials.includes(text.charAt(length)))
      length += 1;
    if (length === text.length) return true;
  }
  return false;
}

/** The text may begin and end within a syllable. `reached` are the lengths of it read so far at the end of a syllable. */
function holdsSyllables(characters: readonly Typed[], text: string): boolean {
  const first = text.charAt(0);
  let reached: number[] = [];
  for (const { syllables } of characters) {
    const next: number[] = [];
    for (const syllable of syllables) {
      if (syllable.includes(text)) return true;
      for (let cut = syllable.indexOf(first); cut >= 0; cut = syllable.indexOf(first, cut + 1))
        if (text.startsWith(syllable.slice(cut))) next.push(syllable.length - cut);
      for (const length of reached) {
        if (syllable.startsWith(text.slice(length))) return true;
        if (text.startsWith(syllable, length) && !next.includes(length + syllable.length))
          next.push(length + syllable.length);
      }
    }
    reached = next;
  }
  return false;
}
