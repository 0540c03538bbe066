import type { AnyDraft, AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { activeFields, type NamedField } from '../../../db/schema/derive/ranked';
import { kindOf } from '../../../db/schema/kinds';
import type { FieldProblem } from '../../../db/schema/problem';
import type { FieldPick, MergeField } from '../../api/merging';
import { isSame } from '../records/mergeChanges';

/** Kinds whose values of several records can stand side by side in one. */
const joined = new Set(['phones', 'tags', 'choices', 'longText', 'file']);

/** The fields a person chooses between: what the program fills by itself is worked out anew. */
export function mergedFields(entity: Entity): NamedField[] {
  return activeFields(entity).filter(({ name, field }) => !field.readOnly && !stamps.has(name));
}

const stamps = new Set(['no', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy']);

/** What may be chosen of each field and what is chosen when nobody does. `records` holds the survivor first. */
export function mergeFields(entity: Entity, records: readonly AnyRecord[]): MergeField[] {
  return mergedFields(entity).map(({ name, field }) => {
    const said = records.filter((record) => !isBlank(record[name]));
    const isDifferent = records.some((record) => !isSame(record[name], records[0]?.[name]));
    const isJoinable = joined.has(field.kind);
    const first = said[0]?.id ?? records[0]?.id ?? 0;
    const isSaidTwice = said.some((record) => !isSame(record[name], said[0]?.[name]));
    return { field: name, pick: isJoinable && isSaidTwice ? 'all' : first, isDifferent, isJoinable };
  });
}

/**
 * What the survivor's values become by these picks: only those that change. A pick that names none of the records, or
 * joins what cannot be joined, and a joined value the field does not take, are problems.
 */
export function mergedValues(
  entity: Entity,
  records: readonly AnyRecord[],
  picks: Readonly<Record<string, FieldPick>>,
): { readonly values: AnyDraft; readonly problems: readonly FieldProblem[] } {
  const values: Record<string, unknown> = {};
  const problems: FieldProblem[] = [];
  const ids = new Set(records.map(({ id }) => id));
  const known = new Map(mergeFields(entity, records).map((one) => [one.field, one]));
  for (const name of Object.keys(picks))
    if (!known.has(name)) problems.push({ field: name, problem: 'notAllowedHere' });
  for (const { name, field } of mergedFields(entity)) {
    const choice = known.get(name);
    const pick = picks[name] ?? choice?.pick;
    if (pick === undefined || (pick === 'all' ? !choice?.isJoinable : !ids.has(pick))) {
      problems.push({ field: name, problem: 'notAllowedHere' });
      continue;
    }
    const value =
      pick === 'all'
        ? joinedValue(
            field.kind,
            records.map((record) => record[name]),
          )
        : (records.find(({ id }) => id === pick)?.[name] ?? null);
    const own = pointsWithin(field, value, ids) ? null : value;
    if (isSame(own, records[0]?.[name])) continue;
    const wrong = own === null || pick !== 'all' ? undefined : kindOf(field).check(own, field);
    if (wrong) problems.push({ field: name, problem: wrong });
    values[name] = own;
  }
  return { values, problems };
}

/** A record is not its own parent because it was merged with it. */
function pointsWithin(field: NamedField['field'], value: unknown, ids: ReadonlySet<number>): boolean {
  return field.kind === 'reference' && typeof value === 'number' && field.to !== 'user' && ids.has(value);
}

function isBlank(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

function joinedValue(kind: string, values: readonly unknown[]): unknown {
  const said = values.filter((value) => !isBlank(value));
  if (said.length === 0) return null;
  if (kind === 'longText') {
    const texts: string[] = [];
    for (const text of said.map(String))
      if (!texts.some((known) => known.includes(text.trim()))) texts.push(text.trim());
    return texts.join('\n');
  }
  const entries = new Map<string, unknown>();
  for (const entry of said.flatMap((value) => value as readonly unknown[])) {
    const key = JSON.stringify(entry);
    if (!entries.has(key)) entries.set(key, entry);
  }
  return [...entries.values()];
}
