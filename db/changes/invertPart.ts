import { recordPlan, type Row } from '../repositories/rowMapping';
import type { Entity } from '../schema/defineEntity';
import type { Change } from './changeSet';
import { mergedColumn } from './deleteChildren';
import { lastEdits, type KeptRecord } from './keptRecords';
import { leaveFields, withoutLeft, type LeftAlone } from './leftAlone';
import { loggedChanges, madeIn, rowsFor, type Logged } from './loggedPart';
import { ownSets, type MadeRecords } from './madeRecords';
import { isPlaceTaken, missingTargets } from './missingTargets';
import { putBack } from './putBack';
import { ofEntity, type RecordsById } from './recordsById';
import { inOwnForm, returnRecords, type TakenOut } from './returnRecords';
import { entityNow, referencesOf, type LoggedValues, type LogRange, type UndoneWork } from './undoneWork';

/** A part of the inverse, and what stays. */
export interface InvertedPart {
  readonly changes: readonly Change[];
  readonly kept: readonly KeptRecord[];
}

/** What is known of the whole set before its first part, and of the parts before. */
export interface JudgedWork extends UndoneWork {
  readonly made: MadeRecords;
  readonly left: LeftAlone;
}

interface Part extends JudgedWork {
  readonly rows: RecordsById<Row>;
  readonly missing: RecordsById<true>;
  readonly changes: Change[];
  readonly kept: KeptRecord[];
  /** Records whose making is in this part, the last first: they go out, or stay, as a whole. */
  readonly madeHere: ReadonlyMap<string, ReadonlySet<number>>;
}

/** Inverts a part of the log, the last change first; the file is read as it is now. */
export async function invertPart(work: JudgedWork, range: LogRange): Promise<InvertedPart> {
  const logged = await loggedChanges(work, range);
  const part: Part = {
    ...work,
    rows: await rowsFor(work, logged),
    missing: await missingTargets(work.store, earlierValues(work, logged)),
    madeHere: await madeIn(work, range),
    changes: [],
    kept: [],
  };
  await bringBack(part, logged);
  for (const change of logged) await invert(part, change);
  for (const [entity, ids] of part.madeHere) for (const id of ids) takeOut(part, entity, id);
  return { changes: part.changes, kept: await signed(part, part.kept) };
}

/** What was taken out comes back first: what is put back afterwards may point at it. */
async function bringBack(part: Part, logged: readonly Logged[]): Promise<void> {
  const takenOut = logged.flatMap(({ entity: name, record_id: id, action, before }): TakenOut[] => {
    const entity = entityNow(part.store, name);
    if (action !== 'remove' || !entity) return [];
    if (part.rows.get(name)?.has(id)) {
      ofEntity(part.left.records, name).set(id, true);
      return [];
    }
    return [{ entity, id, values: before }];
  });
  if (takenOut.length === 0) return;
  const { changes, kept } = await returnRecords(part, takenOut);
  part.changes.push(...changes);
  part.kept.push(...kept);
  for (const change of changes) if ('id' in change) part.missing.get(change.entity)?.delete(change.id ?? 0);
}

function* earlierValues(
  { store }: UndoneWork,
  logged: readonly Logged[],
): Generator<{ readonly entity: Entity; readonly values: LoggedValues }> {
  for (const { entity: name, action, before } of logged) {
    const entity = entityNow(store, name);
    if (entity && action === 'update') yield { entity, values: before };
  }
}

async function invert(part: Part, change: Logged): Promise<void> {
  switch (change.action) {
    case 'remove':
      return;
    case 'update':
      return putBackUpdate(part, change);
    default:
      await turnOver(part, change);
  }
}

function takeOut({ made, changes, kept }: Part, entity: string, id: number): void {
  const rowVersion = made.removable.get(entity)?.get(id);
  const stays = made.kept.get(entity)?.get(id);
  if (rowVersion !== undefined) changes.push({ action: 'remove', entity, id, rowVersion });
  else if (stays) kept.push(stays);
}

async function putBackUpdate(part: Part, change: Logged): Promise<void> {
  const { entity: name, record_id: id } = change;
  const entity = entityNow(part.store, name);
  // A record the set made that stays, stays as the set and whoever edited it left it.
  if (!entity || part.madeHere.get(name)?.has(id) || part.made.kept.get(name)?.has(id)) return;
  if (part.left.records.get(name)?.has(id)) return;
  const row = part.rows.get(name)?.get(id);
  if (!row) {
    if (!joinReturning(part, entity, change)) part.kept.push(keptAs(change, 'gone', []));
    return;
  }
  const version = part.made.removable.get(name)?.get(id);
  const all = version === undefined ? change.after : pointers(part, entity, change.after);
  const after = withoutLeft(part.left, name, id, all);
  const { before } = change;
  const taken = row['deleted_at'] == null ? await takenFields(part, entity, id, before) : [];
  for (const field of taken) delete after[field];
  if (taken.length > 0) part.kept.push(keptAs(change, 'taken', taken));
  const done = putBack(recordPlan(entity), row, { before, after }, part.missing);
  leaveFields(part.left, name, id, done.edited);
  if (done.edited.length > 0) part.kept.push(keptAs(change, 'edited', done.edited));
  if (done.gone.length > 0) part.kept.push(keptAs(change, 'gone', done.gone));
  if (!done.change) return;
  part.changes.push(done.change);
  // An earlier change of the same set to the same record is inverted on top of this one.
  part.rows.get(name)?.set(id, { ...row, ...done.columns });
  if (part.imagined)
    ofEntity(part.imagined, name).set(id, { ...part.imagined.get(name)?.get(id), ...done.columns });
  if (version !== undefined) part.made.removable.get(name)?.set(id, version + 1);
}

