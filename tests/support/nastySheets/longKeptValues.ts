import { column, companies, mobiles, persons, sheetOf } from './columnSheets';
import { bad, day, file, is, junk, shown, words, type WrittenFile } from './sheetWriting';

const users = ['周凯', '吴敏', '郑浩', '李娜', '王建国'];

/** Lists that ten people kept for ten years, each writing days, amounts and numbers in a hand of their own. */
export function longKeptValues(): readonly WrittenFile[] {
  return [printersContracts(), agencyCards(), bookkeepersAccounts(), buildersQuotes(), tradersAccounts()];
}

function printersContracts(): WrittenFile {
  const names = companies(22, 0);
  const days: readonly unknown[] = [
    ...[is('2023.5.6'), is('23/5/6', '2023-05-06'), bad('5月6日'), is('二〇二三年五月六日', '2023-05-06')],
    ...[is(45_052, '2023-05-06'), is('45052', '2023-05-06'), bad('2023-02-30'), bad('六月底'), bad('2023Q3')],
    ...[
      is('2023年5月6日 14:30', '2023-05-06'),
      is('２０２３／５／６', '2023-05-06'),
      is('20230506', '2023-05-06'),
    ],
    ...[day('2023-05-06'), day('2023-05-06', 'yyyy"年"m"月"d"日"'), is('2023年5月6日星期六', '2023-05-06')],
    ...[is('2023-05-06 00:00:00.0', '2023-05-06'), bad('2023.5'), is('2023年5月6', '2023-05-06')],
    ...[is('2023—5—6', '2023-05-06'), is('2023、5、6', '2023-05-06'), is('2023·5·6', '2023-05-06'), is('')],
  ];
  const ends: readonly unknown[] = [
    ...[is('2024-5-5', '2024-05-05'), is('2024.5.5', '2024-05-05'), bad('长期'), bad('至今')],
    ...[is('无'), is('——'), bad('一年'), bad('2024-13-05'), bad('#REF!'), is('2024年05月05日', '2024-05-05')],
    ...Array.from({ length: 11 }, () => is('2024-5-5', '2024-05-05')),
    is('2024-5-5', '2024-05-05'),
  ];
  const amounts: readonly unknown[] = [
    ...[
      is('3.2万', 32_000),
      is('12,500.00', 12_500),
      is('￥8,600.00元', 8_600),
      is('壹万贰仟元整', 12_000),
      5_000,
    ],
    ...[
      is('5千', 5_000),
      is('1.5w', 15_000),
      bad('3-5万'),
      bad('面议'),
      is('12万5千', 125_000),
      bad('USD 5000'),
    ],
    ...[is('８６００', 8_600), bad('约5万'), is('贰拾叁万肆仟伍佰陆拾柒元捌角玖分', 234_567.89)],
    ...[is('人民币3000元整', 3_000), bad('1.200.000'), is('-'), bad('#N/A'), is('RMB 4500', 4_500)],
    ...[bad('5万+运费'), is('1,234,567', 1_234_567), is('二十万', 200_000)],
  ];
  return file(
    '印刷厂合同登记',
    sheetOf(
      [
        column(
          '合同编号',
          'contract.number',
          names.map((_name, at) => `YS-2023-${String(at + 1)}`),
        ),
        column('客户名称', 'customer.name', names),
        column('签订日期', 'contract.sign_date', days),
        column('到期', 'contract.end_date', ends),
        column('合同金额', 'contract.amount', amounts),
      ],
      {
        above: [words('2023年度合同登记表')],
        below: [junk('合计', '', '', '', 2_345_678)],
      },
    ),
    { users },
  );
}

function agencyCards(): WrittenFile {
  const names = companies(18, 22);
  const people = persons(18);
  const numbers = mobiles(18);
  const [first = '', second = ''] = numbers;
  return file(
    '名片整理',
    sheetOf([
      column('公司名称', 'customer.name', names),
      column('姓名', 'contact.name', [...people.slice(0, 15), bad('不在'), bad('本人'), bad('13900001111')]),
      column('手机号码', 'contact.mobile', [
        ...[first, second, is(`手机${first}`, first), is(`${second}（微信同号）`, second), bad('1.38E+10')],
        ...[bad('1380013800'), bad('138001380001'), is(`${first}/${second}`, [first, second])],
        ...[is('+1 (415) 555-0132', '14155550132'), bad('138OO138000'), is(`0086${first}`, first)],
        ...[
          bad('微信联系'),
          is('暂无'),
          is(`${first}.0`, first),
          is('１３９０１２３４５６７', '13901234567'),
        ],
        ...[numbers[15], numbers[16], numbers[17]],
      ]),
      column('座机', 'contact.phone|customer.phone', [
        ...[is('0512 62881234 转 801', '0512-62881234-801'), is('（0512）62881234', '0512-62881234')],
        ...[is('0512－62881234', '0512-62881234'), '400-820-8820', bad('0512-628812'), bad('分机801')],
        is('0512-62881234/62881235', ['0512-62881234', '0512-62881235']),
        is('0512-62881234、8200 1235 转 8', ['0512-62881234', '0512-82001235-8']),
        ...[
          is('86-512-62881234', '0512-62881234'),
          is('0512-62881234（传真同号）', '0512-62881234'),
          is('#'),
        ],
      ]),
      column('微信', 'contact.wechat', [
        ...[
          is('同手机', first),
          is('微信：wx_abc', 'wx_abc'),
          is('无'),
          is('手机号', second),
          bad('同手机号'),
        ],
        'dahai_88',
      ]),
      column('QQ', 'contact.qq', [88_776_655, is('QQ：12345678', '12345678'), bad('没有QQ'), '10001']),
      column('邮箱', 'contact.email', [
        ...['a.b@example.com', is('c＠example．com', 'c@example.com'), bad('d@163，com'), bad('f@163')],
        ...[
          bad('g@example.com，h@example.com'),
          is('无'),
          bad('qq邮箱'),
          is('mailto:k@example.com', 'k@example.com'),
        ],
      ]),
    ]),
    { users, as: 'gbk', counts: [18, 15, 0, 0] },
  );
}

