import type { DuplicateReason } from '../../api/duplicates';
import { compareCompanyNames, diceSimilarity, type CompanyName } from './companyName';
import { brandOf } from './tellingPairs';
import { lookAlike, oneSlip } from './typos';

/** What two names say about their records. */
export interface NamesCompared {
  readonly reason: DuplicateReason;
  /** 0 to 1; below 0.5 the names alone are no reason. */
  readonly weight: number;
  /** They name two records on purpose (a branch and its firm): nothing but the code joins them. */
  readonly isApart?: true;
}

/** What is compared of a record. */
export interface Named {
  readonly isCompany: boolean;
  readonly name: CompanyName | null;
}

/** A name that only reminds of another one. */
const faint = 0.35;

/** How the names of two records belong together; nothing when they do not. */
export function compareNames(
  left: Named,
  right: Named,
  isReadAlike: (left: string, right: string) => boolean,
): NamesCompared | null {
  const [one, other] = [left.name, right.name];
  if (!one || !other) return null;
  if (one.key === other.key)
    return { reason: 'sameName', weight: left.isCompany && right.isCompany ? 0.95 : 0.7 };
  if (!left.isCompany || !right.isCompany)
    return isReadAlike(one.key, other.key) ? { reason: 'samePinyin', weight: 0.5 } : null;
  const likeness = compareCompanyNames(one, other);
  if (likeness?.reason === 'sameCore') return { reason: 'sameCore', weight: likeness.score - 0.05 };
  if (likeness?.reason === 'branch' || one.branchOf || other.branchOf)
    return { reason: 'similarName', weight: 0, isApart: true };
  if (likeness?.reason === 'sameNameElsewhere') return null;
  const isElsewhere = one.region !== null && other.region !== null && one.region !== other.region;
  if (isElsewhere || differInOrder(one, other)) return null;
  if (isReadAlike(one.core, other.core)) return { reason: 'samePinyin', weight: 0.62 };
  const slip = compareSlip(one.core, other.core);
  if (slip) return slip;
  if (likeness) return { reason: 'similarName', weight: similarWeight(one, other, likeness.score) };
  if (isBeginning(one, other) || isBeginning(other, one)) return { reason: 'similarName', weight: 0.6 };
  return null;
}

/** 第一 and 第二, 三局 and 五局: one character, and two firms. */
function differInOrder(left: CompanyName, right: CompanyName): boolean {
  const numbersOf = (text: string): string => (text.match(/[\d一二三四五六七八九十]/g) ?? []).join('');
  return numbersOf(left.core) !== numbersOf(right.core);
}

/** One slip of the hand: a swapped or missing character, one that looks like the right one. */
function compareSlip(left: string, right: string): NamesCompared | null {
  const slip = left.length >= 4 && right.length >= 4 ? oneSlip(left, right) : null;
  if (!slip) return null;
  if (slip.is === 'swapped') return { reason: 'typo', weight: 0.7 };
  if (slip.is === 'missing')
    return { reason: 'typo', weight: Math.max(left.length, right.length) >= 6 ? 0.62 : 0.5 };
  if (lookAlike(slip.left, slip.right)) return { reason: 'typo', weight: 0.66 };
  // Any other character in its place makes another brand, or another trade.
  return { reason: 'typo', weight: faint };
}

/** Names that share most of their characters: what they do not share decides. */
function similarWeight(left: CompanyName, right: CompanyName, score: number): number {
  const [one, other] = [brandOf(left.core), brandOf(right.core)];
  const isWithin = one.brand.includes(other.brand) || other.brand.includes(one.brand);
  if (one.brand !== other.brand && !isWithin && diceSimilarity(one.brand, other.brand) < 0.6) return faint;
  const isOtherTrade =
    one.trades.length > 0 &&
    other.trades.length > 0 &&
    !one.trades.some((trade) => other.trades.includes(trade));
  if (isOtherTrade) return faint;
  return Math.min(0.8, 0.6 + (score - 0.75));
}

/** A name that is still being typed, or was written without its legal form: 永泰电子 and 长沙永泰电子科技有限公司. */
function isBeginning(short: CompanyName, long: CompanyName): boolean {
  const isBare = short.key === short.stem || short.key === short.core;
  return (
    isBare && short.core.length >= 3 && (long.core.startsWith(short.core) || long.stem.startsWith(short.key))
  );
}
