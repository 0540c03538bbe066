import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../../../../db/schema/cell';
import { creditCode, mail, url } from '../../../../../db/schema/fields';
import { kinds } from '../../../../../db/schema/kinds';
import { checkCharacter } from '../../../../../db/schema/kinds/creditCode';
import { reading } from './reading';

const taxNumber = creditCode({ label: { zh: '信用代码', en: 'Credit code' } });
const address = mail({ label: { zh: '邮箱', en: 'Mail' } });
const website = url({ label: { zh: '网址', en: 'Website' } });

describe('a credit code in a cell', () => {
  it.each<[RawCell, string]>([
    ['91350102RDM2FHXDQP', '= 91350102RDM2FHXDQP'],
    ['91350102rdm2fhxdqp', '= 91350102RDM2FHXDQP'],
    ['９１３５０１０２ＲＤＭ２ＦＨＸＤＱＰ', '= 91350102RDM2FHXDQP'],
    ['9135 0102 RDM2 FHXD QP', '= 91350102RDM2FHXDQP'],
    ['913501O2RDM2FHXDQP', '! creditCodeInvalid → 91350102RDM2FHXDQP'],
    ['9I3501O2RDMZFHXDQP', '! creditCodeInvalid → 91350102RDM2FHXDQP'],
    ['91350102RDM2FHXDQA', '! creditCodeChecksum'],
    ['税号：91350102RDM2FHXDQP', '= 91350102RDM2FHXDQP'],
    ['统一社会信用代码:91350102RDM2FHXDQP', '= 91350102RDM2FHXDQP'],
    ['91350102-RDM2FHXDQ-P', '= 91350102RDM2FHXDQP'],
    ['税号：91350102RDM2FHXDQ', '! creditCodeInvalid'],
    ['91350102RDM2FHXDQP-1', '! creditCodeInvalid'],
    ['91350102RDM2FHXDQ', '! creditCodeInvalid'],
    ['330100000012345', '= 330100000012345 (creditCodeOldNumber)'],
    [330100000012345, '= 330100000012345 (creditCodeOldNumber)'],
    [913501020000000000, '! precisionLost'],
    ['9.13501E+17', '! precisionLost'],
    ['-', 'blank'],
    ['待补', 'blank'],
    [null, 'blank'],
    [{ kind: 'error', text: '#N/A' }, '! cellError'],
  ])('%j reads as %s', (cell, expected) => {
    expect(reading(taxNumber, cell)).toBe(expected);
  });

  it('has the check character the standard asks for', () => {
    // Companies whose codes are printed on their own invoices: Tencent, Huawei, Alibaba (China).
    for (const code of ['9144030071526726XG', '914403001922038216', '91330100799655058B']) {
      expect(checkCharacter(code.slice(0, 17))).toBe(code[17]);
      expect(kinds.creditCode.check(code, taxNumber)).toBeUndefined();
    }
    expect(checkCharacter('9144030071526726I')).toBeUndefined();
    expect(kinds.creditCode.check('9144030071526726XH', taxNumber)).toBe('creditCodeChecksum');
    expect(kinds.creditCode.check(5, taxNumber)).toBe('creditCodeInvalid');
  });
});

describe('a mail address in a cell', () => {
  it.each<[RawCell, string]>([
    ['Zhang.San@Example.CN', '= zhang.san@example.cn'],
    ['zhangsan＠example．cn', '= zhangsan@example.cn'],
    ['mailto:a@b.cn', '= a@b.cn'],
    ['<a@b.cn>', '= a@b.cn'],
    ['a@b.cn;', '= a@b.cn'],
    ['a@b.cn。', '= a@b.cn'],
    ['a@b', '! mailInvalid'],
    ['a b', '! mailInvalid'],
    ['张三a@b.cn', '! mailInvalid'],
    ['a@b.cn/c@d.cn', '! mailInvalid'],
    ['a..b@c.cn', '! mailInvalid'],
    [13800138000, '! mailInvalid'],
    ['无', 'blank'],
  ])('%j reads as %s', (cell, expected) => {
    expect(reading(address, cell)).toBe(expected);
  });
});

describe('a web address in a cell', () => {
  it.each<[RawCell, string]>([
    ['www.Example.CN', '= www.example.cn'],
    ['http://WWW.example.cn/Path?q=1', '= http://www.example.cn/Path?q=1'],
    ['https://example.cn', '= https://example.cn'],
    ['ｗｗｗ．example．cn', '= www.example.cn'],
    ['例子.中国', '= 例子.中国'],
    ['192.168.1.5:8080/crm', '= 192.168.1.5:8080/crm'],
    ['javascript:alert(1)', '! urlInvalid'],
    ['file:///c:/x', '! urlInvalid'],
    ['没有网站', '! urlInvalid'],
    ['www.example.cn 备用 www.example.com', '! urlInvalid'],
    ['/', 'blank'],
  ])('%j reads as %s', (cell, expected) => {
    expect(reading(website, cell)).toBe(expected);
  });
});
