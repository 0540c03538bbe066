/** Runs of letters, digits and Han; everything else separates. The index sees ASCII letters and digits, and all above. */
const runs = /[a-z0-9\u0080-\uffff]+/g;
const separators =
  /[\u0080-\u00bf\u2000-\u206f\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/g;
const asciiRun = /[a-z0-9]{3}/;
/** Notes are indexed this far; what stands behind is not found by its characters. */
const mostIndexed = 4_000;

/**
 * The words the index keeps for a normalized text: every pair of neighbouring characters, every three neighbouring
 * letters or digits, and the last character of a run, so that one character is found as the beginning of a pair.
 */
export function tokensOfText(text: string, into: Set<string>): void {
  for (const [run] of text.slice(0, mostIndexed).replace(separators, ' ').matchAll(runs)) {
    for (let index = 0; index + 1 < run.length; index += 1) {
      into.add(run.slice(index, index + 2));
      const three = run.slice(index, index + 3);
      if (three.length === 3 && asciiRun.test(three)) into.add(three);
    }
    into.add(run.slice(-1));
  }
}

/** Longer readings are no initials anybody types two of. */
const longestInitials = 12;

/** The words kept for readings: short ones (initials) like any text, all of them by three letters. */
export function tokensOfPinyin(pinyin: string, into: Set<string>): void {
  for (const line of pinyin.split('\n')) {
    if (line.length <= longestInitials) tokensOfText(line, into);
    for (let index = 0; index + 2 < line.length; index += 1) into.add(line.slice(index, index + 3));
  }
}

/** What the index is asked for a normalized word; null when nothing of it is in the index (only punctuation). */
export function matchOf(word: string): string | null {
  const parts: string[] = [];
  for (const [run] of word.replace(separators, ' ').matchAll(runs)) {
    if (run.length === 1) parts.push(`"${run}"*`);
    else if (run.length === 2) parts.push(`"${run}"`);
    else
      for (let index = 0; index + 1 < run.length; index += 1) {
        const three = run.slice(index, index + 3);
        // Three letters say more than two; across Han and letters there are only pairs.
        if (asciiRun.test(three)) parts.push(`"${three}"`);
        else if (!asciiRun.test(run.slice(index - 1, index + 2)) || index === 0)
          parts.push(`"${run.slice(index, index + 2)}"`);
      }
  }
  return parts.length === 0 ? null : [...new Set(parts)].join(' ');
}

/** Whether a document holds a normalized word exactly when the index has its token: then nothing else need be read. */
export function isOneToken(word: string): boolean {
  if (!/^[a-z0-9\u0080-\uffff]+$/.test(word) || word.replace(separators, '') !== word) return false;
  return word.length <= 2 || (word.length === 3 && asciiRun.test(word));
}
