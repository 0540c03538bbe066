import { describe, expect, it } from 'vitest';
import {
  columnNeed,
  leastScale,
  setColumns,
  widthOf,
} from '../../../../../electron/services/printing/columnWidths';

describe('the columns of a printed list', () => {
  it('count a Chinese character as one and a letter as about half', () => {
    expect(widthOf('长沙永泰')).toBe(4);
    expect(widthOf('（空）')).toBe(3);
    expect(widthOf('ABCD')).toBeCloseTo(2.24);
  });

  it('are never narrower than their numbers, and no wider for one long remark', () => {
    const money = columnNeed('金额', ['1.00', '12,345,678.90'], 'number');
    expect(money.least).toBeGreaterThan(widthOf('12,345,678.90'));
    const words = columnNeed('备注', [...Array.from({ length: 20 }, () => '短'), '很'.repeat(400)], 'words');
    expect(words.wish).toBeLessThan(5);
  });

  it('share out the whole width, room to spare going to words', () => {
    const needs = [columnNeed('名称', ['长沙永泰电子科技'], 'words'), columnNeed('金额', ['9.00'], 'number')];
    const { shares, scale } = setColumns(needs, 60, true);
    expect(scale).toBe(100);
    expect(shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(100);
    expect(shares[0] ?? 0).toBeGreaterThan((shares[1] ?? 0) * 3);
  });

  it('set a wide list smaller, but not so small that nobody reads it, and not at all unless it may be', () => {
    const needs = Array.from({ length: 12 }, () => columnNeed('一列', ['十个汉字一共十个汉字'], 'words'));
    const wished = needs.reduce((sum, { wish }) => sum + wish, 0);
    expect(setColumns(needs, wished * 0.8, true).scale).toBeGreaterThanOrEqual(79);
    expect(setColumns(needs, wished * 0.8, false).scale).toBe(100);
    const crowded = setColumns(needs, wished * 0.3, true);
    expect(crowded.scale).toBe(leastScale);
    expect(crowded.shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(100);
  });

  it('take from words, not from numbers, what is too wide', () => {
    const needs = [
      columnNeed('名称', ['一二三四五六七八九十一二三四五六七八'], 'words'),
      columnNeed('金额', ['12,345,678.90'], 'number'),
    ];
    const { shares } = setColumns(needs, 20, false);
    expect(((shares[1] ?? 0) / 100) * 20).toBeCloseTo(needs[1]?.wish ?? 0);
  });

  it('never ask for less than they need, so that no neighbour takes their room', () => {
    const stage = columnNeed('阶段', ['赢单', '报价'], 'words');
    expect(stage.wish).toBeGreaterThanOrEqual(stage.least);
    const { shares } = setColumns([columnNeed('名称', ['一个很长的客户名称'], 'words'), stage], 60, true);
    expect(((shares[1] ?? 0) / 100) * 60).toBeGreaterThanOrEqual(stage.least - 0.01);
  });
});
