import {
  compareCompanyNames,
  pairsOf,
  readCompanyName,
  suggestFrom,
  type CompanyName,
  type NameReason,
} from './companyName';

/** A record whose name is near the one asked about. */
export interface NameSuggestion {
  readonly id: number;
  readonly score: number;
  readonly reason: NameReason;
}

/** Names kept in memory so that near ones are found without comparing each with each. */
export interface NameIndex {
  /** Takes a name in; the same id may come with several names. */
  add(id: number, name: string): void;
  /** The nearest names, best first, `limit` at most; those equal by key come first with score 1. */
  near(name: string, limit: number): NameSuggestion[];
  readonly size: number;
}

/** Pairs found in more names than this say nothing about one of them, such as 科技. */
const tooCommon = 4000;
/**
 * A pair of names with a likeness of 0.75 has at least 0.6 of the pairs of either in common (twice the common ones by
 * all of both), so any more than 0.4 of the pairs of one hold a common one: the rarest are looked up, and no others.
 */
const leastInCommon = 0.6;

/** An empty index. */
export function createNameIndex(): NameIndex {
  const names: { readonly id: number; readonly name: CompanyName }[] = [];
  const byPair = new Map<string, number[]>();
  const byCore = new Map<string, number[]>();
  const byParent = new Map<string, number[]>();

  function add(id: number, name: string): void {
    const read = readCompanyName(name);
    if (read.key === '') return;
    const place = names.push({ id, name: read }) - 1;
    for (const pair of new Set(pairsOf(read.stem))) keep(byPair, pair, place);
    keep(byCore, read.core, place);
    keep(byParent, read.branchOf?.parentKey ?? read.key, place);
  }

  function candidates(name: CompanyName): Iterable<number> {
    const found = new Set([
      ...(byCore.get(name.core) ?? []),
      ...(byParent.get(name.branchOf?.parentKey ?? name.key) ?? []),
    ]);
    const pairs = [...new Set(pairsOf(name.stem))]
      .map((pair) => byPair.get(pair) ?? [])
      .sort((one, other) => one.length - other.length);
    const enough = pairs.length - Math.ceil(pairs.length * leastInCommon) + 1;
    for (const [at, places] of pairs.slice(0, enough).entries()) {
      if (at > 0 && places.length > tooCommon) break;
      for (const place of places) if (mayBeNear(name.stem, names[place]?.name.stem)) found.add(place);
    }
    return found;
  }

  function near(name: string, limit: number): NameSuggestion[] {
    const read = readCompanyName(name);
    const best = new Map<number, NameSuggestion>();
    for (const place of candidates(read)) {
      const candidate = names[place];
      const likeness = candidate && compareCompanyNames(read, candidate.name);
      if (!candidate || !likeness || likeness.score < suggestFrom) continue;
      const known = best.get(candidate.id);
      if (!known || known.score < likeness.score) best.set(candidate.id, { id: candidate.id, ...likeness });
    }
    return [...best.values()]
      .sort((one, other) => other.score - one.score || one.id - other.id)
      .slice(0, limit);
  }

  return {
    add,
    near,
    get size() {
      return names.length;
    },
  };
}

/** Cheap and never wrong: false only when the texts have too few neighbouring characters in common to be suggested. */
function mayBeNear(left: string, right = ''): boolean {
  const all = left.length + right.length - 2;
  const enough = (suggestFrom * all) / 2;
  let missing = left.length - 1 - enough;
  if (missing < 0 || right.length - 1 < enough) return false;
  for (let at = 0; at + 1 < left.length; at += 1) {
    if (right.includes(left.slice(at, at + 2))) continue;
    missing -= 1;
    if (missing < 0) return false;
  }
  return true;
}

function keep(index: Map<string, number[]>, key: string, place: number): void {
  const places = index.get(key);
  if (places) places.push(place);
  else index.set(key, [place]);
}
