import {
  column,
  creditCode,
  dayCell,
  dayText,
  fieldsOf,
  firm,
  headsOf,
  landline,
  mobile,
  person,
  rowsOf,
} from './ledgerColumns';
import { file, heading, is, junk, words, type WrittenFile } from './sheetWriting';

const users = ['周凯', '吴敏', '郑浩', '沈佳'];

/** Seven exports of other programs and forms with their own headings, written before anything was mended for them. */
export function unseenExports(): readonly WrittenFile[] {
  return [u8(), butler(), sharedSales(), form(), printers(), doctors(), lines()];
}

function u8(): WrittenFile {
  const columns = [
    column('客户编码', 'customer.code', (at) => `01${String(101 + at)}`),
    column('客户名称', 'customer.name', (at) => firm(at, '机械有限公司')),
    column('客户简称', 'customer.short_name', (at) => `${firm(at, '')}机械`),
    column('所属分类码', null, ['01', '02']),
    column('所属地区名称', 'customer.region', ['江苏', '浙江']),
    column('税号', 'customer.uscc', creditCode),
    column('法人', 'customer.legal_person', (at) => person(at + 50)),
    column('开户银行', 'customer.bank', ['工行城中支行', '农行新区支行']),
    column('银行账号', 'customer.bank_account', (at) => `11056201040${String(20_011 + at)}`),
    column('联系人', 'contact.name', person),
    column('电话', 'customer.phone|contact.phone', landline),
    column('手机', 'contact.mobile', mobile),
    column('Email地址', 'contact.email', (at) => `u8${String(at)}@jx.example.com`),
    column('发展日期', 'customer.created_date', (at) => dayText(at, 2019)),
    column('信用额度', 'customer.credit_limit', [100_000, 50_000]),
    column('应收余额', null, [3_200.5, 0]),
    column('分管部门名称', null, ['销售一部', '销售二部']),
    column('专管业务员名称', 'customer.owner', users),
    column('停用日期', null, ['', '']),
    column('建档人', null, ['demo', 'admin']),
  ];
  return file(
    '用友U8客户档案',
    { name: '客户档案', lines: [headsOf(columns), ...rowsOf(columns, 14)] },
    { users },
  );
}

function butler(): WrittenFile {
  const columns = [
    column('行号', null, (at) => at + 1),
    column('单位编号', 'customer.code', (at) => `KH${String(1_001 + at)}`),
    column('单位全名', 'customer.name', (at) => firm(at, '副食经营部')),
    column('单位简名', 'customer.short_name', (at) => `${firm(at, '')}副食`),
    column('拼音码', null, ['CZQH', 'SXHT']),
    column('地区全名', 'customer.region', ['华东', '华南']),
    column('单位地址', 'customer.address', (at) => `批发市场${String(at + 1)}排6号`),
    column('联系人一', 'contact.name', person),
    column('联系手机一', 'contact.mobile', mobile),
    column('联系人二', 'contact2.name', (at) => person(at + 40)),
    column('联系手机二', 'contact2.mobile', (at) => mobile(at + 60)),
    column('应收款', null, [120, 0]),
    column('价格级别', null, ['批发价一', '批发价二']),
    column('默认经手人全名', 'customer.owner', users),
  ];
  return file(
    '管家婆往来单位',
    {
      lines: [
        words('往来单位信息'),
        headsOf(columns),
        ...rowsOf(columns, 13),
        junk('合计', '', '', '', '', '', '', '', '', '', '', 780),
      ],
    },
    { as: 'biff8', users, counts: [13, 26, 0, 0] },
  );
}

function sharedSales(): WrittenFile {
  const columns = [
    column('商机名称（必填）', 'opportunity.name', (at) => `2027年度采购${String(at + 1)}`),
    column('客户名称（必填）', 'customer.name', (at) => firm(at, '化工有限公司')),
    column('销售流程', null, ['标准流程', '快速流程']),
    column('商机阶段', 'opportunity.stage', [is('需求确认'), is('方案/报价')]),
    column('赢率(%)', 'opportunity.probability', [30, 60]),
    column('预计成交金额(元)', 'opportunity.amount', [88_000, 260_000]),
    column('预计成交日期', 'opportunity.expected_close_date', (at) => dayCell(at, 2027)),
    column('负责人（必填）', 'opportunity.owner|customer.owner', users),
    column('负责人主属部门', null, ['华东区', '华南区']),
    column('输单原因', null, ['', '']),
    column('生命状态', null, ['正常', '审核中']),
    column('最后跟进时间', '|customer.last_follow_date', (at) => dayText(at, 2026)),
    column('创建人', null, users),
  ];
  return file(
    '纷享商机导出',
    { name: '商机', lines: [headsOf(columns), ...rowsOf(columns, 12)] },
    { users, counts: [12, 0, 12, 0] },
  );
}

