import type { RawCell } from '../../../db/schema/cell';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import type { ImportColumn } from '../../../electron/api/imports';
import { currentLanguage, translate } from '../../i18n/index';
import { useSchema } from '../../stores/schema';

/** What a cell of a sheet says. */
export function cellWords(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'object') return String(cell);
  if (cell.kind === 'date') return cell.iso.replace('T', ' ');
  return cell.kind === 'number' ? String(cell.value) : cell.text;
}

/** The name of a field a column may be brought to: `联系人2 · 手机`. */
export function targetWords(target: {
  readonly entity: string;
  readonly field: string;
  readonly slot: number;
}): string {
  const schema = useSchema();
  if (!schema.has(target.entity)) return target.field;
  const entity = schema.entity(target.entity);
  const field = fieldOf(entity, target.field)?.label[currentLanguage()] ?? target.field;
  const slot = target.slot > 1 ? String(target.slot) : '';
  return `${entity.label[currentLanguage()]}${slot} · ${field}`;
}

/** Why a column was brought to its field. */
export function reasonWords(column: ImportColumn): string {
  return translate(`imports.reasons.${column.reason.code}`, { share: Math.round(column.reason.share ?? 0) });
}

/** The letter a spreadsheet gives a column, counted from 0. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? columnLetter(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}

/** Counts per entity as words: `客户 120、联系人 98`. */
export function countWords(counts: Readonly<Record<string, number>>): string {
  const schema = useSchema();
  const named = Object.entries(counts).filter(([, count]) => count > 0);
  const words = named.map(([name, count]) => {
    const label = schema.has(name) ? schema.entity(name).label[currentLanguage()] : name;
    return `${label} ${count.toLocaleString()}`;
  });
  return words.length > 0 ? words.join(translate('words.listSeparator')) : translate('imports.nothing');
}
