import { kindOf } from '../../../db/schema/kinds';
import type { Field, KindName } from '../../../db/schema/fields';
import { valueless } from '../../../db/schema/filterWords';
import type { Operator } from '../../../db/schema/listQuery';

/** The control a condition's value is made with. */
export type ValueInput =
  | { readonly is: 'none' }
  | { readonly is: 'range' }
  | { readonly is: 'yesNo' }
  | { readonly is: 'choices'; readonly isMany: boolean }
  | { readonly is: 'records'; readonly isMany: boolean }
  | { readonly is: 'words' }
  /** The control of a field of this kind; two of them for `between`. */
  | { readonly is: 'control'; readonly field: Field; readonly isPair: boolean };

const many: ReadonlySet<Operator> = new Set<Operator>(['isAnyOf', 'isNoneOf']);
const inside: ReadonlySet<Operator> = new Set<Operator>(['contains', 'notContains', 'startsWith']);
const numbers: ReadonlySet<KindName> = new Set<KindName>(['integer', 'decimal', 'money', 'percent']);

const lines: ReadonlySet<KindName> = new Set<KindName>([
  'longText',
  'phones',
  'mail',
  'url',
  'address',
  'creditCode',
]);

/** Which control makes the value of a condition on this field with this operator. */
export function valueInput(field: Field, operator: Operator): ValueInput {
  if (valueless.has(operator)) return { is: 'none' };
  if (operator === 'within') return { is: 'range' };
  const isPair = operator === 'between';
  if (inside.has(operator)) return { is: 'control', field: { kind: 'text', label: field.label }, isPair };
  if (field.kind === 'boolean') return { is: 'yesNo' };
  if (field.kind === 'choice' || field.kind === 'choices')
    return { is: 'choices', isMany: many.has(operator) || field.kind === 'choices' };
  if (field.kind === 'reference') return { is: 'records', isMany: many.has(operator) };
  if (many.has(operator)) return { is: 'words' };
  return { is: 'control', field: controlField(field), isPair };
}

/** Days stand for instants, one line for many, and the result for a formula. */
function controlField(field: Field): Field {
  const { label } = field;
  if (field.kind === 'timestamp') return { kind: 'date', label };
  if (lines.has(field.kind)) return { kind: 'text', label };
  if (field.kind !== 'computed') return field;
  return field.result === 'money' ? { kind: 'money', label, currency: 'CNY' } : { kind: field.result, label };
}

/** What a control answered, as far as it is a value of the kind: words not yet understood are none. */
export function heardValue(control: Field, value: unknown): unknown {
  if (value === null || value === undefined || value === '') return null;
  if (numbers.has(control.kind) && typeof value !== 'number') return null;
  return control.kind === 'text' || kindOf(control).check(value, control) === undefined ? value : null;
}

/** What stays of a value when another operator is chosen: the same sort of value, or none. */
export function keptValue(field: Field, before: Operator, after: Operator, value: unknown): unknown {
  const [was, becomes] = [valueInput(field, before), valueInput(field, after)];
  if (was.is === 'control' && becomes.is === 'control') {
    const isSame = was.isPair === becomes.isPair && was.field.kind === becomes.field.kind;
    return isSame ? value : null;
  }
  if (was.is !== becomes.is) return null;
  if (!('isMany' in was) || !('isMany' in becomes) || was.isMany === becomes.isMany) return value;
  if (becomes.isMany) return value === null ? null : [value];
  return Array.isArray(value) ? ((value as unknown[])[0] ?? null) : null;
}
