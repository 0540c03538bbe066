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

/** Registers of homes, water filters, workshops, courts and others, read for the first time after the rules of round one. */
export function homesAndWorkshops(): readonly WrittenFile[] {
  return [
    elders(),
    filters(),
    chargers(),
    calibration(),
    kitchens(),
    recruiting(),
    freight(),
    fund(),
    bakery(),
    lifts(),
  ];
}

function elders(): WrittenFile {
  const columns = [
    column('床位号', null, (at) => `3F-${String(301 + at)}`),
    column('长者姓名', 'customer.name|contact.name', person),
    column('性别', null, ['女', '男']),
    column('年龄', null, [82, 79, 91]),
    column('护理等级', null, ['一级', '二级', '特级']),
    column('入住日期', '|customer.created_date|contract.start_date', (at) => dayCell(at, 2024)),
    column('监护人', 'contact2.name|contact.name|', (at) => person(at + 45)),
    column('与长者关系', null, ['女儿', '儿子']),
    column('监护人电话', 'contact2.mobile|contact.mobile|customer.phone', mobile),
    column('家庭住址', 'customer.address', (at) => `兰陵街道${String(at + 5)}号`),
    column('月收费标准', null, [4_200, 5_600]),
    column('责任护士', '|customer.owner', ['沈佳', '吴敏']),
    column('备注', 'customer.remark|contact.remark', ['', '糖尿病', '']),
  ];
  return file(
    '在住长者名册',
    {
      name: '在住',
      lines: [
        words('夕阳红养老公寓在住长者名册'),
        words('截至2026年10月31日'),
        headsOf(columns),
        ...rowsOf(columns, 15),
      ],
      merges: ['A1:M1', 'A2:M2'],
    },
    { users, counts: [15, 15, 0, 0] },
  );
}

function filters(): WrittenFile {
  const columns = [
    column('编号', 'customer.code|', (at) => `JS${String(2_001 + at)}`),
    column('用户', 'customer.name|contact.name', (at) => (at % 3 === 1 ? firm(at, '幼儿园') : person(at))),
    column('电话', 'customer.phone|contact.mobile', mobile),
    column('安装地址', 'customer.address', (at) => `怡康家园${String(at + 1)}-${String(201 + at)}`),
    column('机型', null, ['RO-75G', 'RO-400G', '前置']),
    column('安装日期', null, (at) => dayText(at, 2024)),
    column('PP棉更换', null, (at) => dayText(at, 2025)),
    column('下次换芯', null, (at) => dayText(at, 2026)),
    column('换芯价', null, [280, 360]),
    column('安装师傅', null, ['老薛', '小唐']),
    column('介绍人', null, (at) => (at % 4 ? '' : person(at + 50))),
    column('备注', 'customer.remark|contact.remark', ['', '门锁密码问物业']),
  ];
  return file(
    '净水器用户',
    { name: 'Sheet1', lines: [headsOf(columns), ...rowsOf(columns, 18)] },
    { users, counts: [18, 12, 0, 0] },
  );
}

function chargers(): WrittenFile {
  const columns = [
    column('站点编号', null, (at) => `CZ-${String(at + 1).padStart(3, '0')}`),
    column('场地方', 'customer.name', (at) => firm(at, '停车管理有限公司')),
    column('场地方对接人', 'contact.name', person),
    column('对接人手机', 'contact.mobile', mobile),
    column('桩数(快/慢)', null, ['4/8', '2/6']),
    column('站点地址', 'customer.address', (at) => `太湖东路${String(at + 9)}号地下二层`),
    column('协议编号', 'contract.number', (at) => `XY2025${String(at + 1).padStart(4, '0')}`),
    column('签订日', 'contract.sign_date', (at) =>
      is(dayText(at, 2025).replaceAll('-', '.'), dayText(at, 2025)),
    ),
    column('分成比例', null, ['3:7', '4:6']),
    column('到期日', 'contract.end_date', (at) =>
      is(dayText(at, 2030).replaceAll('-', '.'), dayText(at, 2030)),
    ),
    column('拓展人员', 'customer.owner|contract.owner|', users),
    column('现状', '|contract.status|customer.status', ['']),
  ];
  const lines: Line[] = [
    words('充电站点合作台账', '', '', '', '', '', '', '', '', '', '制表：沈佳'),
    headsOf(columns),
    ...rowsOf(columns, 7),
    junk('小计：7站'),
    headsOf(columns),
    ...rowsOf(columns, 6, 7),
    junk('小计：6站'),
  ].map((line, at) => (at === 10 ? junk(...line.cells) : line));
  return file('充电站台账', { name: '站点', lines }, { users });
}

