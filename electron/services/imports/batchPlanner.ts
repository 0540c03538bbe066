import type { Change } from '../../../db/changes/changeSet';
import type { AnyRecord } from '../../../db/schema/defineEntity';
import type { DuplicatePolicy, ImportRehearsal } from '../../api/imports';
import { personKey } from '../duplicates/matchKeys';
import { comparable } from './cellText';
import type { AccountEntry, ImportBook } from './importBook';
import type { ImportStore, KnownPerson } from './importStore';
import { blendValues, type MutableUpdate } from './blendValues';
import type { PersonDraft, ReadRow, RowRecords, TitledReference, Values } from './rowReader';

/** What a batch of rows will do to the office. */
export interface BatchPlan {
  readonly changes: readonly Change[];
  readonly creates: Readonly<Record<string, number>>;
  readonly updates: Readonly<Record<string, number>>;
  readonly matches: Readonly<Partial<Record<keyof ImportRehearsal['matches'], number>>>;
  /** For each row of the batch: what it does to its account. */
  readonly accounts: readonly ('create' | 'update' | 'match' | null)[];
  /** Tells the plan the ids its changes got, in their order. */
  written(records: readonly { readonly id: number }[]): void;
}

/** What batches are planned with. */
export interface BatchPlannerParts {
  readonly store: ImportStore;
  readonly book: ImportBook;
  readonly onDuplicate: DuplicatePolicy;
  /** Columns of the account's fields, for the comparison of rows about the same account: name of field → column. */
  readonly compared: ReadonlyMap<string, number>;
}

interface Pending {
  readonly key: string;
  readonly entity: string;
  readonly values: Values;
  readonly importRow: number;
  readonly done: (id: number) => void;
}

/** Turns read rows into changes, a batch at a time, so that every customer, person and contract is made once. */
export function createBatchPlanner(parts: BatchPlannerParts): {
  plan(rows: readonly ReadRow[]): Promise<BatchPlan>;
} {
  let keys = 0;
  const places = [...parts.compared.keys()];
  const takenChances = new Set<number>();
  return { plan };

  async function plan(rows: readonly ReadRow[]): Promise<BatchPlan> {
    const batch = new Batch(parts, () => `k${String((keys += 1))}`, takenChances);
    const entries = rows.map((row) => batch.meetAccount(row, places));
    await batch.load(rows, entries);
    rows.forEach((row, at) => batch.addRow(row, entries[at] ?? null));
    return batch.finish();
  }
}

/** The account of a row: known or new, and how it was known. */
interface Met {
  readonly entry: AccountEntry;
  readonly by: 'creditCode' | 'code' | 'name' | 'new';
}

class Batch {
  private readonly creates: Pending[] = [];
  private readonly pendingAccounts = new Map<AccountEntry, Pending>();
  private readonly pendingPeople = new Map<string, { contact: Pending; position: Pending | null }>();
  private readonly pendingContracts = new Map<string, Pending>();
  private readonly pendingSources = new Map<string, string>();
  private readonly updates = new Map<string, MutableUpdate>();
  private readonly matches: Partial<Record<keyof ImportRehearsal['matches'], number>> = {};
  private readonly accountFates: ('create' | 'update' | 'match' | null)[] = [];
  private readonly records = new Map<number, AnyRecord>();
  private readonly people = new Map<string, KnownPerson>();
  private readonly chances = new Map<number, AnyRecord[]>();
  private readonly followUps = new Map<number, Set<string>>();
  private readonly contractsByNumber = new Map<string, AnyRecord>();
  private readonly contractsOf = new Map<number, AnyRecord[]>();

  constructor(
    private readonly parts: BatchPlannerParts,
    private readonly nextKey: () => string,
    private readonly takenChances: Set<number>,
  ) {}

  /** Finds or makes the account a row names, and compares the row with earlier ones about it. */
  meetAccount(row: ReadRow, places: readonly string[]): Met | null {
    const account = row.records?.account;
    const name = account?.['name'];
    if (!account || typeof name !== 'string') return null;
    const creditCode = textOrNull(account['creditCode']);
    const found = this.parts.book.find({ name, creditCode, code: textOrNull(account['code']) });
    const met: Met = found ?? { entry: this.parts.book.add({ name, creditCode }), by: 'new' };
    if (found && creditCode !== null) this.parts.book.addCreditCode(found.entry, creditCode);
    for (const [place, field] of places.entries()) {
      const column = this.parts.compared.get(field) ?? 0;
      if (this.parts.book.differs(met.entry, place, account[field]) && found) {
        row.problems.push({ column, problem: 'differsFromEarlierRow', isWarning: true });
      }
    }
    return met;
  }

