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

/** An empty index. */
export function createNameIndex(): NameIndex {
  const names: { readonly id: number; readonly name: CompanyName }[] = [];
  const byPair = new Map<string, number[]>();
  const byParent = new Map<string, number[]>();

  function add(id: number, name: string): void {
    const read = readCompanyName(name);
    if (read.key === '') return;
    const place = names.push({ id, name: read }) - 1;
    for (const pair of new Set([...pairsOf(read.stem), ...pairsOf(read.core)])) keep(byPair, pair, place);
    keep(byParent, read.branchOf?.parentKey ?? read.key, place);
  }

  function candidates(name: CompanyName): Iterable<number> {
    const common = new Map<number, number>();
    const pairs = new Set(pairsOf(name.stem));
    for (const pair of pairs) {
      const places = byPair.get(pair) ?? [];
      if (places.length > tooCommon && pairs.size > 4) continue;
      for (const place of places) common.set(place, (common.get(place) ?? 0) + 1);
    }
    for (const place of byParent.get(name.branchOf?.parentKey ?? name.key) ?? [])
      common.set(place, pairs.size);
    const enough = Math.max(1, Math.floor(pairs.size / 3));
    return [...common].filter(([, count]) => count >= enough).map(([place]) => place);
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

function keep(index: Map<string, number[]>, key: string, place: number): void {
  const places = index.get(key);
  if (places) places.push(place);
  else index.set(key, [place]);
}
