import { column, dayCell, dayText, firm, headsOf, landline, mobile, person, rowsOf } from './ledgerColumns';
import { bad, file, heading, is, junk, row, words, type WrittenFile } from './sheetWriting';

const users = ['周凯', '吴敏', '郑浩', '沈佳'];

/** Sheets of eight trades that stand nowhere else in the exam, written before anything was mended for them. */
export function unmetTrades(): readonly WrittenFile[] {
  return [vets(), drivers(), seeds(), nurses(), exhibitors(), lawyers(), materials(), exporters()];
}

function vets(): WrittenFile {
  const columns = [
    column('病历号', 'customer.code', (at) => `BL26${String(1_001 + at)}`),
    column('主人', 'customer.name|contact.name', person),
    column('主人电话', 'contact.mobile|customer.phone', mobile),
    column('宠物名', null, ['豆豆', '可乐', '旺财']),
    column('品种', null, ['金毛', '布偶', '柯基']),
    column('性别/绝育', null, ['公/已', '母/未']),
    column('首诊日', '|customer.created_date', (at) => dayCell(at, 2025)),
    column('疫苗到期', null, (at) => dayText(at, 2026)),
    column('主治', '|customer.owner', ['沈佳', '吴敏']),
    column('储值余额', null, [0, 350, 1_200]),
    column('家住哪', 'customer.address', (at) => `新城花园${String(at + 1)}栋`),
    column('特别提醒', '|customer.remark|contact.remark', ['', '怕生', '青霉素过敏']),
  ];
  return file(
    '宠物医院客户档案',
    { name: '档案', lines: [headsOf(columns), ...rowsOf(columns, 15)] },
    { users, counts: [15, 15, 0, 0] },
  );
}

function drivers(): WrittenFile {
  const columns = [
    column('学号', '|customer.code', (at) => `2026${String(at + 1).padStart(4, '0')}`),
    column('学员姓名', 'customer.name|contact.name', person),
    column('联系号码', 'contact.mobile|customer.phone', mobile),
    column('报考车型', null, ['C1', 'C2']),
    column('报名时间', '|customer.created_date|contract.sign_date', (at) => dayText(at, 2026)),
    column('报名费', '|contract.amount', [3_280, 3_880]),
    column('已缴', '|contract.paid_amount', [1_000, 3_880]),
    column('尾款', null, [2_280, 0]),
    column('科目', null, ['科一', '科二', '科三']),
    column('教练', null, ['老薛', '范师傅']),
    column('招生员', 'customer.owner|contract.owner', users),
    column('怎么来的', '|customer.source', ['老带新', '地推', '抖音']),
    column('住处', 'customer.address', (at) => `翠竹新村${String(at + 3)}幢`),
  ];
  return file(
    '驾校学员表',
    { lines: [words('顺达驾校2026年学员表'), headsOf(columns), ...rowsOf(columns, 14)], merges: ['A1:M1'] },
    { as: 'biff8', users, counts: [14, 14, 0, 0] },
  );
}

function seeds(): WrittenFile {
  const columns = [
    column('序', null, (at) => at + 1),
    column('零售店', 'customer.name', (at) => firm(at, '农资店')),
    column('店老板', 'contact.name', person),
    column('手机', 'contact.mobile', mobile),
    column('镇', '|customer.region', ['礼嘉镇', '湟里镇']),
    column('店面位置', 'customer.address', (at) => `人民路${String(at + 6)}号`),
    column('种子经营许可', null, ['有', '无']),
    column('加盟日期', 'customer.created_date', (at) => dayText(at, 2023)),
    column('铺货额度', '|customer.credit_limit', [20_000, 50_000]),
    column('去年回款', null, [88_000, 120_500]),
    column('现欠款', null, [3_500, 0]),
    column('主推', null, ['杂交稻', '复合肥']),
    column('包片业务员', 'customer.owner', users),
  ];
  return file(
    '农资门店',
    {
      lines: [headsOf(columns), ...rowsOf(columns, 16), junk('合计', '', '', '', '', '', '', '', 560_000)],
    },
    { users },
  );
}

function nurses(): WrittenFile {
  const columns = [
    column('咨询日期', '|customer.created_date', (at) => dayCell(at, 2026)),
    column('宝妈姓名', 'customer.name|contact.name', person),
    column('宝妈手机', 'contact.mobile|customer.phone', mobile),
    column('宝爸姓名', '|contact2.name|contact.name', (at) => person(at + 40)),
    column('预产期', null, (at) => dayText(at, 2027)),
    column('孕周', null, [22, 31]),
    column('产检医院', null, ['妇幼', '一院']),
    column('意向套餐', '|opportunity.name', ['尊享28天', '基础26天']),
    column('套餐报价', '|opportunity.amount', [36_800, 26_800]),
    column('意向度', '|customer.level|opportunity.probability', ['高', '中', '低']),
    column('获客渠道', '|customer.source', ['小红书', '美团', '转介绍']),
    column('跟进顾问', 'customer.owner|opportunity.owner', users),
    column('下次回访', 'customer.next_follow_date', (at) => dayText(at, 2026)),
  ];
  return file(
    '月子中心意向客户',
    { name: '咨询', lines: [headsOf(columns), ...rowsOf(columns, 15)] },
    { users, counts: [15, 15, 15, 0] },
  );
}

