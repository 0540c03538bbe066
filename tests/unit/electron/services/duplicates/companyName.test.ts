import { describe, expect, it } from 'vitest';
import {
  compareCompanyNames,
  diceSimilarity,
  nameKey,
  readCompanyName,
} from '../../../../../electron/services/duplicates/companyName';

function likeness(left: string, right: string): string {
  const found = compareCompanyNames(readCompanyName(left), readCompanyName(right));
  return found ? `${found.reason} ${found.score.toFixed(2)}` : 'apart';
}

describe('the key of a company name', () => {
  it('is the same however the name was typed', () => {
    const forms = [
      '杭州绿源（中国）环保有限公司',
      '杭州绿源(中国)环保有限公司',
      ' 杭州绿源（中国） 环保有限公司 ',
      '杭州綠源【中國】環保有限公司',
      '杭州绿源（中国）环保有限公司。',
      '杭州绿源\u200b（中国）环保有限公司',
    ];
    expect(new Set(forms.map(nameKey)).size).toBe(1);
    expect(nameKey('ａｂｃ Co., Ltd.')).toBe(nameKey('ABC CO.,LTD'));
  });

  it('is empty when there is no name', () => {
    expect(['', ' ', '——', '（）'].map(nameKey)).toEqual(['', '', '', '']);
  });
});

describe('a company name taken apart', () => {
  it.each([
    ['杭州绿源环保科技有限公司', '绿源环保科技', '杭州'],
    ['浙江省杭州市绿源环保科技股份有限公司', '绿源环保科技', '杭州'],
    ['绿源环保科技（杭州）有限责任公司', '绿源环保科技', '杭州'],
    ['东平县污水处理厂', '污水处理', '东平'],
    ['绿源集团有限公司', '绿源', null],
    ['上海店', '上海', null],
    ['Acme Trading Co., Ltd.', 'ACMETRADING', null],
  ])('%s has the core %s and stands in %s', (name, core, region) => {
    expect(readCompanyName(name)).toMatchObject({ core, region });
  });

  it('knows a branch and whose it is', () => {
    expect(readCompanyName('杭州绿源环保有限公司宁波分公司').branchOf).toEqual({
      parentKey: '杭州绿源环保有限公司',
      branch: '宁波分公司',
    });
    expect(readCompanyName('杭州绿源环保有限公司（宁波分公司）').branchOf?.parentKey).toBe(
      '杭州绿源环保有限公司',
    );
    expect(readCompanyName('中国银行杭州支行').branchOf?.parentKey).toBe('中国银行');
    expect(readCompanyName('杭州绿源环保有限公司').branchOf).toBeNull();
  });
});

describe('two company names', () => {
  it.each([
    ['杭州绿源环保有限公司', '杭州绿源环保有限公司', 'sameName'],
    ['杭州绿源环保科技有限公司', '杭州市绿源环保科技股份有限公司', 'sameCore'],
    ['杭州绿源环保科技有限公司', '绿源环保科技', 'sameCore'],
    ['杭州绿源环保科技有限公司', '杭州绿源环保科技发展有限公司', 'similarName'],
    ['杭州绿源环保科技有限公司', '上海绿源环保科技有限公司', 'sameNameElsewhere'],
    ['杭州绿源环保有限公司宁波分公司', '杭州绿源环保有限公司', 'branch'],
    ['杭州绿源环保有限公司宁波分公司', '杭州绿源环保有限公司温州分公司', 'apart'],
    ['东平县污水处理厂', '龙口市污水处理厂', 'sameNameElsewhere'],
    ['杭州市第一人民医院', '杭州市第二人民医院', 'apart'],
    ['杭州绿源环保有限公司', '杭州三江家具有限公司', 'apart'],
    ['', '', 'apart'],
  ])('%s and %s: %s', (left, right, expected) => {
    expect(likeness(left, right).split(' ')[0]).toBe(expected);
    expect(likeness(right, left).split(' ')[0]).toBe(expected);
  });

  it('in two places are never suggested as one company', () => {
    const found = compareCompanyNames(
      readCompanyName('杭州绿源环保科技有限公司'),
      readCompanyName('上海绿源环保科技有限公司'),
    );
    expect(found?.score).toBeLessThan(0.75);
  });

  it('are measured by their common pairs', () => {
    expect(diceSimilarity('绿源环保', '绿源环保')).toBe(1);
    expect(diceSimilarity('绿源环保', '绿源家具')).toBeCloseTo(1 / 3);
    expect(diceSimilarity('甲', '乙')).toBe(0);
  });
});
