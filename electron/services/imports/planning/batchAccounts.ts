import { account as accountEntity } from '../../../../db/schema/entities/accounts/account';
import type { AccountFate } from './batchPlan';
import type { PendingRecord } from './batchCreates';
import type { BatchPlannerParts, MetAccount } from './batchParts';
import { ownedBy, type BatchWork } from './batchWork';
import { textOrNull } from '../cells/cellText';
import type { UpdateWishes } from './batchUpdates';
import type { AccountEntry } from './importBook';
import type { ReadRow } from '../rows/readRow';
import type { RowRecords, Values } from '../rows/rowRecords';
import { settleValues } from '../rows/settleValues';

/** Where a customer begins that nobody has said anything about. */
const firstLifecycle = accountEntity.fields.lifecycle.initial;

/** The accounts of a batch. */
export interface BatchAccounts {
  /** Brings a row's account into the plan. */
  add(
    row: ReadRow,
    records: RowRecords,
    by: { readonly met: MetAccount; readonly owner: unknown },
  ): { readonly fate: AccountFate; readonly reference: unknown };
}

/**
 * Finds or makes the account a row names, and compares the row with earlier ones about it; null for a row that names
 * none. `isPassed`: an earlier try wrote the row; what it made and is gone since is made again only by a row that is
 * still to come.
 */
export function meetAccount(
  row: ReadRow,
  { book, compared, columnOf }: Pick<BatchPlannerParts, 'book' | 'compared' | 'columnOf'>,
  { table, isPassed }: { readonly table: number; readonly isPassed: boolean },
): MetAccount | null {
  nameByNumber(row, book);
  const account = row.records?.account;
  const name = account?.['name'];
  if (!account || typeof name !== 'string') return null;
  const names = {
    name,
    creditCode: textOrNull(account['creditCode']),
    code: textOrNull(account['code']),
    isBorrowed: row.records?.isNameBorrowed === true,
  };
  const found = book.find(names);
  if (isPassed && !found) return null;
  const met: MetAccount = found ?? { entry: book.add(names), by: 'new' };
  if (names.code !== null && met.by !== 'code' && book.isTaken(names.code, met.entry)) {
    delete account['code'];
    row.problems.push({ column: columnOf('account.code'), problem: 'notUnique', isWarning: false });
    row.outcome = 'flag';
  } else if (found) book.addCodes(found.entry, names);
  let place = 0;
  for (const [field, column] of compared) {
    const other = book.differs(met.entry, place, { value: account[field], table, row: row.row });
    place += 1;
    if (other && found)
      row.problems.push({ column, problem: 'differsFromEarlierRow', isWarning: true, other });
  }
  return met;
}

/** A row without the name of its account belongs to the one whose number it carries, when that one is known. */
function nameByNumber(row: ReadRow, book: BatchPlannerParts['book']): void {
  const account = row.nameless?.account;
  if (!account || row.records) return;
  const [creditCode, code] = [textOrNull(account['creditCode']), textOrNull(account['code'])];
  const found = book.find({ name: '', creditCode, code, isBorrowed: true });
  if (!found) return;
  account['name'] = found.entry.key;
  row.records = { ...row.nameless, isNameBorrowed: true };
  const lacking = row.problems.findIndex(({ problem }) => problem === 'required');
  row.problems.splice(lacking, 1);
  row.outcome = row.problems.some(({ isWarning }) => !isWarning) ? 'flag' : 'accept';
}

/** Makes the part. */
export function createBatchAccounts(work: BatchWork, wishes: UpdateWishes): BatchAccounts {
  const { creates, updates, there, parts } = work;
  const pendingOf = new Map<AccountEntry, PendingRecord>();

  function change(row: ReadRow, values: Values, { entry, by }: MetAccount): AccountFate {
    const isBorrowed = row.records?.isNameBorrowed === true;
    if (!entry.isNew && by !== 'new') work.count(by);
    const record = there.account(entry.id);
    if (!record) return 'match';
    // Who was said to be the same, or is known by a number only, keeps the name the office knows it by.
    const { name: _name, ...others } = values;
    const given = (by === 'decided' || isBorrowed) && !entry.isNew ? others : values;
    const target = { entity: 'account', record, isOurs: entry.isNew, row: row.row };
    const isChanged = updates.blend(target, given, entry.isNew ? 'fill' : updates.policy('account'));
    return isChanged && !entry.isNew ? 'update' : 'match';
  }

  /** What a person said is a branch of a company the office knows is kept beside it, and linked with it. */
  function addBranch(row: ReadRow, name: string, branch: PendingRecord): void {
    const decision = parts.book.decisionOf(name);
    if (typeof decision !== 'object' || !('branchOf' in decision)) return;
    const values = { account: decision.branchOf, kind: 'subsidiary', other: { pending: branch.key } };
    creates.create('accountRelation', values, row.row);
  }

  return {
    add(row, records, { met, owner }) {
      const values = creates.resolve(records.account ?? {});
      const { entry } = met;
      if (entry.id > 0) return { fate: change(row, values, met), reference: entry.id };
      const pending = pendingOf.get(entry);
      if (pending) {
        settleValues(pending.values, values, wishes.conflicts);
        return { fate: 'match', reference: { pending: pending.key } };
      }
      // Written by an earlier batch of a rehearsal: it has no id and nothing is done to it.
      if (met.by !== 'new') return { fate: 'match', reference: { pending: 'earlier' } };
      ownedBy(owner, values);
      // Lists and the funnel go by the lifecycle; whether a firm is active, or a firm at all, a sheet that is silent
      // about it does not say.
      values['lifecycle'] ??= firstLifecycle;
      const made = creates.create('account', values, row.row, (id) => {
        entry.id = id;
      });
      pendingOf.set(entry, made);
      addBranch(row, String(records.account?.['name']), made);
      return { fate: 'create', reference: { pending: made.key } };
    },
  };
}
