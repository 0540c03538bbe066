import { z } from 'zod';
import { duplicateReasons, type DuplicateReason } from './duplicates';
import { recordPolicies, type RecordPolicy } from './imports';
import { procedure } from './procedure';
import { idShape, nameShape } from './shapes';

/** Why an account of a sheet may be one that is there already; `branch`: one belongs to the other and is none of it. */
export const matchReasons = [...duplicateReasons, 'branch'] as const;
export type MatchReason = DuplicateReason | 'branch';

/**
 * What the account of a row is: a record of the office by its id, one of its own, the account another row of the file
 * names (by that one's key), or a branch of a record of the office, which stays a record of its own beside it.
 */
export type AccountDecision = number | 'new' | { readonly sameAs: string } | { readonly branchOf: number };

/** Which of several values about one account is kept. */
export const conflictChoices = ['first', 'last', 'longest'] as const;
export type ConflictChoice = (typeof conflictChoices)[number];

/** One field of the account a row names beside that of a record, as words; '' where nothing is said. */
export interface ComparedField {
  readonly field: string;
  readonly ours: string;
  readonly theirs: string;
  /** `ours` and `theirs`: only one of them says something. */
  readonly is: 'same' | 'different' | 'ours' | 'theirs';
}

/** A record of the office, or an earlier row of the file, that an account of the sheet may be. */
export interface MatchCandidate {
  /** The record of the office; null for an earlier row. */
  readonly id: number | null;
  /** The key of the earlier row's account; null for a record. */
  readonly key: string | null;
  readonly row: number | null;
  readonly title: string;
  readonly no: string | null;
  readonly owner: string | null;
  readonly reasons: readonly MatchReason[];
  /** 0 to 1. */
  readonly score: number;
  /** Field by field; empty where this person may not read the record. */
  readonly fields: readonly ComparedField[];
}

/** An account that would be made anew although it is like one that is there. */
export interface ImportMatch {
  readonly key: string;
  readonly table: number;
  readonly row: number;
  readonly title: string;
  /** Best first; never empty. */
  readonly candidates: readonly MatchCandidate[];
  readonly decision: AccountDecision | null;
}

/** A page of matches, and how many there are of each sort. */
export interface ImportMatchPage {
  readonly matches: readonly ImportMatch[];
  readonly total: number;
  readonly open: number;
  readonly decided: number;
  /** Undecided ones by their first reason, most frequent first. */
  readonly reasons: readonly { readonly reason: MatchReason; readonly count: number }[];
}

/** A record of the office the sheet would change, old and new as words. */
export interface ImportUpdate {
  readonly entity: string;
  readonly id: number;
  readonly title: string;
  /** The first row that says so. */
  readonly row: number;
  readonly isTaken: boolean;
  readonly fields: readonly {
    readonly field: string;
    readonly before: string;
    readonly after: string;
    readonly isTaken: boolean;
  }[];
}

/** Two rows that say different things about one account. */
export interface ImportConflict {
  readonly table: number;
  readonly row: number;
  readonly column: number;
  readonly account: string;
  readonly value: string;
  readonly other: { readonly table: number; readonly row: number; readonly value: string };
}

/** What writing would do, for the page where it is agreed to. */
export interface ImportConfirmation {
  readonly entities: readonly {
    readonly entity: string;
    readonly create: number;
    readonly update: number;
    /** Records of the office that were recognised and stay as they are. */
    readonly same: number;
  }[];
  /** Whom the accounts that are made belong to; null: nobody. */
  readonly owners: readonly { readonly name: string | null; readonly count: number }[];
  /** This very file went in before. */
  readonly importedBefore: { readonly at: string; readonly by: string | null } | null;
  /** A copy of the office's file is made first. */
  readonly makesBackUp: boolean;
  /** How long it will take, in seconds, from what the rehearsal took. */
  readonly seconds: number;
  /** Accounts about to be made that are like others and nobody decided about. */
  readonly open: number;
}

const decisionShape = z.union([
  idShape,
  z.literal('new'),
  z.strictObject({ sameAs: z.string().min(1).max(300) }),
  z.strictObject({ branchOf: idShape }),
]);
const session = z.uuid();
const page = { offset: z.int().min(0), limit: z.int().min(1).max(200) };

/** Decisions by the key of an account, as they were before: handed to `imports.decide` they are there again. */
export type DecisionsBefore = readonly {
  readonly key: string;
  readonly decision: AccountDecision | null;
}[];

export const importMatches = {
  /** Looks for records the new accounts of a rehearsed sheet may be; a job. */
  'imports.match': procedure<{ readonly job: string }>()(z.strictObject({ session })),
  /** What `imports.match` found, in the order of the sheet. */
  'imports.matches': procedure<ImportMatchPage>()(
    z.strictObject({ session, show: z.enum(['open', 'decided', 'all']), ...page }),
  ),
  /** Says what accounts are; null takes a decision back. Asks for a new rehearsal. */
  'imports.decide': procedure<{ readonly before: DecisionsBefore }>()(
    z.strictObject({
      session,
      decisions: z
        .array(z.strictObject({ key: z.string().min(1).max(300), decision: decisionShape.nullable() }))
        .min(1)
        .max(20_000),
    }),
  ),
  /** Decides all undecided ones whose first reason it is alike: the best candidate is the same, or none of them is. */
  'imports.decideAll': procedure<{ readonly before: DecisionsBefore }>()(
    z.strictObject({ session, reason: z.enum(matchReasons), as: z.enum(['same', 'other']) }),
  ),
  /** Records of an entity the sheet would change, in the order of the sheet, with counts per field. */
  'imports.updates': procedure<{
    readonly updates: readonly ImportUpdate[];
    readonly total: number;
    readonly fields: readonly { readonly field: string; readonly count: number; readonly isTaken: boolean }[];
  }>()(z.strictObject({ session, entity: nameShape, ...page })),
  /** Takes changes of records in or leaves them out: one record, one field of all, or all of an entity. */
  'imports.tick': procedure<null>()(
    z.strictObject({
      session,
      entity: nameShape,
      isTaken: z.boolean(),
      id: idShape.optional(),
      field: nameShape.optional(),
    }),
  ),
  /** Rows that say something else about an account than an earlier row, with counts per column. */
  'imports.conflicts': procedure<{
    readonly conflicts: readonly ImportConflict[];
    readonly total: number;
    readonly fields: readonly {
      readonly path: string;
      readonly heading: string;
      readonly count: number;
      readonly choice: ConflictChoice;
    }[];
  }>()(z.strictObject({ session, path: z.string().max(100).nullable(), ...page })),
  /** Says whose value counts where rows about an account differ in a field. */
  'imports.settle': procedure<null>()(
    z.strictObject({ session, path: z.string().min(1).max(100), choice: z.enum(conflictChoices) }),
  ),
  /** What happens to records that are there already, by entity; entities that are not named keep theirs. */
  'imports.choosePolicies': procedure<null>()(
    z.strictObject({ session, policies: z.record(nameShape, z.enum(recordPolicies)) }),
  ),
  'imports.policies': procedure<{
    readonly policies: Readonly<Record<string, RecordPolicy>>;
    /** How many records of each entity were recognised. */
    readonly known: Readonly<Record<string, number>>;
  }>()(z.strictObject({ session })),
  /** What the import as it stands will do. */
  'imports.confirmation': procedure<ImportConfirmation>()(z.strictObject({ session })),
};
