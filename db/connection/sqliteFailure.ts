import { DatabaseError, type DatabaseErrorKind } from './databaseError';

const kindByCode: Readonly<Record<string, DatabaseErrorKind>> = {
  SQLITE_BUSY: 'busy',
  SQLITE_LOCKED: 'busy',
  SQLITE_PROTOCOL: 'busy',
  SQLITE_FULL: 'full',
  SQLITE_READONLY: 'readOnly',
  SQLITE_PERM: 'readOnly',
  SQLITE_CORRUPT: 'corrupt',
  SQLITE_NOTADB: 'notOurs',
  SQLITE_CANTOPEN: 'unreachable',
  SQLITE_IOERR: 'unreachable',
  EIO: 'unreachable',
  ENOENT: 'missing',
  ENOSPC: 'full',
  EACCES: 'readOnly',
  EROFS: 'readOnly',
  EPERM: 'readOnly',
  ENOTCONN: 'unreachable',
  ESTALE: 'unreachable',
};

/**
 * Turns what SQLite, knex or the file system threw into a `DatabaseError`; the only reader of SQLite's texts.
 * What is none of theirs comes back as it is. Values of customers never get into the message.
 */
export function sqliteFailure(thrown: unknown): Error {
  if (thrown instanceof DatabaseError) return thrown;
  if (!(thrown instanceof Error)) return new Error('something that is no error was thrown');
  const code = (thrown as Error & { code?: unknown }).code;
  if (code === 'SQLITE_CONSTRAINT') return constraintFailure(thrown);
  if (thrown.name === 'KnexTimeoutError') return new DatabaseError('busy', { cause: withoutValues(thrown) });
  const kind = typeof code === 'string' ? kindByCode[code] : undefined;
  return kind === undefined ? thrown : new DatabaseError(kind, { cause: withoutValues(thrown) });
}

/** `SQLITE_CONSTRAINT: UNIQUE constraint failed: sources.name, sources.kind` and its sisters. */
function constraintFailure(thrown: Error): Error {
  const cause = withoutValues(thrown);
  const columns = /constraint failed: (.*)$/m.exec(thrown.message)?.[1];
  const named = columns?.split(', ').map(fieldOfColumn) ?? [];
  if (/UNIQUE constraint/.test(thrown.message))
    return new DatabaseError('duplicate', { fields: named, cause });
  if (/FOREIGN KEY constraint/.test(thrown.message)) return new DatabaseError('missingReference', { cause });
  return new DatabaseError('invalid', { fields: named, cause });
}

/**
 * `accounts.credit_code` → `creditCode`, `contracts.account_id` → `account`, `index 'accounts_only_xCode'` → `xCode` of
 * a field the office made: errors speak of fields.
 */
function fieldOfColumn(column: string): string {
  const own = /^index '\w+_only_(x\w+)'$/.exec(column)?.[1];
  if (own !== undefined) return own;
  const name = column.replace(/^.*\./, '').replace(/_id$/, '');
  return name.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
}

/** A driver's message may hold bound values after the statement (`insert into … values ('…') - SQLITE_…`). */
function withoutValues(thrown: Error): Error {
  const code = (thrown as Error & { code?: unknown }).code;
  const said = /(SQLITE_[A-Z]+: .*)$/m.exec(thrown.message)?.[1];
  const kept = new Error(said ?? (typeof code === 'string' ? code : thrown.name));
  if (thrown.stack)
    kept.stack = thrown.stack
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n');
  return kept;
}
