import { fieldsOf, type Entity } from '../../db/schema/defineEntity';
import { operatorsOf, valueField } from '../../db/schema/derive/filterFields';
import type { Field } from '../../db/schema/fields';
import {
  relativeRanges,
  type Condition,
  type Filter,
  type FilterValue,
  type Operator,
} from '../../db/schema/listQuery';
import type { Random } from '../../electron/services/sample/random';
import { plainValue, type PlainOffice } from './plainFilter';

/** Pieces of text that are hard on quoting, patterns and order. */
export const hardWords = [
  '机电',
  '华',
  'a',
  'Z',
  '%',
  '_',
  '\\',
  "'",
  '"',
  '$',
  '；',
  '🙂',
  ' ',
  '重庆',
  '0',
  '-',
];

/** A random filter over an entity; every field, operator and shape of the language may come up. */
export function randomFilter(random: Random, office: PlainOffice, name: string, depth: number): Filter {
  const entity = office.schema.entities[name];
  if (!entity) throw new Error(`no entity ${name}`);
  const inside = (): Filter => randomFilter(random, office, name, depth - 1);
  const several = (): Filter[] => Array.from({ length: random.between(0, 3) }, inside);
  if (depth <= 0 || random.chance(0.35)) return randomCondition(random, office, entity);
  switch (random.between(0, 4)) {
    case 0:
      return { all: several() };
    case 1:
      return { any: several() };
    case 2:
      return { not: inside() };
    case 3: {
      const references = Object.entries(fieldsOf(entity)).filter(([, field]) => field.kind === 'reference');
      const [through, field] = random.pick(references);
      const to = field.kind === 'reference' ? field.to : '';
      return { through, filter: randomFilter(random, office, to, depth - 1) };
    }
    default:
      return randomHaving(random, office, name, depth) ?? inside();
  }
}

function randomHaving(random: Random, office: PlainOffice, name: string, depth: number): Filter | undefined {
  const pointing = Object.values(office.schema.entities).flatMap((other) =>
    Object.entries(fieldsOf(other)).flatMap(([via, field]) =>
      field.kind === 'reference' && field.to === name ? [{ entity: other.name, via }] : [],
    ),
  );
  if (pointing.length === 0) return undefined;
  const filled = pointing.filter(({ entity }) => (office.records[entity] ?? []).length > 0);
  const having = random.pick(filled.length > 0 ? filled : pointing);
  const quantity = random.pick(['some', 'none', 'atLeast', 'atMost'] as const);
  return {
    having,
    quantity,
    ...(quantity === 'atLeast' || quantity === 'atMost' ? { count: random.between(0, 3) } : {}),
    ...(random.chance(0.6) ? { filter: randomFilter(random, office, having.entity, depth - 1) } : {}),
  };
}

function randomCondition(random: Random, office: PlainOffice, entity: Entity): Condition {
  if (random.chance(0.03)) return randomIds(random, office, entity);
  const [name, field] = random.pick(Object.entries(fieldsOf(entity)));
  const operator = random.pick(operatorsOf(field));
  const value = valueFor(random, office, entity, { name, field, operator });
  return value === undefined ? { field: name, operator } : { field: name, operator, value };
}

function randomIds(random: Random, office: PlainOffice, entity: Entity): Condition {
  const ids = (office.records[entity.name] ?? []).map(({ id }) => id);
  const value = Array.from({ length: random.between(0, 5) }, () => random.pick([...ids, 0, 999_999]));
  return { field: 'id', operator: random.pick(['isAnyOf', 'isNoneOf'] as const), value };
}

function valueFor(
  random: Random,
  office: PlainOffice,
  entity: Entity,
  { name, field, operator }: { readonly name: string; readonly field: Field; readonly operator: Operator },
): FilterValue | undefined {
  if (operator === 'isEmpty' || operator === 'isNotEmpty') return undefined;
  if (operator === 'within') return random.pick(relativeRanges);
  const held = (): string | number | boolean => oneValue(random, office, entity, name, valueField(field));
  if (operator === 'isAnyOf' || operator === 'isNoneOf')
    return Array.from({ length: random.between(0, 4) }, held) as (string | number)[];
  if (operator === 'contains' || operator === 'notContains' || operator === 'startsWith')
    return random.chance(0.5) ? random.pick(hardWords) : partOf(random, String(held()), operator);
  if (operator === 'between') {
    const [from, to] = [held(), held()];
    // A day and an instant are not bounds of one range.
    return String(from).length === String(to).length || typeof from === 'number'
      ? ([from, to] as (string | number)[])
      : ([from, from] as (string | number)[]);
  }
  return held();
}

function partOf(random: Random, whole: string, operator: Operator): string {
  const letters = Array.from(whole);
  const start = operator === 'startsWith' ? 0 : random.between(0, letters.length);
  return letters.slice(start, start + random.between(1, 4)).join('') || '机';
}

/** A value some record holds, or one that none may hold. */
function oneValue(
  random: Random,
  office: PlainOffice,
  entity: Entity,
  name: string,
  field: Field,
): string | number | boolean {
  const held = (office.records[entity.name] ?? [])
    .map((record) => plainValue(entity, record, name))
    .flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .filter((value) => value !== null && value !== undefined && value !== '');
  if (field.kind === 'timestamp' && random.chance(0.5)) return randomDay(random, office.today);
  if (held.length > 0 && random.chance(0.75)) return random.pick(held) as string | number | boolean;
  return freshValue(random, office, field);
}

function freshValue(random: Random, office: PlainOffice, field: Field): string | number | boolean {
  switch (field.kind) {
    case 'integer':
    case 'money':
    case 'reference':
      return random.between(-5, 60);
    case 'decimal':
    case 'percent':
      return random.between(-20, 400) / 4;
    case 'boolean':
      return random.chance(0.5);
    case 'date':
      return randomDay(random, office.today);
    case 'timestamp':
      return `${randomDay(random, office.today)}T${String(random.between(10, 23))}:30:00.000Z`;
    case 'choice':
    case 'choices':
      return random.pick(field.options).value;
    case 'lunarDate':
      return '1990-05-06';
    default:
      return random.pick(hardWords) + random.pick(hardWords);
  }
}

/** A day near today, so that relative ranges are met and missed; sometimes a month or a year away. */
export function randomDay(random: Random, today: string): string {
  const days = random.pick([random.between(-12, 12), random.between(-100, 100), random.between(-500, 500)]);
  return new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The smallest parts of a filter first, then the whole: what to look at when one is wrong. */
export function partsOf(filter: Filter): readonly Filter[] {
  if ('all' in filter) return [...filter.all.flatMap(partsOf), filter];
  if ('any' in filter) return [...filter.any.flatMap(partsOf), filter];
  if ('not' in filter) return [...partsOf(filter.not), filter];
  return [filter];
}
