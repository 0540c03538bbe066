import { accountKey, type Amendments } from '../importAmendments';
import type { Newcomer } from '../planning/accountLikeness';
import type { UpdateProposal } from '../planning/batchPlan';
import type { PlannedBatch } from '../planning/rehearse';
import type { ReadRow } from '../rows/readRow';
import { settleValues } from '../rows/settleValues';

/** What a rehearsal leaves for a person to decide about, and to agree to. */
export interface ImportReview {
  /** Accounts that would be made, and those a person decided about, in the order of the sheet. */
  readonly newcomers: readonly Newcomer[];
  /** Records of the office that would change, in the order of the sheet; at most `updatesListed`. */
  readonly updates: readonly UpdateProposal[];
  /** By entity and field: how many records would change in it. */
  readonly updatedFields: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** By the id of a person, 0 for nobody: how many accounts would be made for them. */
  readonly owners: ReadonlyMap<number, number>;
  /** How long it took to read and plan all rows, in milliseconds. */
  readonly tookMs: number;
}

/** Nothing to decide about. */
export const emptyReview: ImportReview = {
  newcomers: [],
  updates: [],
  updatedFields: {},
  owners: new Map(),
  tookMs: 0,
};

/** How many records that would change are listed; of more than that only the counts are known. */
const updatesListed = 20_000;

/** Gathers the review, batch by batch. */
export function createReviewer(amendments: Amendments): {
  add(batch: PlannedBatch): void;
  review(tookMs: number): ImportReview;
} {
  const newcomers: Newcomer[] = [];
  const met = new Set<string>();
  const updates = new Map<string, UpdateProposal>();
  const updatedFields: Record<string, Record<string, number>> = {};
  const owners = new Map<number, number>();

  function addRow(row: ReadRow, table: number, fate: 'create' | 'update' | 'match' | null): void {
    const account = row.records?.account;
    const name = account?.['name'];
    if (!account || typeof name !== 'string' || fate === null) return;
    if (fate === 'create') {
      const owner = Number(account['owner'] ?? 0);
      owners.set(owner, (owners.get(owner) ?? 0) + 1);
    }
    const key = accountKey(name);
    if (met.has(key) || (fate !== 'create' && amendments.accounts[key] === undefined)) return;
    met.add(key);
    newcomers.push({
      key,
      table,
      row: row.row,
      name,
      creditCode: typeof account['creditCode'] === 'string' ? account['creditCode'] : null,
      phones: [account, ...(row.records?.people ?? []).map((person) => person.values)].flatMap((values) =>
        [values['phones'], values['mobiles']].flatMap((list) =>
          Array.isArray(list) ? (list as string[]) : [],
        ),
      ),
    });
  }

  function addProposal(proposal: UpdateProposal): void {
    const key = `${proposal.entity}:${String(proposal.id)}`;
    const known = updates.get(key);
    const counts = (updatedFields[proposal.entity] ??= {});
    for (const field of Object.keys(proposal.values))
      if (!known || !(field in known.values)) counts[field] = (counts[field] ?? 0) + 1;
    if (known) {
      // As it is written: lists of several batches are joined, of everything else the first row counts.
      const values = { ...known.values };
      settleValues(values, proposal.values, new Map());
      updates.set(key, { ...known, values });
    } else if (updates.size < updatesListed) updates.set(key, proposal);
  }

  return {
    add({ plan, rows, batch }) {
      rows.forEach((row, at) => {
        addRow(row, plan.id, batch.accounts[at] ?? null);
      });
      batch.proposals.forEach(addProposal);
    },
    review: (tookMs) => ({ newcomers, updates: [...updates.values()], updatedFields, owners, tookMs }),
  };
}
