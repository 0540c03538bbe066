import type { PendingRecord } from './batchCreates';
import type { MetAccount } from './batchParts';
import { ownedBy, type BatchWork } from './batchWork';
import { personKeyAlone } from './importBook';
import type { ReadRow } from '../rows/readRow';
import { mobilesOf, type PersonDraft } from '../rows/rowRecords';
import { settleValues } from '../rows/settleValues';

/** What a person of a row hangs on. */
export interface PersonContext {
  readonly row: ReadRow;
  /** Null for a person in no account. */
  readonly met: MetAccount | null;
  /** The id of the account, or the key it is made under; null without one. */
  readonly account: unknown;
  readonly owner: unknown;
  /** Whether it is the first person of the row. */
  readonly isFirst: boolean;
}

/** The people of a batch with their positions. */
export interface BatchPeople {
  /** Brings a person into the plan; gives the id, or the key the contact is made under, null while nobody knows it. */
  add(person: PersonDraft, context: PersonContext): unknown;
}

/** Of anything but accounts the first row counts. */
const noChoices = new Map<string, never>();

/** Makes the part. */
export function createBatchPeople(work: BatchWork): BatchPeople {
  const { creates, updates, there } = work;
  const { book } = work.parts;
  const pendingOf = new Map<string, { contact: PendingRecord; position: PendingRecord | null }>();

  function make(key: string, person: PersonDraft, context: PersonContext): unknown {
    const values = person.values;
    book.people.set(key, 0);
    ownedBy(context.owner, values);
    const contact = creates.create('contact', values, context.row.row, (id) => {
      book.people.set(key, id);
    });
    const position = context.account === null ? null : addPosition(person, contact, context);
    pendingOf.set(key, { contact, position });
    return { pending: contact.key };
  }

  function addPosition(person: PersonDraft, contact: PendingRecord, context: PersonContext): PendingRecord {
    const values = person.position;
    values['account'] = context.account;
    values['contact'] = { pending: contact.key };
    const isFirstOfAll = context.isFirst && context.met?.by === 'new';
    if (isFirstOfAll && values['isPrimary'] === undefined) values['isPrimary'] = true;
    return creates.create('accountContact', values, context.row.row);
  }

  return {
    add(person, context) {
      const name = String(person.values['name']);
      const values = creates.resolve(person.values);
      const { met } = context;
      const key = met ? book.personKeyIn(met.entry, name) : personKeyAlone(name, mobilesOf(values));
      const pending = pendingOf.get(key);
      if (pending) {
        settleValues(pending.contact.values, values, noChoices);
        if (pending.position) settleValues(pending.position.values, person.position, noChoices);
        return { pending: pending.contact.key };
      }
      const own = book.people.get(key);
      const isOurs = own !== undefined;
      const known = met && met.entry.id > 0 ? there.person(met.entry, name) : undefined;
      if (known) {
        if (!isOurs) work.count('contact');
        const policy = isOurs ? 'fill' : updates.policy('contact');
        const { row } = context.row;
        updates.blend({ entity: 'contact', record: known.contact, isOurs, row }, values, policy);
        updates.blend(
          { entity: 'accountContact', record: known.position, isOurs, row },
          person.position,
          policy,
        );
        return known.contact.id;
      }
      if (isOurs) return own > 0 ? own : null;
      return make(key, person, context);
    },
  };
}
