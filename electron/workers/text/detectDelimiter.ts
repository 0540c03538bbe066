import { splitRecords } from './splitRecords';

const candidates = [',', '\t', ';', '|'] as const;
const sampleRecords = 200;

/** A delimiter and how many fields most records have with it. */
export interface DetectedDelimiter {
  readonly delimiter: string;
  readonly fieldCount: number;
}

/** The most frequent number of fields among records that are not blank, and the share that has it. */
function consistency(text: string, delimiter: string): DetectedDelimiter & { readonly share: number } {
  const counts = new Map<number, number>();
  let total = 0;
  let taken = 0;
  for (const fields of splitRecords([text], { delimiter })) {
    if (++taken > sampleRecords) break;
    if (fields.every((field) => field.trim() === '')) continue;
    total += 1;
    counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  }
  const [fieldCount, records] = [...counts].sort(
    (one, other) => other[1] - one[1] || other[0] - one[0],
  )[0] ?? [1, 0];
  return { delimiter, fieldCount, share: fieldCount < 2 || total === 0 ? 0 : records / total };
}

/** Finds the delimiter whose records agree best in their number of fields over the first 200; a comma when none splits. */
export function detectDelimiter(text: string): DetectedDelimiter {
  const seen = candidates.map((delimiter) => consistency(text, delimiter));
  // of two that agree equally well, the one that makes more columns: a note of `a;b` in a comma file agrees by chance
  const best = seen.sort((one, other) => other.share - one.share || other.fieldCount - one.fieldCount)[0];
  return best === undefined || best.share === 0 ? { delimiter: ',', fieldCount: 1 } : best;
}

/** How many fields most of the first 200 records have with a delimiter a person chose. */
export function usualFieldCount(text: string, delimiter: string): number {
  return consistency(text, delimiter).fieldCount;
}