  /** Reads what is already there of the accounts these rows touch. */
  async load(rows: readonly ReadRow[], met: readonly (Met | null)[]): Promise<void> {
    const { store } = this.parts;
    const ids = [...new Set(met.flatMap((one) => (one && one.entry.id > 0 ? [one.entry.id] : [])))];
    const numbers = rows.flatMap((row) => textOrNull(row.records?.contract?.['number']) ?? []);
    if (numbers.length > 0) {
      for (const contract of await store.contractsByNumber(numbers)) {
        const number = textOrNull(contract['number']);
        if (number !== null) this.contractsByNumber.set(comparable(number), contract);
      }
    }
    if (ids.length === 0) return;
    for (const record of await store.records('account', ids)) this.records.set(record.id, record);
    if (rows.some((row) => (row.records?.people.length ?? 0) > 0)) {
      for (const person of await store.peopleOf(ids)) {
        const name = textOrNull(person.contact['name']);
        if (name !== null) this.people.set(`${String(person.account)}\u0001${personKey(name)}`, person);
      }
    }
    if (rows.some((row) => row.records?.opportunity))
      group(this.chances, await store.ofAccounts('opportunity', ids));
    if (rows.some((row) => row.records?.contract))
      group(this.contractsOf, await store.ofAccounts('contract', ids));
    if (rows.some((row) => row.records?.followUp)) {
      for (const record of await store.ofAccounts('followUp', ids)) {
        const account = Number(record['account']);
        const known = this.followUps.get(account) ?? new Set<string>();
        known.add(followUpKey(record));
        this.followUps.set(account, known);
      }
    }
  }

  addRow(row: ReadRow, met: Met | null): void {
    const { records } = row;
    if (!records) {
      this.accountFates.push(null);
      return;
    }
    const owner = ownerOf(records);
    const account = met ? this.addAccount(row, records, met, owner) : null;
    this.accountFates.push(account?.fate ?? null);
    const people = records.people.map((person, at) =>
      this.addPerson(row, person, { met, account: account?.reference ?? null, owner, isFirst: at === 0 }),
    );
    if (!account || !met) return;
    const context = { row, met, account: account.reference, contact: people[0] ?? null, owner };
    const chance = records.opportunity ? this.addOpportunity(records.opportunity, context) : null;
    const contract = records.contract ? this.addContract(records.contract, chance, context) : null;
    if (records.followUp) this.addFollowUp(records.followUp, { chance, contract }, context);
  }

  private addAccount(
    row: ReadRow,
    records: RowRecords,
    met: Met,
    owner: unknown,
  ): { readonly fate: 'create' | 'update' | 'match'; readonly reference: unknown } {
    const values = this.resolve(records.account ?? {});
    const { entry } = met;
    if (entry.id > 0) {
      if (!entry.isNew && met.by !== 'new') this.count(met.by);
      const policy = entry.isNew ? 'fill' : this.parts.onDuplicate;
      const record = this.records.get(entry.id);
      const isChanged = record !== undefined && this.blend('account', record, values, policy);
      return { fate: isChanged && !entry.isNew ? 'update' : 'match', reference: entry.id };
    }
    const pending = this.pendingAccounts.get(entry);
    if (pending) {
      fillBlanks(pending.values, values);
      return { fate: 'match', reference: { pending: pending.key } };
    }
    // Written by an earlier batch of a rehearsal: it has no id and nothing is done to it.
    if (met.by !== 'new') return { fate: 'match', reference: { pending: 'earlier' } };
    if (owner !== undefined && values['owner'] === undefined) values['owner'] = owner;
    const made = this.create('account', values, row.row, (id) => {
      entry.id = id;
    });
    this.pendingAccounts.set(entry, made);
    return { fate: 'create', reference: { pending: made.key } };
  }

