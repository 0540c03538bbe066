import { createBatchAccounts, meetAccount } from './batchAccounts';
import { createBatchAlone } from './batchAlone';
import { createBatchCreates } from './batchCreates';
import { createBatchDeals } from './batchDeals';
import { createBatchFollowUps } from './batchFollowUps';
import { createBatchPeople } from './batchPeople';
import type { AccountFate, BatchPlan } from './batchPlan';
import { createBatchUpdates, readUpdateWishes, type UpdateWishes } from './batchUpdates';
import type { BatchPlannerParts, MetAccount } from './batchParts';
import type { BatchWork, MatchedBy } from './batchWork';
import { createEarlierValues } from '../cells/earlierValues';
import { passRows } from './passedRows';
import type { ReadRow } from '../rows/readRow';
import type { RowRecords } from '../rows/rowRecords';
import { loadThere, type ThereRecords } from './thereRecords';

/** Turns rows into what they do, batch by batch. */
export interface BatchPlanner {
  /** Plans rows of one table. */
  plan(rows: readonly ReadRow[], table: number): Promise<BatchPlan>;
  /** Meets rows that an earlier try wrote, so that those after them are planned as if it had gone on. */
  pass(rows: readonly ReadRow[], table: number): Promise<BatchPlan>;
}

/** Turns read rows into changes, a batch at a time, so that every customer, person and contract is made once. */
export function createBatchPlanner(parts: BatchPlannerParts): BatchPlanner {
  let keys = 0;
  const { book, amendments } = parts;
  const wishes = readUpdateWishes(amendments);
  const earlierOfContracts = createEarlierValues(parts.contractFields.length);

  function meet(rows: readonly ReadRow[], table: number, isPassed: boolean): (MetAccount | null)[] {
    return rows.map((row) => meetAccount(row, parts, { table, isPassed }));
  }

  function workOn(table: number, there: ThereRecords, matches: Map<MatchedBy, number>): BatchWork {
    return {
      parts,
      table,
      there,
      earlierOfContracts,
      creates: createBatchCreates(book, () => `k${String((keys += 1))}`),
      updates: createBatchUpdates({ amendments, wishes, said: book.said }),
      count: (by) => matches.set(by, (matches.get(by) ?? 0) + 1),
    };
  }

  return {
    async plan(rows, table) {
      const met = meet(rows, table, false);
      const matches = new Map<MatchedBy, number>();
      const work = workOn(table, await loadThere(rows, met, parts), matches);
      const addRow = createRowAdder(work, wishes);
      const fates = rows.map((row, at) => addRow(row, met[at] ?? null));
      const { creates, updates } = work;
      return {
        changes: [...creates.changes(), ...updates.changes()],
        creates: creates.counts(),
        updates: updates.counts(),
        matches: Object.fromEntries(matches),
        accounts: fates,
        proposals: updates.proposals(),
        accountIds: () => idsOf(met),
        written: (records) => creates.written(records),
      };
    },
    async pass(rows, table) {
      const met = meet(rows, table, true);
      passRows(rows, met, { parts, there: await loadThere(rows, met, parts) });
      return {
        changes: [],
        creates: {},
        updates: {},
        matches: {},
        accounts: met.map((one) => (one ? 'match' : null)),
        proposals: [],
        accountIds: () => idsOf(met),
        written: () => undefined,
      };
    },
  };
}

function idsOf(met: readonly (MetAccount | null)[]): (number | null)[] {
  return met.map((one) => (one && one.entry.id > 0 ? one.entry.id : null));
}

/** Brings the rows of a batch into its plan, one after the other. */
function createRowAdder(
  work: BatchWork,
  wishes: UpdateWishes,
): (row: ReadRow, met: MetAccount | null) => AccountFate {
  const accounts = createBatchAccounts(work, wishes);
  const people = createBatchPeople(work);
  const deals = createBatchDeals(work);
  const followUps = createBatchFollowUps(work);
  const alone = createBatchAlone(work);
  return (row, met) => {
    const { records } = row;
    if (records?.alone) alone.add(row, records.alone.entity);
    if (!records || records.alone) return null;
    const owner = ownerOf(records);
    const account = met ? accounts.add(row, records, { met, owner }) : null;
    const [contact = null] = records.people.map((person, at) =>
      people.add(person, { row, met, account: account?.reference ?? null, owner, isFirst: at === 0 }),
    );
    if (!account || !met) return account?.fate ?? null;
    const context = { row, met, account: account.reference, contact, owner };
    const chance = records.opportunity ? deals.addOpportunity(records.opportunity, context) : null;
    const contract = records.contract ? deals.addContract(records.contract, chance, context) : null;
    followUps.add(records, { chance, contract }, context);
    return account.fate;
  };
}

function ownerOf(records: RowRecords): unknown {
  const author = records.followUp?.['author'];
  return (
    records.account?.['owner'] ??
    records.contract?.['owner'] ??
    records.opportunity?.['owner'] ??
    // Of a list of follow-ups, who wrote the first one of a new customer looks after it, if they still work here.
    (typeof author === 'number' ? author : undefined)
  );
}
