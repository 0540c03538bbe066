import type { AnyRecord, Entity } from '../../db/schema/defineEntity';
import { listColumns, type ListColumn } from '../../db/schema/derive/listColumns';
import { formatField } from '../../db/schema/derive/printModel';
import type { FieldValue, KindName } from '../../db/schema/fields';
import type { Language } from '../../db/schema/label';
import type { GridColumn } from './grid/gridColumn';

/** What the columns of a list need besides the schema. */
export interface ListWords {
  readonly language: Language;
  readonly titleOf: (entity: string, id: number) => string;
  readonly isReadOnly: boolean;
}

const widths: Partial<Record<KindName, number>> = {
  longText: 320,
  date: 116,
  timestamp: 148,
  money: 132,
  percent: 84,
  integer: 88,
  decimal: 104,
  boolean: 76,
  choice: 116,
  choices: 150,
  phones: 168,
  mail: 190,
  creditCode: 180,
  reference: 168,
};

/** The columns of an entity's list, from the schema alone. */
export function listColumnsOf(entity: Entity, words: ListWords): GridColumn<AnyRecord>[] {
  return listColumns(entity).map((column) => columnOf(entity, column, words));
}

function columnOf(entity: Entity, column: ListColumn, words: ListWords): GridColumn<AnyRecord> {
  const { name, field } = column;
  const isTitle = name === entity.titleField;
  const made: GridColumn<AnyRecord> = {
    name,
    heading: field.label[words.language],
    width: isTitle ? (field.kind === 'longText' ? 380 : 252) : (widths[field.kind] ?? 140),
    align: column.align,
    isSortable: column.isSortable,
    isHidden: !column.isShownFirst,
    isTitle,
    isEditable: column.isEditable && !words.isReadOnly,
    field,
    value: (row) => row[name] ?? null,
    text: (row) =>
      formatField({ name, field }, row[name] as FieldValue, words.language, words.titleOf).replace(
        /\s+/g,
        ' ',
      ),
  };
  if (field.kind !== 'choice' && field.kind !== 'choices') return made;
  return {
    ...made,
    tags: (row) => {
      const value = row[name];
      const values = Array.isArray(value) ? (value as string[]) : typeof value === 'string' ? [value] : [];
      return values.map((entry) => {
        const option = field.options.find((candidate) => candidate.value === entry);
        return { text: option?.label[words.language] ?? entry, tone: option?.tone };
      });
    },
  };
}
