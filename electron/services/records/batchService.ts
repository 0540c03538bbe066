import type { Change } from '../../../db/changes/changeSet';
import { DatabaseError } from '../../../db/connection/databaseError';
import type { AnyDraft, AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { activeFields } from '../../../db/schema/derive/ranked';
import type { FieldProblem } from '../../../db/schema/problem';
import type { CallInput } from '../../api';
import type { ManyChecked, RowCheck } from '../../api/batches';
import type { ManyChanged } from '../../api/records';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import type { Clock } from '../ports';
import { Refusal } from '../refusal';
import type { AboutToChange } from './aboutToChange';
import { draftOf, refuseWrongBatch } from './batchOrder';
import { mostAtOnce } from './changeMany';
import type { CheckedDraft, DraftCheck } from './checkDraft';
import type { Consequences } from './consequences';
import { joinedUpdates } from './joinedUpdates';
import type { LongWork, WorkHandle } from './longWork';
import { changesOnly, isSame } from './mergeChanges';
import { withNamedReferences } from './namedReferences';
import { readPastedRows, type ReadRow } from './pastedRows';

/** Says what actions on many records would do, and writes pasted rows. */
export interface BatchService {
  checkBatch(actor: Actor, input: CallInput<'batches.check'>): Promise<ManyChecked>;
  checkPaste(actor: Actor, input: CallInput<'batches.checkPaste'>): Promise<ManyChecked>;
  /** All rows or none, as one action to undo. @throws Refusal `invalid` naming rows and fields */
  paste(actor: Actor, input: CallInput<'batches.paste'>): Promise<ManyChanged>;
}

/** So many rows of a check are shown. */
const mostShown = 50;
/** So many problems of a refused paste are named. */
const mostNamed = 200;
const partSize = 400;
const attempts = 5;

/** A row that was judged: what it would change, and what is wrong with it. */
interface JudgedRow {
  readonly id: number | null;
  readonly index: number;
  readonly before: AnyRecord | null;
  /** What it changes; of a new record all it begins with. */
  readonly values: AnyDraft;
  readonly problems: readonly FieldProblem[];
}

/** Makes the service. @throws Refusal `notFound`, `invalid`, `databaseReadOnly` */
export function createBatchService(parts: {
  readonly data: OfficeData;
  readonly access: Access;
  readonly clock: Clock;
  readonly drafts: DraftCheck;
  readonly consequences: Consequences;
  readonly longWork: LongWork;
}): BatchService {
  const { data, access, clock, drafts, consequences, longWork } = parts;

  async function judgeRows(
    actor: Actor,
    entity: Entity,
    rows: readonly ReadRow[],
    { report, signal }: WorkHandle,
  ): Promise<JudgedRow[]> {
    const records = await recordsOf(entity, rows);
    const judged: JudgedRow[] = [];
    for (const [at, row] of rows.entries()) {
      if (at % partSize === 0) report({ phase: 'checking', done: at, total: rows.length });
      if (signal.aborted) throw new Refusal('cancelled');
      judged.push(await judgeRow(actor, entity, row, records));
    }
    return withoutTwins(entity, judged);
  }

  async function recordsOf(
    entity: Entity,
    rows: readonly ReadRow[],
  ): Promise<ReadonlyMap<number, AnyRecord>> {
    const ids = rows.flatMap(({ row }) => row.id ?? []);
    const records = new Map<number, AnyRecord>();
    for (let from = 0; from < ids.length; from += partSize)
      for (const record of await data.getMany(entity.name, ids.slice(from, from + partSize)))
        records.set(record.id, record);
    return records;
  }

  async function judgeRow(
    actor: Actor,
    entity: Entity,
    { row, index, draft, problems }: ReadRow,
    records: ReadonlyMap<number, AnyRecord>,
  ): Promise<JudgedRow> {
    const before = row.id === null ? null : (records.get(row.id) ?? null);
    const { id } = row;
    const refused = (problem: FieldProblem['problem']): JudgedRow => {
      return { id, index, before, values: {}, problems: [{ field: entity.titleField, problem }] };
    };
    if (id !== null && (!before || before.deletedAt !== null)) return refused('referenceUnknown');
    if (before && !access.mayChange(actor, entity, before)) return refused('notAllowedHere');
    const isBlank = id === null && problems.length === 0 && Object.keys(draft).length === 0;
    if (isBlank) return { id, index, before, values: {}, problems: [] };
    const checked = await judge(actor, entity, draft, before);
    const unread = new Set(problems.map(({ field }) => field));
    const further = checked.problems.filter(({ field }) => !unread.has(field));
    const since = before ? await changedMeanwhile(entity, before, { row, draft }) : [];
    const values = before ? changesOnly(checked.values, before) : checked.values;
    return { id, index, before, values, problems: [...problems, ...further, ...since] };
  }

  function judge(
    actor: Actor,
    entity: Entity,
    draft: AnyDraft,
    before: AnyRecord | null,
  ): Promise<CheckedDraft> {
    return before ? drafts.forChange(actor, entity, draft, { before }) : drafts.forNew(actor, entity, draft);
  }

  /** Fields somebody else has changed since the row was copied, to something else. */
  async function changedMeanwhile(
    entity: Entity,
    before: AnyRecord,
    { row, draft }: Pick<ReadRow, 'row' | 'draft'>,
  ): Promise<FieldProblem[]> {
    if (row.rowVersion === undefined || row.rowVersion >= before.rowVersion) return [];
    const since = await data.changedSince(entity.name, before.id, row.rowVersion);
    return since.flatMap(({ field, theirs }): FieldProblem[] =>
      field in draft && !isSame(draft[field], theirs) ? [{ field, problem: 'changedMeanwhile' }] : [],
    );
  }

  async function told(entity: Entity, judged: readonly JudgedRow[]): Promise<ManyChecked> {
    const changing = judged.filter(isChange);
    const shown = [...judged.filter(({ problems }) => problems.length > 0), ...changing].slice(0, mostShown);
    const rows = shown.map((row): RowCheck => rowCheck(entity, row));
    const records = shown.flatMap(({ before, values }) => [
      ...(before ? [before] : []),
      recordAfter(before, values),
    ]);
    return {
      changed: changing.length,
      skipped: judged.length - changing.length,
      rows,
      titles: await data.titlesFor(entity.name, records),
    };
  }

  async function writePaste(
    actor: Actor,
    input: CallInput<'batches.paste'>,
    handle: WorkHandle,
  ): Promise<ManyChanged> {
    const { requestId, rows } = input;
    const entity = access.writable(actor, input.entity);
    const earlier = await data.answered(requestId, entity.name);
    if (earlier) return pasted(earlier.id, earlier.ofEntity, rows.length);
    const read = await readPastedRows(data, entity, { rows, today: clock.today() });
    const judged = await judgeRows(actor, entity, read, handle);
    const wrong = judged.flatMap(({ index, problems }) =>
      problems.map((problem) => ({ ...problem, row: index })),
    );
    if (wrong.length > 0) throw new Refusal('invalid', { fields: wrong.slice(0, mostNamed) });
    const about = judged.filter(isChange).map(({ id, index, before, values }): AboutToChange => ({
      entity,
      self: id ?? { pending: `row ${index}` },
      before,
      values,
    }));
    if (about.length === 0) return pasted(null, 0, rows.length);
    const follows = (await consequences.of(actor, about)).flat();
    const changes = joinedUpdates([...about.map(changeOf), ...follows]);
    handle.report({ phase: 'writing', done: rows.length });
    const { userId, deskId } = actor;
    try {
      const written = await data.write({
        requestId,
        kind: 'batch',
        userId,
        deskId,
        at: clock.now(),
        changes,
      });
      return pasted(written.id, about.length, rows.length);
    } catch (thrown) {
      throw await withNamedReferences(data, thrown, changes);
    }
  }

  return {
    async checkBatch(actor, { entity: name, ids, selection, ...order }) {
      const entity = access.readable(actor, name);
      const listed = selection ? await data.ids(access.seen(actor, { ...selection, entity: name })) : [];
      const chosen = [...new Set(ids ?? listed)];
      refuseWrongBatch(entity, order, chosen.length);
      const judged: JudgedRow[] = [];
      const { reason } = order;
      for (let from = 0; from < chosen.length; from += partSize) {
        const records = await data.getMany(entity.name, chosen.slice(from, from + partSize));
        for (const before of records) {
          if (before.deletedAt !== null || !access.mayChange(actor, entity, before)) continue;
          const draft = draftOf(order, before);
          const { values, problems } = await drafts.forChange(actor, entity, draft, { before, reason });
          const changed = changesOnly(values, before);
          judged.push({ id: before.id, index: judged.length, before, values: changed, problems });
        }
      }
      const answer = await told(entity, judged);
      return { ...answer, skipped: chosen.length - answer.changed };
    },
    async checkPaste(actor, { entity: name, rows }) {
      const entity = access.readable(actor, name);
      const read = await readPastedRows(data, entity, { rows, today: clock.today() });
      const handle = { signal: new AbortController().signal, report: () => undefined };
      return told(entity, await judgeRows(actor, entity, read, handle));
    },
    paste: (actor, input) =>
      longWork({ requestId: input.requestId, isLong: input.rows.length > mostAtOnce }, async (handle) => {
        for (let attempt = 1; ; attempt += 1) {
          try {
            return await writePaste(actor, input, handle);
          } catch (thrown) {
            // Another desk was faster between reading and writing: everything is judged anew.
            const isStale = thrown instanceof DatabaseError && thrown.kind === 'stale';
            if (!isStale || attempt === attempts) throw thrown;
          }
        }
      }),
  };
}

function isChange({ problems, values }: JudgedRow): boolean {
  return problems.length === 0 && Object.keys(values).length > 0;
}

function changeOf({ entity, self, before, values }: AboutToChange): Change {
  return before
    ? { action: 'update', entity: entity.name, id: before.id, rowVersion: before.rowVersion, values }
    : {
        action: 'create',
        entity: entity.name,
        values,
        ...(typeof self === 'object' ? { key: self.pending } : {}),
      };
}

function pasted(changeSet: number | null, changed: number, rows: number): ManyChanged {
  return { changeSet, changed, skipped: Math.max(0, rows - changed) };
}

/** The record a row would leave behind; of one that is not made yet only the values say anything. */
function recordAfter(before: AnyRecord | null, values: AnyDraft): AnyRecord {
  const head = { id: 0, rowVersion: 0, no: null, owner: null, createdBy: null, updatedBy: null };
  return { ...head, createdAt: '', updatedAt: '', deletedAt: null, ...before, ...values };
}

function rowCheck(entity: Entity, { id, index, before, values, problems }: JudgedRow): RowCheck {
  const title = values[entity.titleField] ?? before?.[entity.titleField];
  return {
    id,
    index,
    title: typeof title === 'string' ? (title.split('\n', 1)[0] ?? '').slice(0, 200) : '',
    changes: Object.entries(values)
      .filter(([, value]) => before !== null || (value !== null && value !== undefined))
      .map(([field, after]) => ({ field, before: before?.[field] ?? null, after: after ?? null })),
    problems,
  };
}

/** Two rows of one paste may not both have a value only one record may have. */
function withoutTwins(entity: Entity, rows: readonly JudgedRow[]): JudgedRow[] {
  const unique = activeFields(entity).flatMap(({ name, field }) => (field.unique ? [name] : []));
  const seen = new Set<string>();
  return rows.map((row) => {
    const twins = unique.filter((name) => {
      const value = row.values[name];
      if (value === null || value === undefined || value === '') return false;
      const key = `${name}\u0001${JSON.stringify(value)}`;
      const isTwin = seen.has(key);
      seen.add(key);
      return isTwin;
    });
    const further = twins.map((field): FieldProblem => ({ field, problem: 'notUnique' }));
    return further.length > 0 ? { ...row, problems: [...row.problems, ...further] } : row;
  });
}
