import type { Change } from '../../../db/changes/changeSet';
import { DatabaseError } from '../../../db/connection/databaseError';
import type { ManyChanged } from '../../api/records';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import type { Clock } from '../ports';
import { mostAtOnce } from '../records/changeMany';
import type { LongWork, WorkHandle } from '../records/longWork';
import { holding, taggedEntities, withTag, type TaggedEntity } from './taggedFields';

/** A tag, and the word that takes its place; null takes it out. */
export interface TagOrder {
  readonly requestId: string;
  readonly from: string;
  readonly to: string | null;
}

/** How many records go into one short transaction; the parts are one change set. */
const partSize = 400;
/** How often a part is planned anew when another desk was faster between reading and writing. */
const attempts = 5;

/** Records of one entity that hold the tag, few enough for one transaction. */
interface Part extends TaggedEntity {
  readonly ids: readonly number[];
}

/** What is under way: the change set so far, and how many records it changed. */
interface Progress {
  readonly changeSet: number | null;
  readonly changed: number;
}

/**
 * Makes the one action that changes a tag in the list and in every living record that holds it. A first try that
 * ended between two parts is gone on with by the same request.
 */
export function createTagChange(parts: {
  readonly data: OfficeData;
  readonly access: Access;
  readonly clock: Clock;
  readonly longWork: LongWork;
}): (actor: Actor, order: TagOrder) => Promise<ManyChanged> {
  const { data, access, clock, longWork } = parts;

  async function partsOf(actor: Actor, tag: string): Promise<Part[]> {
    const found: Part[] = [];
    for (const tagged of taggedEntities(data.schema())) {
      const selection = { entity: tagged.entity.name, filter: holding(tag, tagged) };
      const ids = await data.ids(access.seen(actor, selection));
      for (let from = 0; from < ids.length; from += partSize)
        found.push({ ...tagged, ids: ids.slice(from, from + partSize) });
    }
    return found;
  }

  async function inParts(
    actor: Actor,
    order: TagOrder,
    { work, handle }: { readonly work: readonly Part[]; readonly handle: WorkHandle },
  ): Promise<ManyChanged> {
    const total = work.reduce((sum, { ids }) => sum + ids.length, 0);
    const earlier = await data.answered(order.requestId, 'tag');
    let progress: Progress = {
      changeSet: earlier?.id ?? null,
      changed: earlier ? earlier.count - earlier.ofEntity : 0,
    };
    const before = progress.changed;
    if (earlier && earlier.undoneBy !== null) return { ...progress, skipped: 0 };
    handle.report({ phase: 'writing', done: 0, total });
    for (const part of work) {
      if (handle.signal.aborted)
        return { ...progress, skipped: total - (progress.changed - before), isStopped: true };
      progress = await write(actor, order, { progress, plan: () => planOf(actor, order, part) });
      handle.report({ done: Math.min(total, progress.changed - before) });
    }
    const { changeSet } = await write(actor, order, { progress, plan: () => planOfList(order) });
    return { changeSet, changed: progress.changed, skipped: total - (progress.changed - before) };
  }

  async function planOf(actor: Actor, order: TagOrder, { entity, fields, ids }: Part): Promise<Change[]> {
    const records = await data.getMany(entity.name, ids);
    return records.flatMap((record): Change[] => {
      if (record.deletedAt !== null || !access.mayChange(actor, entity, record)) return [];
      const values = withTag(record, fields, order);
      const { id, rowVersion } = record;
      if (Object.keys(values).length === 0) return [];
      return [{ action: 'update', entity: entity.name, id, rowVersion, values }];
    });
  }

  /** What becomes of the office's list: the word is another one, or goes when that one is listed already. */
  async function planOfList({ from, to }: TagOrder): Promise<Change[]> {
    if (from === to) return [];
    const named = (name: string) =>
      data.first({ entity: 'tag', filter: { field: 'name', operator: 'is', value: name } }, 1);
    const [row] = await named(from);
    if (!row) return [];
    const { id, rowVersion } = row;
    if (to === null || (await named(to)).length > 0) return [{ action: 'delete', entity: 'tag', id }];
    return [{ action: 'update', entity: 'tag', id, rowVersion, values: { name: to } }];
  }

  async function write(
    actor: Actor,
    { requestId }: TagOrder,
    { progress, plan }: { readonly progress: Progress; readonly plan: () => Promise<Change[]> },
  ): Promise<Progress> {
    const { changeSet, changed } = progress;
    for (let attempt = 1; ; attempt += 1) {
      const changes = await plan();
      const [first] = changes;
      if (!first) return progress;
      // A part is known by its first record, so that a second try never takes it for another one.
      const place = 'id' in first ? `${first.entity}:${first.id}` : first.entity;
      const begun =
        changeSet === null ? { requestId } : { requestId: `${requestId}#${place}`, continues: changeSet };
      try {
        const { userId, deskId } = actor;
        const input = { ...begun, kind: 'batch' as const, userId, deskId, at: clock.now(), changes };
        return { changeSet: (await data.write(input)).id, changed: changed + changes.length };
      } catch (thrown) {
        const isStale = thrown instanceof DatabaseError && thrown.kind === 'stale';
        if (!isStale || attempt === attempts) throw thrown;
      }
    }
  }

  return async (actor, order) => {
    access.writableFile(actor);
    if (order.from === order.to) return { changeSet: null, changed: 0, skipped: 0 };
    const work = await partsOf(actor, order.from);
    const isLong = work.reduce((sum, { ids }) => sum + ids.length, 0) > mostAtOnce;
    return longWork({ requestId: order.requestId, isLong }, (handle) =>
      inParts(actor, order, { work, handle }),
    );
  };
}
