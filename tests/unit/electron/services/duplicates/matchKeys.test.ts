import { describe, expect, it } from 'vitest';
import {
  accountKeys,
  contactKeys,
  haveConflictingCodes,
  phoneKey,
} from '../../../../../electron/services/duplicates/matchKeys';
import { createNameIndex } from '../../../../../electron/services/duplicates/nameIndex';

describe('the keys an account is recognised by', () => {
  it('are folded, so that spelling does not matter', () => {
    expect(
      accountKeys({
        name: '杭州绿源（集团）有限公司',
        creditCode: '91350102rdm2fhxdqp',
        code: ' kh-001 ',
        phones: ['0571-88881234-801', '0571-88881234', '13800138000'],
      }),
    ).toEqual({
      nameKey: '杭州绿源(集团)有限公司',
      creditCode: '91350102RDM2FHXDQP',
      code: 'KH-001',
      phones: ['057188881234', '13800138000'],
    });
  });

  it('are nothing where the draft says nothing', () => {
    expect(accountKeys({ name: ' — ' })).toEqual({ nameKey: null, creditCode: null, code: null, phones: [] });
  });

  it('stand against each other only with two codes of the new kind', () => {
    const keys = (creditCode: string) => accountKeys({ creditCode });
    expect(haveConflictingCodes(keys('91350102RDM2FHXDQP'), keys('91350102RDM2FHXDQA'))).toBe(true);
    expect(haveConflictingCodes(keys('91350102RDM2FHXDQP'), keys('330100000012345'))).toBe(false);
    expect(haveConflictingCodes(keys('91350102RDM2FHXDQP'), accountKeys({}))).toBe(false);
  });
});

describe('the keys a contact is recognised by', () => {
  it('are the name within the account and the mobiles', () => {
    expect(contactKeys({ name: '张 三', mobiles: ['138 0013 8000'] }, 7)).toEqual({
      named: '7\n张三',
      mobiles: ['13800138000'],
    });
    expect(contactKeys({}, 7)).toEqual({ named: null, mobiles: [] });
  });

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
