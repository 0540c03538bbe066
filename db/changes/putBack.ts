import { customOf, fromColumn, storedValue, type RecordPlan, type Row } from '../repositories/rowMapping';
import type { Bound } from '../connection/statements';
import type { Change } from './changeSet';
import type { RecordsById } from './recordsById';
import { isWrittenByPeople, type LoggedValues } from './undoneWork';

/** What of one update can be put back. */
export interface PutBack {
  readonly change: Extract<Change, { action: 'update' }> | null;
  /** Fields that were edited since, and those whose earlier value is gone. */
  readonly edited: readonly string[];
  readonly gone: readonly string[];
  /** The columns of the row that will be other ones. */
  readonly columns: Row;
}

/**
 * Puts the fields back that still have the value the update gave them. A reference to what is no longer there becomes
 * blank, or stays as it is where one is needed.
 */
export function putBack(
  plan: RecordPlan,
  row: Row,
  { before, after }: { readonly before: LoggedValues; readonly after: LoggedValues },
  missing: RecordsById<true>,
): PutBack {
  const custom = customOf(row);
  const stored: Record<string, Bound> = {};
  const edited: string[] = [];
  const gone: string[] = [];
  for (const name of Object.keys(after)) {
    const place = plan.byName.get(name);
    if (!place) continue;
    if (storedValue(place, row, custom) !== (after[name] ?? null)) {
      if (isWrittenByPeople(name, place.field)) edited.push(name);
      continue;
    }
    const value = before[name] ?? null;
    const isGone =
      place.field.kind === 'reference' &&
      typeof value === 'number' &&
      missing.get(place.field.to)?.has(value);
    if (isGone) gone.push(name);
    if (!isGone || place.field.required !== true) stored[name] = isGone ? null : value;
  }
  return { edited, gone, ...changeOf(plan, row, custom, stored) };
}

function changeOf(
  plan: RecordPlan,
  row: Row,
  custom: Row,
  stored: LoggedValues,
): Pick<PutBack, 'change' | 'columns'> {
  if (Object.keys(stored).length === 0) return { change: null, columns: {} };
  const values: Record<string, unknown> = {};
  const next: LoggedValues = {};
  const nextCustom: LoggedValues = { ...custom };
  for (const [name, value] of Object.entries(stored)) {
    const place = plan.byName.get(name);
    if (!place) continue;
    values[name] = fromColumn(place, value);
    if (place.column === null) nextCustom[name] = value;
    else next[place.column] = value;
  }
  const rowVersion = Number(row['row_version']);
  if (Object.keys(nextCustom).length > 0) next['custom'] = JSON.stringify(nextCustom);
  next['row_version'] = rowVersion + 1;
  const { name: entity } = plan.entity;
  return { change: { action: 'update', entity, id: Number(row['id']), rowVersion, values }, columns: next };
}
