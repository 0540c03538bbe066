import {
  column,
  creditCode,
  dayText,
  firm,
  headsOf,
  landline,
  mobile,
  person,
  rowsOf,
} from './ledgerColumns';
import { bad, file, is, junk, refused, shown, words, type WrittenFile } from './sheetWriting';

const users = ['周凯', '吴敏', '郑浩', '沈佳'];

/** Lists as bookkeeping programs and customer programs of others write them. */
export function exportsOfPrograms(): readonly WrittenFile[] {
  return [kingdee(), ufida(), grasp(), register(), dingTalk(), funnel(), leads(), companies()];
}

function kingdee(): WrittenFile {
  const columns = [
    column('代码', 'customer.code', (at) => `01.${String(at + 1).padStart(3, '0')}`),
    column('名称', 'customer.short_name', (at) => firm(at, '轴承')),
    column('全名', 'customer.name', (at) => firm(at, '轴承销售有限公司')),
    column('状态', null, ['使用', '使用', '使用', '禁用']),
    column('区域', 'customer.region', ['华东', '华南', '华中']),
    column('行业', 'customer.industry', ['机械', '纺织', '汽配']),
    column('联系人', 'contact.name', person),
    column('电话', 'customer.phone|contact.phone', landline),
    column('移动电话', 'contact.mobile', mobile),
    column('传真', 'customer.fax', (at) => (at % 3 ? '' : landline(at + 300))),
    column('邮编', 'customer.postcode', ['213000', '312000', '528400', '362000']),
    column('邮件地址', 'contact.email|customer.email', (at) => `buyer${String(at)}@bearing.example.com`),
    column('开户银行', 'customer.bank', ['工行常州新北支行', '农行绍兴柯桥支行']),
    column('银行账号', 'customer.bank_account', (at) => `11050201090${String(20_011 + at)}`),
    column('税务登记号', 'customer.uscc', creditCode),
    column('信用额度', 'customer.credit_limit', (at) =>
      is(shown(50_000 + at * 10_000, '#,##0.00'), 50_000 + at * 10_000),
    ),
    column('专营业务员名称', 'customer.owner', users),
    column('默认交货方式', null, ['自提', '物流']),
  ];
  return file(
    '金蝶客户资料',
    { name: 'Page1', lines: [headsOf(columns), ...rowsOf(columns, 18)] },
    { as: 'biff8', users },
  );
}

function ufida(): WrittenFile {
  const columns = [
    column('行号', null, (at) => at + 1),
    column('往来单位编码', 'customer.code', (at) => `KH${String(20_010 + at)}`),
    column('往来单位名称', 'customer.name', (at) => firm(at, '日化有限公司')),
    column('往来单位简称', 'customer.short_name', (at) => firm(at, '日化')),
    column('往来单位性质', '|customer.type', ['客户', '客户', '客户/供应商']),
    column('往来单位分类', '|customer.type', ['商超', '批发', '电商']),
    column('所属地区', 'customer.region', ['江苏省', '浙江省', '广东省']),
    column('联系人姓名', 'contact.name', person),
    column('联系人手机', 'contact.mobile', (at) => (at === 5 ? bad('1385102') : mobile(at))),
    column('税号', 'customer.uscc', creditCode),
    column('专管业务员', 'customer.owner', users),
    column('建档日期', 'customer.created_date', (at) => dayText(at, 2022)),
    column('停用', null, ['否']),
  ];
  return file(
    '往来单位',
    {
      name: '往来单位',
      lines: [
        words('往来单位档案'),
        words('账套：[002]康洁日化', '', '', '', '往来单位性质：客户', '', '', '打印日期：2026-10-30'),
        headsOf(columns),
        ...rowsOf(columns, 16),
        junk('制表人：', '', '沈佳', '', '', '审核：'),
      ],
      merges: ['A1:M1'],
    },
    { users },
  );
}

function grasp(): WrittenFile {
  const columns = [
    column('单位编号', 'customer.code', (at) => `00002${String(at + 1).padStart(5, '0')}`),
    column('单位全名', 'customer.name', (at) => firm(at, '劳保用品商行')),
    column('单位简名', 'customer.short_name', (at) => firm(at, '劳保')),
    column('联系人', 'contact.name', person),
    column('电话', 'contact.mobile|contact.phone|customer.phone', mobile),
    column('单位地址', 'customer.address', (at) => `建设北路${String(at + 3)}号`),
    column('应收余额', null, (at) => 1_200 + at * 35.5),
    column('预收余额', null, [0]),
    column('应收上限', 'customer.credit_limit|', [50_000, 80_000]),
    column('结算期限(天)', null, [30, 60]),
    column('经手人', 'customer.owner', users),
    column('最近销售日期', '|customer.last_follow_date', (at) => dayText(at, 2025)),
    column('备注', 'customer.remark', ['', '带样品', '', '发货前电话']),
  ];
  return file(
    '单位应收',
    {
      lines: [
        words('往来单位应收应付表'),
        words('查询条件：截止 2026-09-30'),
        headsOf(columns),
        ...rowsOf(columns, 14),
        junk('', '合计', '', '', '', '', 21_000, 0),
      ],
    },
    { as: 'html', users },
  );
}

