import { describe, expect, it } from 'vitest';
import { draftCheck } from '../../../../../db/schema/derive/draftCheck';
import { titledDraft } from '../../../../../db/schema/derive/titledDraft';
import { account } from '../../../../../db/schema/entities/accounts/account';
import { lead } from '../../../../../db/schema/entities/sales/lead';

describe('a new record that may be called after other fields', () => {
  it('takes the first that says something', () => {
    expect(titledDraft(lead, { companyName: ' ', contactName: '王强' })).toMatchObject({ name: '王强' });
    expect(titledDraft(lead, { name: null, companyName: '远航机电', contactName: '王强' })).toMatchObject({
      name: '远航机电',
    });
    expect(titledDraft(lead, { name: '询价', companyName: '远航机电' })).toMatchObject({ name: '询价' });
  });

  it('misses no title then, and misses it when nothing was said', () => {
    expect(draftCheck(lead, { companyName: '远航机电' }, true)).toEqual([]);
    expect(draftCheck(lead, { name: '', companyName: '远航机电' }, true)).toEqual([]);
    expect(draftCheck(lead, {}, true)).toEqual([{ field: 'name', problem: 'required' }]);
  });

  it('cannot lose its title later', () => {
    expect(draftCheck(lead, { name: null, companyName: '远航机电' }, false)).toEqual([
      { field: 'name', problem: 'required' },
    ]);
  });
});

it('a record of any other kind needs a title of its own', () => {
  expect(titledDraft(account, { shortName: '远航' })).toEqual({ shortName: '远航' });
  expect(draftCheck(account, { shortName: '远航' }, true)).toContainEqual({
    field: 'name',
    problem: 'required',
  });
});
