import {
  column,
  creditCode,
  dayCell,
  dayText,
  fieldsOf,
  firm,
  headsOf,
  mobile,
  person,
  rowsOf,
} from './ledgerColumns';
import { bad, file, heading, is, junk, shown, words, type WrittenFile } from './sheetWriting';

const users = ['周凯', '吴敏', '郑浩', '沈佳'];

/** Ledgers of carriers, builders, insurers, repairers and of those who visit and quote. */
export function serviceLedgers(): readonly WrittenFile[] {
  return [shippers(), instalments(), renewals(), repairs(), visits(), quotations(), contractParts()];
}

function shippers(): WrittenFile {
  const columns = [
    column('客户简称', 'customer.short_name', (at) => firm(at, '化工')),
    column('开票抬头', 'customer.name', (at) => firm(at, '化工原料有限公司')),
    column('开票税号', 'customer.uscc', creditCode),
    column('业务对接人', 'contact.name', person),
    column('业务电话', 'contact.mobile', mobile),
    column('对账人', 'contact2.name', (at) => person(at + 50)),
    column('对账电话', 'contact2.mobile', (at) => mobile(at + 50)),
    column('提货地址', '|customer.address', (at) => `滨江化工园${String(at + 1)}路`),
    column('常走线路', null, ['常州-成都', '绍兴-广州']),
    column('账期', '|contract.payment_method', ['月结30天', '现结']),
    column('月均票数', null, [35, 12, 60]),
    column('授信额度', 'customer.credit_limit', [100_000, 50_000]),
    column('归属业务', 'customer.owner', users),
  ];
  return file(
    '货主档案',
    {
      name: '货主',
      lines: [headsOf(columns), ...rowsOf(columns, 16)],
      hiddenRows: [5, 6],
    },
    { users },
  );
}

function instalments(): WrittenFile {
  const columns = [
    column('合同编号', 'contract.number', (at) => `ZX26-${String(at + 1).padStart(3, '0')}`),
    column('业主', 'customer.name|contact.name', person),
    column('电话', 'contact.mobile|customer.phone|contact.phone', mobile),
    column('工程地址', 'customer.address', (at) => `香树湾${String(at + 1)}-1-${String(301 + at)}`),
    column('签约日期', 'contract.sign_date', (at) => dayCell(at, 2026)),
    column('合同总价', 'contract.amount', (at) =>
      is(shown(98_000 + at * 1_000, '#,##0'), 98_000 + at * 1_000),
    ),
    column('日期', null, (at) => dayCell(at, 2026)),
    column('金额', null, [30_000, 35_000]),
    column('日期', null, (at) => (at % 2 ? dayCell(at + 1, 2026) : '')),
    column('金额', null, ['', 40_000]),
    column('日期', null, ['']),
    column('金额', null, ['']),
    column('已收合计', 'contract.paid_amount', (at) => (at % 2 ? 75_000 : 30_000)),
    column('未收', null, (at) => (at % 2 ? 23_000 + at * 1_000 : 68_000 + at * 1_000)),
    column('设计师', '|contract.owner|customer.owner', users),
    column('开工', 'contract.start_date|', (at) => dayText(at, 2026)),
    column('状态', 'contract.status', ['执行中', '已完成']),
  ];
  const top = [
    '合同编号',
    '业主',
    '电话',
    '工程地址',
    '签约日期',
    '合同总价',
    '首期款',
    '',
    '二期款',
    '',
    '尾款',
    '',
    '已收合计',
    '未收',
    '设计师',
    '开工',
    '状态',
  ];
  const low = ['', '', '', '', '', '', '日期', '金额', '日期', '金额', '日期', '金额', '', '', '', '', ''];
  return file(
    '装修合同收款',
    {
      name: '2026',
      lines: [
        words('工程合同及收款登记（单位：元）'),
        heading(top),
        heading(low, fieldsOf(columns)),
        ...rowsOf(columns, 14),
        junk('合计', '', '', '', '', 1_463_000, '', 455_000, '', 280_000, '', '', 735_000, 728_000),
      ],
      merges: [
        'A1:Q1',
        'A2:A3',
        'B2:B3',
        'C2:C3',
        'D2:D3',
        'E2:E3',
        'F2:F3',
        'G2:H2',
        'I2:J2',
        'K2:L2',
        'M2:M3',
        'N2:N3',
        'O2:O3',
        'P2:P3',
        'Q2:Q3',
      ],
    },
    { users, counts: [14, 14, 0, 14] },
  );
}

