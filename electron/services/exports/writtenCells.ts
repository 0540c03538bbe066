import type { AnyRecord } from '../../../db/schema/defineEntity';
import type { ExportColumn } from '../../../db/schema/derive/exportColumns';
import { formatField } from '../../../db/schema/derive/printModel';
import type { FieldValue } from '../../../db/schema/fields';
import type { Language } from '../../../db/schema/label';

/** The title of a record by entity and id; empty when there is none. */
export type TitleOf = (entity: string, id: number) => string;
/** A cell of a list: a text, a number or nothing. */
export type PlainCell = string | number | boolean | null;

/** How one column's values become cells: amounts in 元, dates and numbers as themselves, everything else as words. */
export function cellWriter(
  { name, field }: Pick<ExportColumn, 'name' | 'field'>,
  language: Language,
  titleOf: TitleOf,
): (record: AnyRecord) => PlainCell {
  switch (field.kind) {
    case 'money':
      return (record) => (record[name] == null ? null : (record[name] as number) / 100);
    case 'integer':
    case 'decimal':
    case 'percent':
    case 'date':
    case 'text':
      return (record) => (record[name] ?? null) as PlainCell;
    default:
      return (record) => {
        const value = record[name] as FieldValue | undefined;
        return value == null ? null : formatField({ name, field }, value, language, titleOf);
      };
  }
}
