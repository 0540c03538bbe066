import {
  column,
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
import { bad, file, heading, is, junk, row, words, type Line, type WrittenFile } from './sheetWriting';

const users = ['周凯', '吴敏', '郑浩', '沈佳'];

/** Lists of tenders, visitors, dealers, learners, patients and tenants. */
export function publicLists(): readonly WrittenFile[] {
  return [tenders(), visitors(), dealers(), campuses(), patients(), shops()];
}

function tenders(): WrittenFile {
  const buyers = [
    '常州市第三中学',
    '绍兴市中医院',
    '洛阳市涧西区教育局',
    '株洲市交通运输局',
    '芜湖市图书馆',
    '潍坊职业学院',
  ];
  const columns = [
    column('序号', null, (at) => at + 1),
    column(
      '项目名称',
      'opportunity.name',
      (at) => `${['多媒体教室', '影像设备', '监控扩容'][at % 3] ?? ''}采购（${String(at + 1)}标段）`,
    ),
    column('项目编号', '|contract.number', (at) => `CZZC2026-G0${String(40 + at)}`),
    column('采购人', 'customer.name', buyers),
    column('采购人联系人', 'contact.name', (at) => person(at % 6)),
    column('采购人电话', 'contact.phone|customer.phone|contact.mobile', (at) => landline(at % 6)),
    column('代理机构', null, ['正信招标代理有限公司', '国泰工程咨询有限公司']),
    column('预算金额（万元）', 'opportunity.amount', (at) => is(120 + at * 7.5, 1_200_000 + at * 75_000)),
    column('开标时间', '|opportunity.expected_close_date', (at) => `${dayText(at, 2026)} 09:30`),
    column('中标单位', null, (at) => (at % 2 ? firm(at, '电教设备有限公司') : '')),
    column('跟踪人', 'opportunity.owner|customer.owner', users),
    column('备注', 'opportunity.remark|customer.remark', ['', '需授权', '']),
  ];
  return file(
    '招标信息汇总',
    {
      name: '2026年',
      lines: [
        words('招标信息跟踪汇总表'),
        words('（内部资料  注意保密）'),
        words('统计期间：2026年1-10月', '', '', '', '', '', '', '填表人：沈佳'),
        headsOf(columns),
        ...rowsOf(columns, 18),
        junk('合计', '18个项目', '', '', '', '', '', 3_307.5),
      ],
      merges: ['A1:L1', 'A2:L2'],
    },
    { users },
  );
}

function visitors(): WrittenFile {
  const columns = [
    column('登记号', null, (at) => `V26${String(10_001 + at)}`),
    column('姓名', 'contact.name', person),
    column('性别', 'contact.gender', ['男', '女']),
    column('公司名称', 'customer.name', (at) => firm(at, '照明电器有限公司')),
    column('职务', 'contact.title', ['采购总监', '工程师', '总经理']),
    column('国家/地区', '|customer.region', ['中国']),
    column('手机', 'contact.mobile', (at) => is(`+86 ${mobile(at)}`, mobile(at))),
    column('固话', 'contact.phone|customer.phone', landline),
    column('电邮', 'contact.email|customer.email', (at) => `v${String(at)}@lamp.example.com`),
    column('业务性质', '|customer.industry|customer.type', ['工程商', '零售商', '设计院']),
    column('感兴趣产品', null, ['户外灯具', 'LED 模组', '智能控制']),
    column('接待人', 'customer.owner|', users),
    column('跟进备注', '|customer.remark|contact.remark', ['索取目录', '要报价', '']),
  ];
  const english = [
    'Reg. No.',
    'Name',
    'Sex',
    'Company',
    'Title',
    'Country/Region',
    'Mobile',
    'Tel',
    'E-mail',
    'Business Nature',
    'Interested Products',
    'Received by',
    'Remarks',
  ];
  return file(
    '光亚展观众登记',
    {
      name: 'Visitors',
      lines: [
        words('2026 国际照明展览会 观众登记表 / Visitor List'),
        heading(columns.map((one) => one.head)),
        heading(english, fieldsOf(columns)),
        ...rowsOf(columns, 22),
      ],
      merges: ['A1:M1'],
    },
    { users },
  );
}

function dealers(): WrittenFile {
  const columns = [
    column('编号', 'customer.code|', (at) => `JX${String(at + 1).padStart(3, '0')}`),
    column('省份', 'customer.province|customer.region', ['湖南', '湖北', '河南']),
    column('城市', 'customer.city|customer.region', ['株洲', '襄阳', '洛阳']),
    column('经销商名称', 'customer.name', (at) => firm(at, '卫浴经营部')),
    column('合作等级', 'customer.level', ['A', 'B', 'C']),
    column('老板', 'contact.name', person),
    column('老板电话', 'contact.mobile', mobile),
    column('门店地址', 'customer.address', (at) => `红星建材城${String(at + 1)}区${String(at + 8)}号`),
    column('门店面积㎡', null, [120, 85, 300]),
    column('导购人数', null, [2, 3, 5]),
    column('年度任务(万)', null, [80, 120, 200]),
    column('完成率', null, ['62%', '88%', '104%']),
    column('开户时间', 'customer.created_date|', (at) => dayCell(at, 2020)),
    column('区域经理', 'customer.owner', users),
  ];
  const part = (title: string, from: number, count: number): Line[] => [
    junk(title),
    ...rowsOf(columns, count, from),
    junk('', '小计', '', `${String(count)}家`, '', '', '', '', 800, 16, 600),
  ];
  return file(
    '经销商网络',
    {
      name: '网络',
      lines: [
        words('全国经销商网络一览表'),
        headsOf(columns),
        ...part('一、华中一区', 0, 7),
        ...part('二、华中二区', 7, 6),
        ...part('三、直营', 13, 4),
        junk('', '总计', '', '17家', '', '', '', '', 2_400, 48, 1_800),
      ],
      merges: ['A1:N1', 'A3:N3'],
    },
    { users },
  );
}

function campuses(): WrittenFile {
  const columns = [
    column('学号', 'customer.code|', (at) => `S26${String(at + 101)}`),
    column('学生姓名', 'customer.name|contact.name', (at) => person(at)),
    column('性别', '|contact.gender', ['男', '女']),
    column('出生年月', '|contact.birthday', (at) => dayText(at, 2014)),
    column('就读学校', null, ['实验小学', '觅渡桥小学', '星辰学校']),
    column('年级', null, ['三年级', '四年级', '五年级']),
    column('家长', '|contact.name|contact2.name', (at) => person(at + 40)),
    column('与学生关系', null, ['母亲', '父亲']),
    column('家长电话', 'contact.mobile|customer.phone|contact2.mobile', mobile),
    column('所报课程', null, ['少儿编程', '硬笔书法']),
    column('剩余课时', null, [12, 30, 4]),
    column('报名日期', 'customer.created_date|', (at) => dayText(at, 2025)),
    column('课程顾问', 'customer.owner|', users),
    column('来源', 'customer.source', ['老带新', '地推', '美团']),
  ];
  return file(
    '各校区在读学员',
    [
      { name: '新北校区', lines: [words('新北校区在读学员'), headsOf(columns), ...rowsOf(columns, 12)] },
      { name: '天宁校区', lines: [words('天宁校区在读学员'), headsOf(columns), ...rowsOf(columns, 9, 12)] },
      {
        name: '武进校区',
        lines: [
          words('武进校区在读学员'),
          headsOf(columns),
          ...rowsOf(columns, 10, 21),
          junk('', '合计：10人'),
        ],
      },
      {
        name: '填表说明',
        isLeftOut: true,
        lines: [words('课程顾问每周五前更新本校区名单'), words('离校学员请移到另一份表')],
      },
    ],
    { users, counts: [31, 31, 0, 0] },
  );
}

function patients(): WrittenFile {
  const columns = [
    column('病历号', 'customer.code|', (at) => `B0${String(7_001 + at)}`),
    column('患者', 'customer.name|contact.name', person),
    column('性别', 'contact.gender', ['女', '男']),
    column('年龄', null, [34, 51, 28]),
    column('手机号', 'contact.mobile|customer.phone', (at) => (at === 4 ? bad('158 2048') : mobile(at))),
    column('身份证', '|contact.id_no', ['']),
    column('初诊日期', 'customer.created_date|', (at) => dayText(at, 2024)),
    column('初诊医生', null, ['孙医生', '马医生']),
    column('主诉', null, ['牙痛三天', '洁牙', '正畸咨询']),
    column('介绍人', '|customer.source', (at) => (at % 5 ? '' : person(at + 60))),
    column('累计消费', '|customer.total_amount', [380, 12_600, 0]),
    column('最近就诊', '|customer.last_follow_date', (at) => dayText(at, 2026)),
    column('下次预约', '|customer.next_follow_date', (at) => (at % 3 ? '' : dayText(at, 2027))),
    column('住址', 'customer.address', (at) => `锦绣花园${String(at + 1)}幢`),
  ];
  return file(
    '口腔门诊患者',
    { lines: [headsOf(columns), ...rowsOf(columns, 20)] },
    { as: 'gbk', users, counts: [20, 20, 0, 0] },
  );
}

function shops(): WrittenFile {
  const columns = [
    column('铺位号', null, (at) => `1F-${String(at + 1).padStart(2, '0')}`),
    column('面积(㎡)', null, [56.5, 120, 88]),
    column('承租方', 'customer.name', (at) => firm(at, '百货有限公司')),
    column('经营品牌', null, ['海之味', '三只熊', '阿木']),
    column('联系人', 'contact.name', person),
    column('联系电话', 'contact.mobile|contact.phone|customer.phone', mobile),
    column('合同编号', 'contract.number', (at) => `ZL-2025-${String(at + 1).padStart(3, '0')}`),
    column('起', 'contract.start_date', (at) => dayCell(at, 2025)),
    column('止', 'contract.end_date', (at) => dayCell(at, 2028)),
    column('月租金(元)', '|contract.amount', (at) => 6_000 + at * 100),
    column('押金(元)', null, [12_000, 18_000]),
    column('付款方式', 'contract.payment_method', ['押二付三', '季付']),
    column('招商专员', 'customer.owner|contract.owner', users),
    column('备注', 'contract.remark|customer.remark', ['', '免租一月']),
  ];
  const top = [
    '铺位信息',
    '',
    '承租人',
    '',
    '',
    '',
    '合同',
    '租赁期限',
    '',
    '租金',
    '',
    '',
    '招商专员',
    '备注',
  ];
  const low = columns.map((one, at) => (at >= 12 ? '' : one.head));
  const lines: Line[] = [
    words('万家广场商铺租赁台账', '', '', '', '', '', '', '', '', '', '', '更新：2026-10-31'),
    heading(top),
    heading(low, fieldsOf(columns)),
    ...rowsOf(columns, 9),
    junk('1F小计', is(780), '', '', '', '', '', '', '', is(57_600), is(130_000)),
    ...rowsOf(columns, 8, 9),
    junk('2F小计', is(690), '', '', '', '', '', '', '', is(58_000), is(120_000)),
    row('2F-20', 66, '', '空置', '', '', '', '', '', '', '', '', '', ''),
    junk('合计', is(1_536), '', '', '', '', '', '', '', is(115_600), is(250_000)),
  ];
  return file(
    '商铺租赁台账',
    {
      name: '租赁',
      lines: lines.map((line) => (line.cells[0] === '2F-20' ? { ...line, is: 'refused' as const } : line)),
      merges: ['A2:B2', 'C2:F2', 'H2:I2', 'J2:L2', 'M2:M3', 'N2:N3'],
    },
    { users },
  );
}
