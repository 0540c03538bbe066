import type { ChangeSetInput, WrittenChangeSet } from '../../db/changes/changeSet';
import type { ChangeEntry, ChangeSetHead } from '../../db/changes/history';
import type { InverseBatch } from '../../db/changes/invert';
import type { AnyRecord } from '../../db/schema/defineEntity';
import type { Schema } from '../../db/schema/effectiveSchema';
import type { ListQuery } from '../../db/schema/listQuery';
import type { Page, Titles } from '../api/records';
import type { SearchHit } from '../api/search';
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
  /** A record, also one in the recycle bin; null when there is none. */
  get(entity: string, id: number): Promise<AnyRecord | null>;
  /** Records by id, those that exist, in the order asked for. */
  getMany(entity: string, ids: readonly number[]): Promise<readonly AnyRecord[]>;
  /** Titles of everything these records refer to. */
  titlesFor(entity: string, records: readonly AnyRecord[]): Promise<Titles>;
  /** The title of one record; empty when there is none. */
  titleOf(entity: string, id: number): Promise<string>;
  /** What was changed in a record since that version of it. */
  changedSince(entity: string, id: number, rowVersion: number): Promise<readonly SignedFieldSince[]>;
  search(
    text: string,
    options: { readonly entities?: readonly string[] | undefined; readonly limit: number },
  ): Promise<readonly SearchHit[]>;
  /** A part of a record's change log, newest first. */
  changesOf(entity: string, id: number, offset: number, limit: number): Promise<readonly SignedChange[]>;
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
  inverse(changeSet: number): AsyncIterable<InverseBatch>;
  /** The name of a person; null for the program itself. */
  userName(id: number | null): Promise<string | null>;
  /** The only door of writing; imports and samples stand behind everything a person waits for. */
  write(changes: ChangeSetInput): Promise<WrittenChangeSet>;
}
