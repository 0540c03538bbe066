import type { AnyRecord, Entity } from '../../db/schema/defineEntity';
import { listColumns, type ListColumn } from '../../db/schema/derive/listColumns';
import { formatField } from '../../db/schema/derive/printModel';
import type { Field, FieldValue, KindName } from '../../db/schema/fields';
import { kindOf } from '../../db/schema/kinds';
import type { Language } from '../../db/schema/label';
import { translate } from '../i18n/index';
import type { CellTag, GridColumn } from './grid/gridColumn';

/** What the columns of a list need besides the schema. */
export interface ListWords {
  readonly language: Language;
  readonly titleOf: (entity: string, id: number) => string;
  readonly isReadOnly: boolean;
  /** The tone of a tag by the office's list; without it all are neutral. */
  readonly toneOfTag?: (tag: string) => string;
}

const widths: Partial<Record<KindName, number>> = {
  longText: 320,
  date: 116,
  timestamp: 148,
  money: 132,
  percent: 116,
  integer: 88,
  decimal: 104,
  boolean: 76,
  choice: 116,
  choices: 150,
  tags: 168,
  phones: 168,
  mail: 190,
  creditCode: 180,
  reference: 168,
  address: 220,
  file: 84,
  lunarDate: 132,
};

/** How a kind is drawn where plain words are not the best way. */
const drawings: Partial<Record<KindName, GridColumn['drawn']>> = {
  percent: 'bar',
  file: 'clip',
  boolean: 'tick',
  phones: 'phones',
};

/** The columns of an entity's list, from the schema alone. */
export function listColumnsOf(entity: Entity, words: ListWords): GridColumn<AnyRecord>[] {
  return listColumns(entity).map((column) => columnOf(entity, column, words));
}

function columnOf(entity: Entity, column: ListColumn, words: ListWords): GridColumn<AnyRecord> {
  const { name, field } = column;
  const isTitle = name === entity.titleField;
  const isMade = field.kind === 'computed';
  const number = numberWords(field, words.language);
  return {
    name,
    heading: field.label[words.language],
    width: isTitle ? (field.kind === 'longText' ? 380 : 252) : (widths[field.kind] ?? 140),
    align: isMade && field.result !== 'text' && field.result !== 'date' ? 'right' : column.align,
    isSortable: column.isSortable,
    isHidden: !column.isShownFirst,
    isTitle,
    isEditable: column.isEditable && !isMade && field.kind !== 'file' && !words.isReadOnly,
    whyNotEditable: whyNot(field, words.isReadOnly),
    field,
    drawn: isMade && field.result === 'percent' ? 'bar' : drawings[field.kind],
    value: (row) => row[name] ?? null,
    text: (row) =>
      formatField({ name, field }, row[name] as FieldValue, words.language, words.titleOf).replace(
        /\s+/g,
        ' ',
      ),
    ...(number ? { number } : {}),
    ...tagsOf(name, field, words),
  };
}

/** Why nobody types into the cells of a field. */
function whyNot(field: Field, isReadOnly: boolean): string {
  if (isReadOnly) return translate('grid.why.readOnlyFile');
  if (field.kind === 'computed') return translate('grid.why.computed');
  if (field.rollUp) return translate('grid.why.rollUp');
  if (field.kind === 'file') return translate('grid.why.file');
  return translate('grid.why.made');
}

function tagsOf(name: string, field: Field, words: ListWords): Pick<GridColumn<AnyRecord>, 'tags'> {
  const entriesOf = (row: AnyRecord): string[] => {
    const value = row[name];
    if (Array.isArray(value)) return value as string[];
    return typeof value === 'string' && value !== '' ? [value] : [];
  };
  if (field.kind === 'tags') {
    return {
      tags: (row) => entriesOf(row).map((text) => ({ text, tone: words.toneOfTag?.(text) ?? 'neutral' })),
    };
  }
  if (field.kind !== 'choice' && field.kind !== 'choices') return {};
  return {
    tags: (row) =>
      entriesOf(row).map((entry): CellTag => {
        const option = field.options.find((candidate) => candidate.value === entry);
        return { text: option?.label[words.language] ?? entry, tone: option?.tone };
      }),
  };
}

/** How a sum of a field is written; shares of a hundred and words are not added up. */
function numberWords(field: Field, language: Language): ((amount: number) => string) | undefined {
  const kind = field.kind === 'computed' ? field.result : field.kind;
  if (kind === 'money') return (amount) => kindOf(field).format(Math.round(amount), field, language);
  if (kind !== 'integer' && kind !== 'decimal') return undefined;
  return (amount) => amount.toLocaleString('en-US', { maximumFractionDigits: 2 });
}
