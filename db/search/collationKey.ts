import { collationOrder } from './collationTable';

/** Ends the large differences and begins the small ones; lower than any weight, so that a shorter text comes first. */
const levelSeparator = '\u0001';
/** The first weight; below it nothing but the separator. */
const firstWeight = 0x40;
const sameClass = 0xe000;
const pairMark = 0xe001;

interface Weights {
  /** Code point of the large weight, by code unit; 0 for characters the table does not know. */
  readonly large: Uint16Array;
  /** Place among characters of the same large weight, by code unit. */
  readonly small: Uint8Array;
  /** Pairs with a place of their own (重庆 is read chóng), by their two characters. */
  readonly pairs: ReadonlyMap<string, number>;
  readonly afterHan: string;
  readonly afterAll: string;
}

let weights: Weights | null = null;
/** 藏, 沈, 重: a test for one number is cheaper than cutting text at every place. */
const startsPair: ReadonlySet<number> = new Set([0x85cf, 0x6c88, 0x91cd]);

/**
 * A text whose order by bytes is the order of `Intl.Collator('zh-Hans-CN')`: Chinese by pinyin, before Latin letters;
 * case and width only where nothing else differs. Made to be stored, so it depends on a shipped table and not on the
 * machine's own ICU.
 * Where it differs from the collator: characters outside the table (rare Han beyond U+FFFF come after all other Han,
 * other scripts after everything), ligatures and fractions that stand for several letters, and texts that differ both
 * in an accent and in case.
 */
export function collationKey(text: string): string {
  weights ??= readTable();
  return plainKey(text, weights) ?? detailedKey(text, weights);
}

/** Most names have neither pairs nor small differences: their key is one weight for each character. */
function plainKey(text: string, { large, small }: Weights): string | null {
  const found: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const weight = large[unit] ?? 0;
    if (weight === 0 || small[unit] !== 0 || startsPair.has(unit)) return null;
    found.push(weight);
  }
  return String.fromCharCode(...found);
}

function detailedKey(text: string, { large, small, pairs, afterHan, afterAll }: Weights): string {
  let key = '';
  let details = '';
  let hasDetails = false;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const weight = large[unit] ?? 0;
    const pair = startsPair.has(unit) ? pairs.get(text.slice(index, index + 2)) : undefined;
    if (pair !== undefined) {
      key += String.fromCharCode(pair);
      details += '@';
      index += 1;
    } else if (weight !== 0) {
      key += String.fromCharCode(weight);
      const detail = small[unit] ?? 0;
      if (detail !== 0) hasDetails = true;
      details += String.fromCharCode(firstWeight + detail);
    } else if (unit >= 0xd800 && unit <= 0xdbff && index + 1 < text.length) {
      key += isRareHan(text.codePointAt(index) ?? 0) ? afterHan : afterAll;
      key += text.slice(index, index + 2);
      details += '@';
      index += 1;
    } else if (unit > 0x7f && !isIgnored(unit)) {
      key += afterAll + text.charAt(index);
      details += '@';
    }
  }
  return hasDetails ? key + levelSeparator + details.replace(/@+$/, '') : key;
}

function isRareHan(codePoint: number): boolean {
  return codePoint >= 0x20000 && codePoint <= 0x323af;
}

/** Combining marks, joiners, half surrogates and private characters have no place of their own. */
function isIgnored(unit: number): boolean {
  return (
    (unit >= 0x300 && unit <= 0x36f) ||
    (unit >= 0x200b && unit <= 0x200f) ||
    (unit >= 0xd800 && unit <= 0xf8ff) ||
    (unit >= 0xfe00 && unit <= 0xfe0f) ||
    unit === 0xfeff ||
    (unit >= 0x80 && unit <= 0x9f)
  );
}

function readTable(): Weights {
  const large = new Uint16Array(0x10000);
  const small = new Uint8Array(0x10000);
  let next = firstWeight;
  let weight = 0;
  let place = 0;
  let afterHan = 0;
  const pairs = new Map<string, number>();
  const lastHan = /.*[\u4e00-\u9fff]/su.exec(collationOrder)?.[0].length ?? 0;
  for (let index = 0; index < collationOrder.length; index += 1) {
    let unit = collationOrder.charCodeAt(index);
    if (unit === sameClass) {
      index += 1;
      unit = collationOrder.charCodeAt(index);
      place = Math.min(place + 1, 0xff);
    } else {
      // One weight after all Han is kept for Han the table does not know.
      if (afterHan === 0 && index >= lastHan) {
        afterHan = next;
        next = following(next);
      }
      weight = next;
      next = following(next);
      place = 0;
      if (unit === pairMark) {
        pairs.set(collationOrder.slice(index + 1, index + 3), weight);
        index += 2;
        continue;
      }
    }
    large[unit] = weight;
    small[unit] = place;
  }
  return {
    large,
    small,
    pairs,
    afterHan: String.fromCharCode(afterHan),
    afterAll: String.fromCharCode(next),
  };
}

/** The next weight; halves of surrogate pairs are no characters. */
function following(weight: number): number {
  return weight + 1 === 0xd800 ? 0xe000 : weight + 1;
}
