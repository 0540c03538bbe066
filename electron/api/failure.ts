import type { FieldProblem } from '../../db/schema/problem';

/** Everything that can go wrong with a call, as a closed list. The window has one sentence for each. */
export const failureCodes = [
  // the call itself
  'unknownCall',
  'malformedInput',
  'notAllowed',
  'tooManyCalls',
  'cancelled',
  'internal',
  // the application process, said by main
  'applicationGone',
  'applicationSilent',
  // the database file
  'noDatabase',
  'databaseMissing',
  'databaseNotOurs',
  'databaseNewer',
  'databaseOlderProgram',
  'databaseReadOnly',
  'databaseOnShare',
  'databaseInSyncFolder',
  'databaseBusy',
  'databaseUnreachable',
  'databaseFull',
  'databaseCorrupt',
  'databaseExists',
  'migrationFailed',
  // records
  'notFound',
  'invalid',
  'conflict',
  'stale',
  'referenced',
  'recordDeleted',
  'nothingToUndo',
  'undoPartly',
  'duplicatesExist',
  'mergedOn',
  // files
  'ticketExpired',
  'fileMissing',
  'fileEmpty',
  'fileTooLarge',
  'fileDamaged',
  'fileUnsafe',
  'fileNotASheet',
  'fileDocument',
  'fileWebPage',
  'fileArchive',
  'fileLink',
  'fileForeign',
  'fileCipher',
  'filePassword',
  'filePasswordWrong',
  'fileEncoding',
  'fileUnreadable',
  'sheetMissing',
  'tooManyRows',
  'tooSlow',
  'diskFull',
  'notWritable',
  'workerGone',
  'noTable',
  'importNotReady',
  'importInUse',
  'importFileMissing',
  'importFileChanged',
  'importNotResumable',
  // an exported sheet that comes back
  'stampMissing',
  'stampOfOtherOffice',
  'stampTooOld',
  'stampNewer',
  'stampWithoutKeys',
  'printFailed',
] as const;
export type FailureCode = (typeof failureCodes)[number];

/** One field two people changed: what it was, what the other made of it, what was to be saved. */
export interface FieldConflict {
  readonly field: string;
  readonly original: unknown;
  readonly theirs: unknown;
  readonly mine: unknown;
}

/** Why a call failed, ready to cross a process border: no words, no stack, no SQL, no values but the caller's own. */
export interface Failure {
  readonly code: FailureCode;
  readonly fields?: readonly FieldProblem[];
  readonly conflicts?: readonly FieldConflict[];
  /** Who made the other change, and when (UTC); with `conflict`. */
  readonly by?: string;
  readonly at?: string;
  /** The version a conflicting record has now; a save that names it wins. */
  readonly rowVersion?: number;
  /**
   * What the sentence is filled with. With a file that cannot be read: `detail`, what the reader said in technical
   * words, and how far it came: `sheet` and `row`, the last row that was read.
   */
  readonly params?: Readonly<Record<string, string | number>>;
  /** With `internal`: the number under which the log keeps the details. */
  readonly incident?: string;
}

/** The answer to every call. */
export type Outcome<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };
