import type { ImportCounts, ImportRehearsal, RowOutcome, SkipReason } from '../../../api/imports';
import type { Entity } from '../../../../db/schema/defineEntity';
import type { ProblemCode } from '../../../../db/schema/problem';
import type { OpenWorkbook } from '../../ports';
import { Refusal } from '../../refusal';
import type { BatchPlan } from './batchPlan';
import { createBatchPlanner, type BatchPlanner } from './batchPlanner';
import type { BatchPlannerParts } from './batchParts';
import { createRowAmender, policyFor, type Amendments } from '../importAmendments';
import { openImportBook, type ImportBook } from './importBook';
import type { ImportStore } from '../importStore';
import type { CellProblem, ReadCell, ReadRow } from '../rows/readRow';
import { createRowReader } from '../rows/rowReader';
import type { TargetIndex } from '../headings/targetIndex';
import type { TablePlan } from '../finding/plannedTable';

/** What a run over all rows is made with. */
export interface RowRunParts {
  readonly workbook: OpenWorkbook;
  readonly plans: readonly TablePlan[];
  readonly index: TargetIndex;
  readonly store: ImportStore;
  readonly amendments: Amendments;
  readonly today: string;
  readonly signal?: AbortSignal | undefined;
  /** The run that is gone on with, and the last row of it that is in. */
  readonly resumed?: ResumedRun | undefined;
}

/** An import that was broken off, as it is gone on with. */
export interface ResumedRun {
  readonly run: number;
  readonly changeSet: number | null;
  /** Null: no row is in. */
  readonly place: { readonly table: number; readonly row: number; readonly counts: ImportCounts } | null;
}

/** One table's rows of one batch, read and planned. */
export interface PlannedBatch {
  readonly plan: TablePlan;
  readonly rows: readonly ReadRow[];
  readonly batch: BatchPlan;
  /** The rows are in since an earlier try: nothing of it is to be written, and they are counted already. */
  readonly isPassed: boolean;
}

/** What is remembered of a row without its cells. */
export interface RowNote {
  readonly table: number;
  readonly row: number;
  readonly outcome: RowOutcome;
  readonly skipped: SkipReason | null;
  readonly problems: readonly CellProblem[];
  readonly account: 'create' | 'update' | 'match' | null;
  /** The earlier row that says the very same, whether this one goes in or not. */
  readonly sameAs?: number;
}

/**
 * Reads every row of the chosen tables in order and plans what it does, a batch at a time; the same for a rehearsal
 * and for the import itself. Whoever writes the batches tells their ids.
 */
export async function* plannedBatches(
  parts: RowRunParts,
  watch?: (plan: TablePlan, row: number, cell: ReadCell) => void,
): AsyncGenerator<PlannedBatch> {
  const chosen = parts.plans.filter((plan) => plan.isChosen);
  const compared = comparedFields(chosen);
  const { resumed } = parts;
  const own = resumed ? await parts.store.ownOf(resumed.run, resumed.changeSet) : undefined;
  const entityNamed = (entity: string): Entity | undefined => parts.index.alone.get(entity)?.[0]?.of.entity;
  const book = await openImportBook(parts.store, {
    resumed: resumed && own ? { run: resumed.run, own } : undefined,
    places: compared.size,
    ignoresExisting: policyFor(parts.amendments, 'account') === 'create',
    decisions: parts.amendments.accounts,
  });
  const planner = createBatchPlanner({
    store: parts.store,
    book,
    amendments: parts.amendments,
    compared,
    ownRows: own && {
      opportunities: new Map([...own.opportunities].map(([id, row]) => [row, id])),
      contracts: new Map(
        own.contracts.flatMap(({ id, row, number }) => (number === null ? [[row, id]] : [])),
      ),
    },
    titleFieldOf: (entity) => entityNamed(entity)?.titleField ?? 'name',
    requiredReferences(entity) {
      const fields = Object.entries(entityNamed(entity)?.fields ?? {});
      return fields.flatMap(([name, { kind, required, retired }]) =>
        kind === 'reference' && required && !retired ? [name] : [],
      );
    },
    isKnownByTitle: (entity) => entityNamed(entity)?.madeByOffice === true || entity === 'source',
    contractFields: contractFieldsOf(chosen),
    columnOf: (path) =>
      chosen.flatMap((plan) => plan.columns).find((column) => column.target === path)?.column ?? 0,
  });
  let isIn = resumed?.place != null;
  for (const plan of chosen) {
    const isHere = plan.id === resumed?.place?.table;
    const passed = !isIn ? 0 : isHere ? (resumed?.place?.row ?? 0) : Number.MAX_SAFE_INTEGER;
    yield* batchesOfTable(plan, parts, { book, planner, passed }, watch);
    if (isHere) isIn = false;
  }
}

