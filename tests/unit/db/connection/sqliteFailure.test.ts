import { describe, expect, it } from 'vitest';
import { sqliteFailure } from '../../../../db/connection/sqliteFailure';

function driver(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

describe('what SQLite says', () => {
  it.each([
    [
      driver(
        'SQLITE_CONSTRAINT',
        'SQLITE_CONSTRAINT: UNIQUE constraint failed: accounts.credit_code, accounts.source_id',
      ),
      'duplicate',
      ['creditCode', 'source'],
    ],
    [
      driver('SQLITE_CONSTRAINT', 'SQLITE_CONSTRAINT: FOREIGN KEY constraint failed'),
      'missingReference',
      undefined,
    ],
    [
      driver('SQLITE_CONSTRAINT', 'SQLITE_CONSTRAINT: NOT NULL constraint failed: accounts.name'),
      'invalid',
      ['name'],
    ],
    [driver('SQLITE_BUSY', 'SQLITE_BUSY: database is locked'), 'busy', undefined],
    [driver('SQLITE_FULL', 'SQLITE_FULL: database or disk is full'), 'full', undefined],
    [
      driver('SQLITE_READONLY', 'SQLITE_READONLY: attempt to write a readonly database'),
      'readOnly',
      undefined,
    ],
    [driver('SQLITE_CORRUPT', 'SQLITE_CORRUPT: database disk image is malformed'), 'corrupt', undefined],
    [driver('SQLITE_NOTADB', 'SQLITE_NOTADB: file is not a database'), 'notOurs', undefined],
    [driver('SQLITE_IOERR', 'SQLITE_IOERR: disk I/O error'), 'unreachable', undefined],
    [driver('SQLITE_CANTOPEN', 'SQLITE_CANTOPEN: unable to open database file'), 'unreachable', undefined],
    [driver('EACCES', 'EACCES: permission denied'), 'readOnly', undefined],
    [driver('ENOSPC', 'ENOSPC: no space left'), 'full', undefined],
  ])('%s', (thrown, kind, fields) => {
    expect(sqliteFailure(thrown)).toMatchObject({ name: 'DatabaseError', kind });
    expect((sqliteFailure(thrown) as { details?: { fields?: unknown } }).details?.fields).toEqual(fields);
  });

  it('keeps no values of customers, wherever the driver put them', () => {
    const thrown = driver(
      'SQLITE_CONSTRAINT',
      "insert into `users` (`name`) values ('张三 13900001111') - SQLITE_CONSTRAINT: UNIQUE constraint failed: users.name",
    );
    const failure = sqliteFailure(thrown);
    const all = [failure.message, failure.stack, String(failure.cause), (failure.cause as Error).stack].join(
      ' ',
    );
    expect(all).not.toContain('13900001111');
    expect(failure).toMatchObject({ kind: 'duplicate' });
  });

  it('leaves errors of others as they are', () => {
    const own = new RangeError('own');
    expect(sqliteFailure(own)).toBe(own);
    expect(sqliteFailure('text')).toBeInstanceOf(Error);
  });
});