  private addPerson(
    row: ReadRow,
    person: PersonDraft,
    context: {
      readonly met: Met | null;
      readonly account: unknown;
      readonly owner: unknown;
      readonly isFirst: boolean;
    },
  ): unknown {
    const { book } = this.parts;
    const name = String(person.values['name']);
    const values = this.resolve(person.values);
    const { met } = context;
    const key = met
      ? book.personKeyIn(met.entry, name)
      : `alone\u0001${personKey(name)}\u0001${String(numbersOf(values))}`;
    const pending = this.pendingPeople.get(key);
    if (pending) {
      fillBlanks(pending.contact.values, values);
      if (pending.position) fillBlanks(pending.position.values, person.position);
      return { pending: pending.contact.key };
    }
    const known =
      met && met.entry.id > 0
        ? this.people.get(`${String(met.entry.id)}\u0001${personKey(name)}`)
        : undefined;
    const isOurs = book.people.has(key);
    if (known) {
      if (!isOurs) this.count('contact');
      const policy = isOurs ? 'fill' : this.parts.onDuplicate;
      this.blend('contact', known.contact, values, policy);
      this.blend('accountContact', known.position, person.position, policy);
      return known.contact.id;
    }
    if (isOurs) {
      const id = book.people.get(key) ?? 0;
      return id > 0 ? id : null;
    }
    book.people.set(key, 0);
    if (context.owner !== undefined && values['owner'] === undefined) values['owner'] = context.owner;
    const contact = this.create('contact', values, row.row, (id) => {
      book.people.set(key, id);
    });
    const position = context.account === null ? null : this.addPosition(row, person, contact, context);
    this.pendingPeople.set(key, { contact, position });
    return { pending: contact.key };
  }

  private addPosition(
    row: ReadRow,
    person: PersonDraft,
    contact: Pending,
    context: { readonly met: Met | null; readonly account: unknown; readonly isFirst: boolean },
  ): Pending {
    const values = person.position;
    values['account'] = context.account;
    values['contact'] = { pending: contact.key };
    const isFirstOfAll = context.isFirst && context.met?.by === 'new';
    if (isFirstOfAll && values['isPrimary'] === undefined) values['isPrimary'] = true;
    return this.create('accountContact', values, row.row, () => undefined);
  }

  private addOpportunity(found: Values, context: RowContext): unknown {
    const values = this.resolve(found);
    const name = comparable(String(values['name']));
    const existing = context.met.entry.isNew
      ? undefined
      : this.chances
          .get(context.met.entry.id)
          ?.find(
            (chance) => comparable(String(chance['name'])) === name && !this.takenChances.has(chance.id),
          );
    if (existing) {
      this.takenChances.add(existing.id);
      this.count('opportunity');
      this.blend('opportunity', existing, values, this.parts.onDuplicate);
      if (this.parts.onDuplicate !== 'create') return existing.id;
    }
    values['account'] = context.account;
    if (context.contact !== null) values['contact'] = context.contact;
    if (context.owner !== undefined && values['owner'] === undefined) values['owner'] = context.owner;
    return { pending: this.create('opportunity', values, context.row.row, () => undefined).key };
  }

  private addContract(found: Values, chance: unknown, context: RowContext): unknown {
    const { book } = this.parts;
    const values = this.resolve(found);
    const number = textOrNull(values['number']);
    const key =
      number === null
        ? `${String(context.met.entry.index)}\u0001${comparable(String(values['name']))}\u0001${String(values['signedOn'])}`
        : comparable(number);
    const pending = this.pendingContracts.get(key);
    if (pending) {
      fillBlanks(pending.values, values);
      return { pending: pending.key };
    }
    const existing =
      number === null ? this.unnumbered(values, context) : this.contractsByNumber.get(comparable(number));
    const isOurs = book.contracts.has(key);
    if (existing && (isOurs || this.parts.onDuplicate !== 'create')) {
      if (!isOurs) this.count('contractNumber');
      this.blend('contract', existing, values, isOurs ? 'fill' : this.parts.onDuplicate);
      return existing.id;
    }
    if (isOurs) return null;
    book.contracts.set(key, 0);
    values['account'] = context.account;
    if (chance !== null) values['opportunity'] = chance;
    if (context.owner !== undefined && values['owner'] === undefined) values['owner'] = context.owner;
    const made = this.create('contract', values, context.row.row, (id) => {
      book.contracts.set(key, id);
    });
    this.pendingContracts.set(key, made);
    return { pending: made.key };
  }

  private unnumbered(values: Values, context: RowContext): AnyRecord | undefined {
    return this.contractsOf
      .get(context.met.entry.id)
      ?.find(
        (contract) =>
          comparable(String(contract['name'])) === comparable(String(values['name'])) &&
          (contract['signedOn'] ?? undefined) === values['signedOn'],
      );
  }

