import { optionsOf } from '../../../db/schema/kinds/options';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import type { Field } from '../../../db/schema/fields';
import { shownCell } from '../../../db/schema/shownCell';
import type { CheckedRow, ImportColumn, ImportTable } from '../../../electron/api/imports';
import { problemWords } from '../../bridge/failures';
import { currentLanguage, translate } from '../../i18n/index';
import type { CellMark, GridColumn } from '../../record/grid/gridColumn';
import { useSchema } from '../../stores/schema';
import { columnLetter } from './importWords';

/** A row of the check as the grid holds it. */
export type CheckRow = CheckedRow & { readonly id: number };

const base = { isSortable: false, isHidden: false, isEditable: false } as const;
const tones = { accept: 'good', flag: 'attention', reject: 'bad', skip: 'neutral' } as const;

/** The row for the grid: its id is made of table and row. */
export function checkRow(row: CheckedRow): CheckRow {
  return { ...row, id: row.table * 2_000_000 + row.row };
}

/** The name of a column of a sheet: its heading, or its letter when it has none. */
export function headingOf(table: ImportTable | undefined, column: number): string {
  const heading = table?.columns.find((one) => one.column === column)?.heading;
  return heading === undefined || heading === '' ? columnLetter(column) : heading;
}

/** The column of the sheet a column of the grid shows; -1 for those before the sheet's own. */
export function columnAt(name: string): number {
  return name.startsWith('cell') ? Number(name.slice(4)) : -1;
}

/** The field a column goes to; nothing when it is not imported. */
export function fieldOfColumn(column: ImportColumn | undefined): Field | undefined {
  const [part, name] = (column?.target ?? '').split('.');
  const entity = part?.replace(/\d+$/, '') ?? '';
  const schema = useSchema();
  return name !== undefined && schema.has(entity) ? fieldOf(schema.entity(entity), name) : undefined;
}

/** The columns of the check grid of one table: the row's number, what becomes of it, then the sheet's own. */
export function checkColumns(table: ImportTable): GridColumn<CheckRow>[] {
  const place: GridColumn<CheckRow> = {
    ...base,
    name: 'row',
    heading: translate(table.cards ? 'importCards.column' : 'imports.row'),
    width: 76,
    align: 'left',
    isTitle: true,
    text: (row) => String(row.row),
  };
  const outcome: GridColumn<CheckRow> = {
    ...base,
    name: 'outcome',
    heading: translate('imports.outcome'),
    width: 164,
    align: 'left',
    isTitle: false,
    text: outcomeWords,
    tags: (row) => [{ text: outcomeWords(row), tone: tones[row.outcome] }],
  };
  return [place, outcome, ...table.columns.map((column) => sheetColumn(table, column))];
}

function sheetColumn(table: ImportTable, column: ImportColumn): GridColumn<CheckRow> {
  const target = fieldOfColumn(column);
  const isNumber = target?.kind === 'money' || target?.kind === 'integer' || target?.kind === 'decimal';
  return {
    ...base,
    name: `cell${String(column.column)}`,
    heading: headingOf(table, column.column),
    width: widthOf(column),
    align: isNumber ? 'right' : 'left',
    isTitle: false,
    isEditable: true,
    field: editedAs(target, headingOf(table, column.column)),
    text: (row) => shownCell(row.cells[column.column]),
    value: (row) => editedValue(target, shownCell(row.cells[column.column])),
    mark: (row) => markOf(row, column.column),
  };
}

/** Wide enough for what stands in most cells; a Chinese character is as wide as two letters. */
function widthOf({ heading, samples }: ImportColumn): number {
  const letters = [heading, ...samples].map((text) =>
    [...text.slice(0, 40)].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 255 ? 2 : 1), 0),
  );
  return Math.min(280, Math.max(104, Math.max(...letters) * 7 + 34));
}

/** A cell is repaired as it would be typed in the sheet; entries of a list are offered. */
function editedAs(target: Field | undefined, heading: string): Field {
  const label = { zh: heading, en: heading };
  if (target?.kind === 'choice') return { kind: 'choice', label, options: target.options };
  return target?.kind === 'longText' ? { kind: 'longText', label } : { kind: 'text', label };
}

function editedValue(target: Field | undefined, text: string): unknown {
  if (target?.kind !== 'choice') return text === '' ? null : text;
  return optionsOf(target).find(({ label }) => label.zh === text || label.en === text)?.value ?? text;
}

/** What an editor of a column gave, as the text of a cell. */
export function typedText(field: Field | undefined, value: unknown): string {
  if (typeof value !== 'string') return '';
  if (field?.kind !== 'choice') return value;
  return optionsOf(field).find((option) => option.value === value)?.label[currentLanguage()] ?? value;
}

/** What becomes of a row, in words. */
function outcomeWords(row: CheckedRow): string {
  if (row.skipped) return translate(`imports.skipped.${row.skipped}`);
  return translate(`imports.outcomes.${row.outcome}`);
}

function markOf(row: CheckRow, index: number): CellMark | undefined {
  const found = row.problems.filter((problem) => problem.column === index);
  const repair = row.repairs.find(({ column }) => column === index);
  if (found.length === 0 && !repair) return undefined;
  const words = found.map(({ problem, suggestion }) =>
    isHelpful(problem, suggestion)
      ? translate('imports.suggestion', { problem: problemWords(problem), suggestion })
      : problemWords(problem),
  );
  if (repair) words.push(translate('imports.check.sheetSays', { text: shownCell(repair.sheet) || '–' }));
  const tone =
    found.length === 0 ? 'none' : found.every((problem) => problem.isWarning) ? 'attention' : 'bad';
  return { tone, isChanged: repair !== undefined, words: words.join('\n') };
}

/** A name nobody has comes back as its own suggestion: that is nothing to take. */
export function isHelpful(problem: string, suggestion: string | undefined): suggestion is string {
  return suggestion !== undefined && problem !== 'referenceUnknown';
}
