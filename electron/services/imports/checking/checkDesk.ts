import type { Schema } from '../../../../db/schema/effectiveSchema';
import type { ImportCheck, ProblemGroup, RepairDone, RowFilter, RowList } from '../../../api/importChecks';
import { Refusal } from '../../refusal';
import { rowKey, type Amendments } from '../importAmendments';
import type { OpenSession, Rehearsed } from '../importSession';
import type { KnownAccount } from '../importStore';
import type { KeptRows } from './keptRows';
import type { RepairStep } from './repairSteps';
import type { RowNote } from '../planning/rehearse';
import { createTargetIndex } from '../headings/targetIndex';
import type { ValueBook } from './foundValues';

/** What the check step keeps beside a session. */
export interface CheckDesk {
  /** The rows of each sheet that was read, and the reading of the file they are from. */
  readonly kept: Map<number, KeptRows>;
  keptOf: OpenSession['summary'];
  /** The accounts of the office, read once between two rehearsals. */
  accounts: Promise<readonly KnownAccount[]> | null;
  readonly done: RepairStep[];
  readonly undone: RepairStep[];
  /** The rows of the list that was asked for last, by their place among the notes. */
  list: {
    readonly key: string;
    readonly of: OpenSession['plans'];
    readonly places: readonly number[];
  } | null;
  /** Null when rows were judged or values repaired since: it is collected again when it is asked for. */
  values: { readonly book: ValueBook; readonly amendments: Amendments; readonly of: Rehearsed } | null;
  /** What earlier imports taught, by path and compared value; null until it was read. */
  learned: Amendments['values'] | null;
  /** The fields of the office the session's columns are read by; null until the first check. */
  schema: Schema | null;
  /** Ends when the last repair that was asked for is done: they are worked off one by one. */
  turn: Promise<unknown>;
}

/** Makes the place where the check step keeps what it knows of each session; forgotten with the session. */
export function createCheckDesks(): (session: OpenSession) => CheckDesk {
  const desks = new WeakMap<OpenSession, CheckDesk>();
  return (session) => {
    const known = desks.get(session);
    // A file that is read in another way has other rows.
    if (known && known.keptOf !== session.summary) known.kept.clear();
    if (known) known.keptOf = session.summary;
    if (known) return known;
    const made: CheckDesk = {
      kept: new Map(),
      keptOf: session.summary,
      accounts: null,
      schema: null,
      turn: Promise.resolve(),
      done: [],
      undone: [],
      list: null,
      values: null,
      learned: null,
    };
    desks.set(session, made);
    return made;
  };
}

/** An option or a field made since the file was opened is known from now on. */
export function followSchema(session: OpenSession, desk: CheckDesk, schema: Schema): void {
  if (desk.schema === schema) return;
  desk.schema = schema;
  session.planner = { ...session.planner, index: createTargetIndex(schema) };
}

/** The rehearsal of a session. @throws Refusal `importNotReady` */
export function rehearsedOf(session: OpenSession): Rehearsed {
  if (!session.rehearsed) throw new Refusal('importNotReady');
  return session.rehearsed;
}

/** Whether a row is shown under a filter. `repaired`: the rows with a repaired cell, by `rowKey`. */
function isShown(note: RowNote, show: RowFilter, repaired: ReadonlySet<string>): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'errors':
      return hasError(note);
    case 'warnings':
      return note.problems.some((problem) => problem.isWarning);
    case 'duplicates':
      return note.account === 'match' || note.account === 'update';
    case 'skip':
      return note.outcome === 'skip';
    case 'repaired':
      return repaired.has(rowKey(note.table, note.row));
  }
}

function hasError(note: RowNote): boolean {
  return note.problems.some((problem) => !problem.isWarning);
}

/** The rows with a cell somebody repaired, and those somebody judged, by `rowKey`. */
function repairedRows(amendments: Amendments): Set<string> {
  const rows = new Set(Object.keys(amendments.rows));
  for (const key of Object.keys(amendments.cells)) rows.add(key.slice(0, key.lastIndexOf(':')));
  return rows;
}

