import type { Change } from '../../../db/changes/changeSet';
import { DatabaseError } from '../../../db/connection/databaseError';
import type { AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { isRecognised } from '../../../db/schema/derive/recognisedRecords';
import type { CallInput } from '../../api';
import type { Merged, MergePreview, MovedCount } from '../../api/merging';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import type { Clock } from '../ports';
import type { LongWork, WorkHandle } from '../records/longWork';
import { statusChangesOf } from '../records/statusChanges';
import { Refusal } from '../refusal';
import type { MergeStore } from './mergeStore';
import { mergedValues, mergeFields } from './mergeValues';
import { movedReferences, recordKey } from './movedReferences';

/** Makes records part of another one; nothing of them is lost, and it can be taken apart again. */
export interface MergeService {
  preview(actor: Actor, input: CallInput<'merging.preview'>): Promise<MergePreview>;
  merge(actor: Actor, input: CallInput<'merging.merge'>): Promise<Merged>;
  mergeMany(actor: Actor, input: CallInput<'merging.mergeMany'>): Promise<Merged>;
}

type Group = Pick<CallInput<'merging.merge'>, 'survivor' | 'absorbed'>;
type Picks = CallInput<'merging.merge'>['picks'];

/** What one group comes to. */
interface Plan {
  readonly changes: readonly Change[];
  readonly moved: number;
  readonly folded: number;
}

/** How often a merge is thought of anew when something came to point at its records meanwhile. */
const attempts = 5;
/** More groups than this are a job. */
const mostAtOnce = 20;

/** Makes the service. @throws Refusal `notFound`, `notAllowed`, `recordDeleted`, `invalid`, `stale`, `databaseReadOnly` */
export function createMergeService(parts: {
  readonly data: OfficeData;
  readonly access: Access;
  readonly clock: Clock;
  readonly store: MergeStore;
  readonly longWork: LongWork;
}): MergeService {
  const { data, access, clock, store, longWork } = parts;

  /** The records of a group, the survivor first. Whoever merges must be allowed to change every one of them. */
  async function recordsOf(actor: Actor, entity: Entity, ids: readonly number[]): Promise<AnyRecord[]> {
    if (new Set(ids).size !== ids.length) throw new Refusal('malformedInput');
    const records = await data.getMany(entity.name, ids);
    if (records.length < ids.length || !records.every((record) => access.sees(actor, entity, record)))
      throw new Refusal('notFound');
    if (records.some(({ deletedAt }) => deletedAt !== null)) throw new Refusal('recordDeleted');
    return [...records];
  }

  function mergeable(entity: Entity): Entity {
    if (!isRecognised(entity)) throw new Refusal('notAllowed');
    return entity;
  }

  async function planned(
    actor: Actor,
    entity: Entity,
    { survivor, absorbed }: Group,
    picks: Picks,
  ): Promise<Plan> {
    const wanted = [survivor, ...absorbed];
    const ids = wanted.map(({ id }) => id);
    const records = await recordsOf(actor, entity, ids);
    if (!records.every((record) => access.mayChange(actor, entity, record))) throw new Refusal('notAllowed');
    for (const [at, record] of records.entries())
      if (record.rowVersion !== wanted[at]?.rowVersion)
        throw new Refusal('stale', { rowVersion: record.rowVersion });
    const { values, problems } = mergedValues(entity, records, picks);
    if (problems.length > 0) throw new Refusal('invalid', { fields: problems });
    const pointing = await store.pointingAt(entity.name, ids);
    const gone = absorbed.map(({ id }) => id);
    const move = movedReferences({
      schema: data.schema(),
      entity,
      survivor: survivor.id,
      absorbed: gone,
      pointing,
      links: await linksAmong(pointing),
    });
    const [before] = records;
    const changes = [
      ...move.changes,
      // First they go, then the survivor takes over what may stand in one living record only.
      ...absorbed.map(({ id, rowVersion }): Change => {
        return { action: 'delete', entity: entity.name, id, rowVersion, mergedInto: survivor.id };
      }),
      ...(Object.keys(values).length === 0
        ? []
        : [{ action: 'update' as const, entity: entity.name, ...survivor, values }]),
      ...(before ? await kept(actor, entity, before, values) : []),
    ];
    return { changes, moved: move.moved, folded: move.folded };
  }

  /** A tracked choice that was blank and is filled is kept like any other change of it. */
  async function kept(
    actor: Actor,
    entity: Entity,
    before: AnyRecord,
    values: Readonly<Record<string, unknown>>,
  ): Promise<readonly Change[]> {
    const order = { actor, now: clock.now(), changes: [{ entity, self: before.id, before, values }] };
    return (await statusChangesOf(data, order)).flat();
  }

  /** The link records among what points at the merged ones, whole. */
  async function linksAmong(
    pointing: readonly { readonly entity: string; readonly id: number }[],
  ): Promise<Map<string, AnyRecord>> {
    const links = new Map<string, AnyRecord>();
    for (const name of new Set(pointing.map(({ entity }) => entity))) {
      if (!data.schema().entities[name]?.link) continue;
      const ids = [...new Set(pointing.flatMap(({ entity, id }) => (entity === name ? [id] : [])))];
      for (const link of await data.getMany(name, ids)) links.set(recordKey(name, link.id), link);
    }
    return links;
  }

  /** Writes one group; thought of anew when only what belongs to its records changed meanwhile. */
  async function writeGroup(
    actor: Actor,
    order: { readonly requestId: string; readonly entity: Entity; readonly continues: number | null },
    group: Group,
    picks: Picks,
  ): Promise<Plan & { readonly changeSet: number }> {
    const { requestId, entity, continues } = order;
    for (let attempt = 1; ; attempt += 1) {
      const plan = await planned(actor, entity, group, picks);
      try {
        const written = await data.write({
          requestId,
          kind: 'merge',
          userId: actor.userId,
          deskId: actor.deskId,
          at: clock.now(),
          changes: plan.changes,
          ...(continues === null ? {} : { continues }),
        });
        return { ...plan, changeSet: written.id };
      } catch (thrown) {
        const isStale = thrown instanceof DatabaseError && thrown.kind === 'stale';
        if (!isStale || attempt === attempts) throw thrown;
      }
    }
  }

  async function writeMany(
    actor: Actor,
    { requestId, groups }: CallInput<'merging.mergeMany'>,
    entity: Entity,
    { report, signal }: WorkHandle,
  ): Promise<Merged> {
    let done: Merged = { changeSet: null, merged: 0, moved: 0, folded: 0, skipped: 0 };
    report({ phase: 'writing', done: 0, total: groups.length });
    for (const [at, group] of groups.entries()) {
      if (signal.aborted) break;
      // A part is known by its survivor, so that a second try never takes it for another one.
      const ownId = done.changeSet === null ? requestId : `${requestId}#${group.survivor.id}`;
      const order = { requestId: ownId, entity, continues: done.changeSet };
      const written = await writeGroup(actor, order, group, {}).catch((thrown: unknown) => {
        if (isChangedMeanwhile(thrown)) return null;
        throw thrown;
      });
      done = written
        ? {
            changeSet: written.changeSet,
            merged: done.merged + group.absorbed.length,
            moved: done.moved + written.moved,
            folded: done.folded + written.folded,
            skipped: done.skipped,
          }
        : { ...done, skipped: done.skipped + 1 };
      report({ done: at + 1 });
    }
    return done;
  }

  /** What a request wrote that was seen before. */
  async function answered(requestId: string, entity: Entity): Promise<Merged | null> {
    const earlier = await data.answered(requestId, entity.name);
    if (!earlier) return null;
    const merges = await store.mergesOf(earlier.id);
    const merged = merges.reduce((sum, { absorbed }) => sum + absorbed.length, 0);
    return { changeSet: earlier.id, merged, moved: 0, folded: 0, skipped: 0 };
  }

  return {
    async preview(actor, { entity: name, ids }) {
      const entity = mergeable(access.readable(actor, name));
      const records = await recordsOf(actor, entity, ids);
      const pointing = await store.pointingAt(name, ids);
      const belongings: Record<number, MovedCount[]> = {};
      for (const id of ids) {
        const own = pointing.filter((one) => one.target === id && !one.isDeleted);
        belongings[id] = countsByEntity(own);
      }
      return {
        records,
        fields: mergeFields(entity, records),
        belongings,
        titles: await data.titlesFor(name, records),
      };
    },
    async merge(actor, { requestId, entity: name, picks, ...group }) {
      const entity = mergeable(access.writable(actor, name));
      const earlier = await answered(requestId, entity);
      if (earlier) return earlier;
      const written = await writeGroup(actor, { requestId, entity, continues: null }, group, picks);
      const { changeSet, moved, folded } = written;
      return { changeSet, merged: group.absorbed.length, moved, folded, skipped: 0 };
    },
    async mergeMany(actor, input) {
      const entity = mergeable(access.writable(actor, input.entity));
      const earlier = await answered(input.requestId, entity);
      if (earlier) return earlier;
      const { requestId, groups } = input;
      return longWork({ requestId, isLong: groups.length > mostAtOnce }, (handle) =>
        writeMany(actor, input, entity, handle),
      );
    },
  };
}

function isChangedMeanwhile(thrown: unknown): boolean {
  if (thrown instanceof DatabaseError) return thrown.kind === 'stale' || thrown.kind === 'notFound';
  const codes = ['stale', 'notFound', 'recordDeleted', 'notAllowed', 'invalid'];
  return thrown instanceof Refusal && codes.includes(thrown.failure.code);
}

/** How many records of each entity, each record once. */
export function countsByEntity(
  records: readonly { readonly entity: string; readonly id: number }[],
): MovedCount[] {
  const ids = new Map<string, Set<number>>();
  for (const { entity, id } of records) ids.set(entity, (ids.get(entity) ?? new Set<number>()).add(id));
  return [...ids].map(([entity, found]) => ({ entity, count: found.size }));
}
