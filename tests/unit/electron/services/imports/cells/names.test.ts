import { describe, expect, it } from 'vitest';
import { isAddress, isNobody, isPersonName } from '../../../../../../electron/services/imports/cells/names';

describe('names of people', () => {
  it('begin with any of the hundred most frequent family names', () => {
    const frequent =
      '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤洪赖';
    expect([...frequent].filter((family) => !isPersonName(`${family}志强`))).toEqual([]);
  });
});

describe('names of people with what they are called by', () => {
  it.each(['杨雪梅女士', '欧阳修远老师', '王女士', '李强(财务)'])('%s is a name', (text) => {
    expect(isPersonName(text)).toBe(true);
  });
  it.each(['店面女士', '女士', '外贸部老师'])('%s is none', (text) => {
    expect(isPersonName(text)).toBe(false);
  });
});

describe('what stands where a name belongs', () => {
  it.each(['不在', '无人', '没人', '待确认', '未留姓名', '本人', 'a@example.com', '2023.5.6', '62881234'])(
    '%s names nobody',
    (text) => {
      expect(isNobody(text)).toBe(true);
    },
  );
  it.each(['李总', '老陈', 'Jack Ma', '阿不都·热合曼', '前台', '3号窗口', '不二家小林'])('%s may', (text) => {
    expect(isNobody(text)).toBe(false);
  });
});

describe('addresses', () => {
  it.each(['安徽省合肥市庐阳区长江路1号', '人民路12号3单元', '城关镇李家村'])('%s is one', (text) => {
    expect(isAddress(text)).toBe(true);
  });
  it.each(['合肥市瑞泰机电设备有限公司', '老客户', '13800001111', '区域经理'])('%s is none', (text) => {
    expect(isAddress(text)).toBe(false);
  });
});
