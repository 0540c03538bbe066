import type { Change, ChangeSetInput, WrittenChangeSet } from '../../../db/changes/changeSet';
import { DatabaseError } from '../../../db/connection/databaseError';
import type { AnyDraft, AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import type { ListQuery } from '../../../db/schema/listQuery';
import type { CallInput } from '../../api';
import type { Page, RecordView, Saved } from '../../api/records';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData, SignedFieldSince } from '../officeData';
import type { Clock } from '../ports';
import { Refusal } from '../refusal';
import { createManyRecords, type ManyRecords } from './changeMany';
import { createDraftCheck, type CheckedDraft } from './checkDraft';
import { changesOnly, mergeChanges, type MergedChanges } from './mergeChanges';
import { withNamedReferences } from './namedReferences';

/** Reads and changes records of any entity. */
export interface RecordService extends ManyRecords {
  list(actor: Actor, query: ListQuery, include?: readonly string[]): Promise<Page>;
  /** One record; also one in the recycle bin. */
  get(actor: Actor, entity: string, id: number): Promise<RecordView>;
  save(actor: Actor, input: CallInput<'records.save'>): Promise<Saved>;
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
}): RecordService {
  const { data, access, clock } = parts;
  const drafts = createDraftCheck(parts);

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

  async function readBack(entity: string, id: number): Promise<RecordView> {
    const record = await data.get(entity, id);
    if (!record) throw new Refusal('notFound');
    return { record, titles: await data.titlesFor(entity, [record]) };
  }

  async function create(actor: Actor, input: CallInput<'records.save'>): Promise<Saved> {
    const entity = access.writable(actor, input.entity);
    const values = accepted(await drafts.forNew(actor, entity, input.changes));
    const changes: Change[] = [{ action: 'create', entity: entity.name, key: 'first', values }];
    for (const { entity: name, via, changes: draft } of input.also ?? []) {
      const other = access.writable(actor, name);
      refuseOtherReference(other, via, entity.name);
      const further = accepted(await drafts.forNew(actor, other, draft, [via]));
      changes.push({ action: 'create', entity: name, values: { ...further, [via]: { pending: 'first' } } });
    }
    const written = await write(actor, input.requestId, 'create', changes);
    const view = await readBack(entity.name, written.records[0]?.id ?? 0);
    return { ...view, changeSet: written.id, mergedFields: [], mergedFrom: null };
  }

  async function update(actor: Actor, input: CallInput<'records.save'>, id: number): Promise<Saved> {
    const entity = access.writable(actor, input.entity);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await updateOnce(actor, input, entity, id);
      } catch (thrown) {
        const isStale = thrown instanceof DatabaseError && thrown.kind === 'stale';
        if (!isStale || attempt === mergeAttempts) throw thrown;
      }
    }
  }

  /** @throws DatabaseError `stale` when another desk wrote between reading and writing. */
  async function updateOnce(
    actor: Actor,
    input: CallInput<'records.save'>,
    entity: Entity,
    id: number,
  ): Promise<Saved> {
    const before = await data.get(entity.name, id);
    if (!before) throw new Refusal('notFound');
    if (before.deletedAt !== null) throw new Refusal('recordDeleted');
    const mine = accepted(await drafts.forChange(actor, entity, input.changes, before));
    const since = await sinceVersion(before, entity, input.rowVersion);
    const merged = mergeChanges(entity, mine, since);
    if (merged.conflicts.length > 0) return repeatedOr(conflict(merged, since, before), input, id);
    const values = changesOnly(merged.changes, before);
    const change: Change = {
      action: 'update',
      entity: entity.name,
      id,
      rowVersion: before.rowVersion,
      values,
    };
    const written = await write(actor, input.requestId, 'edit', [change]);
    const { mergedFields } = merged;
    const mergedFrom = lastOf(since, mergedFields)?.by ?? null;
    return { ...(await readBack(entity.name, id)), changeSet: written.id, mergedFields, mergedFrom };
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
    id: number,
  ): Promise<Saved> {
    const earlier = await data.answered(requestId, entity);
    if (!earlier) throw refusal;
    return { ...(await readBack(entity, id)), changeSet: earlier.id, mergedFields: [], mergedFrom: null };
  }

  return {
    ...createManyRecords({ ...parts, drafts }),
    async list(actor, query, include = []) {
      access.readable(actor, query.entity);
      return data.page(query, include);
    },
    async get(actor, entity, id) {
      access.readable(actor, entity);
      return readBack(entity, id);
    },
    save: (actor, input) => (input.id === null ? create(actor, input) : update(actor, input, input.id)),
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
