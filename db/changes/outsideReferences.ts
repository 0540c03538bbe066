import { recordPlan } from '../repositories/rowMapping';
import type { Entity } from '../schema/defineEntity';
import { isDirectReference } from '../schema/derive/directReference';
import { mergedColumn } from './deleteChildren';
import { lastEdits } from './keptRecords';
import { ownSets, type MadeRecords } from './madeRecords';
import { ofEntity, pieces } from './recordsById';
import {
  entityNow,
  heldBy,
  loggedValues,
  referencesOf,
  rowsOf,
  type LoggedValues,
  type UndoneWork,
} from './undoneWork';

/** A field of a record that stays, pointing at a record that was to be taken out. */
interface Pointing {
  readonly from: Entity;
  readonly id: number;
  readonly field: string;
  readonly to: string;
  readonly target: number;
}

/**
 * Keeps those of the removable records that something points at which stays, rows in the recycle bin among them, and
 * what those point at themselves, until nothing is added. A reference the change set itself set, and that will be put
 * back, keeps nothing.
 */
export async function keepReferenced(work: UndoneWork, made: MadeRecords): Promise<void> {
  let found = await withoutPutBack(work, made, await pointingFromOutside(work, made));
  while (found.length > 0) {
    const kept = await keepTargets(work, made, found);
    found = await pointingFrom(work, made, kept);
  }
}

/** One look at each reference of the schema; ids that lie close together are asked for as a stretch of the index. */
async function pointingFromOutside({ store }: UndoneWork, { removable }: MadeRecords): Promise<Pointing[]> {
  const found: Pointing[] = [];
  for (const from of Object.values(store.schema.entities)) {
    const inside = removable.get(from.name);
    for (const { field, to, sql } of pointersOf(from)) {
      const targets = removable.get(to);
      if (!targets || targets.size === 0) continue;
      for (const [where, value] of conditionsFor([...targets.keys()], sql)) {
        const [row] = await store.database.query<{ ids: string; targets: string }>(
          `SELECT json_group_array(id) AS ids, json_group_array(${sql}) AS targets FROM ${from.table} WHERE ${where}`,
          value,
        );
        const pointedAt = JSON.parse(row?.targets ?? '[]') as number[];
        (JSON.parse(row?.ids ?? '[]') as number[]).forEach((id, at) => {
          const target = pointedAt[at] ?? 0;
          if (targets.has(target) && !inside?.has(id)) found.push({ from, id, field, to, target });
        });
      }
    }
  }
  return found;
}

/** Its references, and what a record that was merged away became part of. */
function pointersOf(
  from: Entity,
): readonly { readonly field: string; readonly to: string; readonly sql: string }[] {
  const fields = referencesOf(from).map(({ place, to, sql }) => ({ field: place.name, to, sql }));
  return [...fields, { field: mergedColumn, to: from.name, sql: mergedColumn }];
}

function* conditionsFor(
  ids: readonly number[],
  sql: string,
): Generator<readonly [string, readonly (string | number)[]]> {
  const sorted = [...ids].sort((left, right) => left - right);
  for (const some of pieces(sorted, 20_000)) {
    const least = some[0] ?? 0;
    const most = some.at(-1) ?? 0;
    if (most - least < some.length * 2) yield [`${sql} BETWEEN ? AND ?`, [least, most]];
    else yield [`${sql} IN (SELECT value FROM json_each(?))`, [JSON.stringify(some)]];
  }
}

/** Leaves out references of older records that still stand as the change set, and the undo so far, left them. */
async function withoutPutBack(
  work: UndoneWork,
  made: MadeRecords,
  pointing: readonly Pointing[],
): Promise<Pointing[]> {
  const older = pointing.filter(({ from, id }) => !made.kept.get(from.name)?.has(id));
  const left = new Map<string, LoggedValues>();
  for (const from of new Set(older.map((one) => one.from))) {
    const ids = older.flatMap((one) => (one.from === from ? [one.id] : []));
    for (const some of pieces(ids, 500)) {
      const entries = await work.store.database.query<{ id: number; after: string | null }>(
        `SELECT record_id AS id, after FROM changes WHERE record_id IN (SELECT value FROM json_each(?)) AND entity = ?
         AND change_set_id IN (SELECT value FROM json_each(?)) AND action = 'update' ORDER BY changes.id`,
        [JSON.stringify(some), from.name, JSON.stringify(ownSets(work))],
      );
      for (const { id, after } of entries) {
        const key = `${from.name} ${id}`;
        left.set(key, { ...left.get(key), ...loggedValues(after) });
      }
    }
  }
  return pointing.filter(({ from, id, field, target }) => left.get(`${from.name} ${id}`)?.[field] !== target);
}

/** Moves what is pointed at to what is kept, signed with who changed last what points there. */
async function keepTargets(
  work: UndoneWork,
  made: MadeRecords,
  pointing: readonly Pointing[],
): Promise<{ readonly entity: string; readonly id: number }[]> {
  const added: { readonly entity: string; readonly id: number }[] = [];
  for (const from of new Set(pointing.map((one) => one.from))) {
    const of = pointing.filter((one) => one.from === from);
    const edits = await lastEdits(
      work.store,
      from.name,
      of.map(({ id }) => id),
      ownSets(work),
    );
    for (const { id, to, target } of of) {
      const before = made.kept.get(from.name)?.get(id);
      if (!made.removable.get(to)?.delete(target)) continue;
      const edit = edits.get(id) ?? before;
      ofEntity(made.kept, to).set(target, {
        entity: to,
        id: target,
        fields: [],
        reason: 'referenced',
        through: from.name,
        userId: edit?.userId ?? null,
        at: edit?.at ?? null,
      });
      added.push({ entity: to, id: target });
    }
  }
  return added;
}

async function pointingFrom(
  { store }: UndoneWork,
  { removable }: MadeRecords,
  records: readonly { readonly entity: string; readonly id: number }[],
): Promise<Pointing[]> {
  const found: Pointing[] = [];
  for (const name of new Set(records.map((one) => one.entity))) {
    const from = entityNow(store, name);
    if (!from) continue;
    const places = recordPlan(from).fields;
    const ids = records.flatMap((one) => (one.entity === name ? [one.id] : []));
    for (const [id, row] of await rowsOf(store, from, ids)) {
      for (const place of places) {
        if (!isDirectReference(place.field)) continue;
        const target = heldBy(place, row);
        if (typeof target === 'number' && removable.get(place.field.to)?.has(target))
          found.push({ from, id, field: place.name, to: place.field.to, target });
      }
    }
  }
  return found;
}