/** The places among the notes of the rows in a list. */
export function placesOf(notes: readonly RowNote[], list: RowList, amendments: Amendments): number[] {
  const repaired = list.show === 'repaired' ? repairedRows(amendments) : new Set<string>();
  const places: number[] = [];
  for (const [at, note] of notes.entries()) {
    if (list.table !== null && note.table !== list.table) continue;
    if (!isShown(note, list.show, repaired)) continue;
    const { problem } = list;
    const isOfKind = (one: RowNote['problems'][number]): boolean =>
      one.column === problem?.column && one.problem === problem.problem;
    if (problem !== null && !note.problems.some(isOfKind)) continue;
    places.push(at);
  }
  return places;
}

/** Where a row stands among the notes; -1 when it is not there. Notes stand by table and row. */
export function placeOf(
  notes: readonly RowNote[],
  tables: readonly number[],
  table: number,
  row: number,
): number {
  const rank = tables.indexOf(table);
  let low = 0;
  let high = notes.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const note = notes[middle];
    if (!note) return -1;
    const order = tables.indexOf(note.table) - rank || note.row - row;
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** How the check stands: counted from the notes as they are. */
export function checkOf(session: OpenSession, desk: CheckDesk, unknownValues: number): ImportCheck {
  const rehearsed = rehearsedOf(session);
  const { notes, result } = rehearsed;
  const repaired = repairedRows(session.amendments);
  const rows: Record<RowNote['outcome'], number> = { accept: 0, flag: 0, reject: 0, skip: 0 };
  const shown: Record<RowFilter, number> = {
    all: notes.length,
    errors: 0,
    warnings: 0,
    duplicates: 0,
    skip: 0,
    repaired: 0,
  };
  const tables = new Map<number, { table: number; rows: number; errors: number }>();
  const groups = new Map<string, Counted>();
  for (const plan of session.plans)
    if (plan.isChosen) tables.set(plan.id, { table: plan.id, rows: 0, errors: 0 });
  for (const note of notes) {
    rows[note.outcome] += 1;
    const table = tables.get(note.table);
    if (table) table.rows += 1;
    if (note.outcome === 'skip') shown.skip += 1;
    if (note.account === 'match' || note.account === 'update') shown.duplicates += 1;
    if (repaired.size > 0 && repaired.has(rowKey(note.table, note.row))) shown.repaired += 1;
    if (note.problems.length === 0) continue;
    if (hasError(note)) {
      shown.errors += 1;
      if (table) table.errors += 1;
    }
    if (note.problems.some((problem) => problem.isWarning)) shown.warnings += 1;
    countProblems(note, groups);
  }
  return {
    rows,
    shown,
    groups: [...groups.values()]
      .map((group) => ({ ...group, heading: headingOf(session, group) }))
      .sort(byWeight),
    tables: [...tables.values()],
    counts: result.counts,
    isStale: session.amendments !== rehearsed.decided,
    repairedCells: Object.keys(session.amendments.cells).length,
    unknownValues,
    undo: doneOf(desk.done.at(-1)),
    redo: doneOf(desk.undone.at(-1)),
  };
}

interface Counted extends Omit<ProblemGroup, 'heading' | 'count' | 'suggestions'> {
  count: number;
  suggestions: number;
}

function countProblems(note: RowNote, groups: Map<string, Counted>): void {
  for (const { column, problem, suggestion, isWarning } of note.problems) {
    const key = `${String(note.table)}:${String(column)}:${problem}`;
    const known = groups.get(key) ?? {
      table: note.table,
      column,
      problem,
      isWarning,
      count: 0,
      suggestions: 0,
    };
    known.count += 1;
    if (isOffered(problem, suggestion)) known.suggestions += 1;
    groups.set(key, known);
  }
}

/** A name nobody of the office has comes back as its own suggestion: that is nothing to take. */
export function isOffered(problem: string, suggestion: string | undefined): suggestion is string {
  return suggestion !== undefined && problem !== 'referenceUnknown';
}

/** Errors before warnings, the more frequent before the rare. */
function byWeight(left: ProblemGroup, right: ProblemGroup): number {
  return Number(left.isWarning) - Number(right.isWarning) || right.count - left.count;
}

function headingOf(session: OpenSession, place: { readonly table: number; readonly column: number }): string {
  const plan = session.plans.find((one) => one.id === place.table);
  return plan?.columns.find((one) => one.column === place.column)?.heading ?? '';
}

function doneOf(step: RepairStep | undefined): RepairDone | null {
  return step ? { sort: step.sort, cells: step.cells, rows: step.rows } : null;
}
