import type { Schema } from '../../../../db/schema/effectiveSchema';
import { SpreadsheetFailure, type SpreadsheetReader } from '../../ports';
import { noAmendments } from '../importAmendments';
import { canonicalFieldOf, canonicalValue } from '../mapping/canonicalFields';
import { emptyImportStore } from '../importStore';
import { addressOf, cardAt } from '../finding/cardPlaces';
import { withMade, type CardSheet } from '../finding/cardSheets';
import { planWorkbook } from '../mapping/planWorkbook';
import { createTally, plannedBatches } from './rehearse';
import type { ReadCell, ReadRow } from '../rows/readRow';
import { createPlanner } from '../mapping/tablePlan';
import type { TablePlan } from '../finding/plannedTable';

/** What a rehearsal without any human choice found in one file (the format of `crm rehearse`). */
export interface FileRehearsal {
  readonly status: 'ok' | 'password' | 'refused' | 'no-table' | 'error';
  /** Why the file was not read, as a closed code; null when it was. */
  readonly failure: SpreadsheetFailure['code'] | 'noTable' | null;
  readonly tables: readonly TableRehearsal[];
  readonly counts: Readonly<Record<'customers' | 'contacts' | 'opportunities' | 'contracts', number>>;
  /** Where the file is one form alone: what its kind is known by, to compare it with other files. */
  readonly form?: string;
  /** Everything the dry run would create, by the product's own entities: follow-ups, leads, sources among them. */
  readonly created: Readonly<Record<string, number>>;
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
  /** How many cards the table was made of; absent for an ordinary table. */
  readonly cards?: number;
}

/** One row: what becomes of it, its values by canonical field, and the cells that cannot be trusted. */
export interface RowRehearsal {
  readonly row: number;
  readonly outcome: ReadRow['outcome'];
  readonly why?: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly issues: readonly { readonly col: number; readonly field: string; readonly code: string }[];
  /** For a card: its sheet by index, its number in the file from 1, and where its cells stand, by column. */
  readonly card?: {
    readonly sheet: number;
    readonly number: number;
    readonly cells: Readonly<Record<string, string>>;
  };
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
    /** Kinds of forms (`FileRehearsal.form`) that are cards, for other files hold them, too. */
    readonly knownForms?: ReadonlySet<string>;
  },
): Promise<FileRehearsal> {
  try {
    const file = await parts.reader.open(
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
      const { plans, made } = await planWorkbook(file, planner);
      const workbook = withMade(file, made, () => plans);
      const form = plans.find(({ leftOut }) => leftOut === 'oneForm');
      const isKnown = form !== undefined && parts.knownForms?.has(form.fingerprint) === true;
      const own = plans.filter((plan) => plan.isChosen);
      const chosen = own.length === 0 && isKnown ? [{ ...form, isChosen: true }] : own;
      if (chosen.length === 0)
        return {
          status: 'no-table',
          failure: 'noTable',
          tables: [],
          counts: noCounts,
          created: {},
          ...(form ? { form: form.fingerprint } : {}),
        };
      const collector = createCollector({ plans: chosen, made, schema: parts.schema, users: parts.users });
      const tally = createTally();
      const run = {
        workbook,
        plans: chosen,
        index: planner.index,
        store: emptyImportStore(parts.users),
        amendments: noAmendments(),
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
        created: create,
      };
    } finally {
      await file.close();
    }
  } catch (thrown) {
    if (!(thrown instanceof SpreadsheetFailure)) throw thrown;
    return { status: statusOf(thrown.code), failure: thrown.code, tables: [], counts: noCounts, created: {} };
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

function createCollector({
  plans,
  made,
  schema,
  users,
}: {
  readonly plans: readonly TablePlan[];
  readonly made: readonly CardSheet[];
  readonly schema: Schema;
  readonly users: readonly string[];
}): Collector {
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
    cell(plan, row, { column, target, value }) {
      const own = columns.get(plan.id)?.get(column);
      // A cell may hold more than its column's field: several people, an address with a number.
      const planned = own && own.target !== target ? { ...own, target } : own;
      const field =
        planned === own ? (fields.get(plan.id)?.get(column) ?? null) : planned && canonicalFieldOf(planned);
      if (!planned || !field) return;
      const key = `${String(plan.id)}:${String(row)}`;
      const known = values.get(key) ?? {};
      const isPerson = planned.target?.endsWith('.owner') === true || planned.target === 'followUp.author';
      const read = isPerson ? personNamed(value, users) : canonicalValue(schema, planned, value);
      if (read !== undefined)
        known[field] =
          field === 'contact.name' ? wholeNameOf(known[field], read) : joined(known[field], read);
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
      plans.map((plan) => {
        const own = rows.get(plan.id) ?? [];
        const cards = made.find(({ summary }) => summary.index === plan.sheet);
        return {
          sheet: plan.sheetName,
          headerRows: plan.found.headerRows,
          columns: plan.columns.map((column) => ({
            col: column.column,
            header: column.heading,
            field: canonicalFieldOf(column),
          })),
          rows: cards ? own.map((row) => onSheet(row, cards)) : own,
          ...(cards ? { cards: cards.cards.length } : {}),
        };
      }),
  };
}

/** A row made of a card, under the number its card begins with in the sheet, and with the places of its cells. */
function onSheet(row: RowRehearsal, cards: CardSheet): RowRehearsal {
  const card = cardAt(cards, row.row);
  if (!card) return row;
  const cells = Object.fromEntries(
    card.values.flatMap((place, column) => (place ? [[column, addressOf(place)]] : [])),
  );
  return { ...row, row: card.from.row, card: { sheet: card.from.sheet, number: card.row, cells } };
}

/** A name in two columns is one name. */
function wholeNameOf(before: unknown, read: unknown): unknown {
  if (typeof before !== 'string') return read;
  return /[\u4e00-\u9fff]/.test(before) ? `${String(read)}${before}` : `${before} ${String(read)}`;
}

function personNamed(value: unknown, users: readonly string[]): string | undefined {
  if (typeof value === 'number') return users[value - 1];
  return typeof value === 'object' && value !== null && 'title' in value ? String(value.title) : undefined;
}

function joined(before: unknown, value: unknown): unknown {
  if (before === undefined) return value;
  return [before, value].flat();
}
