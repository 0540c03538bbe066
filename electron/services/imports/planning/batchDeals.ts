import type { AnyRecord } from '../../../../db/schema/defineEntity';
import type { PendingRecord } from './batchCreates';
import { ownedBy, type BatchWork, type RowContext } from './batchWork';
import { comparable, textOrNull } from '../cells/cellText';
import { chanceKeys, contractKeys } from './dealKeys';
import type { AccountEntry, ImportBook } from './importBook';
import { namesAgree } from '../cells/namesAgree';
import type { ReadRow } from '../rows/readRow';
import type { Values } from '../rows/rowRecords';
import { settleValues } from '../rows/settleValues';
import type { ThereRecords } from './thereRecords';

/** The opportunities and contracts of a batch. */
export interface BatchDeals {
  /** Gives the id of the opportunity, or the key it is made under. */
  addOpportunity(found: Values, context: RowContext): unknown;
  /** The same of a contract; null while an earlier batch of a rehearsal made it. `chance`: the row's opportunity. */
  addContract(found: Values, chance: unknown, context: RowContext): unknown;
}

/** Of anything but accounts the first row counts. */
const noChoices = new Map<string, never>();

/** The first opportunity of the office in an account that is called like that and that no row was recognised as yet. */
export function freeChance(
  name: string,
  entry: AccountEntry,
  known: { readonly there: Pick<ThereRecords, 'chances'>; readonly book: Pick<ImportBook, 'claims'> },
): AnyRecord | undefined {
  return known.there
    .chances(entry)
    .find(
      (chance) =>
        comparable(String(chance['name'])) === name && known.book.claims.isFree('opportunity', chance.id),
    );
}

/**
 * The contract of the office without a number that a row speaks of: called alike, signed on the same day, and not yet
 * taken for another row; of several the one over the same amount.
 */
export function freeContract(
  { name, signedOn, amount }: Values,
  entry: AccountEntry,
  known: { readonly there: Pick<ThereRecords, 'contractsOf'>; readonly book: Pick<ImportBook, 'claims'> },
): AnyRecord | undefined {
  const alike = known.there
    .contractsOf(entry)
    .filter(
      (contract) =>
        comparable(String(contract['name'])) === comparable(String(name)) &&
        (contract['signedOn'] ?? undefined) === signedOn &&
        known.book.claims.isFree('contract', contract.id),
    );
  return alike.find((contract) => contract['amount'] === amount) ?? alike[0];
}

