import { describe, expect, it } from 'vitest';
import type { AnyRecord } from '../../../../../db/schema/defineEntity';
import { registry } from '../../../../../db/schema/registry';
import { factsTable, recordFacts } from '../../../../../renderer/record/tabs/recordWords';

const { account } = registry;
const record = {
  id: 1,
  rowVersion: 1,
  no: 'KH000001',
  name: '长沙<永泰>',
  remark: '第一行\n第二行',
  bankAccount: '6222020200112233445',
  creditLimit: 1_234_567,
  owner: 7,
} as unknown as AnyRecord;
const words = { title: '长沙<永泰>', language: 'zh', titleOf: () => '张伟' } as const;

describe('a record that is copied', () => {
  it('gives everything that is filled in, name and number first', () => {
    const facts = recordFacts(account, record, words);
    expect(facts.slice(0, 2)).toEqual([
      ['客户名称', '长沙<永泰>'],
      ['编号', 'KH000001'],
    ]);
    expect(Object.fromEntries(facts)).toMatchObject({
      信用额度: '¥12,345.67',
      银行账号: '6222020200112233445',
      负责人: '张伟',
      备注: '第一行\n第二行',
    });
    expect(facts.every(([, text]) => text !== '')).toBe(true);
  });

  it('is a table of words: nothing in it becomes markup, long numbers stay as they are', () => {
    const table = factsTable([
      ['客户名称', '长沙<永泰>'],
      ['备注', '第一行\n第二行'],
    ]);
    expect(table.rows).toHaveLength(2);
    expect(table.outerHTML).toContain('长沙&lt;永泰&gt;');
    expect(table.outerHTML).toMatch(/第一行<br\s*\/?>第二行/);
    expect(table.outerHTML).toContain('mso-number-format');
  });
});
