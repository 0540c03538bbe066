import type { RawCell } from '../../../../db/schema/cell';
import { optionsOf } from '../../../../db/schema/kinds/options';
import type { Repair, Repaired } from '../../../api/importChecks';
import { Refusal } from '../../refusal';
import { isOffered, placeOf, placesOf, rehearsedOf, type CheckDesk } from './checkDesk';
import { cellText } from '../cells/cellText';
import { cellKey, rowKey, type ValueChoice } from '../importAmendments';
import type { OpenSession } from '../importSession';
import { chosenTables } from '../importSessions';
import type { ImportStore } from '../importStore';
import { recordText, valueKey } from './importValues';
import type { RepairStep } from './repairSteps';
import type { RowNote } from '../planning/rehearse';
import { valueBookOf, valueKindOf } from './valueBook';

/** A place in the sheet: the table, the row from 1, the column from 0. */
interface CellPlace {
  readonly table: number;
  readonly row: number;
  readonly column: number;
}

/** A repair worked out but not done: what would change, and the first cells of it. */
export interface PlannedRepair {
  readonly step: RepairStep;
  readonly examples: Repaired['examples'];
}

const mostExamples = 5;
const none = { cellTurns: [], rowTurns: [], valueTurns: [] } as const;

/** Works a repair out: what it changes is named cell by cell, what stays as it is is left out. @throws Refusal `notFound` */
export async function planRepair(
  store: ImportStore,
  around: { readonly session: OpenSession; readonly desk: CheckDesk },
  repair: Repair,
): Promise<PlannedRepair> {
  if (repair.sort === 'judge') return planJudgement(around, repair);
  if (repair.sort === 'values') return planValues(store, around, repair);
  const { session, desk } = around;
  const turns: RepairStep['cellTurns'][number][] = [];
  const rows = new Set<string>();
  const examples: Repaired['examples'][number][] = [];
  for (const { place, next } of cellsOf(around, repair)) {
    const key = cellKey(place.table, place.row, place.column);
    const sheet = sheetCell(session, desk, place);
    const before = session.amendments.cells[key];
    const now = before === undefined ? sheet : before;
    const after = next(now, sheet);
    if (after === undefined || cellText(after) === cellText(now)) continue;
    // Whoever types what the sheet says has taken the repair back.
    const isRestored = after === sheet || cellText(after) === cellText(sheet);
    turns.push({ key, before, after: isRestored ? undefined : after });
    rows.add(rowKey(place.table, place.row));
    if (examples.length < mostExamples)
      examples.push({ ...place, before: now, after: isRestored ? sheet : after });
  }
  return {
    step: { ...none, sort: repair.sort, cells: turns.length, rows: rows.size, cellTurns: turns },
    examples,
  };
}

/** What a cell says in the file. */
export function sheetCell(session: OpenSession, desk: CheckDesk, { table, row, column }: CellPlace): RawCell {
  const plan = session.plans.find((one) => one.id === table);
  return (plan && desk.kept.get(plan.sheet)?.cells(row)[column]) ?? null;
}

type CellRepair = Exclude<Repair, { readonly sort: 'judge' | 'values' }>;
type NextCell = (now: RawCell, sheet: RawCell) => RawCell | undefined;

function* cellsOf(
  around: { readonly session: OpenSession; readonly desk: CheckDesk },
  repair: CellRepair,
): Iterable<{ readonly place: CellPlace; readonly next: NextCell }> {
  if (repair.sort === 'type') {
    for (const { text, ...place } of repair.cells) yield { place, next: () => typed(text) };
    return;
  }
  for (const place of placesIn(around.session, repair.where)) {
    yield { place, next: nextOf(around.session, repair, place) };
  }
}

function nextOf(
  session: OpenSession,
  repair: Exclude<CellRepair, { readonly sort: 'type' }>,
  place: CellPlace,
): NextCell {
  switch (repair.sort) {
    case 'fill':
      return () => typed(repair.text);
    case 'clear':
      return () => null;
    case 'restore':
      return (_now, sheet) => sheet;
    case 'suggest': {
      const text = suggestionAt(session, place);
      return () => text;
    }
    case 'replace': {
      const { find, replacement, isWhole } = repair;
      return (now) => {
        const text = cellText(now);
        if (isWhole) return text === find ? typed(replacement) : undefined;
        return text.includes(find) ? typed(text.replaceAll(find, () => replacement)) : undefined;
      };
    }
  }
}

