import { fieldsOf, type AnyRecord, type Entity } from '../../db/schema/defineEntity';
import type { Schema } from '../../db/schema/effectiveSchema';
import type { Field } from '../../db/schema/fields';
import type { Condition, Filter } from '../../db/schema/listQuery';
import { plainFormula } from './plainFormula';

/** Everything an office holds, in memory. */
export interface PlainOffice {
  readonly schema: Schema;
  readonly today: string;
  readonly records: Readonly<Record<string, readonly AnyRecord[]>>;
}

/** Whether a record meets a filter, by the meaning of the filter language alone: no SQL, no index, no shortcut. */
export function meets(office: PlainOffice, name: string, record: AnyRecord, filter: Filter): boolean {
  const inside = (one: Filter): boolean => meets(office, name, record, one);
  const entity = office.schema.entities[name];
  if (!entity) throw new Error(`no entity ${name}`);
  if ('all' in filter) return filter.all.every(inside);
  if ('any' in filter) return filter.any.some(inside);
  if ('not' in filter) return !inside(filter.not);
  if ('through' in filter) {
    const field = fieldsOf(entity)[filter.through];
    if (field?.kind !== 'reference') throw new Error(`no reference ${filter.through}`);
    const target = office.records[field.to]?.find(({ id }) => id === record[filter.through]);
    return target !== undefined && meets(office, field.to, target, filter.filter);
  }
  if ('having' in filter) {
    const { having, quantity, count = 0, filter: inner } = filter;
    const found = (office.records[having.entity] ?? []).filter(
      (one) =>
        one.deletedAt === null &&
        one[having.via] === record.id &&
        (!inner || meets(office, having.entity, one, inner)),
    ).length;
    return { some: found > 0, none: found === 0, atLeast: found >= count, atMost: found <= count }[quantity];
  }
  return meetsCondition(office, entity, record, filter);
}

/** What a field of a record holds, worked out when it is computed. */
export function plainValue(entity: Entity, record: AnyRecord, name: string): unknown {
  const field = fieldsOf(entity)[name];
  return field?.kind === 'computed' ? plainFormula(field, fieldsOf(entity), record) : record[name];
}

function meetsCondition(
  { today }: PlainOffice,
  entity: Entity,
  record: AnyRecord,
  { field: name, operator, value }: Condition,
): boolean {
  const field = fieldsOf(entity)[name];
  if (name !== 'id' && !field) throw new Error(`no field ${name}`);
  const held = name === 'id' ? record.id : plainValue(entity, record, name);
  const isEmpty = held === null || held === undefined || (Array.isArray(held) && held.length === 0);
  if (operator === 'isEmpty') return isEmpty;
  if (operator === 'isNotEmpty') return !isEmpty;
  const wanted = withBelow(field, Array.isArray(value) ? (value as unknown[]) : [value]);
  const entries = isEmpty ? [] : Array.isArray(held) ? (held as unknown[]) : [held];
  switch (operator) {
    case 'is':
      if (isInstant(field) && isDay(value)) return !isEmpty && localDay(held) === value;
      return entries.some((entry) => wanted.includes(entry));
    case 'isAnyOf':
      return entries.some((entry) => wanted.includes(entry));
    case 'isNot':
    case 'isNoneOf':
      return !entries.some((entry) => wanted.includes(entry));
    case 'contains':
      return entries.some((entry) => holds(field, entry, String(value), false));
    case 'notContains':
      return !entries.some((entry) => holds(field, entry, String(value), false));
    case 'startsWith':
      return entries.some((entry) => holds(field, entry, String(value), true));
    case 'within':
      return within(field, isEmpty ? null : held, String(value), today);
    default:
      return !isEmpty && compares(field, held as string | number, operator, value);
  }
}

