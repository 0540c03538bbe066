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

/** Sheets of seven trades that stood nowhere else in the exam (those read to the last cell), written before anything was mended for them. */
export function unseenOffices(): readonly WrittenFile[] {
  return [usedCars(), studyAbroad(), movers(), laboratories()];
}

/** Those of them in which a column still goes wrong or is left out. */
export function misreadOffices(): readonly WrittenFile[] {
  return [bookkeepers(), lifts(), greenery()];
}

function bookkeepers(): WrittenFile {
  const columns = [
    column('做账编号', 'customer.code', (at) => `DZ${String(101 + at)}`),
    column('公司抬头', 'customer.name', (at) => firm(at, '商贸有限公司')),
    column('税号', 'customer.uscc', creditCode),
    column('纳税人类型', '|customer.type', ['小规模', '一般纳税人']),
    column('老板', 'contact.name', person),
    column('老板电话', 'contact.mobile', mobile),
    column('代账费/月', null, [200, 300, 500]),
    column('收费到', '|contract.end_date', (at) => dayText(at, 2027)),
    column('接手日期', 'customer.created_date', (at) => dayCell(at, 2024)),
    column('做账会计', 'customer.owner', users),
    column('注册地', 'customer.address', (at) => `天宁区和平北路${String(at + 20)}号`),
    column('电子税务局密码', null, ['Abc12345', 'Qwe778899']),
    column('要注意的', '|customer.remark', ['', '票多', '老板常年在外']),
  ];
  return file(
    '代账客户表',
    {
      name: '在账',
      lines: [words('鑫诚财务 在账客户'), headsOf(columns), ...rowsOf(columns, 14)],
      merges: ['A1:M1'],
    },
    { users, counts: [14, 14, 0, 0] },
  );
}

function lifts(): WrittenFile {
  const columns = [
    column('序号', null, (at) => at + 1),
    column('使用单位', 'customer.name', (at) => firm(at, '物业服务有限公司')),
    column('项目名称', '|contract.name', (at) => `翠湖花园${String(at + 1)}期`),
    column('电梯台数', null, [4, 12, 26]),
    column('安全管理员', 'contact.name', person),
    column('管理员电话', 'contact.mobile', mobile),
    column('维保合同号', 'contract.number', (at) => `WB-26-${String(201 + at)}`),
    column('年保养费(元)', 'contract.amount', [48_000, 96_000]),
    column('起保日', 'contract.start_date', (at) => dayText(at, 2026)),
    column('止保日', 'contract.end_date', (at) => dayText(at, 2027)),
    column('已开票', null, [0, 24_000]),
    column('维保班组', null, ['一班', '二班']),
    column('片区主管', '|customer.owner|contract.owner', users),
  ];
  return file(
    '电梯维保清单',
    {
      lines: [headsOf(columns), ...rowsOf(columns, 13), junk('合计', '', '', 180, '', '', '', 936_000)],
    },
    { as: 'biff8', users, counts: [13, 13, 0, 13] },
  );
}

function usedCars(): WrittenFile {
  const columns = [
    column('来店时间', '|customer.created_date', (at) => dayText(at, 2026)),
    column('买主', 'customer.name|contact.name', person),
    column('买主手机', 'contact.mobile|customer.phone', mobile),
    column('看中车型', '|opportunity.name', ['帕萨特2019', 'CRV 2020']),
    column('车价(万)', null, [9.8, 12.6]),
    column('心理价位(万)', '|opportunity.amount', [is(9), is(12)]),
    column('按揭/全款', null, ['按揭', '全款']),
    column('置换否', null, ['是', '否']),
    column('住哪一片', '|customer.region|customer.address', ['城东', '城西', '开发区']),
    column('从哪知道', 'customer.source', ['抖音', '朋友介绍']),
    column('接待销售', 'customer.owner', users),
    column('再约时间', 'customer.next_follow_date', (at) => dayText(at, 2027)),
  ];
  return file(
    '二手车进店',
    { name: '10月', lines: [headsOf(columns), ...rowsOf(columns, 12)] },
    { as: 'gbk', users, counts: [12, 12, 0, 0] },
  );
}