  private addFollowUp(
    found: Values,
    links: { readonly chance: unknown; readonly contract: unknown },
    context: RowContext,
  ): void {
    const values = this.resolve(found);
    if (this.followUps.get(context.met.entry.id)?.has(followUpKey(values))) return;
    values['account'] = context.account;
    if (context.contact !== null) values['contact'] = context.contact;
    if (links.chance !== null) values['opportunity'] = links.chance;
    if (links.contract !== null) values['contract'] = links.contract;
    if (context.owner !== undefined && values['author'] === undefined) values['author'] = context.owner;
    this.create('followUp', values, context.row.row, () => undefined);
  }

  /** Puts ids in the place of titles; sources nobody has heard of are made. The row's own values are used up by it. */
  private resolve(values: Values): Values {
    for (const name in values) {
      const value = values[name];
      if (typeof value === 'object' && isTitled(value)) values[name] = this.sourceOf(value.title);
    }
    return values;
  }

  private sourceOf(title: string): unknown {
    const { sources } = this.parts.book;
    const key = comparable(title);
    const known = sources.get(key);
    if (known !== undefined && known > 0) return known;
    const pending = this.pendingSources.get(key);
    if (pending !== undefined) return { pending };
    if (known === 0) return undefined;
    sources.set(key, 0);
    const made = this.create('source', { name: title }, 0, (id) => {
      sources.set(key, id);
    });
    this.pendingSources.set(key, made.key);
    return { pending: made.key };
  }

  private create(entity: string, values: Values, importRow: number, done: (id: number) => void): Pending {
    const pending: Pending = { key: this.nextKey(), entity, values, importRow, done };
    this.creates.push(pending);
    return pending;
  }

  private blend(entity: string, record: AnyRecord, values: Values, policy: DuplicatePolicy): boolean {
    if (policy === 'skip' || policy === 'create') return false;
    const key = `${entity}\u0001${String(record.id)}`;
    const known = this.updates.get(key);
    const changed = blendValues(record, values, policy, known?.values ?? {});
    if (Object.keys(changed).length === 0) return known !== undefined;
    this.updates.set(key, { entity, id: record.id, rowVersion: record.rowVersion, values: changed });
    return true;
  }

  private count(by: keyof ImportRehearsal['matches']): void {
    this.matches[by] = (this.matches[by] ?? 0) + 1;
  }

  finish(): BatchPlan {
    const creates: Record<string, number> = {};
    const updates: Record<string, number> = {};
    const changes: Change[] = [];
    for (const { key, entity, values, importRow } of this.creates) {
      creates[entity] = (creates[entity] ?? 0) + 1;
      changes.push({ action: 'create', entity, key, values, ...(importRow > 0 ? { importRow } : {}) });
    }
    for (const { entity, id, rowVersion, values } of this.updates.values()) {
      updates[entity] = (updates[entity] ?? 0) + 1;
      changes.push({ action: 'update', entity, id, rowVersion, values });
    }
    return {
      changes,
      creates,
      updates,
      matches: this.matches,
      accounts: this.accountFates,
      written: (records) => {
        this.creates.forEach((pending, at) => {
          const record = records[at];
          if (record) pending.done(record.id);
        });
      },
    };
  }
}

interface RowContext {
  readonly row: ReadRow;
  readonly met: Met;
  readonly account: unknown;
  readonly contact: unknown;
  readonly owner: unknown;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function isTitled(value: unknown): value is TitledReference {
  return typeof value === 'object' && value !== null && 'title' in value;
}

function ownerOf(records: RowRecords): unknown {
  return records.account?.['owner'] ?? records.contract?.['owner'] ?? records.opportunity?.['owner'];
}

function numbersOf(values: Values): string {
  return Array.isArray(values['mobiles']) ? (values['mobiles'] as string[]).join() : '';
}

function followUpKey(values: Readonly<Record<string, unknown>>): string {
  const { followedAt, content } = values;
  return `${typeof followedAt === 'string' ? followedAt : ''}\u0001${typeof content === 'string' ? comparable(content) : ''}`;
}

function fillBlanks(values: Values, more: Values): void {
  for (const [name, value] of Object.entries(more)) {
    const known = values[name];
    if (known === undefined || known === null) values[name] = value;
    else if (Array.isArray(known) && Array.isArray(value))
      values[name] = [...new Set([...(known as unknown[]), ...(value as unknown[])])];
  }
}

function group(into: Map<number, AnyRecord[]>, records: readonly AnyRecord[]): void {
  for (const record of records) {
    const account = Number(record['account']);
    const known = into.get(account);
    if (known) known.push(record);
    else into.set(account, [record]);
  }
}
