import type { RawCell } from '../../../db/schema/cell';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import type { ImportColumn, ImportCounts, ImportSession, ImportTable } from '../../../electron/api/imports';
import type { FailureCode } from '../../../electron/api/failure';
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
  const { code, share, times } = column.reason;
  return translate(`imports.reasons.${code}`, { share: Math.round(share ?? 0), times: times ?? 0 });
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

/** Whether the table lies on the sheet, as one of the sheets of its cards or altogether. */
export function isOnSheet(table: ImportTable, sheet: number): boolean {
  return table.cards ? table.cards.sheets.includes(sheet) : table.sheetIndex === sheet;
}

/** The name of a table: its sheet's, with a number where the sheet has several; a text file has but its own name. */
export function tableNameOf(session: ImportSession, table: ImportTable): string {
  const ofSheet = session.tables.filter((one) => one.sheetIndex === table.sheetIndex);
  const name = table.sheet ?? session.fileName;
  if (ofSheet.length < 2) return name;
  return translate('importSheets.tableOfSheet', { name, number: ofSheet.indexOf(table) + 1 });
}

/** What became of the rows: `28 行正常、1 行有疑问`. Outcomes no row has are not named. */
export function rowCountWords(rows: ImportCounts['rows']): string {
  const parts = (['accept', 'flag', 'reject', 'skip'] as const).filter((one) => rows[one] > 0);
  const words = parts.map((one) =>
    translate(`imports.rowCounts.${one}`, { count: rows[one].toLocaleString() }),
  );
  return words.length > 0 ? words.join(translate('words.listSeparator')) : translate('imports.nothing');
}

/** The name of the field a target names: `联系人2 · 手机`; nothing for none. */
export function targetNameOf(target: string | null): string {
  const [part, field] = (target ?? '').split('.');
  if (part === undefined || field === undefined) return '';
  const entity = part.replace(/\d+$/, '');
  return targetWords({ entity, field, slot: Number(part.slice(entity.length) || '1') });
}

const withRemedy = [
  'fileMissing',
  'fileEmpty',
  'fileTooLarge',
  'fileDamaged',
  'fileUnsafe',
  'fileNotASheet',
  'fileEncoding',
  'fileUnreadable',
  'sheetMissing',
  'tooManyRows',
  'tooSlow',
  'workerGone',
] as const;

/** What to do about a file that cannot be opened; '' where the failure says it itself. */
export function remedyOf(code: FailureCode): string {
  const known = withRemedy.find((one) => one === code);
  return known ? translate(`importSheets.remedies.${known}`) : '';
}

/** A moment as a person reads it, in the language of the window. */
export function dayAndTime(at: string): string {
  return momentWords(at, { dateStyle: 'medium', timeStyle: 'short' });
}

/** The day of a moment, in the language of the window. */
export function dayWords(at: string): string {
  return momentWords(at, { dateStyle: 'medium' });
}

function momentWords(at: string, style: Intl.DateTimeFormatOptions): string {
  const locale = currentLanguage() === 'zh' ? 'zh-CN' : 'en-GB';
  return new Intl.DateTimeFormat(locale, style).format(new Date(at));
}