function register(): WrittenFile {
  const columns = [
    column('公司名称', 'customer.name', (at) => firm(at, '新材料科技有限公司')),
    column('经营状态', null, ['存续', '在业', '存续', '注销']),
    column('法定代表人', 'customer.legal_person', person),
    column('注册资本', 'customer.registered_capital', (at) =>
      is(`${String(100 + at * 50)}万人民币`, 1e6 + at * 5e5),
    ),
    column('实缴资本', null, ['-', '100万人民币']),
    column('成立日期', 'customer.founded_date', (at) => dayText(at, 2011)),
    column('核准日期', null, (at) => dayText(at, 2021)),
    column('所属省份', 'customer.province|customer.region', ['江苏省', '浙江省']),
    column('所属城市', 'customer.city|customer.region', ['常州市', '绍兴市']),
    column('所属区县', '|customer.region', ['武进区', '柯桥区']),
    column('有效手机号', 'customer.phone|contact.mobile', mobile),
    column('公司类型', 'customer.type|', ['有限责任公司(自然人投资或控股)', '有限责任公司(自然人独资)']),
    column('统一社会信用代码', 'customer.uscc', creditCode),
    column('纳税人识别号', '|customer.uscc', creditCode),
    column('注册号', '|customer.reg_no', (at) => `32040000${String(1_200_013 + at)}`),
    column('组织机构代码', null, (at) => `MA1${String(10_000 + at)}-${String(at % 9)}`),
    column('参保人数', null, [12, 30, '-']),
    column('曾用名', null, ['-']),
    column('注册地址', 'customer.address', (at) => `常州市武进区科教城${String(at + 1)}号楼`),
    column('网址', 'customer.website', (at) => (at % 3 ? is('-') : `www.xcl${String(at)}.example.com`)),
    column('经营范围', null, [
      '新材料技术研发；化工产品销售（不含许可类化工产品）。（依法须经批准的项目，经相关部门批准后方可开展经营活动）',
    ]),
  ];
  return file('天眼查导出', {
    name: 'Sheet1',
    lines: [
      words('数据来源：公开信息，仅供参考，不构成任何明示或暗示的观点或保证'),
      headsOf(columns),
      ...rowsOf(columns, 20),
    ],
    merges: ['A1:U1'],
  });
}

function dingTalk(): WrittenFile {
  const columns = [
    column('*客户名称', 'customer.name', (at) => firm(at, '餐饮管理有限公司')),
    column('客户标签', '|customer.type|customer.level', ['连锁', '单店']),
    column('客户来源', 'customer.source', ['转介绍', '线上推广', '地推']),
    column('联系人', 'contact.name', person),
    column('*联系人手机号', 'contact.mobile', mobile),
    column('联系人职务', 'contact.title', ['店长', '采购', '老板']),
    column('所在地区', 'customer.region', ['湖南省/株洲市/天元区', '河南省/洛阳市/涧西区']),
    column('详细地址', 'customer.address', (at) => `黄河路${String(at + 12)}号商铺`),
    column('负责人', 'customer.owner', users),
    column('协同人', null, ['', '吴敏']),
    column('创建人', null, ['郑浩']),
    column('创建时间', 'customer.created_date', (at) => `${dayText(at, 2025)} 10:2${String(at % 10)}`),
    column('最新跟进记录时间', 'customer.last_follow_date', (at) => `${dayText(at, 2026)} 16:05`),
    column('备注', 'customer.remark', ['', '要看样', '等装修完']),
  ];
  return file(
    '钉钉客户模板',
    {
      name: '客户',
      lines: [
        words(
          '填写须知：\n1. 带*为必填项；\n2. 手机号请填写11位数字；\n3. 请勿修改表头，一次最多导入5000条。',
        ),
        headsOf(columns),
        junk(
          '示例：某某餐饮有限公司',
          '连锁',
          '线上推广',
          '张三',
          '13800000000',
          '店长',
          '北京市/北京市/朝阳区',
          '望京街1号',
          '李四',
          '',
          '',
          '2020-01-01 10:00',
          '2020-01-01 10:00',
          '示例请删除',
        ),
        ...rowsOf(columns, 15),
      ],
      merges: ['A1:N1'],
    },
    { users },
  );
}