function renewals(): WrittenFile {
  const columns = [
    column('序', null, (at) => at + 1),
    column('被保险人', 'customer.name|contact.name', (at) =>
      at % 4 === 2 ? firm(at, '运输有限公司') : person(at),
    ),
    column('证件号码', '|contact.id_no|customer.uscc', ['']),
    column('车牌', null, (at) => `苏D${String(10_310 + at * 7)}`),
    column('车架号', null, (at) => `LSVAM4187C2${String(100_210 + at)}`),
    column('厂牌型号', null, ['大众SVW7180', '江淮HFC5041']),
    column('商业险到期', null, (at) => dayCell(at, 2026)),
    column('上年承保公司', null, ['人保', '平安', '太保']),
    column('上年保费', null, [3_820.5, 5_210]),
    column('今年报价', '|opportunity.amount', [3_600, 4_980]),
    column('联系方式', 'customer.phone|contact.mobile', mobile),
    column('跟单员', 'customer.owner', users),
    column('回访结果', '|customer.remark|customer.status', ['已续', '比价中', '车已卖']),
  ];
  return file(
    '车险续保名单',
    {
      name: '12月到期',
      lines: [words('12月车险到期名单'), headsOf(columns), ...rowsOf(columns, 16)],
    },
    { users, counts: [16, 12, 16, 0] },
  );
}

function repairs(): WrittenFile {
  const columns = [
    column('报修单号', null, (at) => `BX2610${String(at + 1).padStart(3, '0')}`),
    column('报修日期', null, (at) => dayText(at, 2026)),
    column('客户单位', 'customer.name', (at) => firm(at % 8, '塑胶制品厂')),
    column('使用部门', 'contact.department|', ['注塑车间', '设备科']),
    column('报修人', 'contact.name', (at) => person(at % 8)),
    column('报修人电话', 'contact.mobile', (at) => mobile(at % 8)),
    column('设备型号', null, ['HT-160', 'HT-250']),
    column('出厂编号', null, (at) => `25${String(3_001 + at)}`),
    column('质保到期', null, (at) => dayText(at, 2027)),
    column('故障现象', null, ['不升温', '漏油', '报警E07']),
    column('处理结果', null, ['更换加热圈', '换密封件', '重启恢复']),
    column('维修工程师', null, ['老鲁', '小苗']),
    column('完成日期', null, (at) => dayText(at + 1, 2026)),
    column('收费(元)', null, [0, 350]),
    column('满意度', null, ['满意', '很满意']),
  ];
  return file('售后报修台账', { name: '10月', lines: [headsOf(columns), ...rowsOf(columns, 16)] }, { users });
}

