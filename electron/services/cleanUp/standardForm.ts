import type { Entity } from '../../../db/schema/defineEntity';
import { activeFields, type NamedField } from '../../../db/schema/derive/ranked';
import type { FieldValue } from '../../../db/schema/fields';
import { kindOf } from '../../../db/schema/kinds';
import type { ProblemCode } from '../../../db/schema/problem';
import { isSame } from '../records/mergeChanges';

/** What a value should be written like, or what is wrong with it when nobody can tell. */
export interface StandardForm {
  readonly after: FieldValue;
  readonly problem: ProblemCode | null;
}

/** The fields whose values have a standard form: the name, telephones, mail addresses, credit codes. */
export function formedFields(entity: Entity): NamedField[] {
  return activeFields(entity).filter(
    ({ name, field }) =>
      !field.readOnly &&
      ((name === entity.titleField && field.kind === 'text') ||
        field.kind === 'phones' ||
        field.kind === 'mail' ||
        field.kind === 'creditCode'),
  );
}

/** The standard form of a value; nothing when it is in it already. */
export function standardForm({ field }: NamedField, value: unknown): StandardForm | null {
  if (value === null || value === undefined) return null;
  if (field.kind === 'text') return typeof value === 'string' ? nameForm(value) : null;
  const words = (Array.isArray(value) ? value : [value])
    .filter((one): one is string => typeof one === 'string')
    .join('; ');
  const found = kindOf(field).parseCell(words, field, { today: '1970-01-01' });
  if (found.is === 'value') return isSame(found.value, value) ? null : { after: found.value, problem: null };
  if (found.is === 'blank') return { after: null, problem: null };
  const mended = found.suggestion === undefined ? null : mendedValue(field, found.suggestion);
  return { after: mended, problem: found.problem };
}

/** A suggestion is text; it counts only when the kind takes it as it is. */
function mendedValue(field: NamedField['field'], suggestion: string): FieldValue {
  const read = kindOf(field).parseCell(suggestion, field, { today: '1970-01-01' });
  return read.is === 'value' ? read.value : null;
}

const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
const han = /\p{Script=Han}/u;

/**
 * A name without stray blanks and unseen signs, letters and digits of half width, brackets as the register of firms
 * writes them: （） in Chinese names, () in others.
 */
function nameForm(name: string): StandardForm | null {
  const folded = name
    .replace(unseen, '')
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\s]+/g, ' ')
    .replace(/[［【〔{[]/g, '(')
    .replace(/[］】〕}\]]/g, ')')
    .trim()
    .replace(/[。.，,;；、]+$/, (signs) =>
      /[a-z]$/i.test(name.trim().slice(0, -signs.length)) ? signs : '',
    );
  const isChinese = han.test(folded);
  const after = isChinese
    ? folded
        .replace(/(?<=[\p{Script=Han}()]) | (?=[\p{Script=Han}()])/gu, '')
        .replace(/\(/g, '（')
        .replace(/\)/g, '）')
    : folded;
  return after === name || after === '' ? null : { after, problem: null };
}
