import { pairsOf, readCompanyName } from '../../duplicates/companyName';

/**
 * Whether two names may be those of one company that a number has joined: one holds the other, or what makes them
 * companies has two characters in a row in common. A number that joins wholly different names was given twice, or
 * counts something else.
 */
export function namesAgree(left: string, right: string): boolean {
  if (left === right || left.includes(right) || right.includes(left)) return true;
  const [one, other] = [readCompanyName(left).core, readCompanyName(right).core];
  if (one.includes(other) || other.includes(one)) return true;
  const pairs = new Set(pairsOf(one));
  return pairsOf(other).some((pair) => pairs.has(pair));
}
