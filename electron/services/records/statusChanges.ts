import type { Change } from '../../../db/changes/changeSet';
import type { AnyDraft, AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { activeFields } from '../../../db/schema/derive/ranked';
import { statusChangeLists } from '../../../db/schema/derive/statusChanges';
import type { Field, FieldValue } from '../../../db/schema/fields';
import { kindOf } from '../../../db/schema/kinds';
import type { FieldProblem } from '../../../db/schema/problem';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import type { AboutToChange } from './aboutToChange';
import { isSame } from './mergeChanges';

/** A tracked choice of an entity (S4-23). */
type TrackedField = Extract<Field, { kind: 'choice' }> & { readonly tracked: object };

/** The tracked choices a draft changes. */
function trackedIn(
  entity: Entity,
  draft: AnyDraft,
  before: AnyRecord,
): { readonly name: string; readonly field: TrackedField }[] {
  return activeFields(entity).flatMap(({ name, field }) =>
    field.kind === 'choice' && field.tracked && name in draft && !isSame(draft[name], before[name])
      ? [{ name, field: field as TrackedField }]
      : [],
  );
}

/** Tracked choices that change without the reason they ask for. */
export function missingReasons(
  entity: Entity,
  draft: AnyDraft,
  { before, reason }: { readonly before: AnyRecord | null; readonly reason: string | undefined },
): FieldProblem[] {
  if (!before || (reason !== undefined && reason.trim() !== '')) return [];
  return trackedIn(entity, draft, before).flatMap(({ name, field }) =>
    field.tracked?.reason === 'required' ? [{ field: name, problem: 'reasonRequired' as const }] : [],
  );
}

/**
 * The status changes to be kept for these changes, one list for each: from and to in the office's words of now, the
 * reason, who did it, and how long the state before lasted, counted from the last kept change or from the beginning.
 * Of entities no status change can point at, only the change log tells.
 */
export async function statusChangesOf(
  data: Pick<OfficeData, 'schema' | 'lastStatusChanges'>,
  order: { readonly actor: Actor; readonly now: string; readonly changes: readonly AboutToChange[] },
): Promise<readonly (readonly Change[])[]> {
  const tracked = order.changes.map(({ entity, values, before }) =>
    before ? trackedIn(entity, values, before) : [],
  );
  const since = await lastChanges(
    data,
    order.changes.filter((_change, at) => (tracked[at] ?? []).length > 0),
  );
  return order.changes.map((change, at) =>
    (tracked[at] ?? []).flatMap(({ name, field }): Change[] => {
      const list = statusChangeLists(data.schema(), change.entity)[0];
      if (!list || !change.before) return [];
      const { before, values, self, reason } = change;
      const what = field.label.zh;
      const began = since.get(`${change.entity.name} ${before.id} ${what}`) ?? before.createdAt;
      return [
        {
          action: 'create',
          entity: list.entity,
          values: {
            changedAt: order.now,
            what,
            fromState: wordsOf(field, before[name]),
            toState: wordsOf(field, values[name]),
            reason: reason?.trim() || null,
            operator: order.actor.userId,
            lastedSeconds: secondsBetween(began, order.now),
            [list.via]: self,
            owner: order.actor.userId,
          },
        },
      ];
    }),
  );
}

/** When each tracked choice of these records was changed last, by entity, id and the words of the field. */
async function lastChanges(
  data: Pick<OfficeData, 'schema' | 'lastStatusChanges'>,
  changes: readonly AboutToChange[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const entity of new Set(changes.map((change) => change.entity))) {
    const list = statusChangeLists(data.schema(), entity)[0];
    if (!list) continue;
    const ids = changes.flatMap(({ entity: of, before }) => (of === entity && before ? [before.id] : []));
    for (const { id, what, changedAt } of await data.lastStatusChanges(list.via, ids))
      found.set(`${entity.name} ${id} ${what}`, changedAt);
  }
  return found;
}

function wordsOf(field: Field, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  return kindOf(field)
    .format(value as Exclude<FieldValue, null>, field, 'zh')
    .slice(0, 60);
}

function secondsBetween(from: string, to: string): number {
  const seconds = Math.round((Date.parse(to) - Date.parse(from)) / 1000);
  return Number.isFinite(seconds) ? Math.max(0, seconds) : 0;
}
