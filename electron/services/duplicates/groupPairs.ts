import type { KnownPair } from '../../../db/repositories/duplicatePairs';

/** Ids that belong together, with the pairs that say so; the likeliest groups first. */
export interface PairGroup {
  readonly ids: readonly number[];
  readonly pairs: readonly KnownPair[];
}

/** A chain of likenesses soon joins what is not alike: only certain ones make large groups. */
const largestUncertain = 6;
const largestCertain = 50;

/**
 * Puts pairs together to groups: certain pairs first, then the likely ones among what is left. Two records that `mayMeet` refuses never
 * come into one group, whatever lies between them.
 */
export function groupPairs(
  pairs: readonly KnownPair[],
  mayMeet: (left: number, right: number) => boolean,
): PairGroup[] {
  const groupOf = new Map<number, { ids: number[]; pairs: KnownPair[] }>();
  const groups = new Set<{ ids: number[]; pairs: KnownPair[] }>();

  function groupWith(id: number): { ids: number[]; pairs: KnownPair[] } {
    const known = groupOf.get(id);
    if (known) return known;
    const made = { ids: [id], pairs: [] };
    groupOf.set(id, made);
    groups.add(made);
    return made;
  }

  const ordered = [...pairs].sort(
    (one, other) => Number(other.isCertain) - Number(one.isCertain) || other.score - one.score,
  );
  for (const pair of ordered) {
    const [left, right] = [groupWith(pair.low), groupWith(pair.high)];
    if (left === right) {
      left.pairs.push(pair);
      continue;
    }
    // What is certain is settled by itself; what is like one of it comes up again afterwards.
    if (!pair.isCertain && [left, right].some(({ pairs: own }) => own.some((one) => one.isCertain))) continue;
    const size = left.ids.length + right.ids.length;
    const isTooLarge = size > (pair.isCertain ? largestCertain : largestUncertain);
    if (isTooLarge || !left.ids.every((one) => right.ids.every((other) => mayMeet(one, other)))) continue;
    left.ids.push(...right.ids);
    left.pairs.push(...right.pairs, pair);
    for (const id of right.ids) groupOf.set(id, left);
    groups.delete(right);
  }
  return [...groups].filter(({ ids }) => ids.length > 1);
}