function typed(text: string): RawCell {
  return text.trim() === '' ? null : text;
}

function* placesIn(
  session: OpenSession,
  where: Extract<CellRepair, { readonly sort: 'clear' | 'suggest' | 'restore' }>['where'],
): Iterable<CellPlace> {
  if (where.is === 'cells') return yield* where.cells;
  const { notes } = rehearsedOf(session);
  const list = { ...where.list, table: where.table };
  for (const at of placesOf(notes, list, session.amendments)) {
    const note = notes[at];
    if (!note || (note.outcome === 'skip' && list.show !== 'skip')) continue;
    yield { table: note.table, row: note.row, column: where.column };
  }
}

function suggestionAt(session: OpenSession, place: CellPlace): string | undefined {
  const { notes } = rehearsedOf(session);
  const note = notes[placeOf(notes, chosenTables(session), place.table, place.row)];
  const found = note?.problems.find(
    ({ column, problem, suggestion }) => column === place.column && isOffered(problem, suggestion),
  );
  return found?.suggestion === undefined
    ? undefined
    : suggestedText(session, place.table, place.column, found.suggestion);
}

/** A suggestion as a person reads it: an option by its name. */
export function suggestedText(
  session: OpenSession,
  table: number,
  column: number,
  suggestion: string,
): string {
  const plan = session.plans.find((one) => one.id === table);
  const path = plan?.columns.find((one) => one.column === column)?.target;
  const field = path ? session.planner.index.byPath.get(path)?.of.field : undefined;
  const option = field && optionsOf(field).find(({ value }) => value === suggestion);
  return option?.label.zh ?? suggestion;
}

function planJudgement(
  { session }: { readonly session: OpenSession },
  { where, as }: Extract<Repair, { readonly sort: 'judge' }>,
): PlannedRepair {
  const { notes } = rehearsedOf(session);
  const tables = chosenTables(session);
  const found: (RowNote | undefined)[] =
    where.is === 'list'
      ? placesOf(notes, where.list, session.amendments).map((at) => notes[at])
      : where.rows.map(({ table, row }) => notes[placeOf(notes, tables, table, row)]);
  const turns: RepairStep['rowTurns'][number][] = [];
  for (const note of found) {
    if (!note) continue;
    const key = rowKey(note.table, note.row);
    const before = session.amendments.rows[key];
    const isAlready = (note.outcome === 'skip') === (as === 'skip');
    if (as === null ? before === undefined : before === as || (isAlready && before === undefined)) continue;
    // A row that is no longer held to be data is as the importer thinks, where it thought the same before.
    turns.push({ key, before, after: as ?? undefined });
  }
  return {
    step: { ...none, sort: 'judge', cells: 0, rows: turns.length, rowTurns: turns },
    examples: [],
  };
}

async function planValues(
  store: ImportStore,
  { session, desk }: { readonly session: OpenSession; readonly desk: CheckDesk },
  { path, choices }: Extract<Repair, { readonly sort: 'values' }>,
): Promise<PlannedRepair> {
  const target = session.planner.index.byPath.get(path);
  const kind = target ? valueKindOf(target) : null;
  if (!target || kind === null) throw new Refusal('notFound');
  const book = (await valueBookOf(session, desk)).get(path);
  const known = session.amendments.values[path] ?? {};
  const turns: RepairStep['valueTurns'][number][] = [];
  let cells = 0;
  for (const { text, choice } of choices) {
    const key = valueKey(text);
    const before = known[key];
    let after: ValueChoice | undefined;
    if (choice?.is === 'blank') after = { is: 'blank' };
    else if (choice) {
      const cell = choice.is === 'text' ? choice.text : await recordText(store, kind, choice.id);
      if (cell === null) throw new Refusal('notFound');
      after = { is: 'value', cell };
    }
    if (JSON.stringify(before) === JSON.stringify(after)) continue;
    turns.push({ path, key, before, after });
    cells += book?.get(key)?.rows.length ?? 0;
  }
  return {
    step: { ...none, sort: 'values', cells, rows: cells, valueTurns: turns },
    examples: [],
  };
}
