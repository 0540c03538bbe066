import type {
  DuplicatePolicy,
  ImportCounts,
  ImportRehearsal,
  RowOutcome,
  SkipReason,
} from '../../api/imports';
import type { ProblemCode } from '../../../db/schema/problem';
import type { OpenWorkbook } from '../ports';
import { Refusal } from '../refusal';
import { createBatchPlanner, type BatchPlan, type BatchPlannerParts } from './batchPlanner';
import { openImportBook, type ImportBook } from './importBook';
import type { ImportStore } from './importStore';
import { createRowReader, type CellProblem, type ReadCell, type ReadRow } from './rowReader';
import type { TablePlan } from './tablePlan';
import type { TargetIndex } from './targetIndex';

/** What a run over all rows is made with. */
export interface RowRunParts {
  readonly workbook: OpenWorkbook;
  readonly plans: readonly TablePlan[];
  readonly index: TargetIndex;
  readonly store: ImportStore;
  readonly onDuplicate: DuplicatePolicy;
  readonly today: string;
  readonly signal?: AbortSignal | undefined;
}

/** One table's rows of one batch, read and planned. */
export interface PlannedBatch {
  readonly plan: TablePlan;
  readonly rows: readonly ReadRow[];
  readonly batch: BatchPlan;
}

/** What is remembered of a row without its cells. */
export interface RowNote {
  readonly table: number;
  readonly row: number;
  readonly outcome: RowOutcome;
  readonly skipped: SkipReason | null;
  readonly problems: readonly CellProblem[];
  readonly account: 'create' | 'update' | 'match' | null;
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
  const book = await openImportBook(parts.store, {
    places: compared.size,
    ignoresExisting: parts.onDuplicate === 'create',
  });
  const planner = createBatchPlanner({
    store: parts.store,
    book,
    onDuplicate: parts.onDuplicate,
    compared,
  });
  for (const plan of chosen) {
    yield* batchesOfTable(plan, parts, book, planner, watch);
  }
}

async function* batchesOfTable(
  plan: TablePlan,
  parts: RowRunParts,
  book: ImportBook,
  planner: ReturnType<typeof createBatchPlanner>,
  watch?: (plan: TablePlan, row: number, cell: ReadCell) => void,
): AsyncGenerator<PlannedBatch> {
  const sheet = parts.workbook.summary.sheets[plan.sheet];
  if (!sheet) throw new Refusal('sheetMissing');
  const reader = createRowReader(plan, {
    index: parts.index,
    sheet,
    owners: book.owners,
    today: parts.today,
  });
  const { firstDataRow, lastDataRow } = plan.found;
  for await (const rows of parts.workbook.rows(plan.sheet, parts.signal)) {
    if (parts.signal?.aborted) throw new Refusal('cancelled');
    const read: ReadRow[] = [];
    let isOver = false;
    for (const row of rows) {
      if (row.row < firstDataRow) continue;
      if (lastDataRow !== null && row.row > lastDataRow) {
        isOver = true;
        break;
      }
      read.push(watch ? reader.read(row, (cell) => watch(plan, row.row, cell)) : reader.read(row));
    }
    if (read.length > 0) yield { plan, rows: read, batch: await planner.plan(read) };
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

/** Adds up what batches do. */
export interface Tally {
  add(batch: PlannedBatch): void;
  counts(): ImportCounts;
  rehearsal(): ImportRehearsal;
}

/** Makes an empty tally. */
export function createTally(): Tally {
  const create: Record<string, number> = {};
  const update: Record<string, number> = {};
  const rows: Record<RowOutcome, number> = { accept: 0, flag: 0, reject: 0, skip: 0 };
  const matches: Record<keyof ImportRehearsal['matches'], number> = {
    creditCode: 0,
    code: 0,
    name: 0,
    contact: 0,
    contractNumber: 0,
    opportunity: 0,
  };
  const problems = new Map<
    string,
    { column: number; heading: string; problem: ProblemCode; count: number }
  >();
  return {
    add({ plan, rows: read, batch }) {
      addUp(create, batch.creates);
      addUp(update, batch.updates);
      for (const [by, count] of Object.entries(batch.matches)) matches[by as keyof typeof matches] += count;
      for (const row of read) {
        rows[row.outcome] += 1;
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
