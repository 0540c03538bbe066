import { describe, expect, it } from 'vitest';
import { isSameAsMobile, senseOf } from '../../../../../../electron/services/imports/cells/fieldSenses';

describe('what a field of words is for', () => {
  it.each(['88776655', '88776655@qq.com', '88776655、12345678'])('%s is a number of QQ', (text) => {
    expect(senseOf('contact.qq')?.(text)).toBe(true);
  });
  it.each(['没有QQ号码', '同手机', '123', 'wx_abc'])('%s is none', (text) => {
    expect(senseOf('contact2.qq')?.(text)).toBe(false);
  });

  it('is a name for people, and anything where nothing else is asked', () => {
    expect(senseOf('contact.name')?.('不在')).toBe(false);
    expect(senseOf('contact3.name')?.('李总')).toBe(true);
    expect(senseOf('account.name')).toBeNull();
    expect(senseOf('contact.wechat')).toBeNull();
  });
});

describe('a name in WeChat that is the mobile number', () => {
  it.each(['同手机', '同手机号', '手机号', '同电话', '手机微信同号', '同号', '就是手机号'])(
    'is %s',
    (text) => {
      expect(isSameAsMobile(text)).toBe(true);
    },
  );
  it.each(['微信号', '大海', 'tong_hao', '同行老李', '13800138000'])('is not %s', (text) => {
    expect(isSameAsMobile(text)).toBe(false);
  });
});
