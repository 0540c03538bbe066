import { describe, expect, it } from 'vitest';
import { registry } from '../../../../../db/schema/registry';
import { isRecognised } from '../../../../../db/schema/derive/recognisedRecords';
import { compareRecords, recordKeys } from '../../../../../electron/services/duplicates/likeness';

const never = () => false;

function reasons(left: string | Record<string, unknown>, right: string | Record<string, unknown>) {
  const keys = (draft: string | Record<string, unknown>) =>
    recordKeys(registry.account, typeof draft === 'string' ? { name: draft } : draft);
  const one = compareRecords(keys(left), keys(right), never);
  const other = compareRecords(keys(right), keys(left), never);
  expect(other).toEqual(one);
  return one?.reasons ?? null;
}

describe('two customers', () => {
  it.each([
    ['长沙永泰电子科技有限公司', '长沙永泰電子科技有限公司 ', ['sameName']],
    ['永泰电子科技(长沙)有限公司', '长沙永泰电子科技有限公司', ['sameCore']],
    ['湖南省长沙市永泰电子科技有限公司', '长沙永泰电子科技有限责任公司', ['sameCore']],
    ['永泰电子科技', '长沙永泰电子科技股份有限公司', ['sameCore']],
    ['长沙永泰电子科技发展有限公司', '长沙永泰电子科技有限公司', ['similarName']],
    ['永泰电子', '长沙永泰电子科技有限公司', ['similarName']],
  ])('%s and %s may be one', (left, right, expected) => {
    expect(reasons(left, right)).toEqual(expected);
  });

  it.each([
    ['中国工商银行股份有限公司长沙分行', '中国工商银行股份有限公司杭州分行'],
    ['中国工商银行股份有限公司', '中国工商银行股份有限公司长沙分行'],
    ['长沙永泰电子科技有限公司岳麓分公司', '长沙永泰电子科技有限公司'],
    ['杭州永泰电子科技有限公司', '长沙永泰电子科技有限公司'],
    ['长沙市第一中学', '长沙市第二中学'],
    ['中建三局集团有限公司', '中建五局集团有限公司'],
    ['长沙华盛电子科技有限公司', '长沙永泰电子科技有限公司'],
    ['北京科技有限公司', '北京贸易有限公司'],
  ])('%s and %s are two', (left, right) => {
    expect(reasons(left, right)).toBeNull();
  });

  it('with different credit codes are two, whatever they are called; with one code they are one', () => {
    const name = '长沙永泰电子科技有限公司';
    const codes = ['91430103MA4L16JQ9Q', '91330106MA27X00A1F'] as const;
    expect(reasons({ name, creditCode: codes[0] }, { name, creditCode: codes[1] })).toBeNull();
    expect(
      reasons({ name, creditCode: codes[0] }, { name: '别的', creditCode: codes[0].toLowerCase() }),
    ).toEqual(['creditCode']);
  });

  it('that share a number are told so, however it is written; short numbers say nothing', () => {
    expect(
      reasons(
        { name: '甲厂', phones: ['+86 0731-85551234-801'] },
        { name: '乙厂', phones: ['0731-85551234'] },
      ),
    ).toEqual(['phone']);
    expect(reasons({ name: '甲厂', phones: ['110'] }, { name: '乙厂', phones: ['110'] })).toBeNull();
  });
});

describe('certainty', () => {
  const likeness = (entity: 'account' | 'contact', left: object, right: object) =>
    compareRecords(
      recordKeys(registry[entity], left as never),
      recordKeys(registry[entity], right as never),
      never,
    );

  it('is given by the name of a company, and by name and number of a person', () => {
    expect(likeness('account', { name: '甲厂' }, { name: '甲厂' })?.isCertain).toBe(true);
    expect(likeness('contact', { name: '张伟' }, { name: '张伟' })?.isCertain).toBe(false);
    const one = { name: '张伟', mobiles: ['13800001111'] };
    expect(likeness('contact', one, { name: '张伟', phones: ['13800001111'] })).toMatchObject({
      reasons: ['sameName', 'phone'],
      isCertain: true,
    });
    expect(likeness('contact', one, { name: '李强', mobiles: ['13800001111'] })?.isCertain).toBe(false);
  });

  it('is asked only of records that are recognised by what they are', () => {
    const recognised = Object.values(registry).filter((entity) => isRecognised(entity));
    expect(recognised.map(({ name }) => name)).toEqual(['account', 'contact', 'lead']);
  });
});
