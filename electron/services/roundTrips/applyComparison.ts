import type { Change } from '../../../db/changes/changeSet';
import { DatabaseError } from '../../../db/connection/databaseError';
import type { AnyDraft, AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import type { LeftReason, RoundTripResult } from '../../api/roundTrips';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { JobHandle } from '../jobs/jobRegistry';
import type { OfficeData } from '../officeData';
import type { Clock } from '../ports';
import type { AboutToChange } from '../records/aboutToChange';
import type { DraftCheck } from '../records/checkDraft';
import type { Consequences } from '../records/consequences';
import { joinedUpdates } from '../records/joinedUpdates';
import { changesOnly } from '../records/mergeChanges';
import { withNamedReferences } from '../records/namedReferences';
import { isSameValue } from './compareCell';
import { willWrite, writtenCellsOf, type Comparison, type WorkingRow } from './comparison';

/** What changes are written with. */
export interface ApplyParts {
  readonly data: OfficeData;
  readonly access: Access;
  readonly drafts: DraftCheck;
  readonly consequences: Consequences;
  readonly clock: Clock;
}

/** So many rows go into one short transaction; the parts are one change set. */
const partSize = 400;
/** How often a part is judged anew when another desk was faster between reading and writing. */
const attempts = 5;
/** So many rows that were left are named. */
const mostLeft = 200;

interface PartPlan {
  readonly about: readonly AboutToChange[];
  readonly deletions: readonly Change[];
  readonly cells: number;
  readonly left: readonly { readonly title: string; readonly reason: LeftReason }[];
}

/**
 * Writes what is ticked, in parts that are one action to undo. Every row is judged again on the record as it is now:
 * what somebody changed since the comparison is left as it is and named. Rights, required and unique values are checked
 * as in any save.
 */
export async function applyComparison(
  parts: ApplyParts,
  order: {
    readonly actor: Actor;
    readonly entity: Entity;
    readonly requestId: string;
    readonly comparison: Comparison;
  },
  { signal, report }: Pick<JobHandle, 'signal' | 'report'>,
): Promise<RoundTripResult> {
  const ticked = order.comparison.rows.filter((row) => row.isTicked && willWrite(row));
  let result: RoundTripResult = {
    changeSet: null,
    updated: 0,
    cells: 0,
    created: 0,
    deleted: 0,
    left: [],
    leftCount: 0,
    isStopped: false,
  };
  report({ phase: 'writing', done: 0, total: ticked.length });
  for (let from = 0; from < ticked.length; from += partSize) {
    if (signal.aborted) return { ...result, isStopped: true };
    const rows = ticked.slice(from, from + partSize);
    const requestId = from === 0 ? order.requestId : `${order.requestId}#${from}`;
    const written = await writePart(parts, { ...order, requestId }, rows, result.changeSet);
    result = added(result, written);
    report({ done: Math.min(ticked.length, from + partSize) });
  }
  return result;
}

function added(
  result: RoundTripResult,
  { plan, changeSet }: { readonly plan: PartPlan; readonly changeSet: number | null },
): RoundTripResult {
  const created = plan.about.filter(({ before }) => before === null).length;
  return {
    ...result,
    changeSet,
    updated: result.updated + plan.about.length - created,
    cells: result.cells + plan.cells,
    created: result.created + created,
    deleted: result.deleted + plan.deletions.length,
    left: [...result.left, ...plan.left].slice(0, mostLeft),
    leftCount: result.leftCount + plan.left.length,
  };
}

async function writePart(
  parts: ApplyParts,
  order: { readonly actor: Actor; readonly entity: Entity; readonly requestId: string },
  rows: readonly WorkingRow[],
  continues: number | null,
): Promise<{ readonly plan: PartPlan; readonly changeSet: number | null }> {
  const { data, clock } = parts;
  const { userId, deskId } = order.actor;
  for (let attempt = 1; ; attempt += 1) {
    const plan = await planPart(parts, order, rows);
    const follows = (await parts.consequences.of(order.actor, plan.about)).flat();
    const changes = joinedUpdates([...plan.deletions, ...plan.about.map(changeOf), ...follows]);
    if (changes.length === 0) return { plan, changeSet: continues };
    try {
      const written = await data.write({
        requestId: order.requestId,
        kind: 'batch',
        userId,
        deskId,
        at: clock.now(),
        changes,
        ...(continues === null ? {} : { continues }),
      });
      return { plan, changeSet: written.id };
    } catch (thrown) {
      const isStale = thrown instanceof DatabaseError && thrown.kind === 'stale';
      if (!isStale || attempt === attempts) throw await withNamedReferences(data, thrown, changes);
    }
  }
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

async function planPart(
  parts: ApplyParts,
  { actor, entity }: { readonly actor: Actor; readonly entity: Entity },
  rows: readonly WorkingRow[],
): Promise<PartPlan> {
  const ids = rows.flatMap(({ id }) => id ?? []);
  const records = new Map((await parts.data.getMany(entity.name, ids)).map((one) => [one.id, one]));
  const about: AboutToChange[] = [];
  const deletions: Change[] = [];
  const left: { title: string; reason: LeftReason }[] = [];
  let cells = 0;
  for (const row of rows) {
    const now = row.id === null ? null : (records.get(row.id) ?? null);
    const reason = whyLeft(parts, { actor, entity }, row, now);
    if (reason === null && row.is === 'missing' && now) {
      deletions.push({ action: 'delete', entity: entity.name, id: now.id });
      continue;
    }
    const planned = reason === null ? await judged(parts, { actor, entity }, row, now) : null;
    if (planned === null) left.push({ title: row.title, reason: reason ?? 'invalid' });
    else if (Object.keys(planned.values).length > 0) {
      about.push(planned);
      cells += writtenCellsOf(row).length;
    }
  }
  return { about, deletions, cells, left };
}

/** Why a row is left as it is now: its record is gone, or another desk changed one of its cells since the comparison. */
function whyLeft(
  { access }: Pick<ApplyParts, 'access'>,
  { actor, entity }: { readonly actor: Actor; readonly entity: Entity },
  row: WorkingRow,
  now: AnyRecord | null,
): LeftReason | null {
  if (row.is === 'new') return null;
  if (!now || now.deletedAt !== null || !access.mayChange(actor, entity, now)) return 'gone';
  if (row.is === 'missing') return now.rowVersion === row.rowVersion ? null : 'changedMeanwhile';
  const isOther = writtenCellsOf(row).some(({ field: name, now: seen, file }) => {
    const field = fieldOf(entity, name);
    const current = now[name] ?? null;
    return !field || !(isSameValue(field, current, seen) || isSameValue(field, current, file));
  });
  return isOther ? 'changedMeanwhile' : null;
}

async function judged(
  { drafts }: Pick<ApplyParts, 'drafts'>,
  { actor, entity }: { readonly actor: Actor; readonly entity: Entity },
  row: WorkingRow,
  now: AnyRecord | null,
): Promise<AboutToChange | null> {
  const draft: AnyDraft = Object.fromEntries(writtenCellsOf(row).map(({ field, file }) => [field, file]));
  const { values, problems } = now
    ? await drafts.forChange(actor, entity, draft, { before: now })
    : await drafts.forNew(actor, entity, draft);
  if (problems.length > 0) return null;
  return {
    entity,
    self: now?.id ?? { pending: `row ${row.sheetRow ?? 0}` },
    before: now,
    values: now ? changesOnly(values, now) : values,
  };
}
