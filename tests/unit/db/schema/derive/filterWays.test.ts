import { expect, it } from 'vitest';
import { noDefinitions } from '../../../../../db/schema/definitions';
import { waysRelated } from '../../../../../db/schema/derive/filterWays';
import { effectiveSchema, entityOf } from '../../../../../db/schema/effectiveSchema';
import { registry } from '../../../../../db/schema/registry';

it('offers records that point here because of a column made from other rows no second time', () => {
  const schema = effectiveSchema(registry, noDefinitions);
  const ways = waysRelated(schema, entityOf(schema, 'account')).map(({ entity, via }) => `${entity}.${via}`);
  expect(ways).toContain('accountContact.account');
  expect(ways).not.toContain('contact.primaryAccount');
});
