import type { Change, ChangeSetInput, WrittenChangeSet } from '../../db/changes/changeSet';
import type { ChangeEntry, ChangeSetHead } from '../../db/changes/history';
import type { InverseBatch, UndoUnderWay } from '../../db/changes/invert';
import type { KeptRecord } from '../../db/changes/keptRecords';
import type { AsOf, LogExtent, RecordThen } from '../../db/changes/recordsAsOf';
import type { LastStatusChange } from '../../db/repositories/statusChanges';
import type { ListTotals } from '../../db/queries/listAnswers';
import type { AnyRecord } from '../../db/schema/defineEntity';
import type { Schema } from '../../db/schema/effectiveSchema';
import type { ListQuery, RecordGroup, ValueCount } from '../../db/schema/listQuery';
import type { Likeness, LikeDocument } from '../../db/search/likeDocuments';
import type { Page, Titles } from '../api/records';
import type { SearchAnswer } from '../api/search';
import type { FieldSince } from './records/mergeChanges';

/** A field others changed since a version, signed. */
export interface SignedFieldSince extends FieldSince {
  /** The name of who made the last of these changes, null for the program itself; and when, UTC. */
  readonly by: string | null;
  readonly at: string;
}

/** An entry of a change log, signed with a name. */
export type SignedChange = ChangeEntry & { readonly by: string | null };

/** A list without its page. */
export type ListSelection = Omit<ListQuery, 'offset' | 'limit'>;

/**
 * The open office as services see it: reads and the one write, bound to the file, its schema and the calendar.
 * Every function throws `DatabaseError`.
 */
export interface OfficeData {
  readonly isReadOnly: boolean;
  schema(): Schema;
  /** A page with the titles of what it refers to, and the records behind the references named. */
  page(query: ListQuery, include: readonly string[]): Promise<Page>;
  /** The ids of a whole list, in its order. */
  ids(selection: ListSelection): Promise<readonly number[]>;
  /** Whether a list may be asked for: every name in it is known, and its values fit. */
  isAskable(selection: ListSelection): boolean;
  /** How many records each of these lists has. */
  counts(selections: readonly ListSelection[]): Promise<readonly number[]>;
  /** Sums of number fields over a list. */
  totals(selection: ListSelection, fields: readonly string[]): Promise<ListTotals>;
  /** The most frequent values of some fields in a list, with the titles of what they stand for. */
  facets(
    selection: ListSelection,
    fields: readonly string[],
    limit: number,
  ): Promise<{ readonly facets: Readonly<Record<string, readonly ValueCount[]>>; readonly titles: Titles }>;
  /** The groups of a list by a field, largest first. */
  groups(
    selection: ListSelection,
    by: string,
    sums: readonly string[],
  ): Promise<{ readonly groups: readonly RecordGroup[]; readonly titles: Titles }>;
  /** What a person prefers, by key. */
  preferences(userId: number): Promise<Readonly<Record<string, unknown>>>;
  writePreferences(userId: number, preferences: Readonly<Record<string, unknown>>): Promise<void>;
  /** A record, also one in the recycle bin; null when there is none. */
  get(entity: string, id: number): Promise<AnyRecord | null>;
  /** Records by id, those that exist, in the order asked for. */
  getMany(entity: string, ids: readonly number[]): Promise<readonly AnyRecord[]>;
  /** The first living records of a list, at most `limit`. */
  first(selection: ListSelection, limit: number): Promise<readonly AnyRecord[]>;
  /** Living records whose field holds one of these values exactly. */
  holding(
    entity: string,
    field: string,
    values: readonly (string | number)[],
  ): Promise<readonly { readonly id: number; readonly value: string | number }[]>;
  /** When the tracked choices of these records were changed last; `link` is the reference of status changes to them. */
  lastStatusChanges(link: string, ids: readonly number[]): Promise<readonly LastStatusChange[]>;
  /** Records that have something of the likeness in common: candidates to be compared. */
  like(entities: readonly string[], likeness: Likeness): Promise<readonly LikeDocument[]>;
  /** Titles of everything these records refer to. */
  titlesFor(entity: string, records: readonly AnyRecord[]): Promise<Titles>;
  /** The titles of records by entity and id; those that are gone have none. */
  titlesOf(ids: Readonly<Record<string, readonly number[]>>): Promise<Titles>;
  /** The title of one record; empty when there is none. */
  titleOf(entity: string, id: number): Promise<string>;
  /** What was changed in a record since that version of it. */
  changedSince(entity: string, id: number, rowVersion: number): Promise<readonly SignedFieldSince[]>;
  search(
    text: string,
    options: { readonly entities?: readonly string[] | undefined; readonly limit: number },
  ): Promise<SearchAnswer>;
  /** A part of a record's change log, newest first. */
  changesOf(entity: string, id: number, offset: number, limit: number): Promise<readonly SignedChange[]>;
  /** How far the change log reaches. */
  logExtent(): Promise<LogExtent>;
  /** Records as they were when the log had come to that number, or in a version of theirs; by id. */
  recordsAsOf(
    entity: string,
    wanted: readonly RecordThen[],
    at: AsOf,
  ): Promise<ReadonlyMap<number, AnyRecord>>;
  changeSet(id: number): Promise<ChangeSetHead | null>;
  /**
   * What a request wrote that was seen before, and how many records of that entity: the answer to a repeated request.
   * Null when it is new.
   */
  answered(
    requestId: string,
    entity: string,
  ): Promise<(ChangeSetHead & { readonly ofEntity: number }) | null>;
  /** The last action of a user that may be taken back. */
  lastUndoable(userId: number | null): Promise<ChangeSetHead | null>;
  firstRecordOf(changeSet: number): Promise<{ readonly entity: string; readonly id: number } | null>;
  /** The inverse of a change set in batches; each is written before the next is asked for. */
  inverse(changeSet: number, underWay: UndoUnderWay | null): AsyncIterable<InverseBatch>;
  /** The whole inverse at once, and what would stay: to be counted and listed, or written in one write. */
  wholeInverse(changeSet: number): Promise<Pick<InverseBatch, 'changes' | 'kept'>>;
  /** What stayed of a change set that an undo took back, as it is now. */
  keptByUndo(changeSet: number, undo: number): Promise<readonly KeptRecord[]>;
  /** The changes that take back what an undo kept. */
  insistedChanges(
    changeSet: number,
    records: readonly { readonly entity: string; readonly id: number }[],
  ): Promise<readonly Change[]>;
  /** Undos that a crash broke off; of one desk when it is named. */
  unfinishedUndos(deskId?: string): Promise<readonly ChangeSetHead[]>;
  /** The name of a person; null for the program itself. */
  userName(id: number | null): Promise<string | null>;
  /** The only door of writing; imports and samples stand behind everything a person waits for. */
  write(changes: ChangeSetInput): Promise<WrittenChangeSet>;
}
