import type { Change, ChangeSetInput } from '../../../db/changes/changeSet';
import { DatabaseError } from '../../../db/connection/databaseError';
import type { AnyDraft, AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { draftCheck } from '../../../db/schema/derive/draftCheck';
import { activeFields } from '../../../db/schema/derive/ranked';
import type { ListQuery } from '../../../db/schema/listQuery';
import type { FieldProblem } from '../../../db/schema/problem';
import type { CallInput } from '../../api';
import type { ManyChanged, Page, RecordView, Saved } from '../../api/records';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import type { Clock } from '../ports';
import { Refusal } from '../refusal';
import { isSame, mergeChanges } from './mergeChanges';
import { rulesOf } from './rules/rulesOf';

/** Reads and changes records of any entity. */
export interface RecordService {
  list(actor: Actor, query: ListQuery, include?: readonly string[]): Promise<Page>;
  get(actor: Actor, entity: string, id: number): Promise<RecordView>;
  save(actor: Actor, input: CallInput<'records.save'>): Promise<Saved>;
  batch(actor: Actor, input: CallInput<'records.batch'>): Promise<ManyChanged>;
  delete(actor: Actor, input: CallInput<'records.delete'>): Promise<ManyChanged>;
  restore(actor: Actor, input: CallInput<'records.restore'>): Promise<ManyChanged>;
}

/** How often a save is tried again when another desk was faster between reading and writing. */
const mergeAttempts = 5;
/** How many records one change set of a batch edit may hold before it is split into parts of one set. */
const batchPart = 400;

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

  function signed(
    actor: Actor,
    requestId: string,
    kind: ChangeSetInput['kind'],
    changes: readonly Change[],
  ): ChangeSetInput {
    return { requestId, kind, userId: actor.userId, deskId: actor.deskId, at: clock.now(), changes };
  }

  async function view(entity: string, record: AnyRecord): Promise<RecordView> {
    return { record, titles: await data.titlesFor(entity, [record]) };
  }

  async function readBack(entity: string, id: number): Promise<RecordView> {
    const record = await data.get(entity, id);
    if (!record) throw new Refusal('notFound');
    return view(entity, record);
  }

  async function checked(
    actor: Actor,
    entity: Entity,
    draft: AnyDraft,
    before: AnyRecord | null,
    given: readonly string[] = [],
  ): Promise<AnyDraft> {
    const rules = rulesOf(entity.name);
    const context = { actor, clock, before, get: data.get };
    const whole = before ? draft : withInitials(entity, draft, actor);
    const completed = rules.complete ? await rules.complete(whole, context) : whole;
    const problems: FieldProblem[] = draftCheck(entity, completed, before === null).filter(
      ({ field, problem }) => !(problem === 'required' && given.includes(field)),
    );
    problems.push(...((await rules.check?.(completed, context)) ?? []));
    if (problems.length > 0) throw new Refusal('invalid', { fields: problems });
    return completed;
  }

  async function create(actor: Actor, input: CallInput<'records.save'>): Promise<Saved> {
    const entity = access.writable(actor, input.entity);
    const values = await checked(actor, entity, input.changes, null);
    const changes: Change[] = [{ action: 'create', entity: entity.name, key: 'first', values }];
    for (const also of input.also ?? []) {
      const other = access.writable(actor, also.entity);
      const further = await checked(actor, other, also.changes, null, [also.via]);
      changes.push({
        action: 'create',
        entity: other.name,
        values: { ...further, [also.via]: { pending: 'first' } },
      });
    }
    const written = await data.write(signed(actor, input.requestId, 'create', changes));
    const id = written.records[0]!.id;
    return {
      ...(await readBack(entity.name, id)),
      changeSet: written.id,
      mergedFields: [],
      mergedFrom: null,
    };
  }

  async function update(actor: Actor, input: CallInput<'records.save'>, id: number): Promise<Saved> {
    const entity = access.writable(actor, input.entity);
    for (let attempt = 1; ; attempt += 1) {
      const before = await data.get(entity.name, id);
      if (!before) throw new Refusal('notFound');
      if (before.deletedAt !== null) throw new Refusal('recordDeleted');
      const mine = await checked(actor, entity, input.changes, before);
      const isOld = input.rowVersion !== null && input.rowVersion < before.rowVersion;
      const since = isOld ? await data.changedSince(entity.name, id, input.rowVersion ?? 0) : [];
      const merged = mergeChanges(entity, mine, since);
      const last = since.at(-1);
      if (merged.conflicts.length > 0) {
        throw new Refusal('conflict', {
          conflicts: merged.conflicts,
          rowVersion: before.rowVersion,
          ...(last?.by == null ? {} : { by: last.by }),
          ...(last ? { at: last.at } : {}),
        });
      }
      const values = Object.fromEntries(
        Object.entries(merged.changes).filter(([name, value]) => !isSame(before[name], value)),
      );
      try {
        const change: Change = {
          action: 'update',
          entity: entity.name,
          id,
          rowVersion: before.rowVersion,
          values,
        };
        const written = await data.write(signed(actor, input.requestId, 'edit', [change]));
        return {
          ...(await readBack(entity.name, id)),
          changeSet: written.id,
          mergedFields: merged.mergedFields,
          mergedFrom: merged.mergedFields.length > 0 ? (last?.by ?? null) : null,
        };
      } catch (thrown) {
        const isStale = thrown instanceof DatabaseError && thrown.kind === 'stale';
        if (!isStale || attempt === mergeAttempts) throw thrown;
      }
    }
  }

  /** Writes many changes as parts of one change set, each a short transaction. */
  async function writeMany(
    actor: Actor,
    requestId: string,
    kind: ChangeSetInput['kind'],
    changes: readonly Change[],
  ): Promise<number | null> {
    let changeSet: number | null = null;
    for (let from = 0; from < changes.length; from += batchPart) {
      const part = signed(
        actor,
        from === 0 ? requestId : `${requestId}#${from}`,
        kind,
        changes.slice(from, from + batchPart),
      );
      const written = await data.write(changeSet === null ? part : { ...part, continues: changeSet });
      changeSet ??= written.id;
    }
    return changeSet;
  }

  async function moved(
    actor: Actor,
    input: CallInput<'records.delete'>,
    action: 'delete' | 'restore',
  ): Promise<ManyChanged> {
    const entity = access.writable(actor, input.entity);
    const known = await data.getMany(entity.name, input.ids);
    const fitting = known.filter((record) => (record.deletedAt === null) === (action === 'delete'));
    const changes = fitting.map((record): Change => ({ action, entity: entity.name, id: record.id }));
    const changeSet = await writeMany(actor, input.requestId, action, changes);
    return { changeSet, changed: fitting.length, skipped: input.ids.length - fitting.length };
  }

  return {
    list(actor, query, include = []) {
      access.readable(actor, query.entity);
      return data.page(query, include);
    },
    async get(actor, entity, id) {
      access.readable(actor, entity);
      return readBack(entity, id);
    },
    save: (actor, input) => (input.id === null ? create(actor, input) : update(actor, input, input.id)),
    async batch(actor, input) {
      const entity = access.writable(actor, input.entity);
      const ids =
        input.ids ?? (input.selection ? await data.ids({ ...input.selection, entity: entity.name }) : []);
      const problems = draftCheck(entity, input.changes, false);
      if (problems.length > 0) throw new Refusal('invalid', { fields: problems });
      const changes: Change[] = [];
      for (let from = 0; from < ids.length; from += batchPart) {
        for (const record of await data.getMany(entity.name, ids.slice(from, from + batchPart))) {
          const values = Object.fromEntries(
            Object.entries(input.changes).filter(([name, value]) => !isSame(record[name], value)),
          );
          if (record.deletedAt !== null || Object.keys(values).length === 0) continue;
          changes.push({ action: 'update', entity: entity.name, id: record.id, rowVersion: null, values });
        }
      }
      const changeSet = await writeMany(actor, input.requestId, 'batch', changes);
      return { changeSet, changed: changes.length, skipped: ids.length - changes.length };
    },
    delete: (actor, input) => moved(actor, input, 'delete'),
    restore: (actor, input) => moved(actor, input, 'restore'),
  };
}

/** A new record begins with the first choices its fields name, and belongs to whoever makes it. */
function withInitials(entity: Entity, draft: AnyDraft, actor: Actor): AnyDraft {
  const initials = activeFields(entity).flatMap(({ name, field }) =>
    field.kind === 'choice' && field.initial !== undefined ? [[name, field.initial] as const] : [],
  );
  return { ...Object.fromEntries(initials), owner: actor.userId, ...draft };
}