function funnel(): WrittenFile {
  const columns = [
    column('商机名称', 'opportunity.name', (at) => `${firm(at, '')}产线视觉检测`),
    column('客户名称', 'customer.name', (at) => firm(at, '精密制造有限公司')),
    column('商机编号', null, (at) => `SJ-202605-${String(at + 1).padStart(4, '0')}`),
    column('销售流程', null, ['标准流程']),
    column('阶段赢率', 'opportunity.probability', [is('10%', 10), is('30%', 30), is('60%', 60)]),
    column('商机金额(元)', 'opportunity.amount', (at) => is(`${String(20 + at)},000.00`, (20 + at) * 1_000)),
    column('预计成交日期', 'opportunity.expected_close_date', (at) => dayText(at, 2027)),
    column('实际结单日期', 'opportunity.closed_date', (at) => (at % 6 > 3 ? dayText(at, 2026) : '')),
    column('输单原因', null, ['', '', '', '', '', '价格']),
    column('线索来源', 'opportunity.source|customer.source', ['官网', '展会']),
    column('负责人', 'opportunity.owner|customer.owner', users),
    column('负责人主属部门', null, ['销售一部', '销售二部']),
    column('生命状态', null, ['正常']),
    column('锁定状态', null, ['未锁定']),
    column('创建人', null, ['系统']),
    column('创建时间', '|customer.created_date', (at) => `${dayText(at, 2026)} 09:15`),
    column('最后修改时间', null, (at) => `${dayText(at + 1, 2026)} 19:15`),
  ];
  return file(
    '销售机会导出',
    { name: '商机对象', lines: [headsOf(columns), ...rowsOf(columns, 15)] },
    { users },
  );
}

const firsts = ['Wei', 'Anna', 'John', 'Li', 'Marta', 'Ken', 'Olga', 'Hao', 'Peter', 'Yun', 'Sara', 'Tom'];
const lasts = [
  'Zhang',
  'Kowalska',
  'Miller',
  'Na',
  'Silva',
  'Tanaka',
  'Petrova',
  'Chen',
  'Novak',
  'Wu',
  'Berg',
  'Hill',
];

function leads(): WrittenFile {
  const columns = [
    column('Lead Owner', 'customer.owner', users),
    column('Salutation', null, ['Mr.', 'Ms.']),
    column('Full Name', 'contact.name', (at) => `${firsts[at % 12] ?? ''} ${lasts[at % 12] ?? ''}`),
    column('Title', 'contact.title', ['Buyer', 'CEO', 'Engineer']),
    column(
      'Company / Account',
      'customer.name',
      (at) => `${lasts[at % 12] ?? ''} Trading ${['Ltd', 'GmbH', 'Inc.'][at % 3] ?? ''}`,
    ),
    column('Email', 'contact.email', (at) => `p${String(at)}@trading.example.com`),
    column('Phone', 'contact.phone|customer.phone', landline),
    column('Mobile', 'contact.mobile', mobile),
    column('Street', 'customer.address', (at) => `${String(at + 5)} Harbour Road`),
    column('State/Province', 'customer.province|customer.region', ['Zhejiang', 'Guangdong']),
    column('Lead Source', 'customer.source', ['Web', 'Trade Show', 'Referral']),
    column('Lead Status', '|customer.status', ['Open']),
    column('Rating', '|customer.level', ['Hot', 'Warm', 'Cold']),
    column('Create Date', 'customer.created_date', (at) => dayText(at, 2025)),
    column('Last Activity', 'customer.last_follow_date', (at) => dayText(at, 2026)),
    column('Unread By Owner', null, [0, 1]),
  ];
  return file(
    'report1762500000',
    {
      lines: [
        headsOf(columns),
        ...rowsOf(columns, 12),
        words('Confidential Information - Do Not Distribute'),
        words('Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.'),
      ],
    },
    { as: 'csv', users },
  );
}

function companies(): WrittenFile {
  const columns = [
    column('Record ID', '|customer.code', (at) => 90_112_000 + at),
    column(
      'Company name',
      'customer.name',
      (at) => `${lasts[at % 12] ?? ''} Optics ${['Ltd', 'Co., Ltd.', 'LLC'][at % 3] ?? ''}`,
    ),
    column('Company owner', 'customer.owner', users),
    column('Company Domain Name', 'customer.website', (at) => `optics${String(at)}.example.com`),
    column('Create Date', 'customer.created_date', (at) => `${dayText(at, 2025)} 08:0${String(at % 10)}`),
    column('Phone Number', 'customer.phone', landline),
    column('Street Address', 'customer.address', (at) => `${String(at + 20)} Science Park Road`),
    column('City', 'customer.city|customer.region', ['Suzhou', 'Wuxi']),
    column('Postal Code', 'customer.postcode', ['215000', '214000']),
    column('Industry', 'customer.industry', ['Optics', 'Medical Devices']),
    column('Lifecycle Stage', '|customer.status', ['Lead', 'Customer', 'Opportunity']),
    column('Number of Employees', null, [50, 200]),
    column('Annual Revenue', 'customer.annual_revenue', [1_000_000, 5_500_000]),
    column('Last Contacted', 'customer.last_follow_date', (at) => dayText(at, 2026)),
    column('Next Activity Date', 'customer.next_follow_date', (at) => dayText(at, 2027)),
  ];
  return file(
    'all-companies',
    {
      name: 'all-companies',
      lines: [headsOf(columns), ...rowsOf(columns, 12), refused('90112099', '', '周凯', 'lost.example.com')],
      hiddenColumns: [11],
    },
    { users },
  );
}