function visits(): WrittenFile {
  const columns = [
    column('拜访日期', '|customer.last_follow_date', (at) => dayText(at, 2026)),
    column('客户名称', 'customer.name', (at) => firm(at % 11, '自动化有限公司')),
    column('拜访对象', 'contact.name', (at) => person(at % 11)),
    column('职务', 'contact.title', (at) => ['采购经理', '设备部长', '厂长'][(at % 11) % 3]),
    column('联系方式', 'contact.mobile|contact.phone|customer.phone', (at) => mobile(at % 11)),
    column('拜访方式', null, ['上门', '电话', '微信']),
    column('沟通内容', '|customer.remark', [
      '了解明年扩产计划，对伺服系统有兴趣',
      '送样品并演示',
      '催促回款',
    ]),
    column('客户需求', null, ['伺服', 'PLC', '']),
    column('竞品情况', null, ['在用某品牌', '']),
    column('下一步计划', null, ['报方案', '约技术交流']),
    column('下次拜访日期', '|customer.next_follow_date', (at) => dayText(at, 2027)),
  ];
  const lines = (who: string, from: number) => [
    words(`业务员：${who}`, '', '', '', '', '', '', '', '', '', '2026年10月'),
    headsOf(columns),
    ...rowsOf(columns, 11, from),
  ];
  return file(
    '拜访日志10月',
    [
      { name: '周凯', lines: lines('周凯', 0) },
      { name: '吴敏', lines: lines('吴敏', 11) },
    ],
    { users },
  );
}

function quotations(): WrittenFile {
  const columns = [
    column('报价单号', null, (at) => `QT26${String(at + 1).padStart(4, '0')}`),
    column('询价日期', '|opportunity.created_date', (at) => dayText(at, 2026)),
    column('询价单位', 'customer.name', (at) => firm(at % 9, '水务工程有限公司')),
    column('询价人', 'contact.name', (at) => person(at % 9)),
    column('联系电话', 'contact.mobile|contact.phone|customer.phone', (at) => mobile(at % 9)),
    column(
      '项目名称',
      'opportunity.name',
      (at) => `${['泵站', '管网', '净水厂'][at % 3] ?? ''}改造${String(at + 1)}期`,
    ),
    column('产品规格', null, ['DN200 闸阀', 'DN80 止回阀']),
    column('数量', null, [12, 40]),
    column('含税单价', null, [860, 215.5]),
    column('报价总额', 'opportunity.amount', (at) => (at === 6 ? bad('面议') : 10_320 + at * 100)),
    column('报价有效期', null, ['30天']),
    column('成交可能', 'opportunity.probability', [is('80%', 80), is('50%', 50), is('20%', 20)]),
    column('报价人', 'opportunity.owner|customer.owner|', users),
    column('丢单原因', null, ['', '价格高']),
  ];
  return file(
    '报价登记簿',
    {
      name: '报价',
      lines: [words('阀门事业部报价登记簿'), words(), headsOf(columns), ...rowsOf(columns, 17)],
      merges: ['A1:N1'],
    },
    { users },
  );
}

function contractParts(): WrittenFile {
  const columns = [
    column('序号', null, (at) => (at % 8) + 1),
    column(
      '合同名称',
      'contract.name',
      (at) => `${['保安', '绿化', '保洁'][at % 3] ?? ''}外包服务合同${String(at + 1)}`,
    ),
    column('合同号', 'contract.number', (at) => `WB〔2025〕${String(at + 11)}号`),
    column('委托方', 'customer.name', (at) => firm(at, '物业服务中心')),
    column('委托方联系人', 'contact.name', person),
    column('手机', 'contact.mobile', mobile),
    column('合同金额（万元）', 'contract.amount', (at) => is(12.6 + at, 126_000 + at * 10_000)),
    column('已付（万元）', 'contract.paid_amount', [is(6, 60_000)]),
    column('服务期起', 'contract.start_date', (at) => dayText(at, 2025)),
    column('服务期止', 'contract.end_date', (at) => dayText(at, 2027)),
    column('项目负责人', 'contract.owner|customer.owner|', users),
  ];
  return file(
    '外包合同清单',
    {
      name: 'Sheet1',
      lines: [
        words('一、在执行合同'),
        headsOf(columns),
        ...rowsOf(columns, 8),
        junk('', '小计', '', '', '', '', 128.8, 48),
        junk(),
        junk(),
        junk('二、已结束合同'),
        junk(...headsOf(columns).cells),
        ...rowsOf(columns, 7, 8),
        junk('', '小计', '', '', '', '', 165.2, 42),
      ],
    },
    { users },
  );
}
