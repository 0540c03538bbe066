import { expect, it } from 'vitest';
import type { AnyRecord } from '../../../../../db/schema/defineEntity';
import { noDefinitions } from '../../../../../db/schema/definitions';
import { relatedDraft } from '../../../../../db/schema/derive/relatedDraft';
import { effectiveSchema } from '../../../../../db/schema/effectiveSchema';
import { registry } from '../../../../../db/schema/registry';

const schema = effectiveSchema(registry, noDefinitions);
const record = (values: Record<string, unknown>) => values as unknown as AnyRecord;

it('what is made on the page of a record begins with it', () => {
  expect(relatedDraft(schema, { entity: 'contract', via: 'account' }, record({ id: 5, owner: 2 }))).toEqual({
    account: 5,
  });
});

it('and with what both refer to, but no colleague', () => {
  const contract = record({ id: 7, account: 5, opportunity: 3, owner: 2, createdBy: 2 });
  expect(relatedDraft(schema, { entity: 'delivery', via: 'contract' }, contract)).toEqual({
    contract: 7,
    account: 5,
  });
  expect(relatedDraft(schema, { entity: 'task', via: 'contract' }, contract)).toEqual({
    contract: 7,
    account: 5,
    opportunity: 3,
  });
  expect(
    relatedDraft(schema, { entity: 'delivery', via: 'contract' }, record({ id: 7, account: null })),
  ).toEqual({ contract: 7 });
});
