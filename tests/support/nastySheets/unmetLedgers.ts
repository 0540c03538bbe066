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

/** Ledgers of eight more trades that stand nowhere else in the exam, written before anything was mended for them. */
export function unmetLedgers(): readonly WrittenFile[] {
  return [rooms(), gyms(), garages(), weddings(), funerals(), signs(), devices(), agents()];
}

function rooms(): WrittenFile {
  const columns = [
    column('协议客户名称', 'customer.name', (at) => firm(at, '电力工程有限公司')),
    column('客户属性', '|customer.type', ['商务散', '会议团']),
    column('订房联络', 'contact.name', person),
    column('联络手机', 'contact.mobile', mobile),
    column('财务对账人', '|contact2.name|contact.name', (at) => person(at + 33)),
    column('对账电话', '|contact2.mobile|contact2.phone|customer.phone|contact.phone', landline),
    column('签约价', null, [298, 328]),
    column('折扣', null, ['8.5折', '9折']),
    column('月均间夜', null, [22, 46]),
    column('结算方式', '|contract.payment_method', ['月结', '现付']),
    column('协议有效期至', 'contract.end_date', (at) => dayText(at, 2027)),
    column('维护人', 'customer.owner|contract.owner', users),
  ];
  return file(
    '酒店协议客户',
    { name: '2027协议', lines: [headsOf(columns), ...rowsOf(columns, 14)] },
    { users, counts: [14, 28, 0, 14] },
  );
}

function gyms(): WrittenFile {
  const columns = [
    column('卡号', '|customer.code', (at) => `VIP${String(80_001 + at)}`),
    column('会员', 'customer.name|contact.name', person),
    column('性别', '|contact.gender', ['女', '男']),
    column('手机', 'contact.mobile|customer.phone', mobile),
    column('卡种', null, ['年卡', '次卡', '私教课']),
    column('入会日期', 'customer.created_date|contract.start_date', (at) => dayText(at, 2025)),
    column('会籍到期', '|contract.end_date', (at) => dayText(at, 2026)),
    column('缴费', '|contract.amount|contract.paid_amount', [1_980, 3_600]),
    column('剩余课时', null, [0, 12]),
    column('会籍', '|customer.owner', users),
    column('私教', null, ['Kevin', '阿强']),
    column('体测备注', '|customer.remark|contact.remark', ['', '腰椎不好']),
  ];
  return file(
    '健身房会员',
    { lines: [headsOf(columns), ...rowsOf(columns, 17)] },
    { as: 'gbk', users, counts: [17, 17, 0, 0] },
  );
}

function garages(): WrittenFile {
  const columns = [
    column('工单号', '|contract.number', (at) => `WX${String(26_100_101 + at)}`),
    column('车牌', null, (at) => `苏D${String(18_801 + at)}`),
    column('车主/单位', 'customer.name|contact.name', (at) =>
      at % 3 ? person(at) : firm(at, '物流有限公司'),
    ),
    column('送修人', '|contact.name', (at) => (at % 3 ? '' : person(at))),
    column('送修人电话', 'contact.mobile|customer.phone', mobile),
    column('车型', null, ['凯美瑞', '解放J6']),
    column('进厂里程', null, [56_320, 88_100]),
    column('进厂时间', null, (at) => dayText(at, 2026)),
    column('维修项目', '|contract.name', ['更换刹车片', '大保养']),
    column('估价', '|opportunity.amount|contract.amount', [680, 1_450]),
    column('实收', '|contract.paid_amount', [650, 1_400]),
    column('下次保养', '|customer.next_follow_date', (at) => dayText(at, 2027)),
    column('服务顾问', 'customer.owner|contract.owner', users),
  ];
  return file(
    '汽修厂接车单',
    { name: '接车', lines: [headsOf(columns), ...rowsOf(columns, 12)] },
    { users, counts: [12, 4, 0, 12] },
  );
}

function weddings(): WrittenFile {
  const columns = [
    column('婚期', null, (at) => dayCell(at, 2027)),
    column('新郎', 'customer.name|contact.name', person),
    column('新郎电话', 'customer.phone|contact.mobile', mobile),
    column('新娘', 'contact.name|contact2.name', (at) => person(at + 35)),
    column('新娘电话', 'contact.mobile|contact2.mobile', (at) => mobile(at + 40)),
    column('酒店/厅', null, ['富都宴会厅', '香格里拉A厅']),
    column('桌数', null, [20, 36]),
    column('套系', '|contract.name|opportunity.name', ['星河', '森系']),
    column('合同价', '|contract.amount', [18_800, 26_600]),
    column('已付定金', '|contract.paid_amount', [3_000, 5_000]),
    column('签单日', '|contract.sign_date', (at) => dayText(at, 2026)),
    column('策划师', '|customer.owner|contract.owner', users),
    column('四大金刚', null, ['已定', '缺摄像']),
  ];
  return file(
    '婚庆订单',
    {
      name: '订单',
      lines: [
        words('2027年婚礼档期'),
        headsOf(columns),
        ...rowsOf(columns, 11),
        junk('合计', '', '', '', '', '', 300),
      ],
    },
    { users, counts: [11, 11, 0, 11] },
  );
}

