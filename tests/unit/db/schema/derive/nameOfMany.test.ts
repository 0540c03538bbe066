import { expect, it } from 'vitest';
import { nameOfMany } from '../../../../../db/schema/derive/nameOfMany';
import { account } from '../../../../../db/schema/entities/accounts/account';

it('names several records in English by their plural, in Chinese as one', () => {
  expect(nameOfMany(account, 'en')).toBe('Accounts');
  expect(nameOfMany(account, 'zh')).toBe('客户');
});

it('falls back on the name of one where nobody gave a plural', () => {
  const { plural: _plural, ...entity } = account;
  expect(nameOfMany(entity, 'en')).toBe('Account');
});
