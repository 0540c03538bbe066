import type { Change, ChangeSetInput, WrittenChangeSet } from '../../../db/changes/changeSet';
import { DatabaseError } from '../../../db/connection/databaseError';
import type { AnyDraft, AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import type { ListQuery } from '../../../db/schema/listQuery';
import type { CallInput } from '../../api';
import type { Page, RecordView, Saved } from '../../api/records';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { JobRegistry } from '../jobs/jobRegistry';
import type { OfficeData, SignedFieldSince } from '../officeData';
import type { Clock } from '../ports';
import { Refusal } from '../refusal';
import { createManyRecords, type ManyRecords } from './changeMany';
import type { AboutToChange } from './aboutToChange';
import { createBatchService, type BatchService } from './batchService';
import { createDraftCheck, type CheckedDraft } from './checkDraft';
import { createConsequences } from './consequences';
import { joinedUpdates } from './joinedUpdates';
import { createLongWork } from './longWork';
import { changesOnly, mergeChanges, type MergedChanges } from './mergeChanges';
import { createMarkReminded, type MarkReminded } from './markReminded';
import { withNamedReferences } from './namedReferences';

/** Reads and changes records of any entity. */
export interface RecordService extends ManyRecords, BatchService {
  list(actor: Actor, query: ListQuery, include?: readonly string[]): Promise<Page>;
  /** One record; also one in the recycle bin. */
  get(actor: Actor, entity: string, id: number): Promise<RecordView>;
  save(actor: Actor, input: CallInput<'records.save'>): Promise<Saved>;
  readonly markReminded: MarkReminded;
}

/** How often a save is tried again when another desk was faster between reading and writing. */
const mergeAttempts = 5;

/**
 * Makes the service. @throws Refusal `notFound`, `invalid` with the fields, `conflict` with the fields both sides
 * changed, `recordDeleted`, `databaseReadOnly`.
 */
export function createRecordService(parts: {
  readonly data: OfficeData;
  readonly access: Access;
  readonly clock: Clock;
  /** Where long work is seen and can be stopped; without it, it is just done. */
  readonly jobs?: JobRegistry;
}): RecordService {
  const { data, access, clock } = parts;
  const drafts = createDraftCheck(parts);
  const consequences = createConsequences(parts);
  const longWork = createLongWork(parts.jobs, 'batch');

  async function write(
    actor: Actor,
    requestId: string,
    kind: ChangeSetInput['kind'],
    changes: readonly Change[],
  ): Promise<WrittenChangeSet> {
    const { userId, deskId } = actor;
    try {
      return await data.write({ requestId, kind, userId, deskId, at: clock.now(), changes });
    } catch (thrown) {
      throw await withNamedReferences(data, thrown, changes);
    }
  }

  async function readBack(actor: Actor, entity: Entity, id: number): Promise<RecordView> {
    const record = await data.get(entity.name, id);
    if (!record || !access.sees(actor, entity, record)) throw new Refusal('notFound');
    return { record, titles: await data.titlesFor(entity.name, [record]) };
  }

  /** Tries again when another desk was faster between reading and writing. */
  async function untilFresh<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (thrown) {
        const isStale = thrown instanceof DatabaseError && thrown.kind === 'stale';
        if (!isStale || attempt === mergeAttempts) throw thrown;
      }
    }
  }

  async function create(actor: Actor, input: CallInput<'records.save'>): Promise<Saved> {
    try {
      return await createOnce(actor, input);
    } catch (thrown) {
      // What was written already is not refused for being there.
      const earlier = thrown instanceof Refusal ? await data.answered(input.requestId, input.entity) : null;
      const first = earlier && (await data.firstRecordOf(earlier.id));
      if (!earlier || first?.entity !== input.entity) throw thrown;
      const view = await readBack(actor, access.readable(actor, input.entity), first.id);
      return { ...view, changeSet: earlier.id, mergedFields: [], mergedFrom: null };
    }
  }

  /** @throws DatabaseError `stale` when another desk changed what follows from the new record */
  async function createOnce(actor: Actor, input: CallInput<'records.save'>): Promise<Saved> {
    const entity = access.writable(actor, input.entity);
    const values = accepted(await drafts.forNew(actor, entity, input.changes));
    const also = input.also ?? [];
    const alsoMade = also.map((one) => one.entity);
    const about: AboutToChange[] = [{ entity, self: { pending: 'first' }, before: null, values, alsoMade }];
    for (const [at, { entity: name, via, changes: draft }] of also.entries()) {
      const other = access.writable(actor, name);
      refuseOtherReference(other, via, entity.name);
      const further = accepted(await drafts.forNew(actor, other, draft, [via]));
      const linked = { ...further, [via]: { pending: 'first' } };
      about.push({ entity: other, self: { pending: `also ${at}` }, before: null, values: linked });
    }
    const made = about.map(({ entity: of, self, values: own }): Change => {
      const key = typeof self === 'object' ? { key: self.pending } : {};
      return { action: 'create', entity: of.name, ...key, values: own };
    });
    const follows = (await consequences.of(actor, about)).flat();
    const written = await write(actor, input.requestId, 'create', joinedUpdates([...made, ...follows]));
    const view = await readBack(actor, entity, written.records[0]?.id ?? 0);
    return { ...view, changeSet: written.id, mergedFields: [], mergedFrom: null };
  }

  /** @throws DatabaseError `stale` when another desk wrote between reading and writing. */
  async function updateOnce(actor: Actor, input: CallInput<'records.save'>, id: number): Promise<Saved> {
    const entity = access.writable(actor, input.entity);
    const { reason } = input;
    const before = await data.get(entity.name, id);
    if (!before || !access.sees(actor, entity, before)) throw new Refusal('notFound');
    if (!access.mayChange(actor, entity, before)) throw new Refusal('notAllowed');
    if (before.deletedAt !== null) throw new Refusal('recordDeleted');
    const mine = accepted(await drafts.forChange(actor, entity, input.changes, { before, reason }));
    const since = await sinceVersion(before, entity, input.rowVersion);
    const merged = mergeChanges(entity, mine, since);
    if (merged.conflicts.length > 0) {
      const refusal = conflict(merged, since, before);
      return repeatedOr(refusal, input, await readBack(actor, entity, id));
    }
    const values = changesOnly(merged.changes, before);
    const change: Change = {
      action: 'update',
      entity: entity.name,
      id,
      rowVersion: before.rowVersion,
      values,
    };
    const about = { entity, self: id, before, values, reason };
    const follows = (await consequences.of(actor, [about])).flat();
    const written = await write(actor, input.requestId, 'edit', joinedUpdates([change, ...follows]));
    // What the program sets by itself is nobody's edit and nothing to be told.
    const mergedFields = merged.mergedFields.filter((name) => fieldOf(entity, name)?.readOnly !== true);
    const mergedFrom = lastOf(since, mergedFields)?.by ?? null;
    return { ...(await readBack(actor, entity, id)), changeSet: written.id, mergedFields, mergedFrom };
  }

  /** What others changed since the version a save started from; nothing when it names none. */
  async function sinceVersion(
    before: AnyRecord,
    entity: Entity,
    rowVersion: number | null,
  ): Promise<readonly SignedFieldSince[]> {
    if (rowVersion === null || rowVersion >= before.rowVersion) return [];
    return data.changedSince(entity.name, before.id, rowVersion);
  }

  /** A save that was written already is no conflict with what others wrote after it. @throws the refusal otherwise */
  async function repeatedOr(
    refusal: Refusal,
    { requestId, entity }: CallInput<'records.save'>,
    now: RecordView,
  ): Promise<Saved> {
    const earlier = await data.answered(requestId, entity);
    if (!earlier) throw refusal;
    return { ...now, changeSet: earlier.id, mergedFields: [], mergedFrom: null };
  }

  return {
    ...createManyRecords({ ...parts, drafts, consequences, longWork }),
    ...createBatchService({ ...parts, drafts, consequences, longWork }),
    markReminded: createMarkReminded(parts),
    async list(actor, query, include = []) {
      return data.page(access.seen(actor, query), include);
    },
    async get(actor, entity, id) {
      return readBack(actor, access.readable(actor, entity), id);
    },
    save: (actor, input) => {
      const { id } = input;
      return untilFresh(() => (id === null ? create(actor, input) : updateOnce(actor, input, id)));
    },
  };
}

function accepted({ values, problems }: CheckedDraft): AnyDraft {
  if (problems.length > 0) throw new Refusal('invalid', { fields: problems });
  return values;
}

/** What is made along with a record points at it by a reference of its own. */
function refuseOtherReference(entity: Entity, via: string, target: string): void {
  const field = fieldOf(entity, via);
  if (field?.kind !== 'reference' || field.to !== target || field.readOnly)
    throw new Refusal('invalid', { fields: [{ field: via, problem: 'notAllowedHere' }] });
}

function conflict(merged: MergedChanges, since: readonly SignedFieldSince[], before: AnyRecord): Refusal {
  const { conflicts } = merged;
  const last = lastOf(
    since,
    conflicts.map(({ field }) => field),
  );
  return new Refusal('conflict', {
    conflicts,
    rowVersion: before.rowVersion,
    ...(last?.by == null ? {} : { by: last.by }),
    ...(last ? { at: last.at } : {}),
  });
}

/** The latest of the changes of these fields. */
function lastOf(since: readonly SignedFieldSince[], fields: readonly string[]): SignedFieldSince | undefined {
  return since
    .filter(({ field }) => fields.includes(field))
    .sort((left, right) => (left.at < right.at ? -1 : 1))
    .at(-1);
}
