import type { Entity } from '../../db/schema/defineEntity';
import { fieldOf } from '../../db/schema/effectiveSchema';
import { formatField } from '../../db/schema/derive/printModel';
import type { Field, FieldValue } from '../../db/schema/fields';
import type { Language } from '../../db/schema/label';
import { relativeRanges, type Condition, type Operator, type RelativeRange } from '../../db/schema/listQuery';
import { translate } from '../i18n/index';
import { useTitles } from '../stores/titles';

/** Operators that ask for no value. */
export const valueless: ReadonlySet<Operator> = new Set<Operator>(['isEmpty', 'isNotEmpty']);

/** A condition as a short sentence: `阶段 属于 赢单、输单`. */
export function conditionWords(entity: Entity, condition: Condition, language: Language): string {
  const field = fieldOf(entity, condition.field);
  const label = field?.label[language] ?? condition.field;
  const operator = translate(`operators.${condition.operator}`);
  if (valueless.has(condition.operator) || !field) return `${label} ${operator}`;
  return `${label} ${operator} ${valueWords(field, condition, language)}`;
}

function valueWords(field: Field, condition: Condition, language: Language): string {
  const { value } = condition;
  if (condition.operator === 'within' && isRange(value)) return translate(`ranges.${value}`);
  const values = Array.isArray(value) ? (value as readonly (string | number)[]) : [value];
  const words = values.map((one) => oneValue(field, one as FieldValue, language));
  return words.join(condition.operator === 'between' ? ' – ' : translate('words.listSeparator'));
}

function oneValue(field: Field, value: FieldValue, language: Language): string {
  const isInList = field.kind === 'choices' || field.kind === 'phones';
  const shown = isInList && typeof value === 'string' ? [value] : value;
  if (typeof value === 'string' && ['text', 'longText', 'mail', 'url', 'timestamp'].includes(field.kind))
    return value;
  return formatField({ name: '', field }, shown, language, (entity, id) => useTitles().titleOf(entity, id));
}

function isRange(value: unknown): value is RelativeRange {
  return typeof value === 'string' && (relativeRanges as readonly string[]).includes(value);
}
