import type { DuplicateReason } from '../../api/duplicates';
import { pairsOf } from './companyName';
import { compareRecords, probableFrom, type RecordKeys } from './likeness';
import { tellingReadings } from './readAlike';

/** Two records that are probably the same; the smaller id first. */
export interface FoundPair {
  readonly low: number;
  readonly high: number;
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
  readonly isCertain: boolean;
}

/** Finds pairs among many records without comparing each with each. */
export interface PairFinder {
  /** Takes a record in; every id once. */
  add(id: number, keys: RecordKeys): void;
  /** Compares a part of the records with all others, `count` from the place given; parts may be done one by one. */
  compare(from: number, count: number): FoundPair[];
  readonly size: number;
}

/** What so many records share says nothing about two of them. */
const tooCommon = 200;
/** Equal codes and names are looked at even when many share them, up to here. */
const mostEqual = 1_000;
/**
 * Two names with a likeness of 0.75 have at least 0.6 of the pairs of either in common, so any more than 0.4 of the
 * pairs of one hold a common one: the rarest are looked up, and no others.
 */
const leastInCommon = 0.6;
/** In longer cores a slip of the hand leaves pairs enough in common. */
const longestSlip = 8;

/** An empty finder. */
export function createPairFinder(): PairFinder {
  const ids: number[] = [];
  const all: RecordKeys[] = [];
  const equal = new Map<string, number[]>();
  const shared = new Map<string, number[]>();
  const pairs = new Map<string, number[]>();
  const pairCodes: (readonly number[])[] = [];
  const readings = new Map<string, readonly string[]>();

  function readingsOf(text: string): readonly string[] {
    const known = readings.get(text);
    if (known) return known;
    const read = tellingReadings(text);
    readings.set(text, read);
    return read;
  }

  function isReadAlike(left: string, right: string): boolean {
    if (left.length !== right.length) return false;
    const other = readingsOf(right);
    return readingsOf(left).some((reading) => other.includes(reading));
  }

  /** Keys of which one in common is enough to look at two records. */
  function sharedKeys({ name, isCompany, ...keys }: RecordKeys): string[] {
    const core = name ? (isCompany ? name.core : name.key) : '';
    return [
      ...keys.phones.map((phone) => `p${phone}`),
      ...keys.mails.map((mail) => `m${mail}`),
      ...keys.wechats.map((wechat) => `w${wechat}`),
      ...keys.people.map((person) => `h${person}`),
      ...(core.length >= 2
        ? [
            `c${core}`,
            ...readingsOf(core)
              .slice(0, 2)
              .map((reading) => `r${reading}`),
          ]
        : []),
      ...(isCompany ? slips(core) : []),
    ];
  }

  function equalKeys({ name, creditCodes }: RecordKeys): string[] {
    return [...creditCodes.map((code) => `u${code}`), ...(name ? [`n${name.key}`] : [])];
  }

  function candidates(place: number): Iterable<number> {
    const keys = all[place];
    const found = new Set<number>();
    if (!keys) return found;
    const take = (places: readonly number[] = [], most: number): void => {
      if (places.length <= most) for (const other of places) if (other > place) found.add(other);
    };
    for (const key of equalKeys(keys)) take(equal.get(key), mostEqual);
    for (const key of sharedKeys(keys)) take(shared.get(key), tooCommon);
    const stem = keys.isCompany ? (keys.name?.stem ?? '') : '';
    const own = [...new Set(pairsOf(stem))]
      .map((pair) => pairs.get(pair) ?? [])
      .sort((one, other) => one.length - other.length);
    const enough = own.length - Math.ceil(own.length * leastInCommon) + 1;
    const codes = pairCodes[place] ?? [];
    for (const [at, places] of own.slice(0, enough).entries()) {
      // In an office of one trade even the rarest pair is common; the others then say nothing.
      if (places.length > (at === 0 ? tooCommon * 5 : tooCommon * 2)) break;
      for (const other of places)
        if (other > place && !found.has(other) && mayBeNear(codes, pairCodes[other] ?? [])) found.add(other);
    }
    return found;
  }

  return {
    add(id, keys) {
      const place = ids.push(id) - 1;
      all.push(keys);
      for (const key of equalKeys(keys)) keep(equal, key, place);
      for (const key of sharedKeys(keys)) keep(shared, key, place);
      const own = keys.isCompany && keys.name ? pairsOf(keys.name.stem) : [];
      for (const pair of new Set(own)) keep(pairs, pair, place);
      pairCodes.push(own.map((pair) => pair.charCodeAt(0) * 65_536 + pair.charCodeAt(1)));
    },
    compare(from, count) {
      const found: FoundPair[] = [];
      for (let place = from; place < Math.min(from + count, ids.length); place += 1) {
        const [id, keys] = [ids[place], all[place]];
        if (id === undefined || !keys) continue;
        for (const other of candidates(place)) {
          const [otherId, otherKeys] = [ids[other], all[other]];
          const likeness = otherKeys && compareRecords(keys, otherKeys, isReadAlike);
          if (otherId === undefined || !likeness || likeness.score < probableFrom) continue;
          const { reasons, score, isCertain } = likeness;
          found.push({ low: Math.min(id, otherId), high: Math.max(id, otherId), score, reasons, isCertain });
        }
      }
      return found;
    },
    get size() {
      return ids.length;
    },
  };
}

/** The core without each of its characters in turn: two that differ by one slip have such a rest in common. */
function slips(core: string): string[] {
  if (core.length < 4 || core.length > longestSlip) return [];
  const rests = Array.from({ length: core.length }, (_, at) => `s${core.slice(0, at)}${core.slice(at + 1)}`);
  return [`s${core}`, ...rests];
}

/** Cheap: false when two names, as the codes of their pairs, have too few in common to be called similar. */
function mayBeNear(left: readonly number[], right: readonly number[]): boolean {
  let missing = left.length - 0.375 * (left.length + right.length);
  if (missing < 0 || right.length < 0.6 * left.length) return false;
  for (const pair of left) {
    if (right.includes(pair)) continue;
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
