import { describe, expect, it } from 'vitest';
import { isDirectReference } from '../../../../../db/schema/derive/directReference';
import { registry } from '../../../../../db/schema/registry';

describe('a direct reference', () => {
  it('is what a record points at by itself, not what is made from other rows', () => {
    const { account, accountContact, contact } = registry;
    expect(isDirectReference(accountContact.fields.account)).toBe(true);
    expect(isDirectReference(contact.fields.primaryAccount)).toBe(false);
    expect(isDirectReference(account.fields.name)).toBe(false);
  });
});