function calibration(): WrittenFile {
  const columns = [
    column('委托单编号', 'contract.number|', (at) => `WT26-${String(at + 1).padStart(4, '0')}`),
    column('委托单位\nClient', 'customer.name', (at) => firm(at % 9, '药业有限公司')),
    column('联系人\nContact', 'contact.name', (at) => person(at % 9)),
    column('电话\nTel', 'contact.phone|customer.phone|contact.mobile', (at) => landline(at % 9)),
    column('器具名称', null, ['天平', '压力表', '温湿度计']),
    column('数量', null, [3, 12]),
    column('收样日期', null, (at) => dayText(at, 2026)),
    column('检测费（元）', '|contract.amount', [1_200, 860]),
    column('开票情况', null, ['已开', '未开']),
    column('业务受理', '|customer.owner|contract.owner', users),
  ];
  return file(
    '计量委托登记',
    {
      name: '登记',
      lines: [words('2026年度委托登记'), headsOf(columns), ...rowsOf(columns, 16)],
      hiddenColumns: [8],
    },
    { users, counts: [9, 9, 0, 16] },
  );
}

function kitchens(): WrittenFile {
  const columns = [
    column('日期', '|customer.created_date|customer.last_follow_date', (at) =>
      dayCell(Math.floor(at / 3), 2026),
    ),
    column('进店客户', 'customer.name|contact.name', person),
    column('电话', 'contact.mobile|customer.phone', (at) => (at === 7 ? bad('1395204') : mobile(at))),
    column('小区', null, ['新城帝景', '龙湖原山', '']),
    column('户型', null, ['三室', '别墅']),
    column('意向产品', 'opportunity.name|', ['橱柜', '衣柜', '全屋定制']),
    column('预算(万)', 'opportunity.amount|', [is(3, 30_000), is(8.5, 85_000)]),
    column('了解途径', 'customer.source', ['抖音', '老客户介绍', '路过']),
    column('导购', 'customer.owner|opportunity.owner|', users),
    column('跟进1', null, ['已加微信', '未接']),
    column('跟进2', null, ['', '约量尺']),
    column('成交与否', '|customer.status', ['']),
  ];
  return file(
    '橱柜店进店登记',
    { name: '9月', lines: [words('9月进店客户登记表'), headsOf(columns), ...rowsOf(columns, 21)] },
    { users, counts: [21, 21, 21, 0] },
  );
}

function recruiting(): WrittenFile {
  const columns = [
    column('企业', 'customer.name', (at) => firm(at, '电子厂')),
    column('HR', 'contact.name', person),
    column('HR电话', 'contact.mobile', mobile),
    column('HR微信', 'contact.wechat', (at) => `hr_${String(8_001 + at)}`),
    column('招聘岗位', '|opportunity.name', ['普工', '质检', '仓管']),
    column('需求人数', null, [30, 12]),
    column('服务费/人', null, [300, 500]),
    column('返费', null, ['有', '无']),
    column('结算', '|contract.payment_method', ['月结', '满月付']),
    column('厂区地址', 'customer.address', (at) => `常澄路${String(at + 66)}号`),
    column('驻厂', null, ['', '老云']),
    column('客户状态', 'customer.status', [is('合作中', '成交'), is('意向', '意向'), is('流失', '流失')]),
    column('BD', 'customer.owner', users),
  ];
  return file(
    '劳务客户表',
    { name: '客户', lines: [headsOf(columns), ...rowsOf(columns, 17)], hiddenRows: [4] },
    { users },
  );
}