function form(): WrittenFile {
  const columns = [
    column('提交者（自动）', null, ['微信用户', '匿名']),
    column(
      '提交时间（自动）',
      '|customer.created_date',
      (at) => `${dayText(at, 2026)} 10:2${String(at % 10)}:00`,
    ),
    column('1.您的单位全称（必填）', 'customer.name', (at) => firm(at, '服饰有限公司')),
    column('2.您的姓名（必填）', 'contact.name', person),
    column('3.您的手机号（必填）', 'contact.mobile', mobile),
    column('4.您的职务', 'contact.title', ['总经理', '采购主管']),
    column('5.您感兴趣的产品（多选）', null, ['面料┋辅料', '面料']),
    column('6.您的微信号', 'contact.wechat', (at) => `wx_fs${String(at + 10)}`),
    column('7.贵司所在省市', 'customer.region', ['江苏省苏州市', '浙江省杭州市']),
    column('8.还有什么想说的', '|customer.remark|contact.remark', ['', '请寄样布']),
  ];
  return file('金数据报名表', { name: '数据', lines: [headsOf(columns), ...rowsOf(columns, 14)] }, { users });
}

function printers(): WrittenFile {
  const columns = [
    column('单号', '|contract.number', (at) => `YS${String(2_601 + at)}`),
    column('名称', 'customer.name', (at) => firm(at, '广告有限公司')),
    column('经办', 'contact.name', person),
    column('电话', 'contact.mobile', mobile),
    column('品名', '|contract.name', ['画册', '手提袋']),
    column('数量', null, [1_000, 5_000]),
    column('单价', null, [2.6, 1.1]),
    column('总额', 'contract.amount', [2_600, 5_500]),
    column('定金', '|contract.paid_amount', [1_000, 2_000]),
    column('下单', 'contract.sign_date', (at) => dayText(at, 2026)),
    column('交货', '|contract.end_date', (at) => dayText(at, 2027)),
    column('跟单员', 'customer.owner|contract.owner', users),
  ];
  const group = ['', '客户', '', '', '印件', '', '', '金额（元）', '', '日期', '', ''];
  return file(
    '包装印刷单',
    {
      lines: [
        heading(group),
        heading(
          columns.map((one) => one.head),
          fieldsOf(columns),
        ),
        ...rowsOf(columns, 12),
      ],
      merges: ['B1:D1', 'E1:G1', 'H1:I1', 'J1:K1'],
    },
    { users, counts: [12, 12, 0, 12] },
  );
}

function doctors(): WrittenFile {
  const columns = [
    column('医院/终端', 'customer.name', (at) => firm(at, '人民医院')),
    column('医院等级', '|customer.level|customer.type', ['三甲', '二甲']),
    column('科主任', 'contact.name', person),
    column('主任手机', 'contact.mobile', mobile),
    column('器械科长', 'contact2.name', (at) => person(at + 40)),
    column('科长手机', 'contact2.mobile', (at) => mobile(at + 60)),
    column('在谈产品', 'opportunity.name', ['超声刀', '内窥镜']),
    column('预算(万元)', 'opportunity.amount', [is(80, 800_000), is(35.5, 355_000)]),
    column('预计招标', 'opportunity.expected_close_date', (at) => dayText(at, 2027)),
    column('进度', 'opportunity.stage', [is('需求确认'), is('初步接触')]),
    column('负责代表', 'customer.owner|opportunity.owner', users),
  ];
  return file(
    '器械终端跟进',
    { name: '终端', lines: [words('2027 终端跟进表'), headsOf(columns), ...rowsOf(columns, 12)] },
    { users, counts: [12, 24, 12, 0] },
  );
}

function lines(): WrittenFile {
  const columns = [
    column('发货单位', 'customer.name', (at) => firm(at, '家具有限公司')),
    column('发货人', 'contact.name', person),
    column('发货人电话', 'contact.mobile', mobile),
    column('提货地址', 'customer.address', (at) => `横山桥镇工业园${String(at + 1)}号`),
    column('到站', null, ['成都', '广州']),
    column('结算方式', '|contract.payment_method', ['月结', '现付']),
    column('授信(万)', 'customer.credit_limit', [is(5, 50_000), is(10, 100_000)]),
    column('首次发货', 'customer.created_date', (at) => dayText(at, 2023)),
    column('月均票数', null, [30, 85]),
    column('揽货员', 'customer.owner', users),
    column('注', '|customer.remark', ['', '下午四点后提货']),
  ];
  return file('专线发货客户', { lines: [headsOf(columns), ...rowsOf(columns, 13)] }, { as: 'gbk', users });
}
