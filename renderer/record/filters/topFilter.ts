import type { Entity } from '../../../db/schema/defineEntity';
import { activeFields, rankedFields, type NamedField } from '../../../db/schema/derive/ranked';
import type { KindName } from '../../../db/schema/fields';
import type { Condition, Filter, FilterValue, RelativeRange } from '../../../db/schema/listQuery';
import { filterOfParts, topParts } from './builderState';

/** A value of a field as it is chosen among others; null is nothing. */
export type ChosenValue = string | number | boolean | null;

const listKinds: ReadonlySet<KindName> = new Set<KindName>([
  'choice',
  'choices',
  'tags',
  'reference',
  'boolean',
]);
const dayKinds: ReadonlySet<KindName> = new Set<KindName>(['date', 'timestamp']);

/** Whether values of the field are chosen from a list, or by when they are. */
export function facetSort({ field }: NamedField): 'values' | 'days' | null {
  if (listKinds.has(field.kind)) return 'values';
  return dayKinds.has(field.kind) ? 'days' : null;
}

/** Whether a field has about as many values as the list has records: those of a record something belongs to. */
function isLong({ field }: NamedField): boolean {
  return field.kind === 'reference' && (field.relatedList !== undefined || field.rollUp !== undefined);
}

/** The fields of the panel: those shown in the list first, whoever owns it, then the others, and last those with as many values as records. */
export function facetFields(entity: Entity): readonly NamedField[] {
  const ranked = rankedFields(entity, 'list');
  const rest = activeFields(entity).filter(({ field }) => field.list === undefined);
  const owner = rest.filter(({ name }) => name === 'owner');
  const others = rest.filter(({ name }) => !['owner', 'createdBy', 'updatedBy', 'updatedAt'].includes(name));
  const all = [...ranked, ...owner, ...others].filter((field) => facetSort(field) !== null);
  return [...all.filter((field) => !isLong(field)), ...all.filter(isLong)];
}

/**
 * The fields that lie open on a new desk: the first two of few values. Customers and other records are as many as the
 * list itself, and a day more matters less than a state.
 */
export function firstFacets(entity: Entity): readonly NamedField[] {
  const isShort = (named: NamedField): boolean => facetSort(named) === 'values' && !isLong(named);
  const fields = facetFields(entity);
  return [...fields.filter(isShort), ...fields.filter((named) => !isShort(named))].slice(0, 2);
}

/** The fields filtered most, each with one press: whose, two lists, a day. */
export function quickFields(entity: Entity): readonly NamedField[] {
  const ranked = rankedFields(entity, 'list');
  const people = activeFields(entity).filter(({ name }) => name === 'owner');
  const lists = ranked.filter(({ field }) => field.kind === 'choice').slice(0, 2);
  const days = ranked.filter(({ field }) => dayKinds.has(field.kind)).slice(0, 1);
  return [...people, ...lists, ...days];
}

/** The relative dates offered for a field; what lies ahead makes no sense for what is only written back. */
export function rangesFor({ field }: NamedField): readonly RelativeRange[] {
  return field.readOnly === true || field.kind === 'timestamp'
    ? ['today', 'thisWeek', 'thisMonth', 'last7Days', 'last30Days', 'notLast30Days', 'notLast90Days']
    : ['overdue', 'today', 'thisWeek', 'nextWeek', 'thisMonth', 'next7Days', 'next30Days'];
}

/** What is chosen of a field at the top of a filter: its part, and the values in it. */
export interface ChosenPart {
  readonly index: number;
  readonly values: readonly ChosenValue[];
  readonly range: RelativeRange | null;
}

/** Finds the part of a filter that only chooses values of this field; anything finer is left to the builder. */
export function chosenPart(filter: Filter | undefined, field: string): ChosenPart | null {
  const parts = topParts(filter);
  for (const [index, part] of parts.entries()) {
    const conditions = 'any' in part ? part.any : [part];
    const read = conditions.map((one) => ('field' in one && one.field === field ? valuesOf(one) : null));
    if (read.length === 0 || read.some((one) => one === null)) continue;
    const found = read.flatMap((one) => (one ? [one] : []));
    const range = found.find((one) => one.range !== null)?.range ?? null;
    if (range !== null && found.length > 1) continue;
    return { index, values: found.flatMap((one) => one.values), range };
  }
  return null;
}

function valuesOf({ operator, value }: Condition): Omit<ChosenPart, 'index'> | null {
  if (operator === 'isEmpty') return { values: [null], range: null };
  if (operator === 'within') return { values: [], range: value as RelativeRange };
  if (operator === 'is' && !Array.isArray(value)) return { values: [value as ChosenValue], range: null };
  if (operator === 'isAnyOf' && Array.isArray(value))
    return { values: value as readonly ChosenValue[], range: null };
  return null;
}

/** The filter with these values of the field chosen; none takes the choice away. */
export function withValues(
  filter: Filter | undefined,
  { name, field }: NamedField,
  values: readonly ChosenValue[],
): Filter | undefined {
  const given = values.filter((one) => one !== null);
  const conditions: Condition[] =
    field.kind === 'boolean'
      ? given.map((value) => ({ field: name, operator: 'is', value }))
      : given.length > 0
        ? [{ field: name, operator: 'isAnyOf', value: given as unknown as FilterValue }]
        : [];
  if (values.includes(null)) conditions.push({ field: name, operator: 'isEmpty' });
  const [only] = conditions;
  const part: Filter | undefined = conditions.length > 1 ? { any: conditions } : only;
  return withPart(filter, name, part);
}

/** The filter with a relative date of the field chosen; null takes it away. */
export function withRange(
  filter: Filter | undefined,
  { name }: NamedField,
  range: RelativeRange | null,
): Filter | undefined {
  const part: Filter | undefined =
    range === null ? undefined : { field: name, operator: 'within', value: range };
  return withPart(filter, name, part);
}

function withPart(filter: Filter | undefined, name: string, part: Filter | undefined): Filter | undefined {
  const parts = [...topParts(filter)];
  const found = chosenPart(filter, name);
  if (found && part) parts[found.index] = part;
  else if (found) parts.splice(found.index, 1);
  else if (part) parts.push(part);
  return filterOfParts(parts);
}
