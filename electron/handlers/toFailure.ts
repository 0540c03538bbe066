import { randomUUID } from 'node:crypto';
import {
  DatabaseError,
  type DatabaseErrorKind,
  type ReadOnlyReason,
} from '../../db/connection/databaseError';
import type { ProblemCode } from '../../db/schema/problem';
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

/** Why a file is open for reading only, where a person can do something about it. */
const reasonCodes: Readonly<Partial<Record<ReadOnlyReason, FailureCode>>> = {
  share: 'databaseOnShare',
  syncFolder: 'databaseInSyncFolder',
  olderProgram: 'databaseOlderProgram',
};

/** What is wrong with the fields the database names. */
const problems: Readonly<Partial<Record<DatabaseErrorKind, ProblemCode>>> = {
  duplicate: 'notUnique',
  missingReference: 'referenceUnknown',
  invalid: 'notAllowedHere',
};

/**
 * Turns anything thrown into a failure that may cross a process border. What nobody foresaw becomes `internal` with
 * an incident number; its details go to `log` under that number and nowhere else.
 */
export function toFailure(thrown: unknown, log: (incident: string, details: string) => void): Failure {
  if (thrown instanceof Refusal) return thrown.failure;
  if (thrown instanceof SpreadsheetFailure) return fromSpreadsheet(thrown);
  if (thrown instanceof DatabaseError) return fromDatabase(thrown, log);
  const incident = randomUUID().slice(0, 8);
  log(incident, thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
  return { code: 'internal', incident };
}

/** The code alone has words; what the worker said goes along for whoever wants to know. */
function fromSpreadsheet({ code, detail, place }: SpreadsheetFailure): Failure {
  if (code === 'cancelled') return { code };
  const where =
    place === null ? {} : { row: place.row, ...(place.sheet === null ? {} : { sheet: place.sheet }) };
  return { code, params: { detail: plainDetail(detail), ...where } };
}

/** One line of technical words. No path may cross to a window, and no trace of calls. */
function plainDetail(detail: string): string {
  const [line = ''] = detail.split(/[\r\n]/);
  return line.replace(/(?:\b[A-Za-z]:)?[\\/][^\s'"]*/g, '…').slice(0, 200);
}

function fromDatabase(error: DatabaseError, log: (incident: string, details: string) => void): Failure {
  const { fields, rowVersion, reason } = error.details;
  if (error.kind === 'corrupt' || error.kind === 'outcomeUnknown' || error.kind === 'migrationFailed') {
    log(error.kind, error.stack ?? error.message);
  }
  const problem = problems[error.kind];
  return {
    code: (reason && reasonCodes[reason]) ?? databaseCodes[error.kind],
    ...(problem && fields ? { fields: fields.map((field) => ({ field, problem })) } : {}),
    ...(rowVersion === undefined ? {} : { rowVersion }),
  };
}