/** Makes the part. */
export function createBatchDeals(work: BatchWork): BatchDeals {
  const { creates, updates, there } = work;
  const { book, columnOf, contractFields } = work.parts;
  const pendingChances = new Map<string, PendingRecord>();
  const pendingContracts = new Map<string, PendingRecord>();

  /**
   * The number of a contract, null when it has none. A number that a company of a wholly different name has too is
   * left out and told.
   */
  function ownNumber(values: Values, { row, met }: RowContext): string | null {
    const number = textOrNull(values['number']);
    if (number === null) return null;
    const holder = book.accountOf(Number(there.contractNumbered(number)?.['account']));
    const { other } = book.meetContract(number, holder ?? met.entry);
    if (other ?? (holder && !namesAgree(holder.key, met.entry.key))) {
      row.problems.push({ column: columnOf('contract.number'), problem: 'notUnique', isWarning: false });
      row.outcome = 'flag';
      values['name'] ??= number;
      delete values['number'];
      return null;
    }
    return number;
  }

  /** What an earlier row said otherwise of the same contract is told. */
  function tellDifferences(row: ReadRow, values: Values, contract: number): void {
    for (const [place, field] of contractFields.entries()) {
      const said = { value: values[field], table: work.table, row: row.row };
      const other = work.earlierOfContracts.differs(contract, place, said);
      const column = columnOf(`contract.${field}`);
      if (other) row.problems.push({ column, problem: 'differsFromEarlierRow', isWarning: true, other });
    }
  }

  /** The opportunity an earlier row spoke of in the same words; undefined for one that was not met yet. */
  function metChance(keys: readonly string[]): unknown {
    for (const key of keys) {
      const pending = pendingChances.get(key);
      if (pending) return { pending: pending.key };
      const id = book.chances.get(key);
      // An earlier batch of a rehearsal made it: it has no id.
      if (id !== undefined) return id === 0 ? null : id;
    }
    return undefined;
  }

  function addChance(found: Values, { met, row, account, contact, owner }: RowContext): unknown {
    const { whole, named, isOnlyNamed } = chanceKeys(met.entry, found);
    const isApart = row.sameAs !== undefined;
    const known = isApart ? undefined : metChance(isOnlyNamed ? [whole, named] : [whole]);
    if (known !== undefined) return known;
    const keys = isApart ? [] : book.chances.has(named) ? [whole] : [whole, named];
    const values = creates.resolve(found);
    const name = comparable(String(values['name']));
    const existing = met.entry.isNew ? undefined : freeChance(name, met.entry, { there, book });
    if (existing) {
      book.claims.claim('opportunity', existing.id);
      work.count('opportunity');
      const policy = updates.policy('opportunity');
      const target = { entity: 'opportunity', record: existing, isOurs: false, row: row.row };
      updates.blend(target, values, policy);
      if (policy !== 'create') {
        for (const key of keys) book.chances.set(key, existing.id);
        return existing.id;
      }
    }
    values['account'] = account;
    if (contact !== null) values['contact'] = contact;
    ownedBy(owner, values);
    const made = creates.create('opportunity', values, row.row, (id) => {
      book.claims.made('opportunity', id);
      for (const key of keys) book.chances.set(key, id);
    });
    for (const key of keys) {
      book.chances.set(key, 0);
      pendingChances.set(key, made);
    }
    return { pending: made.key };
  }

  /**
   * What a contract is known by: its number, or what it says. `met`: the key under which an earlier row spoke of it;
   * `own`: those under which later rows find it. A row that is a contract of its own is met by nobody.
   */
  function keysOf(
    number: string | null,
    values: Values,
    { met, row }: RowContext,
  ): { readonly met: string | null; readonly own: readonly string[] } {
    const { contracts } = book;
    const key = number === null ? null : comparable(number);
    if (key !== null) return { met: contracts.has(key) ? key : null, own: [key] };
    if (row.sameAs !== undefined) return { met: null, own: [] };
    const { whole, named, lookups } = contractKeys(met.entry, values);
    const known = lookups.find((one) => contracts.has(one)) ?? null;
    return { met: known, own: contracts.has(named) ? [whole] : [whole, named] };
  }

  function existingContract(
    number: string | null,
    values: Values,
    known: { readonly id: number | undefined; readonly entry: AccountEntry },
  ): AnyRecord | undefined {
    if (number !== null) return there.contractNumbered(number);
    return known.id === undefined
      ? freeContract(values, known.entry, { there, book })
      : there.contractsOf(known.entry).find(({ id }) => id === known.id);
  }

  return {
    addOpportunity: addChance,
    addContract(found, chance, context) {
      const { met, row } = context;
      const values = creates.resolve(found);
      const number = ownNumber(values, context);
      const keys = keysOf(number, values, context);
      const [key = keys.met] = keys.met === null ? keys.own : [keys.met];
      if (key !== null) tellDifferences(row, values, book.meetContract(key, met.entry).index);
      const pending = keys.met === null ? undefined : pendingContracts.get(keys.met);
      if (pending) {
        settleValues(pending.values, values, noChoices);
        return { pending: pending.key };
      }
      const metId = keys.met === null ? undefined : book.contracts.get(keys.met);
      const existing = existingContract(number, values, { id: metId, entry: met.entry });
      const isOurs = metId !== undefined && (number !== null || book.claims.isMade('contract', metId));
      if (existing && (isOurs || updates.policy('contract') !== 'create')) {
        if (!isOurs) work.count('contractNumber');
        if (number === null) remember(keys.own, existing.id);
        const policy = isOurs ? 'fill' : updates.policy('contract');
        updates.blend({ entity: 'contract', record: existing, isOurs, row: row.row }, values, policy);
        return existing.id;
      }
      if (metId !== undefined) return null;
      values['account'] = context.account;
      if (chance !== null) values['opportunity'] = chance;
      ownedBy(context.owner, values);
      const made = creates.create('contract', values, row.row, (id) => {
        book.claims.made('contract', id);
        for (const one of keys.own) book.contracts.set(one, id);
      });
      for (const one of keys.own) {
        book.contracts.set(one, 0);
        pendingContracts.set(one, made);
      }
      return { pending: made.key };
    },
  };

  /** A contract of the office is taken for the rows that say this of it. */
  function remember(keys: readonly string[], id: number): void {
    if (!book.claims.isMade('contract', id)) book.claims.claim('contract', id);
    for (const key of keys) if (!book.contracts.has(key)) book.contracts.set(key, id);
  }
}
