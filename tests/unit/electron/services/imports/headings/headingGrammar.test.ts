import { describe, expect, it } from 'vitest';
import { grammarReadings } from '../../../../../../electron/services/imports/headings/headingGrammar';

const pathOf = (key: string): string | null => grammarReadings(key)[0]?.path ?? null;

describe('headings no list knows are read by their last word', () => {
  it.each([
    ['保单号码', 'contract.number'],
    ['案号', 'contract.number'],
    ['销售单号', 'contract.number'],
    ['收案日期', 'contract.signedOn'],
    ['承保日期', 'contract.signedOn'],
    ['起租日', 'contract.startOn'],
    ['返程日期', 'contract.endOn'],
    ['预计采购时间', 'opportunity.expectedCloseOn'],
    ['上次走访日期', 'followUp.followedAt'],
    ['下次面谈时间', 'account.nextContactOn'],
    ['初诊日期', 'account.customerSince'],
    ['已收团款', 'contract.paidAmount'],
    ['代理费应收', 'contract.amount'],
    ['信用上限', 'account.creditLimit'],
    ['被访人', 'contact.name'],
    ['户主', 'account.name'],
    ['病历号', 'account.code'],
    ['国标行业', 'account.industry'],
    ['校址', 'account.address'],
    ['流量来源', 'account.source'],
    ['所属赛道', 'account.industry'],
    ['注册地', 'account.region'],
    ['方案报价', 'opportunity.amount'],
    ['户编', 'account.code'],
    ['所在区', 'account.region'],
    ['乡镇', 'account.region'],
    ['最近活动记录时间', 'followUp.followedAt'],
    ['添加渠道', 'account.source'],
    ['患者', 'account.name'],
    ['长者姓名', 'account.name'],
    ['进店客户', 'account.name'],
    ['询价人', 'contact.name'],
    ['报修联系人', 'contact.name'],
    ['客户昵称', 'contact.name'],
  ])('%s means %s', (key, path) => {
    expect(pathOf(key)).toBe(path);
  });
});

describe('English headings as traders shorten them', () => {
  it.each([
    ['lastf/u', 'followUp.followedAt'],
    ['latestvisitdate', 'followUp.followedAt'],
    ['nextf/u', 'account.nextContactOn'],
    ['1stcontact', 'account.customerSince'],
    ['custnm', 'account.name'],
    ['dateopened', 'account.customerSince'],
    ['acctno', 'account.code'],
    ['attn', 'contact.name'],
    ['cell', 'contact.mobiles'],
    ['add', 'account.address'],
    ['salesmgr', 'account.owner'],
    ['rmks', 'account.remark'],
  ])('%s means %s', (key, path) => {
    expect(pathOf(key)).toBe(path);
  });
});

describe('what sounds alike and means something else is left alone', () => {
  it.each([
    '运单号',
    '档案号码牌',
    '欠款金额',
    '单价',
    '押金',
    '停止日期',
    '身份证到期日',
    '网址',
    '发票金额',
    '邮箱地址',
    '资金来源',
    '付款渠道',
    '渠道商',
    '保险人',
    'nextstep',
    'lastprice',
    'addon',
  ])('%s', (key) => {
    expect(pathOf(key)).toBeNull();
  });
});
