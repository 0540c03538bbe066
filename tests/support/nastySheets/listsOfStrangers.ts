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

/** Lists of offices with words of their own for everything. */
export function listsOfStrangers(): readonly WrittenFile[] {
  return [growers(), zoho(), pools(), hotels(), stalls(), tutors(), printers(), chamber(), pests(), crm()];
}

function growers(): WrittenFile {
  const columns = [
    column('户编', 'customer.code', (at) => `H${String(301 + at)}`),
    column('合作社/大户', 'customer.name', (at) => firm(at, '蔬菜专业合作社')),
    column('带头人', 'contact.name', person),
    column('手机号', 'contact.mobile', mobile),
    column('乡镇', 'customer.region|customer.address|', ['三台镇', '塔山镇']),
    column('村组', '|customer.address|customer.region', ['七里村3组', '石桥村1组']),
    column('种植面积(亩)', null, [120, 65.5]),
    column('主栽作物', '|customer.industry', ['辣椒', '黄瓜']),
    column('肥料用量/吨', null, [12, 8]),
    column('去年拿货(元)', null, [36_000, 18_500]),
    column('赊欠', null, [0, 2_000]),
    column('农技员', 'customer.owner|', users),
    column('评价', '|customer.level', ['好', '一般']),
  ];
  return file(
    '种植户名单',
    { name: '2026春', lines: [words('春季用肥种植户'), headsOf(columns), ...rowsOf(columns, 16)] },
    { users },
  );
}

function zoho(): WrittenFile {
  const names = ['Alba', 'Borneo', 'Coral', 'Dune', 'Ember', 'Fjord', 'Grove', 'Haven', 'Indigo', 'Juno'];
  const columns = [
    column(
      'Potential Name',
      'opportunity.name',
      (at) => `${names[at % 10] ?? ''} line upgrade ${String(at + 1)}`,
    ),
    column(
      'Account Name',
      'customer.name',
      (at) => `${names[at % 10] ?? ''} Foods ${['Ltd', 'LLC'][at % 2] ?? ''}`,
    ),
    column(
      'Contact Name',
      'contact.name',
      (at) =>
        `${['Rita', 'Sven', 'Tara'][at % 3] ?? ''} ${['Bauer', 'Costa', 'Dahl', 'Evans'][at % 4] ?? ''}`,
    ),
    column('Stage', 'opportunity.stage', [
      is('Negotiation', '商务谈判'),
      is('Closed Won', '赢单'),
      is('Closed Lost', '输单'),
    ]),
    column('Amount', 'opportunity.amount', [12_000, 88_000.5]),
    column('Probability (%)', 'opportunity.probability', [60, 100, 0]),
    column('Closing Date', 'opportunity.expected_close_date', (at) => dayText(at, 2027)),
    column('Lead Source', 'opportunity.source|customer.source', ['Referral', 'Web']),
    column('Potential Owner', 'opportunity.owner|customer.owner', users),
    column('Next Step', null, ['send quote', 'call']),
    column('Created Time', '|customer.created_date', (at) => `${dayText(at, 2026)} 10:00`),
    column('Modified By', null, ['admin']),
    column('Expected Revenue', null, [7_200, 88_000.5]),
  ];
  return file('Potentials_001', { lines: [headsOf(columns), ...rowsOf(columns, 12)] }, { as: 'csv', users });
}

function pools(): WrittenFile {
  const columns = [
    column('客户', 'customer.name', (at) => firm(at, '游泳健身会所')),
    column('对口人', 'contact.name', person),
    column('职位', 'contact.title', ['工程部经理', '店长']),
    column('Tel', 'contact.mobile|contact.phone', mobile),
    column('泳池尺寸', null, ['25x15', '50x21']),
    column('水处理方案', null, ['臭氧', '氯']),
    column('方案报价', 'opportunity.amount', [68_000, 125_000]),
    column('项目阶段', 'opportunity.stage', ['需求确认', '方案报价', '商务谈判']),
    column('预计签约', 'opportunity.expected_close_date', (at) => dayText(at, 2027)),
    column('成交把握', 'opportunity.probability', [is('50%', 50), is('80%', 80)]),
    column('跟踪人', 'opportunity.owner|customer.owner', users),
    column('更新日', null, (at) => dayCell(at, 2026)),
  ];
  return file(
    '泳池项目跟踪',
    { name: '在谈', lines: [headsOf(columns), ...rowsOf(columns, 14)] },
    { users, counts: [14, 14, 14, 0] },
  );
}