/** A record that comes back with this very part comes back with what was put back before it was taken out. */
function joinReturning({ changes, kept, missing }: Part, entity: Entity, change: Logged): boolean {
  const at = changes.findIndex(
    (one) => one.action === 'create' && one.entity === entity.name && one.id === change.record_id,
  );
  const returning = changes[at];
  if (returning?.action !== 'create') return false;
  const plan = recordPlan(entity);
  const { before } = change;
  const lost = Object.keys(before).filter((name) => {
    const field = plan.byName.get(name)?.field;
    return field?.kind === 'reference' && missing.get(field.to)?.has(Number(before[name])) === true;
  });
  for (const name of lost) delete before[name];
  if (lost.length > 0) kept.push(keptAs(change, 'gone', lost));
  changes[at] = { ...returning, values: { ...returning.values, ...inOwnForm(plan, before) } };
  return true;
}

/** Of a record that will be taken out only references are put back: what they point at may go before it does. */
function pointers({ made }: Part, entity: Entity, values: LoggedValues): LoggedValues {
  const found: LoggedValues = {};
  for (const { place, to } of referencesOf(entity)) {
    const target = values[place.name];
    if (typeof target === 'number' && made.removable.get(to)?.has(target)) found[place.name] = target;
  }
  return found;
}

/** Out of the recycle bin, or into it. */
async function turnOver(part: Part, change: Logged): Promise<void> {
  const { entity: name, record_id: id, action } = change;
  const entity = entityNow(part.store, name);
  const row = part.rows.get(name)?.get(id);
  if (!entity || !row) {
    part.kept.push(keptAs(change, 'gone', []));
    return;
  }
  const isDeleted = row['deleted_at'] != null;
  if (action === 'restore' && !isDeleted) {
    const into = change.before[mergedColumn];
    const merged = typeof into === 'number' ? { mergedInto: into } : {};
    part.changes.push({ action: 'delete', entity: name, id, ...merged });
  }
  if (action !== 'delete' || !isDeleted) return;
  if (await isPlaceTaken(part.store, entity, id, ownValues(entity, row)))
    part.kept.push(keptAs(change, 'taken', []));
  else part.changes.push({ action: 'restore', entity: name, id });
}

function ownValues(entity: Entity, row: Row): LoggedValues {
  const unique = recordPlan(entity).fields.filter(({ field }) => field.unique === true);
  return Object.fromEntries(
    unique.map(({ name, column }) => [name, (column === null ? null : row[column]) ?? null]),
  );
}

/** Fields that only one record may hold, and whose earlier value another one holds now. */
async function takenFields(
  { store }: Part,
  entity: Entity,
  id: number,
  before: LoggedValues,
): Promise<string[]> {
  const taken: string[] = [];
  for (const { name, field } of recordPlan(entity).fields)
    if (field.unique === true && (await isPlaceTaken(store, entity, id, { [name]: before[name] ?? null })))
      taken.push(name);
  return taken;
}

function keptAs(
  { entity, record_id: id }: Logged,
  reason: KeptRecord['reason'],
  fields: readonly string[],
): KeptRecord {
  return { entity, id, fields, reason, through: null, userId: null, at: null };
}

/** Says who edited last what was not signed yet. */
async function signed(part: Part, kept: readonly KeptRecord[]): Promise<KeptRecord[]> {
  const edits: RecordsById<{ readonly userId: number | null; readonly at: string }> = new Map();
  const unsigned = kept.filter(({ at, reason }) => at === null && reason !== 'taken');
  for (const name of new Set(unsigned.map(({ entity }) => entity))) {
    const ids = unsigned.flatMap(({ entity, id }) => (entity === name ? [id] : []));
    const found = await lastEdits(part.store, name, ids, ownSets(part));
    for (const [id, edit] of found) ofEntity(edits, name).set(id, edit);
  }
  return kept.map((one) => {
    const edit = one.at === null && one.reason !== 'taken' ? edits.get(one.entity)?.get(one.id) : undefined;
    return edit ? { ...one, userId: edit.userId, at: edit.at } : one;
  });
}
