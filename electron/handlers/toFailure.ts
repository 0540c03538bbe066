import { randomUUID } from 'node:crypto';
import { DatabaseError, type DatabaseErrorKind } from '../../db/connection/databaseError';
import type { Failure, FailureCode } from '../api/failure';
import { SpreadsheetFailure } from '../services/ports';
import { Refusal } from '../services/refusal';

const databaseCodes: Readonly<Record<DatabaseErrorKind, FailureCode>> = {
  duplicate: 'invalid',
  referenced: 'referenced',
  missingReference: 'invalid',
  stale: 'stale',
  notFound: 'notFound',
  invalid: 'invalid',
  busy: 'databaseBusy',
  unreachable: 'databaseUnreachable',
  full: 'databaseFull',
  readOnly: 'databaseReadOnly',
  corrupt: 'databaseCorrupt',
  missing: 'databaseMissing',
  exists: 'databaseExists',
  notOurs: 'databaseNotOurs',
  newer: 'databaseNewer',
  outcomeUnknown: 'databaseUnreachable',
  migrationFailed: 'migrationFailed',
};

/**
 * Turns anything thrown into a failure that may cross a process border. What nobody foresaw becomes `internal` with
 * an incident number; its details go to `log` under that number and nowhere else.
 */
export function toFailure(thrown: unknown, log: (incident: string, details: string) => void): Failure {
  if (thrown instanceof Refusal) return thrown.failure;
  if (thrown instanceof SpreadsheetFailure) return { code: thrown.code };
  if (thrown instanceof DatabaseError && databaseCodes[thrown.kind] !== undefined)
    return fromDatabase(thrown, log);
  const incident = randomUUID().slice(0, 8);
  log(incident, thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
  return { code: 'internal', incident };
}

function fromDatabase(error: DatabaseError, log: (incident: string, details: string) => void): Failure {
  const { fields, rowVersion } = error.details;
  if (error.kind === 'corrupt' || error.kind === 'outcomeUnknown' || error.kind === 'migrationFailed') {
    log(error.kind, error.stack ?? error.message);
  }
  const problem =
    error.kind === 'duplicate' ? 'notUnique' : error.kind === 'missingReference' ? 'referenceUnknown' : null;
  const code = error.details.reason === 'share' ? 'databaseOnShare' : databaseCodes[error.kind];
  return {
    code: error.details.reason === 'syncFolder' ? 'databaseInSyncFolder' : code,
    ...(problem && fields ? { fields: fields.map((field) => ({ field, problem })) } : {}),
    ...(rowVersion === undefined ? {} : { rowVersion }),
  };
}
