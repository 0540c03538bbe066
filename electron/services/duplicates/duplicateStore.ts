import type {
  DuplicateScan,
  KnownPair,
  PairDecision,
  PartOfRecord,
} from '../../../db/repositories/duplicatePairs';

/** What is kept about duplicates, in the open file. Every function throws `DatabaseError`. */
export interface DuplicateStore {
  /** Pairs nobody has settled, both of whose records live; `now` ends decisions that were for some time only. */
  openPairs(entity: string, now: string): Promise<readonly KnownPair[]>;
  lastScan(entity: string): Promise<DuplicateScan | null>;
  lastChange(): Promise<number>;
  changedAfter(entity: string, after: number, limit: number): Promise<readonly number[]>;
  livingParts(
    entity: string,
    fields: readonly string[],
    page: { readonly after: number; readonly limit: number },
  ): Promise<readonly PartOfRecord[]>;
  partsOf(
    entity: string,
    fields: readonly string[],
    ids: readonly number[],
  ): Promise<readonly PartOfRecord[]>;
  peopleBetween(
    first: number,
    last: number,
  ): Promise<readonly { readonly account: number; readonly name: string; readonly phone: string }[]>;
  saveScan(
    entity: string,
    found: { readonly pairs: readonly KnownPair[]; readonly scan: DuplicateScan },
  ): Promise<void>;
  refreshPairs(
    entity: string,
    found: {
      readonly ids: readonly number[];
      readonly pairs: readonly KnownPair[];
      readonly scan: DuplicateScan;
    },
  ): Promise<void>;
  /** Those of the records that somebody said are not the same as this one. */
  saidDifferent(entity: string, id: number): Promise<ReadonlySet<number>>;
  decisions(entity: string | null, limit: number): Promise<readonly PairDecision[]>;
  decide(decisions: readonly PairDecision[], until: string | null): Promise<void>;
  forget(entity: string, pairs: readonly { readonly low: number; readonly high: number }[]): Promise<number>;
}
