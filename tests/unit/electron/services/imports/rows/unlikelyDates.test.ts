import { describe, expect, it } from 'vitest';
import { unlikelyDates } from '../../../../../../electron/services/imports/rows/unlikelyDates';
import type { RowRecords } from '../../../../../../electron/services/imports/rows/rowRecords';

const today = '2026-11-22';
const nothing: RowRecords = { account: null, people: [], opportunity: null, contract: null, followUp: null };

describe('a day that can hardly be meant', () => {
  it.each([
    ['a firm founded tomorrow', { account: { foundedOn: '2026-11-23' } }, ['account.foundedOn']],
    ['a firm founded today', { account: { foundedOn: today } }, []],
    [
      'a birthday to come',
      { people: [{ values: { birthday: '2036-05-06' }, position: {} }] },
      ['contact.birthday'],
    ],
    ['a birthday behind us', { people: [{ values: { birthday: '1966-05-06' }, position: {} }] }, []],
    ['a contract signed in two years', { contract: { signedOn: '2028-11-20' } }, []],
    ['a contract signed in three years', { contract: { signedOn: '2029-11-20' } }, ['contract.signedOn']],
    [
      'a contract signed in the last century',
      { contract: { signedOn: '1989-12-31' } },
      ['contract.signedOn'],
    ],
    ['a contract that ended in 1955', { contract: { endOn: '1955-06-01' } }, ['contract.endOn']],
    ['a contract that begins in 2203', { contract: { startOn: '2203-01-01' } }, ['contract.startOn']],
    [
      'a deal expected in 2062',
      { opportunity: { expectedCloseOn: '2062-01-01' } },
      ['opportunity.expectedCloseOn'],
    ],
    ['a call due in 1905', { account: { nextContactOn: '1905-05-06' } }, ['account.nextContactOn']],
    ['a contract that ends in thirty years', { contract: { endOn: '2056-01-01' } }, []],
    ['a visit next year', { followUp: { followedAt: '2027-11-22T08:00:00.000Z' } }, ['followUp.followedAt']],
  ] as const)('%s', (_what, records, expected) => {
    expect(unlikelyDates({ ...nothing, ...records } as unknown as RowRecords, today)).toEqual(expected);
  });
});
