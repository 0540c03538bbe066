import { fromColumn, recordPlan, type RecordPlan } from '../repositories/rowMapping';
import type { Entity } from '../schema/defineEntity';
import type { Change } from './changeSet';
import type { KeptRecord } from './keptRecords';
import { isPlaceTaken, missingTargets } from './missingTargets';
import type { RecordsById } from './recordsById';
import { referencesOf, type LoggedValues, type UndoneWork } from './undoneWork';

/** A record an undo took out, as it was then. */
export interface TakenOut {
  readonly entity: Entity;
  readonly id: number;
  readonly values: LoggedValues;
}

/**
 * Brings records back that an undo took out, with their ids, numbers and signs of origin. One whose place was taken by
 * another of the same name stays away, and so does one that belonged to something that is no longer there; what it
 * merely mentioned, and is gone, it no longer mentions.
 */
export async function returnRecords(
  { store }: UndoneWork,
  taken: readonly TakenOut[],
): Promise<{ readonly changes: readonly Change[]; readonly kept: readonly KeptRecord[] }> {
  const kept: KeptRecord[] = [];
  let returning: TakenOut[] = [];
  for (const one of taken) {
    if (await isPlaceTaken(store, one.entity, one.id, one.values)) kept.push(awayFor(one, 'taken'));
    else returning.push(one);
  }
  const missing = await missingTargets(store, returning);
  // One that stays away takes along what belonged to it: until nothing is added.
  for (;;) {
    const here = new Set(returning.map(({ entity, id }) => `${entity.name} ${id}`));
    const lost = returning.filter((one) =>
      lostReferences(one, missing, here).some((name) => isNeeded(one, name)),
    );
    if (lost.length === 0) return returned(returning, (one) => lostReferences(one, missing, here), kept);
    kept.push(...lost.map((one) => awayFor(one, 'gone')));
    returning = returning.filter((one) => !lost.includes(one));
  }
}

function returned(
  returning: readonly TakenOut[],
  lostOf: (one: TakenOut) => readonly string[],
  kept: readonly KeptRecord[],
): { readonly changes: readonly Change[]; readonly kept: readonly KeptRecord[] } {
  const partly = returning.flatMap((one) =>
    lostOf(one).length > 0 ? [awayFor(one, 'gone', lostOf(one))] : [],
  );
  return { changes: returning.map((one) => returnOf(one, lostOf(one))), kept: [...kept, ...partly] };
}

function awayFor(
  { entity, id }: TakenOut,
  reason: KeptRecord['reason'],
  fields: readonly string[] = [],
): KeptRecord {
  return { entity: entity.name, id, fields, reason, through: null, userId: null, at: null };
}

/** Fields that point at what is neither in the file nor comes back. */
function lostReferences(
  { entity, values }: TakenOut,
  missing: RecordsById<true>,
  here: ReadonlySet<string>,
): string[] {
  return referencesOf(entity).flatMap(({ place, to }) => {
    const target = values[place.name];
    if (typeof target !== 'number' || !missing.get(to)?.has(target) || here.has(`${to} ${target}`)) return [];
    return [place.name];
  });
}

function isNeeded({ entity }: TakenOut, field: string): boolean {
  return recordPlan(entity).byName.get(field)?.field.required === true;
}

function returnOf({ entity, id, values }: TakenOut, lost: readonly string[]): Change {
  const { '#importRun': run, '#importRow': row, ...stored } = values;
  const given = Object.entries(stored).filter(([name]) => !lost.includes(name));
  return {
    action: 'create',
    entity: entity.name,
    id,
    values: inOwnForm(recordPlan(entity), Object.fromEntries(given)),
    ...(typeof row === 'number' ? { importRow: row } : {}),
    ...(typeof run === 'number' ? { importRun: run } : {}),
  };
}

/** Logged values in the form fields have; what the schema no longer knows is left out. */
export function inOwnForm(plan: RecordPlan, stored: LoggedValues): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(stored)) {
    const place = plan.byName.get(name);
    if (place) values[name] = fromColumn(place, value);
  }
  return values;
}