function freight(): WrittenFile {
  const shippers = [
    'Blue Ocean',
    'Sunrise',
    'Polar',
    'Atlas',
    'Tigris',
    'Amber',
    'Cedar',
    'Falcon',
    'Harbor',
    'Iris',
  ];
  const columns = [
    column('S/N', null, (at) => at + 1),
    column(
      'Shipper',
      'customer.name',
      (at) => `${shippers[at % 10] ?? ''} Garment ${['Ltd', 'Co., Ltd.', 'Inc.'][at % 3] ?? ''}`,
    ),
    column(
      'PIC',
      'contact.name',
      (at) =>
        `${['Amy', 'Ben', 'Cara', 'Dan'][at % 4] ?? ''} ${['Lee', 'Moss', 'Park', 'Quinn', 'Ross'][at % 5] ?? ''}`,
    ),
    column('Designation', 'contact.title', ['Manager', 'Director']),
    column('Cell', 'contact.mobile', mobile),
    column('Office Tel', 'customer.phone|contact.phone', landline),
    column('E-mail Add', 'contact.email|customer.email', (at) => `ops${String(at)}@garment.example.com`),
    column('POL/POD', null, ['SHA/LAX', 'NGB/HAM']),
    column('Vol. (TEU/yr)', null, [120, 60]),
    column('Credit Limit (USD)', '|customer.credit_limit', ['']),
    column('Payment Terms', '|contract.payment_method', ['30 days', 'prepaid']),
    column('Date Opened', 'customer.created_date', (at) => dayText(at, 2022)),
    column('Last Visit', 'customer.last_follow_date', (at) => dayText(at, 2026)),
    column('Handled by', 'customer.owner', users),
    column('Notes', 'customer.remark', ['', 'peak season rate']),
  ];
  return file(
    'Shipper list',
    { name: 'A-Z', lines: [words('SHIPPER LIST 2026'), words(), headsOf(columns), ...rowsOf(columns, 10)] },
    { users },
  );
}

function fund(): WrittenFile {
  const columns = [
    column('序号', null, (at) => at + 1),
    column('企业名称', 'customer.name', (at) => firm(at, '生物医药股份有限公司')),
    column('所属赛道', 'customer.industry', ['创新药', '器械', '合成生物']),
    column('注册地', 'customer.region|customer.address', ['江苏常州', '浙江绍兴']),
    column('法人', 'customer.legal_person', (at) => person(at + 30)),
    column('姓名', 'contact.name', person),
    column('职务', 'contact.title', ['董秘', '财务总监', '总经理']),
    column('手机', 'contact.mobile', mobile),
    column('姓名', 'contact2.name', (at) => (at % 3 ? '' : person(at + 60))),
    column('手机', 'contact2.mobile', (at) => (at % 3 ? '' : mobile(at + 60))),
    column('拟融资额(万元)', '|opportunity.amount', (at) =>
      is(2_000 + at * 100, 20_000_000 + at * 1_000_000),
    ),
    column('对接进展', '|customer.remark', ['已路演', '材料准备']),
    column('园区服务专员', 'customer.owner', users),
  ];
  const top = [
    '序号',
    '企业名称',
    '所属赛道',
    '注册地',
    '法人',
    '主要联系人',
    '',
    '',
    '备用联系人',
    '',
    '融资',
    '',
    '园区服务专员',
  ];
  const low = ['', '', '', '', '', '姓名', '职务', '手机', '姓名', '手机', '拟融资额(万元)', '对接进展', ''];
  return file(
    '重点企业融资需求',
    {
      name: '需求',
      lines: [
        words('附件2'),
        words('高新区重点企业融资需求汇总表'),
        words('填报单位：高新区金融办', '', '', '', '', '', '', '', '', '', '2026年9月'),
        heading(top),
        heading(low, fieldsOf(columns)),
        ...rowsOf(columns, 12),
        junk('注：拟融资额为企业自行填报，仅供参考。'),
      ],
      merges: [
        'A2:M2',
        'A4:A5',
        'B4:B5',
        'C4:C5',
        'D4:D5',
        'E4:E5',
        'F4:H4',
        'I4:J4',
        'K4:L4',
        'M4:M5',
        'A18:M18',
      ],
    },
    { users },
  );
}

