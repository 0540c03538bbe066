import { file, heading, is, junk, row, words, type Line, type WrittenFile } from './sheetWriting';

const companies = [
  '合肥瑞泰机电设备有限公司',
  '长沙恒昌建材有限公司',
  '宁波金桥贸易有限公司',
  '青岛东升化工有限公司',
  '佛山华宇食品有限公司',
  '西安鑫源电子科技有限公司',
  '常州百川环保工程有限公司',
  '郑州力拓物流有限公司',
];
const people = ['王建国', '李秀英', '张晓东', '刘丽娟', '陈志强', '杨国华', '黄海燕', '赵文博'];
const others = ['周俊杰', '吴玉兰', '徐春生', '孙思远', '马雅琴', '朱永康', '胡梓涵', '郭敏'];
const thirds = ['何伟', '高芳', '林浩', '罗倩', '郑国强', '梁晓红', '谢文静', '宋建军'];
const owners = ['周凯', '吴敏', '周凯', '郑浩', '吴敏', '周凯', '郑浩', '周凯'];
const users = ['周凯', '吴敏', '郑浩'];

/** One line for each of the eight, made from its place. */
function rows(cellsOf: (at: number) => readonly unknown[]): Line[] {
  return companies.map((_company, at) => row(...cellsOf(at)));
}

function mobile(at: number, series = 0): string {
  return `138${String(series)}000${String(1111 + at)}`;
}

/** A day and an amount that differ from row to row. */
function dayOf(at: number): string {
  return `2023-0${String(at + 1)}-1${String(at)}`;
}

/** Sheets of trades whose headings no list knows: what they mean follows from how they are put together. */
export function strangers(): readonly WrittenFile[] {
  return [...ofTrades(), ...ofPeople(), ...ofLayout()];
}

function ofTrades(): readonly WrittenFile[] {
  return [
    file('律所收案登记', {
      lines: [
        heading(['案号', '委托人', '', '案由', '收案日期', '代理费', '']),
        heading(
          ['', '名称', '联系电话', '', '', '应收(元)', '已收(元)'],
          [
            'contract.number',
            'customer.name',
            'customer.phone',
            null,
            'contract.sign_date',
            'contract.amount',
            'contract.paid_amount',
          ],
        ),
        ...rows((at) => [
          `AY2023-0${String(at)}`,
          companies[at],
          mobile(at),
          '买卖合同纠纷',
          dayOf(at),
          20_000 + at * 500,
          10_000 + at * 500,
        ]),
      ],
      merges: ['A1:A2', 'B1:C1', 'D1:D2', 'E1:E2', 'F1:G1'],
    }),
    file('保单台账', {
      lines: [
        heading(
          ['保单号码', '投保单位', '保费（元）', '承保日期', '保险起期', '保险止期'],
          [
            'contract.number',
            'customer.name',
            'contract.amount',
            'contract.sign_date',
            'contract.start_date',
            'contract.end_date',
          ],
        ),
        ...rows((at) => [
          `PL2023-0${String(at)}`,
          companies[at],
          3_600 + at,
          dayOf(at),
          dayOf(at),
          '2025-01-31',
        ]),
      ],
    }),
    file('协议价下有两列', {
      lines: [
        heading(['协议编号', '协议单位', '协议价', '', '签约人', '签约人电话']),
        heading(
          ['', '', '标准间', '大床房', '', ''],
          ['contract.number', 'customer.name', null, null, 'contact.name', 'contact.mobile'],
        ),
        ...rows((at) => [`XY-00${String(at)}`, companies[at], 280, 320 + at, people[at], mobile(at)]),
      ],
      merges: ['A1:A2', 'B1:B2', 'C1:D1', 'E1:E2', 'F1:F2'],
    }),
    file(
      '最近成交列全空',
      {
        lines: [
          heading(
            ['客户名称', '负责人', '电话', '最近成交日期', '到期时间', '回款总额'],
            ['customer.name', 'customer.owner', 'customer.phone', null, null, null],
          ),
          ...rows((at) => [companies[at], owners[at], `0551-6555100${String(at)}`, '', '', '']),
        ],
      },
      { users },
    ),
    file('经营范围与国标行业', {
      lines: [
        heading(['企业名称', '国标行业', '经营范围'], ['customer.name', 'customer.industry', null]),
        ...rows((at) => [
          companies[at],
          is('批发业'),
          '机电设备、五金交电的销售；技术咨询服务（依法须经批准的项目除外）',
        ]),
      ],
    }),
    file('账号像邮箱', {
      lines: [
        heading(
          ['订单编号', '买家支付宝账号', '收货单位', '订单创建时间', '订单金额'],
          ['contract.number', null, 'customer.name', 'contract.sign_date', 'contract.amount'],
        ),
        ...rows((at) => [
          `20240101000${String(at)}`,
          `buyer${String(at)}@163.com`,
          companies[at],
          is(`${dayOf(at)} 10:20:30`, dayOf(at)),
          500 + at,
        ]),
      ],
    }),
  ];
}

