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
import { file, heading, is, junk, words, type WrittenFile } from './sheetWriting';

const users = ['周凯', '吴敏', '郑浩', '沈佳'];

/** Customer books of exporters, salons, old programs, advertisers, growers and others. */
export function customerBooks(): readonly WrittenFile[] {
  return [exporters(), cards(), initials(), advertising(), bare(), wechat(), suppliers()];
}

function exporters(): WrittenFile {
  const names = [
    'Nordlys',
    'Acme',
    'Bella',
    'Vega',
    'Oriente',
    'Sakura',
    'Delta',
    'Kappa',
    'Lotus',
    'Mondo',
    'Rio',
    'Zenit',
  ];
  const columns = [
    column('No.', null, (at) => at + 1),
    column(
      'Cust. Name',
      'customer.name',
      (at) =>
        `${names[at % 12] ?? ''} Home ${at > 11 ? 'Imports' : 'Decor'} ${['Ltd', 'S.L.', 'GmbH'][at % 3] ?? ''}`,
    ),
    column(
      'Attn',
      'contact.name',
      (at) =>
        `${['Eva', 'Ivan', 'Maria', 'Omar'][at % 4] ?? ''} ${['Lund', 'Ruiz', 'Weber', 'Haddad', 'Rossi'][at % 5] ?? ''}`,
    ),
    column('Position', 'contact.title', ['Buyer', 'Owner', 'Purchasing Manager']),
    column('Country', '|customer.region', ['Spain', 'Norway', 'Chile']),
    column('Tel', 'customer.phone|contact.phone', (at) => landline(at)),
    column('E-mail', 'contact.email|customer.email', (at) => `sales${String(at)}@decor.example.com`),
    column('Web', 'customer.website', (at) => `www.decor${String(at)}.example.com`),
    column('Add.', 'customer.address', (at) => `Calle Mayor ${String(at + 1)}, Madrid`),
    column('Products', null, ['vases', 'candles', 'frames']),
    column('1st Contact', 'customer.created_date|', (at) => dayCell(at, 2023)),
    column('Last F/U', 'customer.last_follow_date', (at) => dayCell(at, 2026)),
    column('Next F/U', 'customer.next_follow_date', (at) => dayCell(at, 2027)),
    column('Rank', 'customer.level', ['A', 'B', 'C']),
    column('Sales Rep', 'customer.owner', users),
    column('Rmks', 'customer.remark', ['', 'wants samples', 'Q4 order']),
  ];
  return file('Buyer list', { name: 'Buyers', lines: [headsOf(columns), ...rowsOf(columns, 20)] }, { users });
}

function cards(): WrittenFile {
  const columns = [
    column('会员卡号', 'customer.code', (at) => `88${String(60_012 + at)}`),
    column('姓名', 'customer.name|contact.name', person),
    column('手机', 'contact.mobile|customer.phone', mobile),
    column('卡类型', '|customer.level|customer.type', ['金卡', '银卡', '钻石卡']),
    column('开卡日期', 'customer.created_date|', (at) => dayCell(at, 2023)),
    column('到期日', null, (at) => dayCell(at, 2027)),
    column('生日', 'contact.birthday', (at) => dayText(at, 1986)),
    column('储值余额', null, [860, 0, 1_250.5]),
    column('赠送余额', null, [100, 0]),
    column('可用积分', null, [320, 15]),
    column('末次到店', '|customer.last_follow_date', (at) => dayCell(at, 2026)),
    column('美容师', '|customer.owner', ['沈佳', '吴敏']),
    column('推荐人卡号', null, ['', '8860012']),
    column('备注', 'contact.remark|customer.remark', ['', '敏感肌', '']),
  ];
  return file(
    '会员卡资料',
    {
      name: '会员',
      lines: [words('导出时间：2026-11-01 12:30:05  共 24 条'), headsOf(columns), ...rowsOf(columns, 24)],
    },
    { users, counts: [24, 24, 0, 0] },
  );
}

function initials(): WrittenFile {
  const columns = [
    column('KHBH', 'customer.code', (at) => `A${String(at + 1).padStart(4, '0')}`),
    column('KHMC', 'customer.name', (at) => firm(at, '制衣厂')),
    column('LXR', 'contact.name', person),
    column('DH', 'customer.phone|contact.phone', landline),
    column('SJ', 'contact.mobile', mobile),
    column('CZ', 'customer.fax', (at) => (at % 4 ? '' : landline(at + 200))),
    column('DZ', 'customer.address', (at) => `工农路${String(at + 1)}号`),
    column('YB', 'customer.postcode', ['226000', '318000']),
    column('KHYH', 'customer.bank', ['建行南通分行', '中行台州分行']),
    column('YHZH', 'customer.bank_account', (at) => `62270019${String(40_000_011 + at)}`),
    column('YWY', 'customer.owner', users),
    column('JDRQ', 'customer.created_date', (at) =>
      is(dayText(at, 2009).replaceAll('-', ''), dayText(at, 2009)),
    ),
    column('BZ', 'customer.remark', ['', '老户', '']),
  ];
  return file('KHDA', { lines: [headsOf(columns), ...rowsOf(columns, 18)] }, { as: 'tsv', users });
}