function bakery(): WrittenFile {
  const columns = [
    column('客户名称', 'customer.name', (at) => firm(at, '咖啡馆')),
    column('店长', 'contact.name', person),
    column('手机号', 'contact.mobile', mobile),
    column('配送地址', 'customer.address', (at) => `吾悦广场${String(at + 1)}层`),
    column('起送价', null, [200, 300]),
    column('结款', '|contract.payment_method', ['周结', '现结']),
    column('9月', null, (at) => 1_200 + at * 50),
    column('10月', null, (at) => 1_400 + at * 30),
    column('11月', null, (at) => 900 + at * 80),
    column('业务', 'customer.owner', users),
  ];
  const lines = (title: string, from: number, count: number): Line[] => [
    words(title),
    headsOf(columns),
    ...rowsOf(columns, count, from),
    junk('合计', '', '', '', '', '', 9_999, 9_999, 9_999),
  ];
  return file(
    '烘焙配送客户',
    [
      { name: '市区', lines: lines('市区线路', 0, 9) },
      { name: '郊县', lines: lines('郊县线路', 9, 8) },
      { name: '停送', hidden: 1, isLeftOut: true, lines: lines('停送客户', 17, 3) },
    ],
    { users },
  );
}

function lifts(): WrittenFile {
  const columns = [
    column('使用单位', 'customer.name', (at) => firm(Math.floor(at / 2), '商业管理有限公司')),
    column('安全管理员', 'contact.name', (at) => person(Math.floor(at / 2))),
    column('联系方式', 'contact.mobile|contact.phone|customer.phone', (at) => mobile(Math.floor(at / 2))),
    column('合同号', 'contract.number', (at) => `WB-26-${String(at + 1).padStart(3, '0')}`),
    column('梯号', null, (at) => `T${String(at + 1)}`),
    column('年维保费', 'contract.amount|', (at) => 4_800 + at * 100),
    column('已到账', 'contract.paid_amount', [2_400, 4_800]),
    column('欠费', null, [2_400, 0]),
    column('起', 'contract.start_date', (at) => dayText(at, 2026)),
    column('止', 'contract.end_date', (at) => dayText(at, 2027)),
    column('下次年检', null, (at) => dayText(at, 2027)),
    column('片区负责人', 'customer.owner|contract.owner|', users),
  ];
  const merged = rowsOf(columns, 14).map((line, at): Line =>
    at % 2 === 0
      ? line
      : row(...line.cells.map((cell, place) => (place < 3 ? is('', columns[place]?.cellOf(at)) : cell))),
  );
  return file(
    '维保合同一览',
    {
      name: '2026维保',
      lines: [
        words('2026年度电梯维保合同一览表（单位：元）'),
        headsOf(columns),
        ...merged,
        junk('合计', '', '', '', '14台', 76_300, 50_400, 16_800),
      ],
      merges: [
        'A1:L1',
        ...Array.from({ length: 7 }, (_unused, at) =>
          ['A', 'B', 'C'].map((letter) => `${letter}${String(3 + at * 2)}:${letter}${String(4 + at * 2)}`),
        ).flat(),
      ],
    },
    { users },
  );
}