function hotels(): WrittenFile {
  const columns = [
    column('协议单位', 'customer.name', (at) => firm(at, '旅行社有限公司')),
    column('协议号', 'contract.number|', (at) => `XY-${String(2_026_001 + at)}`),
    column('订房人', 'contact.name', person),
    column('订房人手机', 'contact.mobile', mobile),
    column('单位电话', 'customer.phone', landline),
    column('协议价-标间', null, [268, 288]),
    column('协议价-大床', null, [298, 318]),
    column('挂账权限', null, ['有', '无']),
    column('协议生效', 'contract.start_date', (at) => dayText(at, 2026)),
    column('协议到期', 'contract.end_date', (at) => dayText(at, 2027)),
    column('累计间夜', null, [35, 120]),
    column('销售代表', 'customer.owner|contract.owner', users),
    column('特殊要求', '|customer.remark|contract.remark', ['', '需早餐券']),
  ];
  return file(
    '酒店协议单位',
    {
      name: '协议',
      lines: [words('2026年协议单位一览'), headsOf(columns), ...rowsOf(columns, 15), junk('共15家')],
    },
    { users },
  );
}

function stalls(): WrittenFile {
  const columns = [
    column('档口', null, (at) => `A${String(at + 101)}`),
    column('老板', 'customer.name|contact.name', person),
    column('电话/微信', 'contact.mobile|customer.phone|contact.wechat', mobile),
    column('主营', 'customer.industry|', ['女装', '童装']),
    column('客户类型', 'customer.type|', ['批发', '直播']),
    column('月拿货', null, [20_000, 35_000]),
    column('结账', '|contract.payment_method', ['现结', '周结']),
    column('欠', null, [0, 500]),
    column('上次来', '|customer.last_follow_date', (at) => dayText(at, 2026)),
    column('备注', 'customer.remark|contact.remark', ['', '只要爆款']),
  ];
  return file(
    '档口客户',
    { lines: [headsOf(columns), ...rowsOf(columns, 16)] },
    { as: 'gbk', users, counts: [16, 16, 0, 0] },
  );
}

function tutors(): WrittenFile {
  const columns = [
    column('机构名称', 'customer.name', (at) => firm(at, '艺术培训学校')),
    column('办学许可证号', null, (at) => `教民3204${String(7_000_101 + at)}`),
    column('统一信用代码', 'customer.uscc', creditCode),
    column('举办者', '|customer.legal_person|contact.name', (at) => person(at + 20)),
    column('校长', 'contact.name', person),
    column('校长手机', 'contact.mobile', mobile),
    column('在校生数', null, [180, 66]),
    column('校址', 'customer.address', (at) => `怀德路${String(at + 2)}号`),
    column('所在区', 'customer.region', ['天宁区', '钟楼区']),
    column('年检结论', null, ['合格', '合格']),
    column('意向系统', '|opportunity.name', ['排课', '收费']),
    column('是否成交', '|customer.is_won|customer.status', ['是', '否']),
    column('渠道经理', 'customer.owner', users),
  ];
  return file(
    '培训机构名录',
    {
      name: '名录',
      lines: [
        words('全市民办培训机构名录（2026版）'),
        words('来源：教育局公示'),
        headsOf(columns),
        ...rowsOf(columns, 18),
      ],
      merges: ['A1:M1'],
    },
    { users },
  );
}

function printers(): WrittenFile {
  const columns = [
    column('合同编号', 'contract.number', (at) => `ZL-DY-${String(at + 1).padStart(3, '0')}`),
    column('租用单位', 'customer.name', (at) => firm(at, '律师事务所')),
    column('设备型号', null, ['M428', 'C5535']),
    column('机身号', null, (at) => `CN8${String(70_011 + at)}`),
    column('对接', 'contact.name', person),
    column('电话', 'contact.mobile|contact.phone', mobile),
    column('起租日', 'contract.start_date', (at) => dayCell(at, 2025)),
    column('租期', null, ['12个月', '24个月']),
    column('押金', null, [500, 1_000]),
    column('月租', '|contract.amount', [180, 320]),
    column('超张单价', null, [0.06, 0.08]),
    column('上月读数', null, (at) => 10_020 + at * 37),
    column('本月读数', null, (at) => 11_900 + at * 41),
    column('业务员', 'contract.owner|customer.owner', users),
  ];
  const top = [
    '合同信息',
    '',
    '设备',
    '',
    '客户联系',
    '',
    '租赁',
    '',
    '费用（元）',
    '',
    '',
    '抄表',
    '',
    '业务员',
  ];
  const low = columns.map((one, at) => (at === 13 ? '' : one.head));
  return file(
    '打印机租赁台账',
    {
      name: '在租',
      lines: [
        heading(top),
        heading(low, fieldsOf(columns)),
        ...rowsOf(columns, 15),
        junk('合计', '', '', '', '', '', '', '', 11_000, 3_700),
      ],
      merges: ['A1:B1', 'C1:D1', 'E1:F1', 'G1:H1', 'I1:K1', 'L1:M1', 'N1:N2'],
    },
    { users },
  );
}

