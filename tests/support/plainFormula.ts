import type { AnyRecord } from '../../db/schema/defineEntity';
import type { Field, FieldByKind } from '../../db/schema/fields';
import { parseFormula, type Formula } from '../../db/schema/formula';

type Type = 'number' | 'text' | 'day' | 'instant' | 'list' | 'nothing';

/** A part of a formula worked out on one record: what it is, and its value. */
interface Part {
  readonly type: Type;
  readonly value: number | string | readonly string[] | null;
}

const nothing: Part = { type: 'nothing', value: null };
const number = (value: number | null): Part => ({ type: 'number', value });
const text = (value: string | null): Part => ({ type: 'text', value });

/**
 * A computed field worked out in memory, from the values of a record and by the rules of the formula language alone:
 * what the SQL of the program is compared with.
 */
export function plainFormula(
  field: FieldByKind['computed'],
  fields: Readonly<Record<string, Field>>,
  record: AnyRecord,
): number | string | null {
  const part = evaluate(parseFormula(field.formula), (name) => fieldPart(fields[name], record[name]));
  if (field.result === 'text') return asText(part) || null;
  if (field.result === 'date') return asDay(part);
  const number = asNumber(part);
  if (number === null) return null;
  // Nothing below zero is zero.
  const found = number + 0;
  if (field.result === 'integer' || field.result === 'money')
    return Math.abs(found) > Number.MAX_SAFE_INTEGER ? null : rounded(found) + 0;
  if (Math.abs(found) > 1e300) return null;
  return field.digits === undefined ? found : Number(found.toFixed(field.digits));
}

function fieldPart(field: Field | undefined, value: unknown): Part {
  if (!field || field.kind === 'computed') return nothing;
  const type = typeOf(field);
  if (value === null || value === undefined || value === '') return { type, value: null };
  if (Array.isArray(value)) return { type, value: value.length > 0 ? (value as string[]) : null };
  return { type, value: typeof value === 'boolean' ? Number(value) : (value as number | string) };
}

function typeOf({ kind }: Field): Type {
  if (['choices', 'tags', 'phones'].includes(kind)) return 'list';
  if (kind === 'date') return 'day';
  if (kind === 'timestamp') return 'instant';
  return ['integer', 'decimal', 'money', 'percent', 'boolean', 'reference'].includes(kind)
    ? 'number'
    : 'text';
}

function evaluate(formula: Formula, field: (name: string) => Part): Part {
  switch (formula.is) {
    case 'number':
      return number(formula.value);
    case 'text':
      return text(formula.value);
    case 'field':
      return field(formula.name);
    case 'negative':
      return arithmetic([evaluate(formula.of, field)], ([one = 0]) => -one);
    case 'operation': {
      const [left, right] = [evaluate(formula.left, field), evaluate(formula.right, field)];
      if (formula.operator === '&') return text((asText(left) ?? '') + (asText(right) ?? ''));
      if (['+', '-', '*', '/'].includes(formula.operator))
        return arithmetic([left, right], ([one = 0, other = 0]) => calculated(formula.operator, one, other));
      return compared(formula.operator, left, right);
    }
    case 'call':
      return called(
        formula.function,
        formula.of.map((one) => evaluate(one, field)),
      );
  }
}

function arithmetic(parts: readonly Part[], work: (of: readonly number[]) => number | null): Part {
  if (parts.some(({ type }) => type !== 'number')) return nothing;
  const values = parts.map(({ value }) => value as number | null);
  return number(values.includes(null) ? null : work(values as number[]));
}

function calculated(operator: string, left: number, right: number): number | null {
  if (operator === '+') return left + right;
  if (operator === '-') return left - right;
  if (operator === '*') return left * right;
  return right === 0 ? null : left / right;
}

