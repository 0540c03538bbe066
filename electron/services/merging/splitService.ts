import type { Change } from '../../../db/changes/changeSet';
import type { KeptRecord } from '../../../db/changes/keptRecords';
import type { Merge } from '../../../db/repositories/merges';
import type { PointingRecord } from '../../../db/repositories/references';
import type { AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import type { FieldValue } from '../../../db/schema/fields';
import { kindOf } from '../../../db/schema/kinds';
import type { CallInput } from '../../api';
import type { MergeView, NewcomerView, Split, SplitPreview } from '../../api/merging';
import type { Kept } from '../../api/undo';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import type { Clock } from '../ports';
import { Refusal } from '../refusal';
import { countsByEntity } from './mergeService';
import type { MergeStore } from './mergeStore';
import { ofThisMerge } from './ofThisMerge';

/** Knows the merges of an office and takes them apart again. */
export interface SplitService {
  list(actor: Actor, input: CallInput<'merging.list'>): Promise<readonly MergeView[]>;
  preview(actor: Actor, input: CallInput<'merging.previewSplit'>): Promise<SplitPreview>;
  split(actor: Actor, input: CallInput<'merging.split'>): Promise<Split>;
}

/** So many kept records are named; all of them are counted. */
const mostListed = 500;

/** What a split comes to. */
interface Plan {
  readonly merge: Merge;
  readonly isWhole: boolean;
  readonly changes: readonly Change[];
  readonly kept: readonly KeptRecord[];
  readonly newcomers: readonly PointingRecord[];
}

/**
 * Makes the service. @throws Refusal `notFound`; `nothingToUndo` when it was split already; `mergedOn` when the
 * survivor itself became part of another; `recordDeleted` when it lies in the recycle bin; `databaseReadOnly`
 */
export function createSplitService(parts: {
  readonly data: OfficeData;
  readonly access: Access;
  readonly clock: Clock;
  readonly store: MergeStore;
}): SplitService {
  const { data, access, clock, store } = parts;

  async function find(
    actor: Actor,
    { changeSet, survivor }: CallInput<'merging.previewSplit'>,
  ): Promise<{
    readonly merge: Merge;
    readonly isWhole: boolean;
    readonly record: AnyRecord;
    readonly entity: Entity;
  }> {
    const merges = await store.mergesOf(changeSet);
    const merge = merges.find((one) => one.survivor === survivor);
    if (!merge) throw new Refusal('notFound');
    const entity = access.readable(actor, merge.entity);
    const record = await data.get(merge.entity, survivor);
    if (!record || !access.sees(actor, entity, record)) throw new Refusal('notFound');
    if (!merge.isInEffect) throw new Refusal('nothingToUndo');
    await refuseGone(merge, record);
    return { merge, isWhole: merges.length === 1, record, entity };
  }

  /** What became part of another one is taken apart there first; the newest merge goes first. */
  async function refuseGone({ entity }: Merge, record: AnyRecord): Promise<void> {
    if (record.mergedInto !== undefined)
      throw new Refusal('mergedOn', { params: { title: await data.titleOf(entity, record.mergedInto) } });
    if (record.deletedAt !== null) throw new Refusal('recordDeleted');
  }

  async function planned(actor: Actor, input: CallInput<'merging.previewSplit'>): Promise<Plan> {
    const { merge, isWhole, record, entity } = await find(actor, input);
    const inverse = await data.wholeInverse(merge.changeSet);
    const { changes: all, kept } = isWhole ? inverse : await ofThisMerge(data, merge, inverse);
    // A part of the inverse leaves versions out that the rest of it would have counted up.
    const changes = all.map((change) =>
      change.action === 'update' ? { ...change, rowVersion: null } : change,
    );
    const settled = await settledLists(merge, entity, { record, kept });
    const back = new Set(
      changes.flatMap((change) => ('id' in change ? [`${change.entity} ${change.id}`] : [])),
    );
    const since = await store.pointingSince(merge.entity, merge.survivor, merge.changeSet);
    const newcomers = since.filter(({ entity: of, id }) => !back.has(`${of} ${id}`));
    return { merge, isWhole, changes: [...changes, ...settled.changes], kept: settled.kept, newcomers };
  }

  /**
   * A list that was edited since loses what the merge brought and keeps what came later: tags, numbers and the like
   * can be told apart entry by entry.
   */
  async function settledLists(
    merge: Merge,
    entity: Entity,
    { record, kept }: { readonly record: AnyRecord; readonly kept: readonly KeptRecord[] },
  ): Promise<{ readonly changes: readonly Change[]; readonly kept: readonly KeptRecord[] }> {
    const own = kept.find(({ entity: of, id }) => of === merge.entity && id === merge.survivor);
    if (!own) return { changes: [], kept };
    const logged = await data.changesOf(merge.entity, merge.survivor, 0, 10_000);
    const fields = logged
      .filter(({ changeSet }) => changeSet === merge.changeSet)
      .flatMap((one) => one.fields);
    const values: Record<string, unknown> = {};
    for (const { field: name, before, after } of fields) {
      const field = fieldOf(entity, name);
      const join = field && own.fields.includes(name) ? kindOf(field).merge : undefined;
      if (join) values[name] = join(after, before, record[name] as FieldValue);
    }
    const settled = Object.keys(values);
    if (settled.length === 0) return { changes: [], kept };
    const rest = { ...own, fields: own.fields.filter((name) => !settled.includes(name)) };
    const change: Change = {
      action: 'update',
      entity: entity.name,
      id: merge.survivor,
      rowVersion: null,
      values,
    };
    const others = kept.filter((one) => one !== own);
    return { changes: [change], kept: rest.fields.length > 0 ? [...others, rest] : others };
  }

  async function view({
    changeSet,
    entity,
    survivor,
    absorbed,
    at,
    userId,
    isInEffect,
  }: Merge): Promise<MergeView> {
    const gone = await data.getMany(entity, absorbed);
    return {
      changeSet,
      entity,
      survivor: { id: survivor, title: await data.titleOf(entity, survivor) },
      absorbed: await Promise.all(
        absorbed.map(async (id) => ({
          id,
          title: await data.titleOf(entity, id),
          no: gone.find((record) => record.id === id)?.no ?? null,
        })),
      ),
      at,
      by: await data.userName(userId),
      isInEffect,
    };
  }

  async function named({ userId, ...kept }: KeptRecord): Promise<Kept> {
    return { ...kept, title: await data.titleOf(kept.entity, kept.id), by: await data.userName(userId) };
  }

  async function newcomerView({ entity, id, field }: PointingRecord): Promise<NewcomerView> {
    const record = await data.get(entity, id);
    return { entity, id, field, title: await data.titleOf(entity, id), at: record?.createdAt ?? '' };
  }

  /** Where records go that came since; only to those the merge took, and only what really came since. */
  function movesOf(plan: Plan, moves: CallInput<'merging.split'>['moves']): Change[] {
    return moves
      .filter(({ to }) => to !== plan.merge.survivor)
      .map(({ entity, id, field, to }): Change => {
        const known = plan.newcomers.find(
          (one) => one.entity === entity && one.id === id && one.field === field,
        );
        if (!known || !plan.merge.absorbed.includes(to)) throw new Refusal('stale');
        return { action: 'update', entity, id, rowVersion: known.rowVersion, values: { [field]: to } };
      });
  }

  return {
    async list(actor, { entity: name, id, limit }) {
      const merges =
        name !== undefined && id !== undefined
          ? await store.mergesInto(access.readable(actor, name).name, id)
          : await store.recentMerges(limit);
      const views: MergeView[] = [];
      for (const merge of merges.slice(0, limit)) {
        const entity = data.schema().entities[merge.entity];
        const record = entity ? await data.get(merge.entity, merge.survivor) : null;
        if (entity && record && access.sees(actor, entity, record)) views.push(await view(merge));
      }
      return views;
    },
    async preview(actor, input) {
      const { merge, changes, kept, newcomers } = await planned(actor, input);
      const back = changes.flatMap((change) =>
        'id' in change && change.id !== undefined && change.entity !== merge.entity
          ? [{ entity: change.entity, id: change.id }]
          : [],
      );
      return {
        merge: await view(merge),
        back: countsByEntity(back),
        kept: await Promise.all(kept.slice(0, mostListed).map(named)),
        keptCount: kept.length,
        newcomers: await Promise.all(newcomers.map(newcomerView)),
      };
    },
    async split(actor, { requestId, moves, ...which }) {
      access.writableFile(actor);
      const earlier = await data.answered(requestId, '');
      if (earlier) return { changeSet: earlier.id, back: earlier.count, kept: [], keptCount: 0 };
      const { record, entity } = await find(actor, which);
      if (!access.mayChange(actor, entity, record)) throw new Refusal('notAllowed');
      const plan = await planned(actor, which);
      const written = await data.write({
        requestId,
        kind: 'split',
        userId: actor.userId,
        deskId: actor.deskId,
        at: clock.now(),
        changes: [...plan.changes, ...movesOf(plan, moves)],
        ...(plan.isWhole ? { undoes: plan.merge.changeSet } : {}),
      });
      const kept = await Promise.all(plan.kept.slice(0, mostListed).map(named));
      return { changeSet: written.id, back: plan.changes.length, kept, keptCount: plan.kept.length };
    },
  };
}
