import { describe, expect, it } from 'vitest';
import { filterSentence } from '../../../../../db/schema/derive/filterSentence';
import { me, ownFilter, recordsNamed } from '../../../../../db/schema/derive/ownFilter';
import { noDefinitions } from '../../../../../db/schema/definitions';
import { effectiveSchema, entityOf } from '../../../../../db/schema/effectiveSchema';
import type { Language } from '../../../../../db/schema/label';
import type { Filter } from '../../../../../db/schema/listQuery';
import { registry } from '../../../../../db/schema/registry';

const schema = effectiveSchema(registry, noDefinitions);
const account = entityOf(schema, 'account');
const titles: Readonly<Record<string, string>> = { 'user/3': '王芳', 'source/7': '展会' };
const titleOf = (entity: string, id: number): string => titles[`${entity}/${id}`] ?? `#${id}`;

function said(filter: Filter, language: Language = 'zh'): string {
  return filterSentence(account, filter, { schema, language, titleOf });
}

describe('a filter in words', () => {
  const filter: Filter = {
    all: [
      { field: 'grade', operator: 'isAnyOf', value: ['A', 'B'] },
      {
        any: [
          { field: 'lastFollowedAt', operator: 'within', value: 'notLast30Days' },
          { field: 'annualRevenue', operator: 'between', value: [10_000_000, 50_000_000] },
        ],
      },
      { field: 'owner', operator: 'isAnyOf', value: [me, 3] },
      { through: 'source', filter: { field: 'name', operator: 'contains', value: '展' } },
      {
        having: { entity: 'followUp', via: 'account' },
        quantity: 'atLeast',
        count: 3,
        filter: { all: [{ field: 'followedAt', operator: 'within', value: 'thisMonth' }] },
      },
      { not: { field: 'region', operator: 'isEmpty' } },
    ],
  };

  it('is one sentence in Chinese', () => {
    expect(said(filter)).toMatchInlineSnapshot(
      `"等级 属于 A 重点、B 普通，且（最后跟进 30 天以上没有 或 年营业额 介于 ¥100,000.00 – ¥500,000.00），且负责人 属于 我、王芳，且来源的名称 包含 展，且至少 3 个跟进（跟进时间 本月），且不符合（地区 为空）"`,
    );
  });

  it('is one sentence in English', () => {
    expect(said(filter, 'en')).toMatchInlineSnapshot(
      `"Grade is any of A Key, B Normal, and (Last follow-up not for 30 days or Annual revenue is between ¥100,000.00 – ¥500,000.00), and Owner is any of me, 王芳, and Source: Name contains 展, and has at least 3 Follow-ups where (When this month), and not (Region is empty)"`,
    );
  });

  it('says none of a kind of record, and as the related list calls them', () => {
    expect(said({ having: { entity: 'opportunity', via: 'account' }, quantity: 'none' })).toBe('没有商机');
    expect(said({ having: { entity: 'accountRelation', via: 'other' }, quantity: 'some' })).toBe(
      '有被关联客户',
    );
    expect(
      said({ having: { entity: 'accountContact', via: 'account' }, quantity: 'atLeast', count: 2 }),
    ).toBe('至少 2 个联系人');
  });

  it('keeps the name of a field that is gone', () => {
    expect(said({ field: 'gone', operator: 'is', value: 'x' })).toBe('gone 是');
  });
});

describe('me in a filter', () => {
  it('becomes a person in references alone, however deep they stand', () => {
    const filter: Filter = {
      all: [
        { field: 'name', operator: 'is', value: me },
        { field: 'owner', operator: 'isAnyOf', value: [me, 9] },
        { not: { field: 'owner', operator: 'is', value: me } },
        {
          having: { entity: 'contact', via: 'account' },
          quantity: 'some',
          filter: { field: 'owner', operator: 'is', value: me },
        },
      ],
    };
    expect(ownFilter(schema, account, filter, 3)).toEqual({
      all: [
        { field: 'name', operator: 'is', value: me },
        { field: 'owner', operator: 'isAnyOf', value: [3, 9] },
        { not: { field: 'owner', operator: 'is', value: 3 } },
        {
          having: { entity: 'contact', via: 'account' },
          quantity: 'some',
          filter: { field: 'owner', operator: 'is', value: 3 },
        },
      ],
    });
  });

  it('is no record whose title would be asked for', () => {
    const filter: Filter = {
      any: [
        { field: 'owner', operator: 'isAnyOf', value: [me, 3] },
        { field: 'source', operator: 'is', value: 7 },
      ],
    };
    expect(recordsNamed(schema, account, filter)).toEqual([
      { entity: 'user', id: 3 },
      { entity: 'source', id: 7 },
    ]);
  });
});
