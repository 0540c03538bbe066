import { describe, expect, it } from 'vitest';
import { isMobile, isWrittenMobile, mobileInText } from '../../../../../db/schema/kinds/mobileNumber';

describe('a mobile number of China', () => {
  it.each(['13800138000', '19912345678'])('%s is one as it is stored', (number) => {
    expect(isMobile(number)).toBe(true);
  });

  it.each(['12800138000', '1380013800', '138001380001', '0571-88881234', '138-0013-8000', ''])(
    '%j is none as it is stored',
    (number) => {
      expect(isMobile(number)).toBe(false);
    },
  );

  it.each([
    ['13800138000', true],
    ['138 0013 8000', true],
    ['138-0013-8000', true],
    ['1380-013-8000', true],
    ['+86 138 0013 8000', true],
    ['+8613800138000', true],
    ['0086-13800138000', true],
    ['86 13800138000', true],
    [' １３８００１３８０００ ', true],
    ['1 380 013 8000', false],
    ['13800138000 张三', false],
    ['1380013800', false],
    ['杭州绿源农业有限公司', false],
  ])('%j is one however it is written: %s', (text, is) => {
    expect(isWrittenMobile(text)).toBe(is);
  });

  it('is found within a text', () => {
    const inside = new RegExp(`${mobileInText}(?!\\d)`);
    expect(inside.exec('张三+86 138-0013-8000 李四')?.[0]).toBe('+86 138-0013-8000');
    expect(inside.exec('合同 1380013800012')).toBeNull();
  });
});
