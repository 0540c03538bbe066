import { describe, expect, it } from 'vitest';
import {
  headingFingerprint,
  multiplierOfLine,
  readHeading,
} from '../../../../../../electron/services/imports/headings/headings';

describe('a heading taken apart', () => {
  it.each([
    ['*客户名称', { key: '客户名称', multiplier: null, slot: null }],
    ['客 户\n名 称（必填）', { key: '客户名称', multiplier: null, slot: null }],
    ['金额(万元)', { key: '金额', multiplier: 10_000, slot: null }],
    ['注册资本（人民币 元）', { key: '注册资本', multiplier: 1, slot: null }],
    ['合同额/千元', { key: '合同额', multiplier: 1000, slot: null }],
    ['预计金额万元', { key: '预计金额', multiplier: 10_000, slot: null }],
    ['联系人2', { key: '联系人', multiplier: null, slot: 2 }],
    ['联系人2手机', { key: '联系人手机', multiplier: null, slot: 2 }],
    ['第二联系人电话', { key: '联系人电话', multiplier: null, slot: 2 }],
    ['电话1', { key: '电话', multiplier: null, slot: 1 }],
    ['1、单位名称', { key: '单位名称', multiplier: null, slot: null }],
    ['Ｅ－ｍａｉｌ：', { key: 'email', multiplier: null, slot: null }],
  ])('%j', (text, parts) => {
    expect(readHeading(text)).toMatchObject(parts);
  });

  it('keeps what stands in brackets when it is neither a unit nor a word on filling in', () => {
    expect(readHeading('电话（手机）').inside).toEqual(['手机']);
    expect(readHeading('电话（选填）').inside).toEqual([]);
    expect(readHeading('可能性(%)')).toMatchObject({ key: '可能性', isPercent: true });
  });

  it('finds the unit of a table in the line above it', () => {
    expect(multiplierOfLine('2023年合同台账  单位：万元')).toBe(10_000);
    expect(multiplierOfLine('编制单位：财务部')).toBeUndefined();
  });
});

describe('the fingerprint of headings', () => {
  it('is the same whatever the order, and for the workbook of rejected rows', () => {
    const sheet = headingFingerprint(['客户名称', '手 机', '']);
    expect(headingFingerprint(['手机', '客户名称'])).toBe(sheet);
    expect(headingFingerprint(['客户名称', '手机', '原行号', '原因'])).toBe(sheet);
    expect(headingFingerprint(['客户名称', '电话'])).not.toBe(sheet);
  });
});