function advertising(): WrittenFile {
  const columns = [
    column('线索ID', '|customer.code', (at) => `7301${String(55_012_345 + at)}`),
    column('线索创建时间', 'customer.created_date', (at) => `${dayText(at, 2026)} 21:03:1${String(at % 10)}`),
    column('用户姓名', 'customer.name|contact.name', (at) => person(at)),
    column('联系电话', 'contact.mobile|customer.phone', mobile),
    column('微信号', 'contact.wechat', (at) => `wx${String(77_001 + at)}`),
    column('客户所在地', 'customer.region', ['湖北省襄阳市', '四川省绵阳市']),
    column('流量来源', 'customer.source', ['信息流', '直播间', '搜索']),
    column('广告组名称', null, ['加盟_11月_通投', '加盟_直播']),
    column('落地页', null, ['https://ad.example.com/p/1', 'https://ad.example.com/p/2']),
    column('意向度', '|customer.level|customer.status', ['高', '中', '低']),
    column('跟进员工', 'customer.owner', users),
    column('通话时长(秒)', null, [35, 0, 120]),
    column('留言', '|customer.remark|contact.remark', ['想了解加盟费', '', '县城可以做吗']),
  ];
  return file(
    '广告线索明细',
    { lines: [headsOf(columns), ...rowsOf(columns, 25)] },
    { as: 'csv', users, counts: [25, 25, 0, 0] },
  );
}

function bare(): WrittenFile {
  const columns = [
    column('', 'customer.name', (at) => firm(at, '石材有限公司')),
    column('', 'contact.name', person),
    column('', 'contact.mobile', mobile),
    column('', 'customer.address', (at) => `水头镇石材城${String(at + 1)}号`),
    column('', 'customer.phone|contact.phone', landline),
  ];
  return file('石材老板', {
    name: 'Sheet1',
    lines: [heading([], fieldsOf(columns)), ...rowsOf(columns, 14)],
  });
}

function wechat(): WrittenFile {
  const columns = [
    column('客户昵称', null, ['阿云', '大山', '清风', '木子']),
    column('联系人姓名', 'contact.name', person),
    column('企业名称', 'customer.name', (at) => firm(at, '餐具厂')),
    column('手机号码', 'contact.mobile', mobile),
    column('性别', 'contact.gender', ['男', '女']),
    column('添加时间', 'customer.created_date|', (at) => `${dayText(at, 2025)} 14:22`),
    column('添加渠道', 'customer.source', ['扫描二维码', '名片分享']),
    column('所属员工', 'customer.owner', users),
    column('企业标签', null, ['重点;华东', '']),
    column('描述', '|customer.remark|contact.remark', ['', '做密胺餐具']),
  ];
  return file(
    '企业微信客户',
    {
      name: '客户列表',
      lines: [
        words('导出范围：全部员工', '', '', '', '导出人：沈佳'),
        headsOf(columns),
        ...rowsOf(columns, 18),
      ],
    },
    { users },
  );
}

function suppliers(): WrittenFile {
  const columns = [
    column('客户编码', 'customer.code', (at) => `C-${String(at + 1).padStart(4, '0')}`),
    column('客户全称', 'customer.name', (at) => firm(at, '农资连锁有限公司')),
    column('省', 'customer.province|customer.region', ['四川', '湖北']),
    column('市', 'customer.city|customer.region', ['绵阳', '襄阳']),
    column('县', '|customer.region', ['三台县', '枣阳市']),
    column('姓名', 'contact.name', person),
    column('电话', 'contact.mobile|contact.phone', mobile),
    column('姓名', 'contact2.name', (at) => (at % 2 ? person(at + 70) : '')),
    column('电话', 'contact2.mobile|contact2.phone', (at) => (at % 2 ? mobile(at + 70) : '')),
    column('一季度', null, (at) => 10 + at),
    column('二季度', null, (at) => 12 + at),
    column('三季度', null, (at) => 9 + at),
    column('合计', null, (at) => 31 + at * 3),
    column('客户经理', 'customer.owner', users),
  ];
  const top = [
    '客户编码',
    '客户全称',
    '区域',
    '',
    '',
    '负责人',
    '',
    '财务',
    '',
    '2026年销量（吨）',
    '',
    '',
    '',
    '客户经理',
  ];
  const low = [
    '',
    '',
    '省',
    '市',
    '县',
    '姓名',
    '电话',
    '姓名',
    '电话',
    '一季度',
    '二季度',
    '三季度',
    '合计',
    '',
  ];
  return file(
    '农资客户销量',
    {
      name: '2026',
      lines: [
        words('2026年度农资客户销量统计表'),
        heading(top),
        heading(low, fieldsOf(columns)),
        ...rowsOf(columns, 15),
        junk('合计', '', '', '', '', '', '', '', '', 255, 285, 240, 780),
      ],
      merges: ['A1:N1', 'A2:A3', 'B2:B3', 'C2:E2', 'F2:G2', 'H2:I2', 'J2:M2', 'N2:N3'],
    },
    { users },
  );
}
