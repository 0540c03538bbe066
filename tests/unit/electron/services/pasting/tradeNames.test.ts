import { describe, expect, it } from 'vitest';
import { isTradeName } from '../../../../../electron/services/pasting/tradeNames';

describe('names of firms without a legal form', () => {
  it.each([
    '老王五金店',
    '绿源农场',
    '星辰广告',
    '清水湾民宿',
    '兴旺粮油',
    '甜心烘焙坊',
    '横溪农业服务中心',
    '市第一中学',
  ])('%s is one', (name) => {
    expect(isTradeName(name)).toBe(true);
  });

  it.each([
    '我开了五金店',
    '想订一批包装',
    '主营灯饰照明',
    '各种五金工具',
    '城北农贸市场',
    '广告',
    '你们的设备',
    '需要安装监控',
    '店里卖的家具',
  ])('%s is none', (words) => {
    expect(isTradeName(words)).toBe(false);
  });
});
