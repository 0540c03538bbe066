import type { AnyRecord } from '../../../../db/schema/defineEntity';
import type { BatchWork, RowContext } from './batchWork';
import { followUpKey, followUpRowKey } from './followUpKeys';
import type { AccountEntry, ImportBook } from './importBook';
import type { RowRecords, Values } from '../rows/rowRecords';
import type { ThereRecords } from './thereRecords';

/** The follow-ups of a batch. */
export interface BatchFollowUps {
  /** Brings the row's entry into the plan, unless the office has it or an earlier row said the same. */
  add(
    records: RowRecords,
    about: { readonly chance: unknown; readonly contract: unknown },
    context: RowContext,
  ): void;
}

/** Makes the part. */
export function createBatchFollowUps(work: BatchWork): BatchFollowUps {
  const { creates, there } = work;
  const { book } = work.parts;

  return {
    add(records, { chance, contract }, context) {
      if (!records.followUp) return;
      const { contact, owner, row, met } = context;
      const key = followUpRowKey(met.entry, records);
      const values = creates.resolve(records.followUp);
      const about = { contact, opportunity: chance, contract };
      const isApart = row.sameAs !== undefined;
      if (key !== null && !isApart && book.followUps.has(key)) return;
      const existing = met.entry.isNew
        ? undefined
        : officeFollowUp(values, about, { there, book, entry: met.entry, isApart });
      if (existing) return book.claims.claim('followUp', existing.id);
      if (key !== null) book.followUps.add(key);
      values['account'] = context.account;
      for (const [name, reference] of Object.entries(about)) if (reference !== null) values[name] = reference;
      if (owner !== undefined && values['author'] === undefined) values['author'] = owner;
      creates.create('followUp', values, row.row, (id) => {
        book.ownFollowUps ??= id;
      });
    },
  };
}

/**
 * The entry of the office a row repeats: time and words are the same, and nothing it is about is known to be another.
 * `isApart`: the row is an entry of its own, so only one that no other row was recognised as counts.
 */
export function officeFollowUp(
  values: Values,
  about: Values,
  known: {
    readonly there: Pick<ThereRecords, 'followUps'>;
    readonly book: Pick<ImportBook, 'claims' | 'ownFollowUps'>;
    readonly entry: AccountEntry;
    readonly isApart: boolean;
  },
): AnyRecord | undefined {
  const { there, book, entry, isApart } = known;
  return there.followUps(entry, followUpKey(values)).find(
    (one) =>
      // Ids only grow: what is behind the first one of this import are other rows of the sheet.
      (book.ownFollowUps === null || one.id < book.ownFollowUps) &&
      (!isApart || book.claims.isFree('followUp', one.id)) &&
      isAboutTheSame(one, about),
  );
}

function isAboutTheSame(record: AnyRecord, about: Values): boolean {
  return Object.entries(about).every(
    ([name, reference]) =>
      reference === null || record[name] === null || record[name] === undefined || record[name] === reference,
  );
}
