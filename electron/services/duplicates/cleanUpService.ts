import type { KnownPair, PairDecision } from '../../../db/repositories/duplicatePairs';
import type { AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { isRecognised } from '../../../db/schema/derive/recognisedRecords';
import type { CallInput } from '../../api';
import {
  duplicateReasons,
  type DuplicateGroup,
  type DuplicateOverview,
  type ToldApart,
} from '../../api/duplicates';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import type { Clock } from '../ports';
import type { LongWork } from '../records/longWork';
import { Refusal } from '../refusal';
import { createFindAlike } from './alikeRecords';
import type { DuplicateStore } from './duplicateStore';
import { groupPairs, type PairGroup } from './groupPairs';
import { isValidCode, probableFrom, recordKeys } from './likeness';
import { scanAll, tellingFields } from './scanAll';

/** Finds duplicates among all records there are, and keeps what people say about them. */
export interface CleanUpService {
  scan(
    actor: Actor,
    input: CallInput<'duplicates.scan'>,
  ): Promise<{ compared: number; found: number; isStopped: boolean }>;
  groups(actor: Actor, input: CallInput<'duplicates.groups'>): Promise<DuplicateOverview>;
  decide(actor: Actor, input: CallInput<'duplicates.decide'>): Promise<{ readonly pairs: number }>;
  /**
   * Keeps in one write that the records of each pair are two. Pairs with a record that is gone or not the actor's are
   * left out. @throws Refusal `notAllowed`, `databaseReadOnly`
   */
  tellApart(
    actor: Actor,
    entity: string,
    pairs: readonly (readonly [one: number, other: number])[],
  ): Promise<void>;
  toldApart(actor: Actor, limit: number): Promise<readonly ToldApart[]>;
  forget(actor: Actor, input: CallInput<'duplicates.forget'>): Promise<{ readonly forgotten: number }>;
}

/** So many changed records are compared in passing; more need a new look. */
const mostInPassing = 100;
/** `later` means after so many days. */
const laterDays = 30;

/** Makes the service. @throws Refusal `notFound`, `notAllowed` for records nobody can recognise, `databaseReadOnly` */
export function createCleanUpService(parts: {
  readonly data: OfficeData;
  readonly access: Access;
  readonly clock: Clock;
  readonly store: DuplicateStore;
  readonly longWork: LongWork;
}): CleanUpService {
  const { data, access, clock, store, longWork } = parts;
  const findAlike = createFindAlike(data);

  function recognised(entity: Entity): Entity {
    if (!isRecognised(entity)) throw new Refusal('notAllowed');
    return entity;
  }

  /** Records changed since the last look are compared with all others now; answers how many are left over. */
  async function catchUp(entity: Entity): Promise<number> {
    const scan = await store.lastScan(entity.name);
    if (!scan) return 0;
    const lastChange = await store.lastChange();
    if (lastChange === scan.lastChange) return 0;
    const changed = await store.changedAfter(entity.name, scan.lastChange, mostInPassing + 1);
    if (changed.length > mostInPassing) return changed.length;
    if (data.isReadOnly || changed.length === 0) return 0;
    const pairs = new Map<string, KnownPair>();
    for (const record of await data.getMany(entity.name, changed))
      for (const pair of await pairsOfRecord(entity, record)) pairs.set(`${pair.low} ${pair.high}`, pair);
    await store.refreshPairs(entity.name, {
      ids: changed,
      pairs: [...pairs.values()],
      scan: { ...scan, lastChange },
    });
    return 0;
  }

  async function pairsOfRecord(entity: Entity, record: AnyRecord): Promise<KnownPair[]> {
    const found = await findAlike(recordKeys(entity, record), [entity], (_of, id) => id !== record.id);
    return found
      .filter(({ likeness }) => likeness.score >= probableFrom)
      .map(({ record: other, likeness }) => {
        const [low, high] = record.id < other.id ? [record, other] : [other, record];
        return {
          low: low.id,
          high: high.id,
          lowVersion: low.rowVersion,
          highVersion: high.rowVersion,
          ...likeness,
        };
      });
  }

  async function openGroups(entity: Entity): Promise<PairGroup[]> {
    const pairs = await store.openPairs(entity.name, clock.now());
    const ids = [...new Set(pairs.flatMap(({ low, high }) => [low, high]))];
    const fields = tellingFields(entity, 'creditCode');
    const codes = new Map(
      (fields.length === 0 ? [] : await store.partsOf(entity.name, fields, ids)).map((part) => [
        part.id,
        fields.flatMap((field) => (isCode(part[field]) ? [part[field]] : [])),
      ]),
    );
    const apart = new Set(
      (await store.decisions(entity.name, 100_000)).map(({ low, high }) => `${low} ${high}`),
    );
    return groupPairs(pairs, (left, right) => {
      const [one, other] = [codes.get(left) ?? [], codes.get(right) ?? []];
      if (one.length > 0 && other.length > 0 && !one.some((code) => other.includes(code))) return false;
      return !apart.has(`${Math.min(left, right)} ${Math.max(left, right)}`);
    });
  }

  async function told(
    actor: Actor,
    entity: Entity,
    { ids, pairs }: PairGroup,
  ): Promise<DuplicateGroup | null> {
    const records = (await data.getMany(entity.name, ids)).filter(
      (record) => record.deletedAt === null && access.sees(actor, entity, record),
    );
    if (records.length < 2) return null;
    const reasons = new Set(pairs.flatMap((pair) => pair.reasons));
    return {
      key: [...ids].sort((left, right) => left - right).join(' '),
      entity: entity.name,
      records: [...records].sort(
        (left, right) => richness(entity, right) - richness(entity, left) || left.id - right.id,
      ),
      reasons: duplicateReasons.filter((reason) => reasons.has(reason)),
      score: Math.max(...pairs.map(({ score }) => score)),
      isCertain: isCertainGroup({ ids, pairs }),
    };
  }

  async function title(entity: string, id: number): Promise<{ readonly id: number; readonly title: string }> {
    return { id, title: await data.titleOf(entity, id) };
  }

  return {
    scan(actor, { requestId, entity: name }) {
      const entity = recognised(access.writable(actor, name));
      return longWork({ requestId, isLong: true }, async (handle) => {
        const lastChange = await store.lastChange();
        const { pairs, compared } = await scanAll(entity, store, handle);
        if (handle.signal.aborted) return { compared, found: 0, isStopped: true };
        handle.report({ phase: 'writing' });
        const scan = { at: clock.now(), userId: actor.userId, compared, lastChange };
        await store.saveScan(name, { pairs, scan });
        return { compared, found: pairs.length, isStopped: false };
      });
    },
    async groups(actor, { entity: name, only, offset, limit }) {
      const entity = recognised(access.readable(actor, name));
      const changedSince = await catchUp(entity);
      const scan = await store.lastScan(name);
      const all = await openGroups(entity);
      const certain = all.filter(isCertainGroup);
      const wanted = (only === 'certain' ? certain : all).slice(offset, offset + limit);
      const groups: DuplicateGroup[] = [];
      for (const group of wanted) {
        const view = await told(actor, entity, group);
        if (view) groups.push(view);
      }
      return {
        groups,
        total: all.length,
        certain: certain.length,
        scan: scan && { at: scan.at, by: await data.userName(scan.userId), compared: scan.compared },
        changedSince,
        titles: await data.titlesFor(
          name,
          groups.flatMap(({ records }) => records),
        ),
      };
    },
    async decide(actor, { entity: name, ids, decision }) {
      const entity = recognised(access.writable(actor, name));
      const records = await data.getMany(name, ids);
      if (records.length < ids.length || !records.every((record) => access.sees(actor, entity, record)))
        throw new Refusal('notFound');
      const at = clock.now();
      const sorted = [...new Set(ids)].sort((left, right) => left - right);
      const decisions = sorted.flatMap((low, place) =>
        sorted.slice(place + 1).map((high): PairDecision => {
          return { entity: name, low, high, decision, userId: actor.userId, at };
        }),
      );
      const until =
        decision === 'later' ? new Date(Date.parse(at) + laterDays * 86_400_000).toISOString() : null;
      await store.decide(decisions, until);
      return { pairs: decisions.length };
    },
    async tellApart(actor, name, pairs) {
      const entity = recognised(access.writable(actor, name));
      const records = await data.getMany(name, [...new Set(pairs.flat())]);
      const seen = new Set(records.filter((one) => access.sees(actor, entity, one)).map(({ id }) => id));
      const decided = { entity: name, decision: 'different' as const, userId: actor.userId, at: clock.now() };
      const decisions = pairs
        .filter(([one, other]) => one !== other && seen.has(one) && seen.has(other))
        .map(([one, other]): PairDecision => {
          return { ...decided, low: Math.min(one, other), high: Math.max(one, other) };
        });
      if (decisions.length > 0) await store.decide(decisions, null);
    },
    async toldApart(actor, limit) {
      const all: ToldApart[] = [];
      for (const { entity, low, high, userId, at } of await store.decisions(null, limit)) {
        if (!data.schema().entities[entity]) continue;
        access.readable(actor, entity);
        const by = await data.userName(userId);
        all.push({ entity, low: await title(entity, low), high: await title(entity, high), by, at });
      }
      return all;
    },
    async forget(actor, { entity: name, pairs }) {
      access.writable(actor, name);
      return { forgotten: await store.forget(name, pairs) };
    },
  };
}

function isCode(value: unknown): value is string {
  return typeof value === 'string' && isValidCode(value);
}

/** Every record hangs on another one by a certain pair. */
function isCertainGroup({ ids, pairs }: PairGroup): boolean {
  const certain = pairs.filter(({ isCertain }) => isCertain);
  return ids.every((id) => certain.some(({ low, high }) => low === id || high === id));
}

/** How much a record says and holds: what the others would become part of. */
function richness(entity: Entity, record: AnyRecord): number {
  let points = 0;
  for (const [name, field] of Object.entries(entity.fields)) {
    const value = record[name];
    if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    if (field.kind === 'computed') continue;
    points += field.rollUp?.take === 'count' && typeof value === 'number' ? 2 * Math.min(20, value) : 1;
    if (field.kind === 'creditCode' && isCode(value)) points += 10;
  }
  return points;
}