function ofPeople(): readonly WrittenFile[] {
  return [
    file('单位负责人与联络员各有手机', {
      lines: [
        heading(
          ['会员单位', '单位负责人', '负责人手机', '联络员', '联络员手机'],
          ['customer.name', 'contact.name', 'contact.mobile', 'contact2.name', 'contact2.mobile'],
        ),
        ...rows((at) => [companies[at], people[at], mobile(at), others[at], mobile(at, 1)]),
      ],
    }),
    file('幼儿与父母', {
      lines: [
        heading(
          ['幼儿姓名', '父亲姓名', '父亲电话', '母亲姓名', '母亲电话', '家庭住址'],
          [
            'customer.name',
            'contact.name',
            'contact.mobile',
            'contact2.name',
            'contact2.mobile',
            'customer.address',
          ],
        ),
        ...rows((at) => [
          people[at],
          others[at],
          mobile(at),
          thirds[at],
          mobile(at, 1),
          `人民路${String(at + 1)}号2单元`,
        ]),
      ],
    }),
    file(
      '宠主与宠物',
      {
        lines: [
          heading(
            ['宠主姓名', '宠主手机', '宠物名', '储值余额'],
            ['customer.name', 'customer.phone|contact.mobile', null, null],
          ),
          ...rows((at) => [people[at], mobile(at), '豆豆', 200 + at]),
        ],
      },
      { counts: [8, 8, 0, 0] },
    ),
    file('展位费与已付款不是合同', {
      lines: [
        heading(
          ['展位号', '参展单位', '参展联系人', '移动电话', '展位费', '已付款'],
          [null, 'customer.name', 'contact.name', 'contact.mobile', null, null],
        ),
        ...rows((at) => [`A${String(100 + at)}`, companies[at], people[at], mobile(at), 6_000, 3_000 + at]),
      ],
    }),
    file('业主与租户', {
      lines: [
        heading(
          ['业主姓名', '业主电话', '租户姓名', '租户电话'],
          ['customer.name', 'customer.phone', 'contact.name', 'contact.mobile'],
        ),
        ...rows((at) => [people[at], mobile(at), others[at], mobile(at, 1)]),
      ],
    }),
    file('发货人的发货电话', {
      lines: [
        heading(
          ['发货方', '发货人', '发货电话', '目的地'],
          ['customer.name', 'contact.name', 'contact.mobile', null],
        ),
        ...rows((at) => [companies[at], people[at], mobile(at), '合肥']),
      ],
    }),
    file(
      '接待人是同事',
      {
        lines: [
          heading(
            ['登记时间', '新人姓名', '手机', '接待人', '状态'],
            ['customer.created_date', 'contact.name', 'contact.mobile', 'customer.owner', 'customer.status'],
          ),
          ...rows((at) => [dayOf(at), people[at], mobile(at), owners[at], at % 2 ? '意向' : '流失']),
        ],
      },
      { users, counts: [8, 8, 0, 0] },
    ),
    file(
      '微信好友',
      {
        lines: [
          heading(
            ['昵称', '备注名', '微信号', '手机号', '来源'],
            [null, 'contact.name', 'contact.wechat', 'contact.mobile', 'customer.source'],
          ),
          ...rows((at) => [
            ['小太阳', '风轻云淡', '平安是福', '木子'][at % 4],
            people[at],
            `wx_sun${String(at)}`,
            mobile(at),
            '群聊',
          ]),
        ],
      },
      { counts: [8, 8, 0, 0] },
    ),
  ];
}

function ofLayout(): readonly WrittenFile[] {
  const school = heading(
    ['学校名称', '总务主任', '手机号码', '校址'],
    ['customer.name', 'contact.name', 'contact.mobile', 'customer.address'],
  );
  const schools = [
    '第一中学',
    '实验小学',
    '育才学校',
    '新华小学',
    '城关中学',
    '朝阳小学',
    '东方学校',
    '红旗中学',
  ];
  const line = (at: number): Line =>
    row(`肥东县${schools[at] ?? ''}`, people[at], mobile(at), `人民路${String(at + 1)}号`);
  return [
    file('编号的分区标题像单位名', {
      lines: [
        school,
        junk('一、城区学校'),
        ...[0, 1, 2, 3].map((at) => line(at)),
        junk('二、乡镇学校'),
        ...[4, 5, 6, 7].map((at) => line(at)),
        junk('会计：', '', '出纳：', '制单：'),
      ],
    }),
    file(
      '没有表头的地址列',
      {
        lines: [
          heading([], ['customer.name', 'contact.name', 'contact.mobile', 'customer.address']),
          ...rows((at) => [
            companies[at],
            people[at],
            mobile(at),
            `安徽省合肥市庐阳区长江路${String(at + 1)}号`,
          ]),
        ],
      },
      { as: 'gbk' },
    ),
    file('同样的列无间隔并排', {
      lines: [
        heading(
          ['客户', '联系人', '电话', '客户', '联系人', '电话'],
          [
            'customer.name',
            'contact.name',
            'contact.mobile',
            'customer.name',
            'contact.name',
            'contact.mobile',
          ],
          [
            [0, 2],
            [3, 5],
          ],
        ),
        ...[0, 1, 2, 3].map((at) =>
          row(companies[at], people[at], mobile(at), companies[at + 4], people[at + 4], mobile(at + 4)),
        ),
      ],
    }),
    file(
      '户主与户号',
      {
        lines: [
          words('XX县供热用户台账'),
          heading(
            ['户号', '户主', '联系电话', '供热面积', '欠费'],
            ['customer.code', 'customer.name', 'customer.phone', null, null],
          ),
          ...rows((at) => [`0000${String(at)}`, people[at], mobile(at), 88 + at, 12]),
          junk('本页小计', '', '', 700, 96),
        ],
      },
      { counts: [8, 8, 0, 0] },
    ),
  ];
}