function studyAbroad(): WrittenFile {
  const columns = [
    column('合同编号', 'contract.number', (at) => `LX2026${String(31 + at).padStart(4, '0')}`),
    column('学生', 'customer.name|contact.name', person),
    column('学生微信', '|contact.wechat', (at) => `stu_${String(at + 100)}`),
    column('家长姓名', '|contact2.name|contact.name', (at) => person(at + 40)),
    column('家长电话', '|contact2.mobile|contact.mobile|customer.phone', mobile),
    column('在读学校', null, ['外国语学校', '一中国际部']),
    column('意向国家', null, ['英国', '澳大利亚']),
    column('申请季', null, ['27Fall', '28Spring']),
    column('服务费', 'contract.amount', [28_800, 39_800]),
    column('首款已付', '|contract.paid_amount', [10_000, 20_000]),
    column('签约日', 'contract.sign_date', (at) => dayCell(at, 2026)),
    column('签约顾问', 'contract.owner|customer.owner', users),
    column('文案老师', null, ['Lily', 'Coco']),
  ];
  return file(
    '留学签约学生',
    { name: '签约', lines: [headsOf(columns), ...rowsOf(columns, 12)] },
    { users, counts: [12, 12, 0, 12] },
  );
}

function movers(): WrittenFile {
  const columns = [
    column('单位（搬家方）', 'customer.name', (at) => firm(at, '文化传媒有限公司')),
    column('行政对接', 'contact.name', person),
    column('对接手机', 'contact.mobile', mobile),
    column('前台电话', 'customer.phone', landline),
    column('搬出地址', 'customer.address', (at) => `钟楼区怀德路${String(at + 9)}号`),
    column('搬入地址', null, (at) => `新北区通江路${String(at + 30)}号`),
    column('预计搬迁日', '|opportunity.expected_close_date', (at) => dayText(at, 2027)),
    column('车次', null, [2, 5]),
    column('报价（含税）', 'opportunity.amount', [6_800, 15_200]),
    column('成单几率', 'opportunity.probability', [is('80%', 80), is('50%', 50)]),
    column('业务', 'customer.owner|opportunity.owner', users),
  ];
  return file(
    '企业搬迁报价',
    { name: '报价', lines: [headsOf(columns), ...rowsOf(columns, 12)] },
    { users, counts: [12, 12, 12, 0] },
  );
}

function greenery(): WrittenFile {
  const columns = [
    column('租摆客户', 'customer.name', (at) => firm(at, '电子科技有限公司')),
    column('楼宇', 'customer.address', (at) => `高新区创业大厦${String(at + 3)}层`),
    column('行政', 'contact.name', person),
    column('行政手机', 'contact.mobile', mobile),
    column('盆数', null, [36, 80]),
    column('月租金', null, [1_200, 2_600]),
    column('合同起', 'contract.start_date', (at) => dayText(at, 2026)),
    column('合同止', 'contract.end_date', (at) => dayText(at, 2027)),
    column('合同总额', 'contract.amount', [14_400, 31_200]),
    column('付款方式', '|contract.payment_method', ['季付', '年付']),
    column('养护员', null, ['老方', '小戴']),
    column('客户维护', 'customer.owner|contract.owner', users),
  ];
  return file(
    '绿植租摆客户',
    {
      name: '在租',
      lines: [words('绿植租摆在租客户明细'), words('单位：元'), headsOf(columns), ...rowsOf(columns, 13)],
    },
    { users, counts: [13, 13, 0, 13] },
  );
}

function laboratories(): WrittenFile {
  const columns = [
    column('送检单位', 'customer.name', (at) => firm(at, '食品有限公司')),
    column('送检人', 'contact.name', person),
    column('送检人手机', 'contact.mobile', mobile),
    column('报告邮箱', 'contact.email', (at) => `bg${String(at + 1)}@food.example.com`),
    column('委托单号', '|contract.number', (at) => `JC26${String(1_101 + at)}`),
    column('检测费', 'contract.amount', [1_200, 3_600]),
    column('优惠后', null, [1_000, 3_200]),
    column('收样日期', null, (at) => dayCell(at, 2026)),
    column('开票抬头', null, (at) => firm(at, '食品有限公司')),
    column('寄报告地址', '|customer.address', (at) => `武进区延政路${String(at + 2)}号`),
    column('市场专员', 'customer.owner|contract.owner', users),
  ];
  return file(
    '检测委托流水',
    { name: '2026', lines: [headsOf(columns), ...rowsOf(columns, 13)] },
    { users, counts: [13, 13, 0, 13] },
  );
}
