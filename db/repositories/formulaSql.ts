import type { ComputedResult, FieldByKind } from '../schema/fields';
import { parseFormula, type Formula, type FormulaFunction, type FormulaOperator } from '../schema/formula';
import { SchemaMistake } from '../schema/schemaMistake';

/** What a part of a formula gives. `list` holds several texts, `nothing` never gives a value. */
export type FormulaType = 'number' | 'text' | 'day' | 'instant' | 'list' | 'nothing';

/** A part of a formula as SQL. Every part stands in it once: nothing a formula says can make the SQL explode. */
interface Part {
  readonly text: string;
  readonly type: FormulaType;
}

/** The value of a field of the same row as SQL, and what it is; a field that is not there gives nothing. */
export type FormulaField = (name: string) => { readonly text: string; readonly type: FormulaType };

const nothing: Part = { text: 'NULL', type: 'nothing' };

/** Whole numbers JavaScript keeps exactly; an amount beyond is no amount. */
const mostWhole = '9007199254740991';
const mostReal = '1e300';

/**
 * The value of a computed field as an SQL expression. Amounts are whole 分; arithmetic with nothing, with texts or
 * divided by zero gives nothing; so does a number too large to be kept. A formula that cannot be read (a newer program
 * may have written it) gives nothing.
 */
export function formulaSql(field: FieldByKind['computed'], fieldPart: FormulaField): string {
  try {
    const formula = parseFormula(field.formula);
    return heightOf(formula) > mostHeight ? 'NULL' : resultOf(compile(formula, fieldPart), field);
  } catch (thrown) {
    if (thrown instanceof SchemaMistake) return 'NULL';
    throw thrown;
  }
}

/** SQLite takes expressions up to a height of 1000; one part of a formula is a few of them. */
const mostHeight = 150;

function heightOf(formula: Formula): number {
  switch (formula.is) {
    case 'negative':
      return 1 + heightOf(formula.of);
    case 'operation':
      return 1 + Math.max(heightOf(formula.left), heightOf(formula.right));
    case 'call':
      return 1 + Math.max(...formula.of.map(heightOf));
    default:
      return 1;
  }
}

function resultOf(part: Part, { result, digits }: FieldByKind['computed']): string {
  if (result === 'text') return `nullif(${asText(part)}, '')`;
  if (result === 'date') return asDay(part).text;
  const number = asNumber(part);
  if (number.type === 'nothing') return 'NULL';
  const isWhole = wholeResults.has(result);
  const most = isWhole ? mostWhole : mostReal;
  const kept = isWhole ? `CAST(round(${number.text}) AS INTEGER)` : rounded(number.text, digits);
  return `CASE WHEN ${number.text} BETWEEN -${most} AND ${most} THEN ${kept} END`;
}

const wholeResults: ReadonlySet<ComputedResult> = new Set<ComputedResult>(['integer', 'money']);

function rounded(text: string, digits: number | undefined): string {
  return digits === undefined ? `CAST(${text} AS REAL)` : `round(${text}, ${digits})`;
}

function compile(formula: Formula, field: FormulaField): Part {
  switch (formula.is) {
    case 'number':
      return Number.isFinite(formula.value) ? { text: String(formula.value), type: 'number' } : nothing;
    case 'text':
      return { text: sqlLiteral(formula.value), type: 'text' };
    case 'field':
      return field(formula.name);
    case 'negative': {
      const of = asNumber(compile(formula.of, field));
      return of.type === 'nothing' ? nothing : { text: `(- ${of.text})`, type: 'number' };
    }
    case 'operation':
      return operation(formula.operator, compile(formula.left, field), compile(formula.right, field));
    case 'call':
      return calls[formula.function](formula.of.map((one) => compile(one, field)));
  }
}

const comparisons: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>=']);

function operation(operator: FormulaOperator, left: Part, right: Part): Part {
  if (operator === '&')
    return { text: `(coalesce(${asText(left)}, '') || coalesce(${asText(right)}, ''))`, type: 'text' };
  if (comparisons.has(operator)) return comparison(operator, left, right);
  const [one, other] = [asNumber(left), asNumber(right)];
  if (one.type === 'nothing' || other.type === 'nothing') return nothing;
  // Whole numbers would be divided without their rest.
  const first = operator === '/' ? `CAST(${one.text} AS REAL)` : one.text;
  return { text: `(${first} ${operator} ${other.text})`, type: 'number' };
}