function exhibitors(): WrittenFile {
  const columns = [
    column('展位号', null, (at) => `B${String(101 + at)}`),
    column('参展单位', 'customer.name', (at) => firm(at, '照明科技有限公司')),
    column('参展负责人', 'contact.name', person),
    column('职务', 'contact.title', ['市场部经理', '总经理助理']),
    column('手机号码', 'contact.mobile', mobile),
    column('办公电话', 'customer.phone|contact.phone', landline),
    column('E-MAIL', 'contact.email', (at) => `expo${String(at + 1)}@lighting.example.com`),
    column('展位面积', null, [9, 18, 36]),
    column('展位费(元)', '|contract.amount|opportunity.amount', [9_800, 19_600]),
    column('楣板文字', null, ['', '见附件']),
    column('楣板公司英文名', null, ['', 'STAR LIGHT']),
    column('招展员', 'customer.owner|contract.owner', users),
    column('合同回传', null, ['已回', '未回']),
  ];
  return file(
    '参展商名录',
    {
      name: '灯饰展',
      lines: [
        words('第十二届灯饰展参展商一览'),
        words('统计时间：2026-10-20'),
        headsOf(columns),
        ...rowsOf(columns, 14),
      ],
      merges: ['A1:M1', 'A2:M2'],
    },
    { users, counts: [14, 14, 0, 0] },
  );
}

function lawyers(): WrittenFile {
  const columns = [
    column('所内案号', 'contract.number', (at) => `（2026）民字第${String(101 + at)}号`),
    column('委托单位', 'customer.name', (at) => firm(at, '置业有限公司')),
    column('委托单位经办', 'contact.name', person),
    column('经办电话', 'contact.mobile', mobile),
    column('对方当事人', null, (at) => `${person(at + 60)}`),
    column('案由', null, ['建设工程合同纠纷', '劳动争议']),
    column('审理法院', null, ['天宁区人民法院', '常州市中级人民法院']),
    column('委托日期', 'contract.sign_date', (at) => dayText(at, 2026)),
    column('律师费', 'contract.amount', [30_000, 8_000, 120_000]),
    column('到账', 'contract.paid_amount', [30_000, 0, 60_000]),
    column('主办律师', 'contract.owner|customer.owner', users),
    column('办案状态', '|contract.status', ['一审中', '已结']),
    column('开庭时间', null, (at) => `${dayText(at, 2026)} 09:30`),
  ];
  return file('律所案件台账', { name: '2026', lines: [headsOf(columns), ...rowsOf(columns, 13)] }, { users });
}

function materials(): WrittenFile {
  const columns = [
    column('进店日期', '|customer.created_date', (at) => dayText(at, 2026)),
    column('顾客', 'customer.name|contact.name', person),
    column('电话/微信', 'contact.mobile|customer.phone|contact.wechat', mobile),
    column('小区楼盘', '|customer.address', ['万科城', '新城域']),
    column('楼栋房号', '|customer.address', (at) => `${String(at + 1)}-${String(501 + at)}`),
    column('面积㎡', null, [89, 127.5]),
    column('装修进度', null, ['水电', '泥瓦', '未开工']),
    column('看中产品', '|opportunity.name', ['瓷砖', '木门', '橱柜']),
    column('报价金额', '|opportunity.amount', [12_800, 23_500]),
    column('预计下定', '|opportunity.expected_close_date', (at) => dayText(at, 2027)),
    column('设计师', null, ['小唐', '老薛']),
    column('导购', 'customer.owner|opportunity.owner', users),
    column('跟进情况', null, ['量过尺', '等老公来看']),
  ];
  return file(
    '建材门店进店登记',
    {
      name: '10月',
      lines: [
        words('', '', '', '', '', '', '', '', '', '', '', '', '店长签字：'),
        headsOf(columns),
        ...rowsOf(columns, 12),
        junk('本月进店12组'),
      ],
    },
    { users, counts: [12, 12, 12, 0] },
  );
}

function exporters(): WrittenFile {
  const names = ['Atlas Tools', 'Baltic Home', 'Cedar Garden', 'Delta Light', 'Eastwind Sport', 'Fiord Pet'];
  const top = ['Buyer 买家', '', '', '', 'Inquiry 询盘', '', '', '', 'Follow-up 跟进', '', ''];
  const low = [
    '公司',
    '国家',
    '买手',
    '买手邮箱',
    '询盘编号',
    '产品',
    '询盘金额USD',
    '询盘日期',
    '跟进人',
    '跟进状态',
    '寄样',
  ];
  const fields = [
    'customer.name',
    '|customer.region',
    'contact.name',
    'contact.email',
    '|opportunity.name',
    '|opportunity.name',
    null,
    '|customer.created_date',
    'customer.owner|opportunity.owner',
    'customer.status|opportunity.stage|',
    null,
  ];
  return file(
    '外贸询盘登记',
    {
      name: 'Inquiry',
      lines: [
        heading(top),
        heading(low, fields),
        ...names.map((name, at) =>
          row(
            `${name} ${['Ltd', 'GmbH', 'Inc'][at % 3] ?? ''}`,
            ['UK', 'Germany', 'USA'][at % 3],
            `${['Rita', 'Sven', 'Tara'][at % 3] ?? ''} ${['Bauer', 'Costa'][at % 2] ?? ''}`,
            `buyer${String(at)}@${name.split(' ')[0]?.toLowerCase() ?? ''}.example.com`,
            `INQ-${String(260_301 + at)}`,
            ['garden hose', 'LED panel'][at % 2],
            [12_000, 8_500][at % 2],
            dayText(at, 2026),
            users[at % 4],
            [is('已报价'), bad('寄样中'), bad('无回复')][at % 3],
            ['Y', 'N'][at % 2],
          ),
        ),
      ],
      merges: ['A1:D1', 'E1:H1', 'I1:K1'],
    },
    { users, counts: [6, 6, 6, 0] },
  );
}
