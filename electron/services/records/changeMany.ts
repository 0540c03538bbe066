import type { Change, ChangeSetInput } from '../../../db/changes/changeSet';
import { DatabaseError } from '../../../db/connection/databaseError';
import type { AnyRecord, Entity } from '../../../db/schema/defineEntity';
import type { CallInput } from '../../api';
import type { ManyChanged } from '../../api/records';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import type { Clock } from '../ports';
import { Refusal } from '../refusal';
import type { AboutToChange } from './aboutToChange';
import { draftOf, refuseWrongBatch, type BatchOrder } from './batchOrder';
import type { DraftCheck } from './checkDraft';
import type { Consequences } from './consequences';
import { joinedUpdates } from './joinedUpdates';
import type { LongWork, WorkHandle } from './longWork';
import { changesOnly } from './mergeChanges';
import { withNamedReferences } from './namedReferences';

/** Actions on many records at once; each is one action to undo. A repeated request gets the first answer again. */
export interface ManyRecords {
  batch(actor: Actor, input: CallInput<'records.batch'>): Promise<ManyChanged>;
  delete(actor: Actor, input: CallInput<'records.delete'>): Promise<ManyChanged>;
  restore(actor: Actor, input: CallInput<'records.restore'>): Promise<ManyChanged>;
}

/** How many records go into one short transaction; the parts are one change set. */
const partSize = 400;
/** More records than this are a job, with its progress and a way to stop it. */
export const mostAtOnce = 200;
/** How often a part is planned anew when another desk was faster between reading and writing. */
const attempts = 5;

/** What is asked: by whom, of which records, and what is done to those of one part. */
interface Order {
  readonly actor: Actor;
  readonly requestId: string;
  readonly kind: ChangeSetInput['kind'];
  readonly entity: Entity;
  readonly ids: readonly number[];
  /** The changes of the records themselves come first, `own` of them; what follows from them comes after. */
  readonly plan: (records: readonly AnyRecord[]) => Promise<Plan> | Plan;
}

interface Plan {
  readonly changes: readonly Change[];
  readonly own: number;
}

type Chosen = Pick<CallInput<'records.delete'>, 'entity' | 'ids' | 'selection'>;

