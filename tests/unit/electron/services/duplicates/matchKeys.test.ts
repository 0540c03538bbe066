import { describe, expect, it } from 'vitest';
import { personKey, phoneKey } from '../../../../../electron/services/duplicates/matchKeys';
import { createNameIndex } from '../../../../../electron/services/duplicates/nameIndex';

describe('the key of a telephone number', () => {
  it.each([
    ['0571-88881234', '057188881234'],
    ['010-88881234-1', '01088881234'],
    ['88881234-801', '88881234'],
    ['400-810-8888', '4008108888'],
    ['+86 13800138000', '13800138000'],
  ])('of %s is %s', (phone, key) => {
    expect(phoneKey(phone)).toBe(key);
  });
});

it('the key of a name has neither blanks nor another width of its letters', () => {
  expect(personKey('张 三')).toBe('张三');
  expect(personKey('Ｌｉ Ｑiang')).toBe(personKey('li qiang'));
});

describe('an index of names', () => {
  it('finds the near ones, best first, and no others', () => {
    const index = createNameIndex();
    index.add(1, '杭州绿源环保科技有限公司');
    index.add(2, '上海绿源环保科技有限公司');
    index.add(3, '杭州三江家具有限公司');
    index.add(4, '杭州绿源环保科技发展有限公司');
    index.add(5, '杭州绿源环保科技有限公司宁波分公司');
    expect(index.near('杭州市绿源环保科技股份有限公司', 10).map(({ id, reason }) => [id, reason])).toEqual([
      [1, 'sameCore'],
      [4, 'similarName'],
    ]);
    expect(index.near('杭州绿源环保科技有限公司', 10).map(({ id, reason }) => [id, reason])).toEqual([
      [1, 'sameName'],
      [5, 'branch'],
      [4, 'similarName'],
    ]);
    expect(index.near('', 10)).toEqual([]);
  });
});