function chamber(): WrittenFile {
  const columns = [
    column('序号', null, (at) => at + 1),
    column('会内职务', null, ['会长', '副会长', '理事', '会员']),
    column('姓名', 'contact.name', person),
    column('性别', 'contact.gender', ['男', '女']),
    column('籍贯', '|customer.region', ['台州', '温岭']),
    column('工作单位', 'customer.name', (at) => firm(at, '模具有限公司')),
    column('单位职务', 'contact.title', ['董事长', '总经理']),
    column('联系方式', 'contact.mobile', mobile),
    column('会费标准', null, [10_000, 3_000]),
    column('缴费日期', null, (at) => (at % 3 ? dayText(at, 2026) : '')),
    column('通讯地址', 'customer.address', (at) => `滨海大道${String(at + 7)}号`),
    column('秘书处联络员', 'customer.owner|', users),
  ];
  return file(
    '商会会员通讯录',
    {
      name: '会员',
      lines: [words('台州商会第三届会员通讯录'), words(), headsOf(columns), ...rowsOf(columns, 20)],
      merges: ['A1:L1'],
    },
    { users },
  );
}

function pests(): WrittenFile {
  const columns = [
    column('服务单号', '|contract.number', (at) => `FW${String(260_101 + at)}`),
    column('上门日期', null, (at) => dayText(at, 2026)),
    column('客户', 'customer.name', (at) => firm(at % 7, '食品有限公司')),
    column('现场联系人', 'contact.name', (at) => person(at % 7)),
    column('现场电话', 'contact.mobile', (at) => mobile(at % 7)),
    column('服务地址', 'customer.address', (at) => `空港园区${String((at % 7) + 1)}路`),
    column('虫害类型', null, ['鼠', '蟑螂', '飞虫']),
    column('用药', null, ['诱饵站', '胶饵']),
    column('服务员工', null, ['老范', '小彭']),
    column('下次服务', null, (at) => dayText(at, 2027)),
    column('客户签字', null, ['已签', '']),
    column('回访评分', null, [5, 4]),
  ];
  return file(
    '消杀服务记录',
    { name: '记录', lines: [headsOf(columns), ...rowsOf(columns, 14)] },
    { users, counts: [7, 7, 0, 0] },
  );
}

function crm(): WrittenFile {
  const columns = [
    column('客户ID', 'customer.code', (at) => `90000${String(11_234 + at)}`),
    column('公司', 'customer.name', (at) => firm(at, '传感技术有限公司')),
    column('客户级别', 'customer.level', [is('A类', 'A'), is('B类', 'B'), is('C类', 'C')]),
    column('一级行业', 'customer.industry', ['工业', '能源']),
    column('二级行业', '|customer.industry', ['电机', '风电']),
    column('国家', '|customer.region', ['中国']),
    column('省', 'customer.province|customer.region', ['河南省', '广东省']),
    column('市', 'customer.city|customer.region', ['洛阳市', '中山市']),
    column('详细地址', 'customer.address', (at) => `科技路${String(at + 1)}号`),
    column('总机', 'customer.phone', landline),
    column('主联系人', 'contact.name', person),
    column('主联系人手机', 'contact.mobile', mobile),
    column('客户所有人', 'customer.owner', users),
    column('所属公海', null, ['华东公海', '']),
    column('最近活动记录时间', 'customer.last_follow_date', (at) => `${dayText(at, 2026)} 11:20`),
    column('未跟进天数', null, [3, 18]),
    column('创建日期', 'customer.created_date', (at) => dayText(at, 2024)),
  ];
  return file(
    '销售易客户导出',
    { name: 'account', lines: [headsOf(columns), ...rowsOf(columns, 16)] },
    { users },
  );
}
