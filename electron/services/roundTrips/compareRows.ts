import type { RawCell } from '../../../db/schema/cell';
import type { AnyDraft, AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import type { FieldValue } from '../../../db/schema/fields';
import type { FieldProblem, ProblemCode } from '../../../db/schema/problem';
import type { ComparedCell, RowNote } from '../../api/roundTrips';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { DuplicateService } from '../duplicates/duplicateService';
import type { ExportStamp } from '../exports/exportStamp';
import { readRowKey, type RowKey } from '../exports/rowKeys';
import type { TitleOf } from '../exports/writtenCells';
import type { OfficeData } from '../officeData';
import type { DraftCheck } from '../records/checkDraft';
import { namedByTitle, type NamedRecords } from './namedByTitle';
import { compareCell, isSameValue, textOf, type CellChange } from './compareCell';
import type { WorkingRow } from './comparison';
import type { MatchedColumns } from './sheetLayout';

/** What rows are compared with. */
export interface RowsContext {
  readonly actor: Actor;
  readonly entity: Entity;
  readonly stamp: ExportStamp;
  readonly columns: MatchedColumns;
  readonly today: string;
  readonly data: OfficeData;
  readonly access: Access;
  readonly drafts: DraftCheck;
  readonly duplicates: DuplicateService;
  /** Every record of the export. */
  readonly exported: ReadonlySet<number>;
  /** How often each key occurs in the sheet. */
  readonly keys: ReadonlyMap<number, number>;
}

/** A row of the sheet. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly RawCell[];
  readonly key: RowKey | 'damaged' | null;
}

/** A row that was compared: a difference, or the same as before. */
export interface RowCompared {
  readonly sheetRow: SheetRow;
  readonly key: RowKey | null;
  /** Null: nothing to show. */
  readonly row: WorkingRow | null;
  /** What the cells say, for a copy that becomes a record of its own. */
  readonly base: AnyRecord | null;
  readonly isChanged: boolean;
}

interface ReadCell {
  readonly field: string;
  readonly change: CellChange;
}

interface Known {
  readonly now: ReadonlyMap<number, AnyRecord>;
  readonly then: ReadonlyMap<number, AnyRecord>;
  readonly titleOf: TitleOf;
}

/** The keys of a row of the sheet. */
export function sheetRowOf(row: number, cells: readonly RawCell[], keyColumn: number): SheetRow {
  return { row, cells, key: readRowKey(cells[keyColumn]) };
}

/** Compares a part of the sheet: rows with keys with their records, rows without as new ones. */
export async function compareRows(context: RowsContext, rows: readonly SheetRow[]): Promise<RowCompared[]> {
  const known = await recordsBehind(context, rows);
  const read = rows.map((row) => readCells(context, row, known));
  const named = await namedByTitle(
    context.data,
    read.flatMap((cells) =>
      cells.flatMap(({ field: name, change }) => {
        const field = fieldOf(context.entity, name);
        return change.is === 'title' && field?.kind === 'reference'
          ? [{ to: field.to, title: change.title }]
          : [];
      }),
    ),
  );
  const compared: RowCompared[] = [];
  for (const [at, row] of rows.entries())
    compared.push(await compareRow(context, row, { known, named, cells: read[at] ?? [] }));
  return compared;
}

/** The records of the keys, now and at the export, with the titles they had then. */
async function recordsBehind(context: RowsContext, rows: readonly SheetRow[]): Promise<Known> {
  const { data, entity, stamp } = context;
  const keys = rows.flatMap(({ key }) => (key === null || key === 'damaged' ? [] : [key]));
  const now = new Map(
    (
      await data.getMany(
        entity.name,
        keys.map(({ id }) => id),
      )
    ).map((one) => [one.id, one]),
  );
  const then = await data.recordsAsOf(entity.name, keys, { sequence: stamp.sequence, now });
  return { now, then, titleOf: await titlesThen(context, [...then.values()]) };
}

/** Titles of referenced records as the export wrote them. */
export async function titlesThen(
  { data, entity, stamp }: Pick<RowsContext, 'data' | 'entity' | 'stamp'>,
  records: readonly AnyRecord[],
): Promise<TitleOf> {
  const wanted = new Map<string, Set<number>>();
  for (const name of stamp.columns) {
    const field = fieldOf(entity, name);
    if (field?.kind !== 'reference') continue;
    const ids = wanted.get(field.to) ?? new Set<number>();
    for (const record of records) if (typeof record[name] === 'number') ids.add(record[name]);
    wanted.set(field.to, ids);
  }
  const titles = new Map<string, string>();
  for (const [to, ids] of wanted) {
    const target = data.schema().entities[to];
    if (!target || ids.size === 0) continue;
    const then = await data.recordsAsOf(
      to,
      [...ids].map((id) => ({ id, rowVersion: null })),
      stamp,
    );
    for (const [id, record] of then) titles.set(`${to} ${id}`, titleOfRecord(target, record));
  }
  return (to, id) => titles.get(`${to} ${id}`) ?? '';
}

/** The first line of a record's title, as lists show it. */
export function titleOfRecord(entity: Entity, record: AnyDraft): string {
  const title = record[entity.titleField];
  return typeof title === 'string' ? (title.split('\n', 1)[0] ?? '').slice(0, 200) : '';
}

const nothing: AnyRecord = {
  id: 0,
  rowVersion: 0,
  no: null,
  owner: null,
  createdAt: '',
  createdBy: null,
  updatedAt: '',
  updatedBy: null,
  deletedAt: null,
};

function readCells(context: RowsContext, { cells, key }: SheetRow, known: Known): ReadCell[] {
  const record = key === null || key === 'damaged' ? nothing : known.then.get(key.id);
  if (!record || key === 'damaged') return [];
  const base = { record, titleOf: known.titleOf, today: context.today };
  const read: ReadCell[] = [];
  for (const [column, compared] of context.columns.byColumn) {
    const change = compareCell(cells[column] ?? null, compared, base);
    if (change.is !== 'same') read.push({ field: compared.name, change });
  }
  return read;
}

interface RowRead {
  readonly known: Known;
  readonly named: NamedRecords;
  readonly cells: readonly ReadCell[];
}

async function compareRow(context: RowsContext, sheetRow: SheetRow, read: RowRead): Promise<RowCompared> {
  const { key } = sheetRow;
  if (key === null) {
    const row = await newRow(context, sheetRow, read);
    return { sheetRow, key, row, base: null, isChanged: row !== null };
  }
  const broken = (note: RowNote, title = firstWords(context, sheetRow)): RowCompared => ({
    sheetRow,
    key: key === 'damaged' ? null : key,
    row: problemRow(sheetRow, { id: key === 'damaged' ? null : key.id, title, note }),
    base: null,
    isChanged: true,
  });
  if (key === 'damaged') return broken('keyDamaged');
  const base = read.known.then.get(key.id);
  if (!context.exported.has(key.id) || !base) return broken('keyUnknown');
  const cells = read.cells.flatMap((cell) => valueOfCell(context, cell, base, read.named));
  const now = read.known.now.get(key.id);
  const title = titleOfRecord(context.entity, now ?? base);
  const unchanged: RowCompared = { sheetRow, key, row: null, base, isChanged: false };
  if (cells.length === 0) return unchanged;
  if (!now) return broken('recordGone', title);
  if (isMixedUp(context, sheetRow, now)) return broken('mixedUp', title);
  if (now.deletedAt !== null) return broken('recordDeleted', title);
  if (!context.access.sees(context.actor, context.entity, now)) return broken('recordGone');
  if (!context.access.mayChange(context.actor, context.entity, now)) return broken('notAllowed', title);
  const compared = cells.flatMap((cell) => threeWay(context, cell, now));
  if (compared.length === 0) return { ...unchanged, isChanged: true };
  const row = await knownRow(context, { sheetRow, key, title, cells: compared, now });
  return { sheetRow, key, row, base, isChanged: true };
}

/** The number of the record stands beside its key; another number there means that columns were moved apart. */
function isMixedUp({ columns }: RowsContext, { cells }: SheetRow, now: AnyRecord): boolean {
  const cell = columns.numberColumn === null ? null : (cells[columns.numberColumn] ?? null);
  return typeof cell === 'string' && cell.trim() !== '' && now.no !== null && cell.trim() !== now.no;
}

type Valued = Pick<ComparedCell, 'field' | 'base' | 'file' | 'text' | 'problem'>;

/** The value of a changed cell; nothing when the words mean what they meant. */
function valueOfCell(
  { entity }: RowsContext,
  { field: name, change }: ReadCell,
  base: AnyRecord,
  named: NamedRecords,
): Valued[] {
  const field = fieldOf(entity, name);
  const before = base[name] ?? null;
  if (!field || change.is === 'same') return [];
  const problem = (code: ProblemCode, text: string): Valued[] => [
    { field: name, base: before, file: null, text, problem: code },
  ];
  if (change.is === 'problem') return problem(change.problem, change.text);
  if (change.is === 'title' && field.kind === 'reference') {
    const found = named(field.to, change.title);
    if (typeof found !== 'number') return problem(found, change.title);
    return found === before ? [] : [{ field: name, base: before, file: found, text: null, problem: null }];
  }
  const value: FieldValue = change.is === 'value' ? change.value : null;
  return isSameValue(field, value, before)
    ? []
    : [{ field: name, base: before, file: value, text: null, problem: null }];
}

/** Base, sheet and now: equal changes are none, a cell both sides changed is a clash. */
function threeWay({ entity }: RowsContext, cell: Valued, now: AnyRecord): ComparedCell[] {
  const field = fieldOf(entity, cell.field);
  if (!field) return [];
  const current = now[cell.field] ?? null;
  if (cell.problem !== null) return [{ ...cell, is: 'problem', now: current, take: 'now' }];
  if (isSameValue(field, cell.file, current)) return [];
  const isClash = !isSameValue(field, cell.base, current);
  return [{ ...cell, is: isClash ? 'clash' : 'change', now: current, take: isClash ? 'now' : 'file' }];
}

async function knownRow(
  context: RowsContext,
  found: {
    readonly sheetRow: SheetRow;
    readonly key: RowKey;
    readonly title: string;
    readonly cells: readonly ComparedCell[];
    readonly now: AnyRecord;
  },
): Promise<WorkingRow> {
  const { sheetRow, key, title, now } = found;
  const draft = draftOf(found.cells);
  const { problems } = await context.drafts.forChange(context.actor, context.entity, draft, { before: now });
  const cells = found.cells.map((cell) => withProblem(cell, problems));
  // What the rules say of other fields concerns the row as a whole.
  const elsewhere = problems.find(({ field }) => !(field in draft));
  const since = cells.some(({ is }) => is === 'clash')
    ? await context.data.changedSince(context.entity.name, key.id, key.rowVersion)
    : [];
  const others = since.filter(({ field }) =>
    cells.some((cell) => cell.field === field && cell.is === 'clash'),
  );
  const last = others.sort((left, right) => (left.at < right.at ? -1 : 1)).at(-1);
  const shown = elsewhere
    ? [...cells.map((cell) => withProblem(cell, [{ ...elsewhere, field: cell.field }]))]
    : cells;
  const canTick = shown.some(({ is }) => is !== 'problem');
  return {
    sheetRow: sheetRow.row,
    id: key.id,
    title,
    is: canTick ? 'change' : 'problem',
    isTicked: shown.some(({ is }) => is === 'change'),
    canTick,
    cells: shown,
    note: null,
    alike: [],
    by: last?.by ?? null,
    at: last?.at ?? null,
    rowVersion: now.rowVersion,
  };
}

function draftOf(cells: readonly ComparedCell[]): AnyDraft {
  return Object.fromEntries(
    cells.flatMap(({ field, file, is }) => (is === 'problem' ? [] : [[field, file]])),
  );
}

function withProblem(cell: ComparedCell, problems: readonly FieldProblem[]): ComparedCell {
  const found = cell.is === 'problem' ? undefined : problems.find(({ field }) => field === cell.field);
  return found ? { ...cell, is: 'problem', problem: found.problem, take: 'now' } : cell;
}

/** A row without a key: a new record, unless it says nothing of any compared field. */
async function newRow(
  context: RowsContext,
  sheetRow: SheetRow,
  { cells, named }: Pick<RowRead, 'cells' | 'named'>,
): Promise<WorkingRow | null> {
  const valued = cells
    .flatMap((cell) => valueOfCell(context, cell, nothing, named))
    .filter(({ file, problem }) => file !== null || problem !== null);
  if (valued.length === 0) return null;
  return newRowOf(context, sheetRow, valued, null);
}

/** A row of the sheet as a new record; a copy of another row says so. */
async function newRowOf(
  context: RowsContext,
  sheetRow: SheetRow,
  valued: readonly Valued[],
  note: RowNote | null,
): Promise<WorkingRow> {
  const { actor, entity } = context;
  const draft = Object.fromEntries(
    valued.flatMap(({ field, file, problem }) => (problem === null ? [[field, file]] : [])),
  ) as Record<string, never>;
  const { problems } = await context.drafts.forNew(actor, entity, draft);
  const cells = valued.map((cell): ComparedCell => {
    const found = cell.problem ?? problems.find(({ field }) => field === cell.field)?.problem ?? null;
    return {
      ...cell,
      base: null,
      now: null,
      problem: found,
      is: found === null ? 'change' : 'problem',
      take: 'file',
    };
  });
  const missing = problems
    .filter(({ field }) => !valued.some((cell) => cell.field === field))
    .map(({ field, problem }): ComparedCell => {
      return { field, is: 'problem', base: null, file: null, now: null, text: null, problem, take: 'file' };
    });
  const all = [...cells, ...missing];
  const isWhole = all.every(({ is }) => is !== 'problem');
  const alike = isWhole
    ? await context.duplicates.find(actor, { entity: entity.name, draft, id: null, limit: 3 })
    : [];
  return {
    sheetRow: sheetRow.row,
    id: null,
    title: titleOfRecord(entity, draft) || firstWords(context, sheetRow),
    is: isWhole ? 'new' : 'problem',
    isTicked: isWhole && alike.length === 0 && note === null,
    canTick: isWhole,
    cells: all,
    note: note ?? (alike.length > 0 ? 'looksAlike' : null),
    alike,
    by: null,
    at: null,
    rowVersion: null,
  };
}

/** All that a keyed row says, for a copy that becomes a record of its own. */
export async function copiedRow(context: RowsContext, { sheetRow }: RowCompared): Promise<WorkingRow> {
  const asNew: SheetRow = { ...sheetRow, key: null };
  const known: Known = { now: new Map(), then: new Map(), titleOf: () => '' };
  const cells = readCells(context, asNew, known);
  const titles = cells.flatMap(({ field: name, change }) => {
    const field = fieldOf(context.entity, name);
    return change.is === 'title' && field?.kind === 'reference'
      ? [{ to: field.to, title: change.title }]
      : [];
  });
  const named = await namedByTitle(context.data, titles);
  const valued = cells.flatMap((cell) => valueOfCell(context, cell, nothing, named));
  return newRowOf(context, asNew, valued, 'copiedRow');
}

/** A row nothing can be done with but say why. */
export function problemRow(
  { row }: Pick<SheetRow, 'row'>,
  { id, title, note }: { readonly id: number | null; readonly title: string; readonly note: RowNote },
): WorkingRow {
  return {
    sheetRow: row,
    id,
    title,
    is: 'problem',
    isTicked: false,
    canTick: false,
    cells: [],
    note,
    alike: [],
    by: null,
    at: null,
    rowVersion: null,
  };
}

/** What a row is called by when its record is not known: its title cell, or its first words. */
function firstWords({ entity, columns }: RowsContext, { cells }: SheetRow): string {
  const title = [...columns.byColumn].find(([, { name }]) => name === entity.titleField)?.[0];
  const words = title === undefined ? '' : textOf(cells[title] ?? null);
  if (words !== '') return words;
  const first = [...columns.byColumn.keys()].map((column) => textOf(cells[column] ?? null));
  return first.find((text) => text !== '') ?? '';
}
