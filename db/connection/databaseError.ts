/** Everything that can be wrong with the database, as a closed list (ARCHITECTURE: errors). */
export type DatabaseErrorKind =
  | 'duplicate'
  | 'referenced'
  | 'missingReference'
  | 'stale'
  | 'notFound'
  | 'invalid'
  | 'busy'
  | 'unreachable'
  | 'full'
  | 'readOnly'
  | 'corrupt'
  | 'missing'
  | 'exists'
  | 'notOurs'
  | 'newer'
  | 'outcomeUnknown'
  | 'migrationFailed';

/** What more is known; never a value of a record. */
export interface DatabaseErrorDetails {
  readonly entity?: string;
  readonly id?: number;
  /** Fields or columns concerned: those of a `duplicate`, the one of a `missingReference`, the one that is `invalid`. */
  readonly fields?: readonly string[];
  /** With `stale`: the version the record has now. */
  readonly rowVersion?: number;
  /** With `readOnly`: why nothing can be written. */
  readonly reason?: ReadOnlyReason;
  readonly cause?: unknown;
}

/** Why a database is open for reading only. */
export type ReadOnlyReason = 'share' | 'syncFolder' | 'file' | 'olderProgram' | 'asked';

/** Something the database said or a rule of this room refused. The message names no values. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  constructor(
    readonly kind: DatabaseErrorKind,
    readonly details: DatabaseErrorDetails = {},
  ) {
    super(
      [kind, details.entity, details.id, details.fields?.join(',')].filter((part) => part != null).join(' '),
      { cause: details.cause },
    );
  }
}