function bookkeepersAccounts(): WrittenFile {
  const names = companies(16, 40);
  return file(
    '代账客户',
    sheetOf([
      column('企业名称', 'customer.name', names),
      column('税号', 'customer.uscc', [
        '91350102RDM2FHXDQP',
        ...[
          is('9１371302MA1148XK2G', '91371302MA1148XK2G'),
          is('91370302-MA1111XK2-A', '91370302MA1111XK2A'),
        ],
        ...[bad('91370302MA1111XK2B'), bad('9137O302MA1111XK2A'), bad('办理中'), bad('9.13E+17'), is('无')],
        is('税号：91330106MA27XK3T5N', '91330106MA27XK3T5N'),
      ]),
      column('注册资本', 'customer.registered_capital', [
        ...[
          is('100万', 1_000_000),
          is('100万元人民币', 1_000_000),
          is('壹佰万元整', 1_000_000),
          bad('100万美元'),
        ],
        ...[bad('认缴'), is('500 万', 5_000_000), is('1,000万元', 10_000_000), is('0.5亿', 50_000_000)],
        ...[bad('100万（认缴）'), is('叁拾万', 300_000), is('/'), is('100萬元', 1_000_000), 200_000],
        ...[is('300万人民币', 3_000_000), is('贰佰萬圓整', 2_000_000), is('￥3000000', 3_000_000)],
      ]),
      column('成立日期', 'customer.founded_date', [
        ...[
          bad('2019年'),
          is('2019-3-1 0:00:00', '2019-03-01'),
          bad('民国八年'),
          is('2019·3·1', '2019-03-01'),
        ],
        ...Array.from({ length: 12 }, () => day('2018-04-05')),
      ]),
      column('客户状态', 'customer.status', [
        ...[
          is('成交'),
          is('已成交', '成交'),
          is('合作中', '成交'),
          is('已流失', '流失'),
          is('意向客户', '意向'),
        ],
        ...[is('潜在客户', '潜在'), bad('注销'), bad('√'), bad('老赖'), is('有意向', '意向')],
      ]),
      column(
        '会计',
        'customer.owner|',
        names.map((_name, at) => users[at % 5]),
      ),
    ]),
    { users, as: 'biff8' },
  );
}

function buildersQuotes(): WrittenFile {
  const names = companies(14, 56);
  return file(
    '工程报价汇总',
    sheetOf([
      column('建设单位', 'customer.name', names),
      column(
        '工程名称',
        'opportunity.name',
        names.map((_name, at) => `${String(at + 1)}#楼消防改造`),
      ),
      column('报价（万元）', 'opportunity.amount', [
        ...[
          is(12.5, 125_000),
          is('12.50', 125_000),
          is('壹拾贰万伍仟元整', 125_000),
          is('125000元', 125_000),
        ],
        ...[
          bad('流标'),
          is('￥12.5万', 125_000),
          bad('12.5/13'),
          is(' 12 ', 120_000),
          bad('10-20'),
          bad('1,2'),
        ],
        ...[is(shown(4.5, '0.0"万"'), 45_000), is('０．５', 5_000), is('8万', 80_000), is('30000元', 30_000)],
      ]),
      column('中标概率', 'opportunity.probability', [
        ...[
          is('60%', 60),
          is('６０％', 60),
          is(shown(0.6, '0%'), 60),
          is('六成', 60),
          bad('120%'),
          bad('60-70%'),
        ],
        ...[bad('高'), is('80 %', 80), bad('60%左右'), is('百分之七十', 70), bad('-10%'), is('25.5%', 25.5)],
      ]),
    ]),
    { users, counts: [14, 0, 14, 0] },
  );
}

function tradersAccounts(): WrittenFile {
  const created: readonly unknown[] = [
    ...[is('13/06/2023', '2023-06-13'), is('05/06/2023', '2023-06-05'), is('28/02/2023', '2023-02-28')],
    ...[bad('31/06/2023'), is('2023-06-13'), is('13 June 2023', '2023-06-13'), is('13-Jun-23', '2023-06-13')],
    ...[
      bad('June 2023'),
      is('13/06/23', '2023-06-13'),
      bad('13/13/2023'),
      is('20/01/2023 10:05', '2023-01-20'),
    ],
  ];
  const names = ['Nordic Paper AB', 'Blue Ocean Trading LLC', 'Müller GmbH', 'Tanaka Shokai 株式会社'];
  const more = ['Casa Verde S.A.', 'Al Noor Est.', 'Lotus Impex Pvt. Ltd.', 'Kiwi Farms Ltd', 'Seoul Mart'];
  return file(
    '外贸客户',
    sheetOf([
      column('Company', 'customer.name', [...names, ...more, "O'Brien Foods", 'Smith, Jones & Co.']),
      column('Tel', 'customer.phone|contact.phone|contact.mobile', [
        ...['+46 8 123 456 78', '+1 (415) 555-0132', '+49 30 1234567', '+81-3-1234-5678', '+34 912 345 678'],
        ...[
          is('n/a'),
          '+91 98765 43210',
          '+64 9 123 4567',
          '+82 2 1234 5678',
          '+353 1 234 5678',
          '+1 212 555 0100',
        ],
      ]),
      column('Created Date', 'customer.created_date', created),
    ]),
    { users, as: 'csv' },
  );
}
