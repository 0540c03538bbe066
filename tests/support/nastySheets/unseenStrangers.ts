import {
  column,
  creditCode,
  dayCell,
  dayText,
  firm,
  headsOf,
  landline,
  mobile,
  person,
  rowsOf,
} from './ledgerColumns';
import { file, is, junk, words, type WrittenFile } from './sheetWriting';

const users = ['周凯', '吴敏', '郑浩', '沈佳'];

/** Of six more trades, written when the rules for the fourteen before stood, those read to the last cell. */
export function unseenStrangers(): readonly WrittenFile[] {
  return [calibration(), caterers(), coaches(), kingdee()];
}

/** Those of them in which a column still goes wrong or is left out. */
export function misreadStrangers(): readonly WrittenFile[] {
  return [uniforms(), trademarks()];
}

function uniforms(): WrittenFile {
  const columns = [
    column('订制单位', 'customer.name', (at) => firm(at, '实验学校')),
    column('校服负责老师', 'contact.name', person),
    column('老师手机', 'contact.mobile', mobile),
    column('学校座机', 'customer.phone', landline),
    column('学段', null, ['小学', '初中']),
    column('套数', null, [800, 1_200]),
    column('订制合同号', 'contract.number', (at) => `XF-26${String(11 + at)}`),
    column('合同价（元）', 'contract.amount', [128_000, 216_000]),
    column('签合同时间', 'contract.sign_date', (at) => dayText(at, 2026)),
    column('已回款（元）', 'contract.paid_amount', [64_000, 216_000]),
    column('跟单业务', '|contract.owner|customer.owner', users),
  ];
  return file(
    '校服订制台账',
    {
      name: '2026',
      lines: [
        words('2026年校服订制'),
        headsOf(columns),
        ...rowsOf(columns, 12),
        junk('总计', '', '', '', '', 12_000, '', 2_064_000),
      ],
    },
    { users, counts: [12, 12, 0, 12] },
  );
}

function calibration(): WrittenFile {
  const columns = [
    column('送校单位', 'customer.name', (at) => firm(at, '精密仪器有限公司')),
    column('单位地址', 'customer.address', (at) => `科技大道${String(at + 1)}号`),
    column('设备管理员', 'contact.name', person),
    column('管理员手机', 'contact.mobile', mobile),
    column('证书邮箱', 'contact.email', (at) => `zs${String(at)}@jm.example.com`),
    column('器具件数', null, [12, 48]),
    column('上次送校', null, (at) => dayText(at, 2025)),
    column('下次回访', 'customer.next_follow_date', (at) => dayText(at, 2027)),
    column('首次合作', 'customer.created_date', (at) => dayText(at, 2021)),
    column('分管区域', '|customer.region', ['苏南', '苏中']),
    column('客服', '|customer.owner', users),
  ];
  return file('校准客户', { lines: [headsOf(columns), ...rowsOf(columns, 12)] }, { as: 'gbk', users });
}

function caterers(): WrittenFile {
  const columns = [
    column('团餐客户', 'customer.name', (at) => firm(at, '电子有限公司')),
    column('行政联系人', 'contact.name', person),
    column('联系人手机', 'contact.mobile', mobile),
    column('送餐地点', 'customer.address', (at) => `锦绣路${String(at + 6)}号B座`),
    column('餐标(元/份)', null, [18, 25]),
    column('日均份数', null, [80, 160]),
    column('开餐日', '|contract.start_date|customer.created_date', (at) => dayCell(at, 2025)),
    column('合同到期', 'contract.end_date', (at) => dayText(at, 2027)),
    column('结算', '|contract.payment_method', ['月结', '周结']),
    column('欠款', null, [0, 3_600]),
    column('业务跟进', 'customer.owner|contract.owner', users),
  ];
  return file(
    '团餐客户表',
    { name: '客户', lines: [headsOf(columns), ...rowsOf(columns, 13)] },
    { users, counts: [13, 13, 0, 13] },
  );
}

function coaches(): WrittenFile {
  const columns = [
    column('用车单位', 'customer.name', (at) => firm(at, '国际旅行社有限公司')),
    column('计调', 'contact.name', person),
    column('计调电话', 'contact.mobile', mobile),
    column('线路', null, ['黄山三日', '厂区班车']),
    column('座位数', null, [33, 53]),
    column('预计用车日', '|opportunity.expected_close_date', (at) => dayText(at, 2027)),
    column('报价', 'opportunity.amount', [3_200, 5_800]),
    column('把握', 'opportunity.probability', [is('70%', 70), is('30%', 30)]),
    column('客户哪来的', 'customer.source', ['转介绍', '电话']),
    column('调度', null, ['老蒋', '小范']),
    column('业务员', 'customer.owner|opportunity.owner', users),
  ];
  return file(
    '包车询价',
    { name: '询价', lines: [headsOf(columns), ...rowsOf(columns, 12)] },
    { as: 'biff8', users, counts: [12, 12, 12, 0] },
  );
}

function trademarks(): WrittenFile {
  const columns = [
    column('申请人', 'customer.name', (at) => firm(at, '生物科技有限公司')),
    column('信用代码', 'customer.uscc', creditCode),
    column('对接人', 'contact.name', person),
    column('对接人微信', 'contact.wechat', (at) => `tm_${String(at + 100)}`),
    column('对接人电话', 'contact.mobile', mobile),
    column('商标名', null, ['青鸾', '白泽']),
    column('类别', null, ['第9类', '第30类']),
    column('代理费', 'contract.amount', [1_200, 1_800]),
    column('官费', null, [270, 540]),
    column('委托日', 'contract.sign_date', (at) => dayText(at, 2026)),
    column('案源人', '|customer.owner|contract.owner', users),
  ];
  return file(
    '商标代理案件',
    { name: '案件', lines: [headsOf(columns), ...rowsOf(columns, 12)] },
    { users, counts: [12, 12, 0, 12] },
  );
}

function kingdee(): WrittenFile {
  const columns = [
    column('单据编号', '|contract.number', (at) => `XSDD${String(100_201 + at)}`),
    column('单据状态', '|contract.status', ['已审核', '已审核']),
    column('日期', '|contract.sign_date', (at) => dayText(at, 2026)),
    column('客户.编码', 'customer.code', (at) => `CUST${String(1_001 + at)}`),
    column('客户.名称', 'customer.name', (at) => firm(at, '贸易有限公司')),
    column('联系人.名称', 'contact.name', person),
    column('联系电话', 'contact.mobile|customer.phone|contact.phone', mobile),
    column('销售员.名称', 'contract.owner|customer.owner', users),
    column('销售部门.名称', null, ['销售一部', '销售二部']),
    column('结算币别', null, ['人民币', '人民币']),
    column('价税合计', '|contract.amount', [11_300, 22_600]),
  ];
  return file(
    '金蝶云销售订单',
    { name: '销售订单', lines: [headsOf(columns), ...rowsOf(columns, 13)] },
    { users, counts: [13, 13, 0, 13] },
  );
}
