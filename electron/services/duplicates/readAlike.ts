import { readingsOfName } from '../../../db/search/pinyin';

/** Shorter readings sound like too many others. */
const shortestReading = 4;

/** The readings of a name in full and without tones, long enough to mean something. */
export function tellingReadings(name: string): string[] {
  return readingsOfName(name).flatMap(({ full }) => (full.length >= shortestReading ? [full] : []));
}

/** Whether two names sound the same by any of their readings; a syllable is a character, so they are of one length. */
export function isReadAlike(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  const other = tellingReadings(right);
  return tellingReadings(left).some((reading) => other.includes(reading));
}
