import type { Schema } from '../../../db/schema/effectiveSchema';
import { SpreadsheetFailure, type SpreadsheetReader } from '../ports';
import { canonicalFieldOf, canonicalValue } from './canonicalFields';
import { emptyImportStore } from './importStore';
import { planWorkbook } from './planWorkbook';
import { createTally, plannedBatches } from './rehearse';
import type { ReadCell, ReadRow } from './rowReader';
import { createPlanner, type TablePlan } from './tablePlan';

/** What a rehearsal without any human choice found in one file (the format of `crm rehearse`). */
export interface FileRehearsal {
  readonly status: 'ok' | 'password' | 'refused' | 'no-table' | 'error';
  /** Why the file was not read, as a closed code; null when it was. */
  readonly failure: SpreadsheetFailure['code'] | 'noTable' | null;
  readonly tables: readonly TableRehearsal[];
  readonly counts: Readonly<Record<'customers' | 'contacts' | 'opportunities' | 'contracts', number>>;
}

/** One table of the file: how it was read and every row of it. */
export interface TableRehearsal {
  readonly sheet: string | null;
  readonly headerRows: readonly number[];
  readonly columns: readonly {
    readonly col: number;
    readonly header: string;
    readonly field: string | null;
  }[];
  readonly rows: readonly RowRehearsal[];
}

/** One row: what becomes of it, its values by canonical field, and the cells that cannot be trusted. */
export interface RowRehearsal {
  readonly row: number;
  readonly outcome: ReadRow['outcome'];
  readonly why?: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly issues: readonly { readonly col: number; readonly field: string; readonly code: string }[];
}

const noCounts = { customers: 0, contacts: 0, opportunities: 0, contracts: 0 } as const;

/**
 * Runs detection, matching, reading and the dry run on one file into an empty office, exactly as the wizard would,
 * with every choice left as the program made it. `users`: the people of the office, by name.
 */
export async function rehearseFile(
  path: string,
  parts: {
    readonly reader: SpreadsheetReader;
    readonly schema: Schema;
    readonly users: readonly string[];
    readonly today: string;
    readonly password?: string | undefined;
  },
): Promise<FileRehearsal> {
  try {
    const workbook = await parts.reader.open(
      path,
      parts.password === undefined ? {} : { password: parts.password },
    );
    try {
      const planner = createPlanner({
        schema: parts.schema,
        users: parts.users,
        today: parts.today,
        layouts: new Map(),
      });
      const { plans } = await planWorkbook(workbook, planner);
      const chosen = plans.filter((plan) => plan.isChosen);
      if (chosen.length === 0)
        return { status: 'no-table', failure: 'noTable', tables: [], counts: noCounts };
      const collector = createCollector(chosen, parts.schema, parts.users);
      const tally = createTally();
      const run = {
        workbook,
        plans: chosen,
        index: planner.index,
        store: emptyImportStore(parts.users),
        onDuplicate: 'fill',
        today: parts.today,
      } as const;
      for await (const batch of plannedBatches(run, collector.cell)) {
        tally.add(batch);
        collector.rows(batch.plan, batch.rows);
      }
      const { create } = tally.counts();
      return {
        status: 'ok',
        failure: null,
        tables: collector.tables(),
        counts: {
          customers: create['account'] ?? 0,
          contacts: create['contact'] ?? 0,
          opportunities: create['opportunity'] ?? 0,
          contracts: create['contract'] ?? 0,
        },
      };
    } finally {
      await workbook.close();
    }
  } catch (thrown) {
    if (!(thrown instanceof SpreadsheetFailure)) throw thrown;
    return { status: statusOf(thrown.code), failure: thrown.code, tables: [], counts: noCounts };
  }
}

function statusOf(code: SpreadsheetFailure['code']): FileRehearsal['status'] {
  if (code === 'filePassword' || code === 'filePasswordWrong') return 'password';
  if (code === 'fileEmpty') return 'no-table';
  return code === 'workerGone' || code === 'cancelled' ? 'error' : 'refused';
}

interface Collector {
  cell(plan: TablePlan, row: number, cell: ReadCell): void;
  rows(plan: TablePlan, rows: readonly ReadRow[]): void;
  tables(): TableRehearsal[];
}

function createCollector(plans: readonly TablePlan[], schema: Schema, users: readonly string[]): Collector {
  const values = new Map<string, Record<string, unknown>>();
  const rows = new Map<number, RowRehearsal[]>(plans.map((plan) => [plan.id, []]));
  const columns = new Map(
    plans.map((plan) => [plan.id, new Map(plan.columns.map((column) => [column.column, column]))]),
  );
  const fields = new Map(
    plans.map((plan) => [
      plan.id,
      new Map(plan.columns.map((column) => [column.column, canonicalFieldOf(column)])),
    ]),
  );
  return {
    cell(plan, row, { column, value }) {
      const planned = columns.get(plan.id)?.get(column);
      const field = fields.get(plan.id)?.get(column) ?? null;
      if (!planned || field === null) return;
      const key = `${String(plan.id)}:${String(row)}`;
      const known = values.get(key) ?? {};
      const read = planned.target?.endsWith('.owner')
        ? users[Number(value) - 1]
        : canonicalValue(schema, planned, value);
      if (read !== undefined) known[field] = joined(known[field], read);
      values.set(key, known);
    },
    rows(plan, read) {
      for (const row of read) {
        const key = `${String(plan.id)}:${String(row.row)}`;
        const issues = row.problems.map(({ column, problem }) => ({
          col: column,
          field: fields.get(plan.id)?.get(column) ?? columns.get(plan.id)?.get(column)?.target ?? '',
          code: problem,
        }));
        // Who is named is known even when nobody of that name works here; the issue says that it was not taken.
        const named = row.problems.find(({ problem }) => problem === 'referenceUnknown');
        const namedField = named && fields.get(plan.id)?.get(named.column);
        if (named?.suggestion !== undefined && namedField) {
          values.set(key, { [namedField]: named.suggestion, ...values.get(key) });
        }
        rows.get(plan.id)?.push({
          row: row.row,
          outcome: row.outcome,
          ...(row.skipped === null ? {} : { why: row.skipped }),
          values: values.get(key) ?? {},
          issues,
        });
        values.delete(key);
      }
    },
    tables: () =>
      plans.map((plan) => ({
        sheet: plan.sheetName,
        headerRows: plan.found.headerRows,
        columns: plan.columns.map((column) => ({
          col: column.column,
          header: column.heading,
          field: canonicalFieldOf(column),
        })),
        rows: rows.get(plan.id) ?? [],
      })),
  };
}

function joined(before: unknown, value: unknown): unknown {
  if (before === undefined) return value;
  return [before, value].flat();
}
