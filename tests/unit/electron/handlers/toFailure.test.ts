import { describe, expect, it } from 'vitest';
import { DatabaseError, type DatabaseErrorKind } from '../../../../db/connection/databaseError';
import { failureCodes } from '../../../../electron/api/failure';
import { failureSentence, failureWords } from '../../../../electron/api/failureWords';
import { toFailure } from '../../../../electron/handlers/toFailure';
import { SpreadsheetFailure } from '../../../../electron/services/ports';
import { Refusal } from '../../../../electron/services/refusal';

const codes: Record<DatabaseErrorKind, string> = {
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
const secret = "UPDATE accounts SET name = '机密客户' /home/wang/office.kydb";

describe('what is thrown becomes a failure', () => {
  it.each(Object.entries(codes))(
    'a database error of kind %s is %s, and carries nothing else out',
    (kind, code) => {
      const lines: string[] = [];
      const error = new DatabaseError(kind as DatabaseErrorKind, {
        entity: 'account',
        id: 7,
        fields: ['name'],
        rowVersion: 3,
        cause: new Error(secret),
      });
      const failure = toFailure(error, (_incident, details) => lines.push(details));
      expect(failure.code).toBe(code);
      expect(Object.keys(failure).filter((key) => !['code', 'fields', 'rowVersion'].includes(key))).toEqual(
        [],
      );
      expect(JSON.stringify(failure)).not.toMatch(/机密|UPDATE|kydb|accounts/);
      expect(lines.length).toBe(['corrupt', 'outcomeUnknown', 'migrationFailed'].includes(kind) ? 1 : 0);
    },
  );

  it('a duplicate and a reference that leads nowhere name their fields', () => {
    const fail = (kind: DatabaseErrorKind) =>
      toFailure(new DatabaseError(kind, { fields: ['name'] }), () => undefined);
    expect(fail('duplicate').fields).toEqual([{ field: 'name', problem: 'notUnique' }]);
    expect(fail('missingReference').fields).toEqual([{ field: 'name', problem: 'referenceUnknown' }]);
    expect(fail('invalid').fields).toEqual([{ field: 'name', problem: 'notAllowedHere' }]);
  });

  it('a read-only file says why, where the reason has a code of its own', () => {
    const fail = (reason: 'share' | 'syncFolder' | 'file' | 'olderProgram' | 'asked') =>
      toFailure(new DatabaseError('readOnly', { reason }), () => undefined).code;
    expect(
      ['share', 'syncFolder', 'file', 'asked', 'olderProgram'].map((reason) => fail(reason as 'share')),
    ).toEqual([
      'databaseOnShare',
      'databaseInSyncFolder',
      'databaseReadOnly',
      'databaseReadOnly',
      'databaseOlderProgram',
    ]);
  });

  it('a refusal and a spreadsheet’s failure are their own codes', () => {
    expect(toFailure(new Refusal('conflict', { rowVersion: 4 }), () => undefined)).toEqual({
      code: 'conflict',
      rowVersion: 4,
    });
    const place = { sheet: '客户', row: 120 };
    expect(
      toFailure(new SpreadsheetFailure('fileDamaged', 'record cut off', place), () => undefined),
    ).toEqual({
      code: 'fileDamaged',
      params: { detail: 'record cut off', sheet: '客户', row: 120 },
    });
    expect(toFailure(new SpreadsheetFailure('cancelled', 'read'), () => undefined)).toEqual({
      code: 'cancelled',
    });
  });

  it('what a reader said of a file crosses as one line without paths or traces', () => {
    for (const path of ['/home/wang/客户.xlsx', 'C:\\Users\\wang\\客户.xlsx', '\\\\server\\客户\\a.xlsx']) {
      const thrown = new SpreadsheetFailure(
        'fileUnreadable',
        `EIO: read '${path}'\n    at read (${path}:1:2)`,
      );
      expect(toFailure(thrown, () => undefined).params).toEqual({ detail: "EIO: read '…'" });
    }
  });

  it('anything else is internal with a number, its details in the log under that number and nowhere else', () => {
    for (const thrown of [new TypeError(secret), secret, null, undefined, { secret }, Symbol('x')]) {
      const lines: [string, string][] = [];
      const failure = toFailure(thrown, (incident, details) => lines.push([incident, details]));
      expect(failure).toEqual({ code: 'internal', incident: lines[0]?.[0] });
      expect(failure.incident).toMatch(/^[0-9a-f]{8}$/);
    }
  });
});

describe('the sentence of a failure', () => {
  it.each(failureCodes)('%s says something in both languages, with no gap left in it', (code) => {
    for (const language of ['zh', 'en'] as const) {
      expect(failureWords[code][language].length).toBeGreaterThan(3);
      const sentence = failureSentence({ code }, language);
      expect(sentence).not.toMatch(/[{}]|^\s|\s$|undefined/);
      expect(sentence.charAt(0)).toBe(sentence.charAt(0).toUpperCase());
    }
    expect(failureSentence({ code }, 'en')).not.toMatch(/[\u3400-\u9fff]/);
  });

  it('names who made the other change, or says that somebody did', () => {
    expect(failureSentence({ code: 'conflict', by: '李强' }, 'zh')).toMatch(/^李强刚刚修改/);
    expect(failureSentence({ code: 'conflict' }, 'zh')).toMatch(/^其他人刚刚修改/);
    expect(failureSentence({ code: 'conflict' }, 'en')).toMatch(/^Somebody else has/);
  });
});