/** Makes the actions. @throws Refusal `notFound`, `invalid` with the fields, `notAllowed`, `databaseReadOnly`. */
export function createManyRecords(parts: {
  readonly data: OfficeData;
  readonly access: Access;
  readonly clock: Clock;
  readonly drafts: DraftCheck;
  readonly consequences: Consequences;
  readonly longWork: LongWork;
}): ManyRecords {
  const { data, access, clock, drafts, consequences, longWork } = parts;

  function carryOut(order: Order): Promise<ManyChanged> {
    const { requestId, ids } = order;
    return longWork({ requestId, isLong: ids.length > mostAtOnce }, (handle) => inParts(order, handle));
  }

  async function inParts(order: Order, { signal, report }: WorkHandle): Promise<ManyChanged> {
    const { requestId, entity, ids } = order;
    const earlier = await data.answered(requestId, entity.name);
    let changed = earlier?.ofEntity ?? 0;
    let changeSet = earlier?.id ?? null;
    // A first try that ended between two parts is gone on with; one that was whole is only answered again.
    const isWhole = earlier !== null && (ids.length <= partSize || earlier.undoneBy !== null);
    report({ phase: 'writing', done: 0, total: ids.length });
    for (let from = 0; from < ids.length && !isWhole; from += partSize) {
      if (signal.aborted) return { changeSet, changed, skipped: ids.length - changed, isStopped: true };
      const part = await writePart(order, ids.slice(from, from + partSize), changeSet);
      changeSet = part.changeSet;
      changed += part.own;
      report({ done: Math.min(ids.length, from + partSize) });
    }
    return { changeSet, changed, skipped: Math.max(0, ids.length - changed) };
  }

  async function writePart(
    order: Order,
    ids: readonly number[],
    changeSet: number | null,
  ): Promise<{ readonly changeSet: number | null; readonly own: number }> {
    for (let attempt = 1; ; attempt += 1) {
      const records = await data.getMany(order.entity.name, ids);
      const { changes, own } = await order.plan(
        records.filter((record) => access.mayChange(order.actor, order.entity, record)),
      );
      if (changes.length === 0) return { changeSet, own: 0 };
      try {
        return { changeSet: await write(order, changes, changeSet), own };
      } catch (thrown) {
        const isStale = thrown instanceof DatabaseError && thrown.kind === 'stale';
        if (!isStale || attempt === attempts) throw thrown;
      }
    }
  }

  async function write(
    { actor, requestId, kind }: Order,
    changes: readonly Change[],
    changeSet: number | null,
  ): Promise<number> {
    const [first] = changes;
    // A part is known by its first record, so that a second try never takes it for another one.
    const ownId = changeSet === null ? requestId : `${requestId}#${first && 'id' in first ? first.id : ''}`;
    const begun = changeSet === null ? {} : { continues: changeSet };
    const { userId, deskId } = actor;
    try {
      const input = { requestId: ownId, kind, userId, deskId, at: clock.now(), changes, ...begun };
      return (await data.write(input)).id;
    } catch (thrown) {
      throw await withNamedReferences(data, thrown, changes);
    }
  }

  async function planBatch(
    actor: Actor,
    entity: Entity,
    order: BatchOrder,
    records: readonly AnyRecord[],
  ): Promise<Plan> {
    const about: AboutToChange[] = [];
    for (const record of records) {
      if (record.deletedAt !== null) continue;
      const { reason } = order;
      const draft = draftOf(order, record);
      const { values, problems } = await drafts.forChange(actor, entity, draft, { before: record, reason });
      const changed = changesOnly(values, record);
      if (problems.length > 0 || Object.keys(changed).length === 0) continue;
      about.push({ entity, self: record.id, before: record, values: changed, reason });
    }
    return { changes: await withConsequences(actor, about), own: about.length };
  }

  async function withConsequences(actor: Actor, about: readonly AboutToChange[]): Promise<Change[]> {
    const own = about.flatMap(({ entity, before, values }): Change[] =>
      before
        ? [{ action: 'update', entity: entity.name, id: before.id, rowVersion: before.rowVersion, values }]
        : [],
    );
    return joinedUpdates([...own, ...(await consequences.of(actor, about)).flat()]);
  }

  /** The records named, or all a list shows; each once. */
  async function chosenIds(actor: Actor, { entity, ids, selection }: Chosen): Promise<number[]> {
    const listed = async (): Promise<readonly number[]> =>
      selection ? data.ids(access.seen(actor, { ...selection, entity })) : [];
    return [...new Set(ids ?? (await listed()))];
  }

  async function move(
    actor: Actor,
    input: CallInput<'records.delete'>,
    action: 'delete' | 'restore',
  ): Promise<ManyChanged> {
    const entity = access.writable(actor, input.entity);
    const ids = await chosenIds(actor, input);
    // Whoever works here stays: an office without anybody in it could not be opened again.
    if (action === 'delete' && entity.name === 'user' && ids.includes(actor.userId ?? 0))
      throw new Refusal('notAllowed');
    return carryOut({
      actor,
      requestId: input.requestId,
      kind: action,
      entity,
      ids,
      plan(records) {
        // What became part of another record comes back by splitting, with everything that belongs to it.
        const [merged] =
          action === 'restore' ? records.filter(({ mergedInto }) => mergedInto !== undefined) : [];
        if (merged && ids.length === 1) return refuseMerged(entity, merged);
        const changes = records.flatMap(({ id, deletedAt, mergedInto }): Change[] =>
          (deletedAt === null) === (action === 'delete') && mergedInto === undefined
            ? [{ action, entity: entity.name, id }]
            : [],
        );
        return { changes, own: changes.length };
      },
    });
  }

  /** @throws Refusal `mergedOn` naming the record it is part of */
  async function refuseMerged(entity: Entity, { mergedInto }: AnyRecord): Promise<never> {
    throw new Refusal('mergedOn', { params: { title: await data.titleOf(entity.name, mergedInto ?? 0) } });
  }

  return {
    async batch(actor, { requestId, entity: name, ids, selection, ...order }) {
      const entity = access.writable(actor, name);
      const chosen = await chosenIds(actor, { entity: name, ids, selection });
      refuseWrongBatch(entity, order, chosen.length);
      return carryOut({
        actor,
        requestId,
        kind: 'batch',
        entity,
        ids: chosen,
        plan: (records) => planBatch(actor, entity, order, records),
      });
    },
    delete: (actor, input) => move(actor, input, 'delete'),
    restore: (actor, input) => move(actor, input, 'restore'),
  };
}