function withBelow(field: Field | undefined, wanted: readonly unknown[]): readonly unknown[] {
  if (field?.kind !== 'choice' && field?.kind !== 'choices') return wanted;
  return field.options
    .filter((option) => wanted.includes(option.value) || wanted.includes(option.parent))
    .map((option) => option.value as unknown)
    .concat(wanted);
}

/** Letters of the Latin alphabet are the same in both cases; telephone numbers are the same with and without signs. */
function holds(field: Field | undefined, entry: unknown, part: string, isStart: boolean): boolean {
  if (field?.kind === 'phones' && /^[\d\s+()-]+$/.test(part) && /\d/.test(part)) {
    const bare = String(entry).replace(/[-+]/g, '');
    const digits = part.replace(/\D/g, '');
    return isStart ? bare.startsWith(digits) : bare.includes(digits);
  }
  const [whole, wanted] = [lower(String(entry)), lower(part)];
  return isStart ? whole.startsWith(wanted) : whole.includes(wanted);
}

function lower(words: string): string {
  return words.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function compares(
  field: Field | undefined,
  held: string | number,
  operator: string,
  value: unknown,
): boolean {
  if (operator === 'between') {
    const [from, to] = value as [string | number, string | number];
    return compares(field, held, 'atLeast', from) && compares(field, held, 'atMost', to);
  }
  const wanted = value as string | number;
  const shown = isInstant(field) && isDay(wanted) ? localDay(held) : held;
  switch (operator) {
    case 'equals':
      return shown === wanted;
    case 'lessThan':
    case 'before':
      return shown < wanted;
    case 'atMost':
    case 'onOrBefore':
      return shown <= wanted;
    case 'moreThan':
    case 'after':
      return shown > wanted;
    case 'atLeast':
    case 'onOrAfter':
      return shown >= wanted;
    default:
      throw new Error(`no operator ${operator}`);
  }
}

function within(field: Field | undefined, held: unknown, range: string, today: string): boolean {
  const day = held === null ? null : isInstant(field) ? localDay(held) : (held as string);
  const past = /^notLast(\d+)Days$/.exec(range)?.[1];
  if (past !== undefined) return day === null || day < shift(today, 1 - Number(past));
  if (day === null) return false;
  const last = /^last(\d+)Days$/.exec(range)?.[1];
  if (last !== undefined) return day >= shift(today, 1 - Number(last)) && day <= today;
  const next = /^next(\d+)Days$/.exec(range)?.[1];
  if (next !== undefined) return day >= today && day <= shift(today, Number(next) - 1);
  const at = (part: string): boolean => within(field, held, part, today);
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const inMonth = (offset: number): boolean => {
    const months = year * 12 + month - 1 + offset;
    return day.startsWith(`${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`);
  };
  const inWeek = (offset: number): boolean => {
    const monday = shift(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7) + 7 * offset);
    return day >= monday && day <= shift(monday, 6);
  };
  const quarter = (of: string): number => Math.floor((Number(of.slice(5, 7)) - 1) / 3);
  switch (range) {
    case 'today':
      return day === today;
    case 'yesterday':
      return day === shift(today, -1);
    case 'tomorrow':
      return day === shift(today, 1);
    case 'thisWeek':
      return inWeek(0);
    case 'lastWeek':
      return inWeek(-1);
    case 'nextWeek':
      return inWeek(1);
    case 'thisMonth':
      return inMonth(0);
    case 'lastMonth':
      return inMonth(-1);
    case 'nextMonth':
      return inMonth(1);
    case 'thisQuarter':
      return at('thisYear') && quarter(day) === quarter(today);
    case 'thisYear':
      return day.startsWith(String(year));
    case 'lastYear':
      return day.startsWith(String(year - 1));
    case 'overdue':
      return day < today;
    default:
      throw new Error(`no range ${range}`);
  }
}

function isInstant(field: Field | undefined): boolean {
  return field?.kind === 'timestamp';
}

function isDay(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

function localDay(instant: unknown): string {
  const at = new Date(String(instant));
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

function shift(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
