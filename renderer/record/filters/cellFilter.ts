import type { Field } from '../../../db/schema/fields';
import { kindOf } from '../../../db/schema/kinds';
import type { Condition, FilterValue, Operator } from '../../../db/schema/listQuery';

/** The operators that ask for exactly what a cell holds, best one first. */
const exact: readonly Operator[] = ['is', 'equals', 'isAnyOf', 'contains'];

/** The condition that holds for rows with the same value in that cell; nothing for kinds that cannot say so. */
export function conditionOfCell(name: string, field: Field, value: unknown): Condition | null {
  const { operators } = kindOf(field);
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0))
    return operators.includes('isEmpty') ? { field: name, operator: 'isEmpty' } : null;
  if (field.kind === 'timestamp' && typeof value === 'string') {
    const day = localDay(value);
    return { field: name, operator: 'between', value: [day, day] };
  }
  const operator = exact.find((one) => operators.includes(one));
  if (operator === undefined || field.kind === 'file') return null;
  const single = Array.isArray(value) ? (value as FilterValue[])[0] : (value as FilterValue);
  if (operator !== 'isAnyOf') return { field: name, operator, value: single as FilterValue };
  return { field: name, operator, value: (Array.isArray(value) ? value : [value]) as (string | number)[] };
}

function localDay(instant: string): string {
  const at = new Date(instant);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