function compared(operator: string, left: Part, right: Part): Part {
  if (left.type === 'nothing' || right.type === 'nothing') return nothing;
  const [one, other] = alike([left, right]);
  if (one?.value == null || other?.value == null) return number(null);
  const [first, second] = [one.value, other.value];
  const holds = {
    '=': first === second,
    '<>': first !== second,
    '<': first < second,
    '<=': first <= second,
    '>': first > second,
    '>=': first >= second,
  }[operator];
  return number(holds ? 1 : 0);
}

function called(name: string, of: readonly Part[]): Part {
  const [first = nothing, second = nothing, third = nothing] = of;
  switch (name) {
    case 'round':
      if (of.length === 1) return arithmetic([first], ([one = 0]) => rounded(one));
      return arithmetic(
        [first, second],
        ([one = 0, digits = 0]) => rounded(one * 10 ** digits) / 10 ** digits,
      );
    case 'min':
    case 'max':
      return outermost(name, of);
    case 'if': {
      const [yes = nothing, no = nothing] = alike([second, third]);
      const type = yes.type === 'nothing' ? no.type : yes.type;
      return { type, value: (isTrue(first) ? yes : no).value };
    }
    case 'first': {
      const some = alike(of.filter(({ type }) => type !== 'nothing'));
      return some.find(({ value }) => value !== null) ?? some[0] ?? nothing;
    }
    case 'days': {
      if (!isDayLike(first) || !isDayLike(second)) return nothing;
      const [from, to] = [asDay(first), asDay(second)];
      return number(from === null || to === null ? null : (Date.parse(to) - Date.parse(from)) / 86_400_000);
    }
    case 'addDays': {
      if (!isDayLike(first) || second.type !== 'number') return nothing;
      const [day, count] = [asDay(first), asNumber(second)];
      return { type: 'day', value: day === null || count === null ? null : later(day, rounded(count)) };
    }
    default:
      return number(rounded((100 * of.filter(({ value }) => value !== null).length) / of.length));
  }
}

function outermost(name: 'min' | 'max', of: readonly Part[]): Part {
  if (of.some(({ type }) => type === 'nothing')) return nothing;
  const parts = alike(of);
  const [first = nothing] = parts;
  if (parts.some(({ value }) => value === null)) return { type: first.type, value: null };
  const values = parts
    .map(({ value }) => value as number | string)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return { type: first.type, value: (name === 'min' ? values[0] : values.at(-1)) ?? null };
}

/** Numbers with numbers, days with days, everything else as text. */
function alike(parts: readonly Part[]): readonly Part[] {
  const types = parts.map(({ type }) => type).filter((type) => type !== 'nothing');
  if (types.every((type) => type === 'number')) return parts;
  const days = types.every((type) => type === 'day' || type === 'instant');
  return parts.map((part) => {
    if (part.type === 'nothing') return nothing;
    return days ? { type: 'day', value: asDay(part) } : text(asText(part));
  });
}

function isTrue({ type, value }: Part): boolean {
  if (type === 'number') return value !== null && value !== 0;
  return type !== 'nothing' && value !== null && value !== '';
}

function asNumber({ type, value }: Part): number | null {
  return type === 'number' ? (value as number | null) : null;
}

function isDayLike({ type, value }: Part): boolean {
  return (
    type === 'day' || type === 'instant' || (type === 'text' && /^\d{4}-\d{2}-\d{2}$/.test(String(value)))
  );
}

function asDay(part: Part): string | null {
  if (!isDayLike(part) || part.value === null) return null;
  return part.type === 'instant' ? localDay(String(part.value)) : String(part.value);
}

function asText({ type, value }: Part): string | null {
  if (value === null) return null;
  if (type === 'instant') return localDay(String(value));
  if (type === 'list') return (value as readonly string[]).join('、');
  return typeof value === 'number' ? String(Number(value.toPrecision(15))) : String(value);
}

function localDay(instant: string): string {
  const at = new Date(instant);
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

function later(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Half away from zero. */
function rounded(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value));
}
