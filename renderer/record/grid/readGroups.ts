import type { AnyRecord } from '../../../db/schema/defineEntity';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import type { Field, KindName } from '../../../db/schema/fields';
import { formatField } from '../../../db/schema/derive/printModel';
import type { Condition, Filter, ListQuery, ListSelection, RecordGroup } from '../../../db/schema/listQuery';
import type { CallInput } from '../../../electron/api/index';
import { call } from '../../bridge/client';
import { currentLanguage, translate } from '../../i18n/index';
import { readPage } from '../../stores/records';
import { useSchema } from '../../stores/schema';
import { useTitles } from '../../stores/titles';
import type { GridGroup, GridGroups } from './gridColumn';

/** Kinds a list may be grouped by: those where a record stands in one group only. Dates are grouped by month. */
const groupableKinds: ReadonlySet<KindName> = new Set<KindName>([
  'text',
  'choice',
  'boolean',
  'date',
  'reference',
  'integer',
  'money',
  'percent',
]);

/** Whether a list may be grouped by a field. */
export function isGroupable(field: Field | undefined): boolean {
  return field !== undefined && groupableKinds.has(field.kind);
}

/**
 * The groups of a list by one field, in the order a person expects: choices as their list has them, the latest month
 * first, everything else by how many there are; what has no value comes last.
 * @throws RequestFailed
 */
export async function readGroups(wanted: {
  readonly selection: ListSelection;
  readonly by: string;
  /** Number fields whose sums stand on the lines of the groups. */
  readonly sums: readonly string[];
}): Promise<GridGroups<AnyRecord>> {
  const { selection, by } = wanted;
  const entity = useSchema().entity(selection.entity);
  const field = fieldOf(entity, by);
  if (!isGroupable(field) || !field) return { by, groups: [], load: () => Promise.resolve({ rows: [] }) };
  const { groups, titles } = await call('lists.groups', {
    selection: selection as CallInput<'lists.groups'>['selection'],
    by,
    sums: wanted.sums.slice(0, 20),
  });
  useTitles().learn(titles);
  const ordered = inOrder(groups, field);
  const byKey = new Map(ordered.map((group) => [keyOf(group.value), group.value]));
  return {
    by,
    groups: ordered.map((group) => gridGroup(group, by, field)),
    load: (group, offset, limit, sort) => {
      const own = conditionOf(by, field, byKey.get(group.key) ?? null);
      const filter: Filter = selection.filter ? { all: [selection.filter, own] } : own;
      const query: ListQuery = { ...selection, filter, offset, limit, ...(sort.length > 0 ? { sort } : {}) };
      return readPage(query);
    },
  };
}

function keyOf(value: RecordGroup['value']): string {
  return value === null ? '' : `${typeof value}:${String(value)}`;
}

function inOrder(groups: readonly RecordGroup[], field: Field): RecordGroup[] {
  const places = new Map(
    (field.kind === 'choice' ? field.options : []).map(({ value }, place) => [value, place]),
  );
  const rank = ({ value, count }: RecordGroup): number => {
    if (field.kind === 'choice') return places.get(String(value)) ?? places.size;
    return -count;
  };
  return [...groups].sort((left, right) => {
    if ((left.value === null) !== (right.value === null)) return left.value === null ? 1 : -1;
    if (field.kind === 'date') return String(left.value) < String(right.value) ? 1 : -1;
    return rank(left) - rank(right);
  });
}

function gridGroup(group: RecordGroup, by: string, field: Field): GridGroup {
  const { value, count, sums } = group;
  const option = field.kind === 'choice' ? field.options.find((one) => one.value === value) : undefined;
  return { key: keyOf(value), label: labelOf(value, by, field), tone: option?.tone, count, sums };
}

function labelOf(value: RecordGroup['value'], name: string, field: Field): string {
  if (value === null || value === '') return translate('grid.noValue');
  const language = currentLanguage();
  if (field.kind === 'date') {
    const [year, month] = String(value).split('-');
    return translate('grid.month', { year: year ?? '', month: Number(month) });
  }
  return formatField({ name, field }, value, language, useTitles().titleOf);
}

/** The condition that holds for the rows of one group and no others. */
function conditionOf(name: string, field: Field, value: RecordGroup['value']): Condition {
  if (value === null || value === '') return { field: name, operator: 'isEmpty' };
  if (field.kind === 'date') return { field: name, operator: 'between', value: monthOf(String(value)) };
  if (field.kind === 'choice' || field.kind === 'reference')
    return { field: name, operator: 'isAnyOf', value: [value as string | number] };
  if (field.kind === 'integer' || field.kind === 'money' || field.kind === 'percent')
    return { field: name, operator: 'equals', value };
  return { field: name, operator: 'is', value };
}

/** The first and the last day of the month that begins with that day. */
function monthOf(first: string): [string, string] {
  const [year, month] = first.split('-').map(Number);
  const last = new Date(Date.UTC(year ?? 0, month ?? 1, 0)).getUTCDate();
  return [first, `${first.slice(0, 8)}${String(last).padStart(2, '0')}`];
}
