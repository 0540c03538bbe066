import { column, dayCell, dayText, firm, headsOf, landline, mobile, person, rowsOf } from './ledgerColumns';
import { file, is, junk, words, type WrittenFile } from './sheetWriting';

const users = ['周凯', '吴敏', '郑浩', '沈佳'];

/** Six more trades, written when the rules for the sixteen before stood. */
export function lastUnmet(): readonly WrittenFile[] {
  return [tea(), safety(), translators(), toys(), schools(), solar()];
}

function tea(): WrittenFile {
  const columns = [
    column('客户编码', 'customer.code', (at) => `CY${String(1_001 + at)}`),
    column('茶行/茶楼', 'customer.name', (at) => firm(at, '茶行')),
    column('掌柜', 'contact.name', person),
    column('掌柜手机', 'contact.mobile', mobile),
    column('微信', '|contact.wechat', (at) => `tea_${String(at + 11)}`),
    column('所在茶城', '|customer.address|customer.region', ['北站茶城', '东山茶市']),
    column('铺位号', null, ['A12', 'B07']),
    column('合作起始', '|customer.created_date', (at) => dayText(at, 2020)),
    column('偏好品类', null, ['岩茶', '白茶', '普洱']),
    column('年提货额(万)', null, [12, 35.5]),
    column('账期(天)', null, [0, 30]),
    column('对接业务', 'customer.owner', users),
  ];
  return file('茶叶渠道客户', { name: '茶行', lines: [headsOf(columns), ...rowsOf(columns, 14)] }, { users });
}

function safety(): WrittenFile {
  const columns = [
    column('企业名称', 'customer.name', (at) => firm(at, '精细化工有限公司')),
    column('安全负责人', 'contact.name', person),
    column('安全负责人手机', 'contact.mobile', mobile),
    column('厂区地址', 'customer.address', (at) => `滨江化工园${String(at + 2)}号`),
    column('危化品类别', null, ['易燃', '腐蚀']),
    column('评价类型', '|contract.name', ['安全现状评价', '职业病危害评价']),
    column('委托合同号', 'contract.number', (at) => `AP-2026-${String(101 + at)}`),
    column('评价费（元）', 'contract.amount', [28_000, 45_000]),
    column('已到账（元）', 'contract.paid_amount', [10_000, 45_000]),
    column('签约时间', 'contract.sign_date', (at) => dayCell(at, 2026)),
    column('报告出具', null, (at) => dayText(at, 2026)),
    column('项目组长', '|contract.owner|customer.owner', users),
  ];
  return file(
    '安评项目台账',
    { name: '2026', lines: [words('安全评价项目台账'), headsOf(columns), ...rowsOf(columns, 12)] },
    { users },
  );
}

function translators(): WrittenFile {
  const columns = [
    column('登记日', '|customer.created_date', (at) => dayText(at, 2026)),
    column('采购单位', 'customer.name', (at) => firm(at, '医疗器械有限公司')),
    column('采购经办', 'contact.name', person),
    column('经办手机', 'contact.mobile', mobile),
    column('单位座机', 'customer.phone', landline),
    column('标的', 'opportunity.name', ['CT球管', '超声探头']),
    column('控制价(万元)', '|opportunity.amount', [is(38), is(12.5)]),
    column('我方报价(万元)', 'opportunity.amount', [is(36, 360_000), is(12, 120_000)]),
    column('开标时间', '|opportunity.expected_close_date', (at) => dayText(at, 2027)),
    column('中标概率', 'opportunity.probability', [is('40%', 40), is('70%', 70)]),
    column('标书编制', null, ['老范', '小彭']),
    column('投标经理', 'opportunity.owner|customer.owner', users),
  ];
  return file('投标跟踪', { name: '在投', lines: [headsOf(columns), ...rowsOf(columns, 13)] }, { users });
}

function toys(): WrittenFile {
  const columns = [
    column('单号', '|contract.number', (at) => `XS${String(261_001 + at)}`),
    column('开单日期', '|contract.sign_date', (at) => dayText(at, 2026)),
    column('购货单位', 'customer.name', (at) => firm(at % 6, '母婴用品店')),
    column('收货人', 'contact.name', (at) => person(at % 6)),
    column('收货电话', 'contact.mobile', (at) => mobile(at % 6)),
    column('送货地址', 'customer.address', (at) => `文昌路${String((at % 6) + 10)}号`),
    column('品名', '|contract.name', ['积木', '推车', '奶瓶']),
    column('件数', null, [10, 2, 60]),
    column('货款', 'contract.amount', [1_800, 960, 3_000]),
    column('收款', 'contract.paid_amount', [1_800, 0, 1_000]),
    column('结余', null, [0, 960, 2_000]),
    column('送货员', null, ['小唐', '老薛']),
  ];
  return file(
    '玩具批发销售单',
    {
      name: '销售',
      lines: [headsOf(columns), ...rowsOf(columns, 12), junk('合计', '', '', '', '', '', '', 288, 23_040)],
    },
    { as: 'biff8', users, counts: [6, 6, 0, 12] },
  );
}

function schools(): WrittenFile {
  const columns = [
    column('来电日期', '|customer.created_date', (at) => dayText(at, 2026)),
    column('孩子姓名', 'customer.name|contact.name', person),
    column('年级', null, ['一年级', '初二']),
    column('就读学校', null, ['实验小学', '二中']),
    column('家长称呼', 'contact.name|contact2.name', (at) => `${person(at + 30).slice(0, 1)}女士`),
    column('家长手机', 'contact.mobile|customer.phone', mobile),
    column('想学什么', '|opportunity.name', ['英语', '编程']),
    column('课程报价', '|opportunity.amount', [6_800, 12_800]),
    column('了解渠道', 'customer.source', ['朋友介绍', '网络推广']),
    column('试听日期', null, (at) => dayText(at, 2026)),
    column('课程顾问', 'customer.owner|opportunity.owner', users),
    column('沟通记录', null, ['', '嫌远']),
  ];
  return file(
    '培训咨询登记',
    { name: '咨询', lines: [headsOf(columns), ...rowsOf(columns, 14)] },
    { users, counts: [14, 14, 14, 0] },
  );
}

function solar(): WrittenFile {
  const columns = [
    column('户号', '|customer.code', (at) => `3204${String(880_001 + at)}`),
    column('屋顶业主', 'customer.name|contact.name', person),
    column('业主电话', 'contact.mobile|customer.phone', mobile),
    column('安装地点', 'customer.address', (at) => `嘉泽镇${String(at + 1)}组`),
    column('装机容量kW', null, [12.5, 20]),
    column('并网日期', null, (at) => dayText(at, 2025)),
    column('合同编号', 'contract.number', (at) => `GF-${String(20_250_001 + at)}`),
    column('合同总价', 'contract.amount', [45_000, 72_000]),
    column('首付', null, [10_000, 15_000]),
    column('贷款银行', null, ['农商行', '']),
    column('安装队', null, ['一队', '二队']),
    column('渠道商', '|customer.source', ['老薛', '']),
    column('业务经理', 'customer.owner|contract.owner', users),
  ];
  return file(
    '户用光伏台账',
    { name: '并网户', lines: [headsOf(columns), ...rowsOf(columns, 13)] },
    { users, counts: [13, 13, 0, 13] },
  );
}
