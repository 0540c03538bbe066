import type { Change, ChangeSetInput } from '../../../db/changes/changeSet';
import type { AnyDraft, AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { draftCheck } from '../../../db/schema/derive/draftCheck';
import type { CallInput } from '../../api';
import type { ManyChanged } from '../../api/records';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import type { Clock } from '../ports';
import { Refusal } from '../refusal';
import type { DraftCheck } from './checkDraft';
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

/** What is asked: by whom, of which records, and how one of them is changed, if it is. */
interface Order {
  readonly actor: Actor;
  readonly requestId: string;
  readonly kind: ChangeSetInput['kind'];
  readonly entity: Entity;
  readonly ids: readonly number[];
  readonly changeOf: (record: AnyRecord) => Promise<Change | null> | Change | null;
}

/** Makes the actions. @throws Refusal `notFound`, `invalid` with the fields, `notAllowed`, `databaseReadOnly`. */
export function createManyRecords(parts: {
  readonly data: OfficeData;
  readonly access: Access;
  readonly clock: Clock;
  readonly drafts: DraftCheck;
}): ManyRecords {
  const { data, access, clock, drafts } = parts;

  async function carryOut(order: Order): Promise<ManyChanged> {
    const { actor, requestId, entity, ids } = order;
    const earlier = await data.answered(requestId, entity.name);
    const before = earlier?.ofEntity ?? 0;
    // A first try that ended between two parts is gone on with; one that was whole is only answered again.
    const isWhole = earlier !== null && (ids.length <= partSize || earlier.undoneBy !== null);
    const changes = isWhole ? [] : await changesFor(order);
    const changeSet = await write(actor, requestId, order.kind, changes, earlier?.id ?? null);
    const changed = before + changes.length;
    return { changeSet, changed, skipped: Math.max(0, ids.length - changed) };
  }

  async function changesFor({ entity, ids, changeOf }: Order): Promise<Change[]> {
    const changes: Change[] = [];
    for (let from = 0; from < ids.length; from += partSize) {
      for (const record of await data.getMany(entity.name, ids.slice(from, from + partSize))) {
        const change = await changeOf(record);
        if (change) changes.push(change);
      }
    }
    return changes;
  }

  async function write(
    actor: Actor,
    requestId: string,
    kind: ChangeSetInput['kind'],
    changes: readonly Change[],
    earlier: number | null,
  ): Promise<number | null> {
    let changeSet = earlier;
    for (let from = 0; from < changes.length; from += partSize) {
      const part = changes.slice(from, from + partSize);
      const [first] = part;
      // A part is known by its first record, so that a second try never takes it for another one.
      const ownId = changeSet === null ? requestId : `${requestId}#${first && 'id' in first ? first.id : ''}`;
      const begun = changeSet === null ? {} : { continues: changeSet };
      const { userId, deskId } = actor;
      const input = { requestId: ownId, kind, userId, deskId, at: clock.now(), changes: part, ...begun };
      try {
        const written = await data.write(input);
        changeSet ??= written.id;
      } catch (thrown) {
        throw await withNamedReferences(data, thrown, part);
      }
    }
    return changeSet;
  }

  async function batchChange(
    actor: Actor,
    entity: Entity,
    changes: AnyDraft,
    record: AnyRecord,
  ): Promise<Change | null> {
    if (record.deletedAt !== null) return null;
    const { values, problems } = await drafts.forChange(actor, entity, changes, record);
    const changed = changesOnly(values, record);
    if (problems.length > 0 || Object.keys(changed).length === 0) return null;
    return { action: 'update', entity: entity.name, id: record.id, rowVersion: null, values: changed };
  }

  function move(
    actor: Actor,
    input: CallInput<'records.delete'>,
    action: 'delete' | 'restore',
  ): Promise<ManyChanged> {
    const entity = access.writable(actor, input.entity);
    // Whoever works here stays: an office without anybody in it could not be opened again.
    if (action === 'delete' && entity.name === 'user' && input.ids.some((id) => id === actor.userId))
      throw new Refusal('notAllowed');
    return carryOut({
      actor,
      requestId: input.requestId,
      kind: action,
      entity,
      ids: [...new Set(input.ids)],
      changeOf: ({ id, deletedAt }) =>
        (deletedAt === null) === (action === 'delete') ? { action, entity: entity.name, id } : null,
    });
  }

  return {
    async batch(actor, { requestId, entity: name, ids, selection, changes }) {
      const entity = access.writable(actor, name);
      const problems = draftCheck(entity, changes, false);
      if (problems.length > 0) throw new Refusal('invalid', { fields: problems });
      const chosen = ids ?? (selection ? await data.ids({ ...selection, entity: name }) : []);
      return carryOut({
        actor,
        requestId,
        kind: 'batch',
        entity,
        ids: [...new Set(chosen)],
        changeOf: (record) => batchChange(actor, entity, changes, record),
      });
    },
    delete: async (actor, input) => move(actor, input, 'delete'),
    restore: async (actor, input) => move(actor, input, 'restore'),
  };
}
