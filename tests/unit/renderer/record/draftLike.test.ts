import { describe, expect, it } from 'vitest';
import { noDefinitions } from '../../../../db/schema/definitions';
import type { AnyRecord } from '../../../../db/schema/defineEntity';
import { effectiveSchema, entityOf } from '../../../../db/schema/effectiveSchema';
import { registry } from '../../../../db/schema/registry';
import { draftLike } from '../../../../renderer/record/draftLike';

const schema = effectiveSchema(registry, noDefinitions);

describe('a record begun like another', () => {
  it('takes over what people type, and leaves what belongs to one record alone', () => {
    const record = {
      id: 7,
      no: 'HT000007',
      rowVersion: 3,
      createdAt: '2026-01-01T00:00:00.000Z',
      createdBy: 1,
      owner: 2,
      name: '供货合同',
      number: 'HT2026-1',
      account: 5,
      amount: 120_000,
      remark: '',
    } as unknown as AnyRecord;
    expect(draftLike(entityOf(schema, 'contract'), record)).toEqual({
      owner: 2,
      name: '供货合同',
      account: 5,
      amount: 120_000,
    });
  });

  it('of a customer has neither its credit code nor the number the office gave it', () => {
    const record = {
      id: 8,
      name: '云栖科技',
      code: 'A-8',
      creditCode: '91330106MA27XL1A2B',
      region: '浙江杭州',
    } as unknown as AnyRecord;
    expect(draftLike(entityOf(schema, 'account'), record)).toEqual({ name: '云栖科技', region: '浙江杭州' });
  });
});