function comparison(operator: string, left: Part, right: Part): Part {
  if (left.type === 'nothing' || right.type === 'nothing') return nothing;
  const [one, other] = sameType([left, right]);
  return one && other ? { text: `(${one.text} ${operator} ${other.text})`, type: 'number' } : nothing;
}

const calls: Readonly<Record<FormulaFunction, (of: readonly Part[]) => Part>> = {
  round([value = nothing, digits]) {
    const number = asNumber(value);
    if (number.type === 'nothing') return nothing;
    if (!digits) return { text: `round(${number.text})`, type: 'number' };
    const to = asNumber(digits);
    return to.type === 'nothing' ? nothing : { text: `round(${number.text}, ${to.text})`, type: 'number' };
  },
  min: (of) => outermost('min', of),
  max: (of) => outermost('max', of),
  if([condition = nothing, yes = nothing, no = nothing]) {
    const [first = nothing, second = nothing] = sameType([yes, no]);
    return {
      text: `CASE WHEN ${isTrue(condition)} THEN ${first.text} ELSE ${second.text} END`,
      type: first.type === 'nothing' ? second.type : first.type,
    };
  },
  first(of) {
    const some = sameType(of.filter(({ type }) => type !== 'nothing'));
    const [only] = some;
    if (!only) return nothing;
    return some.length === 1
      ? only
      : { text: `coalesce(${some.map(({ text }) => text).join(', ')})`, type: only.type };
  },
  days([from = nothing, to = nothing]) {
    const [first, last] = [asDay(from), asDay(to)];
    if (first.type === 'nothing' || last.type === 'nothing') return nothing;
    return {
      text: `CAST(julianday(${last.text}) - julianday(${first.text}) AS INTEGER)`,
      type: 'number',
    };
  },
  addDays([day = nothing, count = nothing]) {
    const [from, by] = [asDay(day), asNumber(count)];
    if (from.type === 'nothing' || by.type === 'nothing') return nothing;
    return { text: `date(${from.text}, CAST(round(${by.text}) AS INTEGER) || ' days')`, type: 'day' };
  },
  filled(of) {
    const some = of.map(({ text }) => `(${text} IS NOT NULL)`).join(' + ');
    return { text: `round(100.0 * (${some}) / ${of.length})`, type: 'number' };
  },
};

/** The least or the greatest; one of them nothing makes the whole nothing, as in arithmetic. */
function outermost(word: 'min' | 'max', of: readonly Part[]): Part {
  if (of.some(({ type }) => type === 'nothing')) return nothing;
  const parts = sameType(of);
  const [first = nothing] = parts;
  if (parts.length === 1) return first;
  return { text: `${word}(${parts.map(({ text }) => text).join(', ')})`, type: first.type };
}

/** Numbers with numbers, days with days; whatever else meets is compared as text. */
function sameType(parts: readonly Part[]): readonly Part[] {
  const types = new Set(parts.map(({ type }) => type).filter((type) => type !== 'nothing'));
  const asOne: (part: Part) => Part = [...types].every((type) => type === 'number')
    ? asNumber
    : [...types].every((type) => type === 'day' || type === 'instant')
      ? asDay
      : (part) => ({ text: asText(part), type: 'text' });
  return parts.map((part) => (part.type === 'nothing' ? nothing : asOne(part)));
}

function isTrue(part: Part): string {
  if (part.type === 'number') return part.text;
  return part.type === 'nothing' ? '0' : `nullif(${part.text}, '') IS NOT NULL`;
}

function asNumber(part: Part): Part {
  return part.type === 'number' ? part : nothing;
}

/** A day; an instant is the day it falls on by this machine's clock, a text one that is written as a day. */
function asDay(part: Part): Part {
  if (part.type === 'day') return part;
  if (part.type === 'instant') return { text: `date(${part.text}, 'localtime')`, type: 'day' };
  return part.type === 'text' && /^'\d{4}-\d{2}-\d{2}'$/.test(part.text)
    ? { text: `date(${part.text})`, type: 'day' }
    : nothing;
}

function asText(part: Part): string {
  switch (part.type) {
    case 'number':
      // 3.0 reads 3; `~` marks the end of the number.
      return `replace(replace(CAST(${part.text} AS TEXT) || '~', '.0~', ''), '~', '')`;
    case 'list':
      return `(SELECT group_concat(value, '、') FROM json_each(${part.text}))`;
    case 'instant':
      return `date(${part.text}, 'localtime')`;
    default:
      return part.text;
  }
}

/** A text of the schema as an SQL literal; a NUL would end the statement. */
export function sqlLiteral(value: string): string {
  return `'${value.replaceAll('\0', '').replaceAll("'", "''")}'`;
}