function funerals(): WrittenFile {
  const columns = [
    column('业务编号', '|contract.number', (at) => `BZ-${String(2_601 + at)}`),
    column('逝者姓名', null, (at) => person(at + 55)),
    column('家属姓名', 'customer.name|contact.name', person),
    column('与逝者关系', null, ['子', '配偶', '女']),
    column('家属电话', 'contact.mobile|customer.phone', mobile),
    column('接运地址', '|customer.address', (at) => `青龙街道${String(at + 2)}号`),
    column('办理日期', '|contract.sign_date', (at) => dayText(at, 2026)),
    column('服务项目', '|contract.name', ['告别厅、花圈', '骨灰寄存']),
    column('费用合计', '|contract.amount', [3_680, 5_200]),
    column('寄存到期', '|contract.end_date', (at) => dayText(at, 2029)),
    column('经办', '|customer.owner|contract.owner', users),
  ];
  return file(
    '殡仪服务登记',
    { name: '登记', lines: [headsOf(columns), ...rowsOf(columns, 12)] },
    { users, counts: [12, 12, 0, 12] },
  );
}

function signs(): WrittenFile {
  const columns = [
    column('下单', '|contract.sign_date', (at) =>
      is(dayText(at, 2026).replaceAll('-', '/'), dayText(at, 2026)),
    ),
    column('单号', 'contract.number', (at) => `GG${String(26_110_001 + at)}`),
    column('往来单位', 'customer.name', (at) => firm(at % 8, '餐饮管理有限公司')),
    column('联系', 'contact.name', (at) => person(at % 8)),
    column('电话', 'contact.mobile|contact.phone', (at) => mobile(at % 8)),
    column('制作内容', '|contract.name', ['门头发光字', '易拉宝', '画册']),
    column('规格', null, ['3m×1.2m', '80×180']),
    column('数量', null, [1, 10, 500]),
    column('金额', 'contract.amount', [2_600, 800, 4_500]),
    column('已付', 'contract.paid_amount', [1_000, 800, 0]),
    column('未付', null, [1_600, 0, 4_500]),
    column('交货', null, (at) => dayText(at, 2026)),
    column('接单员', 'customer.owner|contract.owner', users),
  ];
  return file(
    '广告制作流水',
    {
      name: '11月',
      lines: [words('11月制作流水', '', '', '', '', '单位：元'), headsOf(columns), ...rowsOf(columns, 16)],
    },
    { as: 'biff8', users, counts: [8, 8, 0, 16] },
  );
}

function devices(): WrittenFile {
  const columns = [
    column('医疗机构', 'customer.name', (at) => firm(at, '人民医院')),
    column('机构等级', null, ['三甲', '二级']),
    column('注册号', null, (at) => `3204${String(11_000_012_300 + at)}`),
    column('社会信用代码', 'customer.uscc', creditCode),
    column('使用科室', '|contact.department', ['检验科', '骨科']),
    column('科主任', 'contact.name', person),
    column('主任手机', 'contact.mobile', mobile),
    column('拟购设备', 'opportunity.name', ['生化仪', 'C臂机']),
    column('预算(万)', 'opportunity.amount', [is(45, 450_000), is(120, 1_200_000)]),
    column('招标时间', '|opportunity.expected_close_date', (at) => dayText(at, 2027)),
    column('竞品', null, ['迈瑞', 'GE']),
    column('项目进度', 'opportunity.stage', ['需求确认', '方案报价', '商务谈判']),
    column('区域代表', 'customer.owner|opportunity.owner', users),
  ];
  return file(
    '医疗器械项目表',
    { name: '项目', lines: [headsOf(columns), ...rowsOf(columns, 15)] },
    { users },
  );
}

function agents(): WrittenFile {
  const columns = [
    column('代理商', 'customer.name', (at) => firm(at, '信息技术有限公司')),
    column('代理级别', '|customer.level', [is('A'), is('B'), is('C')]),
    column('授权区域', '|customer.region', ['江苏省', '浙江省']),
    column('加盟时间', 'customer.created_date', (at) => dayCell(at, 2022)),
    column('商务对接', 'contact.name', person),
    column('对接电话', 'contact.mobile|contact.phone', mobile),
    column('技术对接', '|contact2.name', (at) => person(at + 29)),
    column('技术电话', '|contact2.mobile|contact2.phone', (at) => mobile(at + 60)),
    column('客户项目', 'opportunity.name', (at) => `${firm(at + 30, '集团')}ERP`),
    column('产品模块', null, ['财务', '进销存']),
    column('成交概率', 'opportunity.probability', [is('30%', 30), is('80%', 80)]),
    column('预估单值', 'opportunity.amount', [is('3.5万', 35_000), is('12万', 120_000)]),
    column('报备人', '|opportunity.owner|customer.owner', users),
  ];
  return file(
    '软件代理报备',
    { name: '报备', lines: [headsOf(columns), ...rowsOf(columns, 13)] },
    { users, counts: [13, 26, 13, 0] },
  );
}