interface TableRun {
  readonly book: ImportBook;
  readonly planner: BatchPlanner;
  /** Rows up to this one are in since an earlier try. */
  readonly passed: number;
}

async function* batchesOfTable(
  plan: TablePlan,
  parts: RowRunParts,
  { book, planner, passed }: TableRun,
  watch?: (plan: TablePlan, row: number, cell: ReadCell) => void,
): AsyncGenerator<PlannedBatch> {
  const sheet = parts.workbook.summary.sheets[plan.sheet];
  if (!sheet) throw new Refusal('sheetMissing');
  const reader = createRowReader(plan, {
    index: parts.index,
    sheet,
    owners: book.owners,
    today: parts.today,
    amendments: parts.amendments,
  });
  const amend = createRowAmender(parts.amendments, plan.id);
  const { firstDataRow, lastDataRow } = plan.found;
  for await (const rows of parts.workbook.rows(plan.sheet, parts.signal)) {
    if (parts.signal?.aborted) throw new Refusal('cancelled');
    const read: ReadRow[] = [];
    let isOver = false;
    for (const raw of rows) {
      if (raw.row < firstDataRow) continue;
      if (lastDataRow !== null && raw.row > lastDataRow) {
        isOver = true;
        break;
      }
      const row = amend(raw);
      read.push(watch ? reader.read(row, (cell) => watch(plan, row.row, cell)) : reader.read(row));
    }
    const old = read.filter(({ row }) => row <= passed);
    const fresh = old.length === 0 ? read : read.slice(old.length);
    if (old.length > 0) yield { plan, rows: old, batch: await planner.pass(old, plan.id), isPassed: true };
    if (fresh.length > 0)
      yield { plan, rows: fresh, batch: await planner.plan(fresh, plan.id), isPassed: false };
    if (isOver) break;
  }
}

/** Fields of accounts whose value two rows about the same account should agree on, with their first column. */
function comparedFields(plans: readonly TablePlan[]): BatchPlannerParts['compared'] {
  const compared = new Map<string, number>();
  for (const plan of plans) {
    for (const column of plan.columns) {
      const found = /^account\.(.+)$/.exec(column.target ?? '');
      const name = found?.[1];
      if (
        name === undefined ||
        compared.has(name) ||
        ['name', 'remark', 'owner', 'phones', 'region'].includes(name)
      )
        continue;
      compared.set(name, column.column);
    }
  }
  return compared;
}

/** Fields of contracts whose value two rows about the same contract should agree on. */
function contractFieldsOf(plans: readonly TablePlan[]): string[] {
  const named = plans.flatMap(({ columns }) =>
    columns.flatMap(({ target }) => /^contract\.(.+)$/.exec(target ?? '')?.[1] ?? []),
  );
  return [...new Set(named)].filter((name) => !['number', 'name', 'remark', 'owner', 'tags'].includes(name));
}

/** Adds up what batches do. */
export interface Tally {
  add(batch: PlannedBatch): void;
  counts(): ImportCounts;
  rehearsal(): ImportRehearsal;
}

/** Makes a tally that begins with what an earlier try counted, or with nothing. */
export function createTally(before?: ImportCounts): Tally {
  const create: Record<string, number> = { ...before?.create };
  const update: Record<string, number> = { ...before?.update };
  const rows: Record<RowOutcome, number> = { accept: 0, flag: 0, reject: 0, skip: 0, ...before?.rows };
  const matches: Record<keyof ImportRehearsal['matches'], number> = {
    creditCode: 0,
    code: 0,
    name: 0,
    decided: 0,
    contact: 0,
    contractNumber: 0,
    opportunity: 0,
  };
  const problems = new Map<
    string,
    { column: number; heading: string; problem: ProblemCode; count: number }
  >();
  return {
    add({ plan, rows: read, batch, isPassed }) {
      addUp(create, batch.creates);
      addUp(update, batch.updates);
      for (const [by, count] of Object.entries(batch.matches)) matches[by as keyof typeof matches] += count;
      for (const row of read) {
        if (!isPassed) rows[row.outcome] += 1;
        for (const { column, problem } of row.problems) {
          const key = `${String(plan.id)}:${String(column)}:${problem}`;
          const known = problems.get(key);
          if (known) known.count += 1;
          else {
            const heading = plan.columns.find((one) => one.column === column)?.heading ?? '';
            problems.set(key, { column, heading, problem, count: 1 });
          }
        }
      }
    },
    counts: () => ({ create: { ...create }, update: { ...update }, rows: { ...rows } }),
    rehearsal: () => ({
      counts: { create: { ...create }, update: { ...update }, rows: { ...rows } },
      problems: [...problems.values()].sort((left, right) => right.count - left.count),
      matches: { ...matches },
    }),
  };
}

function addUp(into: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(more)) into[name] = (into[name] ?? 0) + count;
}
