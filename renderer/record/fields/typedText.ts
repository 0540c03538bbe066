import { kindOf } from '../../../db/schema/kinds';
import type { Field, FieldValue } from '../../../db/schema/fields';
import { today } from './fieldControl';

/**
 * What typed words mean for a field: its value, nothing, or (not understood) the words themselves, which the check
 * of the form then refuses in words. The same reading as for cells of a sheet, so `12万` works in both places.
 */
export function valueOfText(text: string, field: Field): FieldValue {
  const words = text.trim();
  if (words === '') return null;
  const read = kindOf(field).parseCell(words, field, { today: today() });
  if (read.is === 'value') return read.value;
  return read.is === 'blank' ? null : words;
}

/** The words a person would type for a value. */
export function textOfValue(value: unknown, field: Field): string {
  if (value === null || value === undefined) return '';
  if (field.kind === 'money' && typeof value === 'number')
    return (value / 100).toFixed(2).replace(/\.00$/, '');
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string' && field.kind !== 'timestamp' && field.kind !== 'lunarDate') return value;
  if (kindOf(field).check(value, field) !== undefined) return typeof value === 'string' ? value : '';
  return kindOf(field).format(value as FieldValue, field, 'zh');
}
