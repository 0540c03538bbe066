import {
  day,
  file,
  is,
  words,
  type Counts,
  type Line,
  type WrittenFile,
  type WrittenSheet,
} from './sheetWriting';

/** A file of forms with one record per card, and what each card says: its values by field, in order. */
export interface CardFile {
  readonly file: WrittenFile;
  readonly cards: readonly Readonly<Record<string, unknown>>[];
  readonly counts: Counts;
  /** Where some cells of some cards stand: card, field, address. */
  readonly places?: readonly (readonly [card: number, field: string, address: string])[];
}

const names = [
  '无锡瑞丰包装有限公司',
  '佛山中泰建材厂',
  '东莞恒通电子有限公司',
  '合肥市蓝天幼儿园',
  '青岛东升化工有限公司',
  '宁波金桥贸易有限公司',
];
const people = ['张敏', '李强', '王芳', '赵磊', '孙悦', '周建国'];

function mobile(at: number): string {
  return `1381234000${String(at + 1)}`;
}

function address(at: number): string {
  return `人民路${String(at + 1)}号`;
}

function lines<Made>(count: number, of: (at: number) => readonly Made[]): Made[] {
  return Array.from({ length: count }, (_none, at) => of(at)).flat();
}

/** What every card of these files says. */
function plain(at: number): Readonly<Record<string, unknown>> {
  return { 'customer.name': names[at], 'contact.name': people[at], 'contact.mobile': mobile(at) };
}

function card(
  sheets: WrittenSheet | readonly WrittenSheet[],
  name: string,
  wish: Parameters<typeof file>[2] = {},
): WrittenFile {
  return file(name, sheets, wish);
}

function pairsDown(at: number): Line[] {
  return [
    words(`客户名称：${names[at] ?? ''}`),
    words(`联系人：${people[at] ?? ''}`),
    words(`手机:${mobile(at)}`),
    words(`地址：${address(at)}`),
    words(`建档日期： 2024年3月${String(at + 1)}日`),
    words(at === 1 ? '备注：要求先发样品，货到付款' : '备注：'),
    words(),
  ];
}

/** Forms that are read as cards. */
export function cardFiles(): readonly CardFile[] {
  return [...stacked(), ...besideEachOther(), ...overSheets()];
}

function stacked(): readonly CardFile[] {
  const inWords = (at: number): Readonly<Record<string, unknown>> => ({
    ...plain(at),
    'customer.address': address(at),
    'customer.created_date': `2024-03-0${String(at + 1)}`,
    'customer.remark': at === 1 ? '要求先发样品，货到付款' : undefined,
  });
  return [
    {
      file: card({ lines: [words('客户登记表'), ...lines(4, pairsDown)] }, '一列字段冒号值'),
      cards: [0, 1, 2, 3].map(inWords),
      counts: [4, 4, 0, 0],
      places: [
        [1, 'customer.name', 'A9'],
        [1, 'customer.remark', 'A14'],
      ],
    },
    {
      file: card({ lines: lines(5, pairsDown) }, '一列字段冒号值的文本', { as: 'gbk' }),
      cards: [0, 1, 2, 3, 4].map(inWords),
      counts: [5, 5, 0, 0],
    },
    {
      file: card(
        {
          lines: lines(4, (at) => [
            words('客户信息表'),
            words('单位名称', names[at]),
            words('联系人', people[at]),
            words('联系电话', mobile(at)),
            words('单位地址', address(at)),
            words('客户来源', at < 3 ? '电话' : '展会'),
            words('常用规格', ['50kg', '25kg', '吨袋', '散装'][at]),
            words(),
          ]),
          merges: ['A1:B1', 'A9:B9', 'A17:B17', 'A25:B25'],
        },
        '两列标签与值',
      ),
      cards: [0, 1, 2, 3].map((at) => ({
        ...plain(at),
        'customer.address': address(at),
        'customer.source': at < 3 ? '电话' : '展会',
      })),
      counts: [4, 4, 0, 0],
      places: [[2, 'contact.mobile', 'B20']],
    },
    {
      file: card(
        {
          lines: lines(3, (at) => [
            words('客户档案卡', '', '', '', '', `编号：KH00${String(at + 1)}`),
            words('客户名称', names[at], '', '', '客户等级', ['A', 'B', 'A'][at]),
            words(
              '联系人',
              people[at],
              '职务',
              ['采购经理', '厂长', '总经理'][at],
              '手机',
              Number(mobile(at)),
            ),
            words('地址', address(at), '', '', '开户行', '工商银行城中支行'),
            words(
              '成立日期',
              day(`201${String(at)}-05-06`).cell,
              '注册资本',
              '500万元',
              '邮箱',
              `a${String(at)}@example.com`,
            ),
            words('备注', at === 0 ? '老客户' : '', '', '', '', ''),
            words('填表人：', '', '', '', '日期：', ''),
            words(),
          ]),
          merges: [0, 8, 16].flatMap((down) => [
            `A${String(down + 1)}:E${String(down + 1)}`,
            `B${String(down + 2)}:D${String(down + 2)}`,
            `B${String(down + 4)}:D${String(down + 4)}`,
            `B${String(down + 6)}:F${String(down + 6)}`,
          ]),
        },
        '一行三对的档案卡',
      ),
      cards: [0, 1, 2].map((at) => ({
        ...plain(at),
        'customer.code': `KH00${String(at + 1)}`,
        'customer.level': ['A', 'B', 'A'][at],
        'contact.title': ['采购经理', '厂长', '总经理'][at],
        'customer.address': address(at),
        'customer.bank': '工商银行城中支行',
        'customer.founded_date': `201${String(at)}-05-06`,
        'customer.registered_capital': 5_000_000,
        'contact.email': `a${String(at)}@example.com`,
        'customer.remark': at === 0 ? '老客户' : undefined,
      })),
      counts: [3, 3, 0, 0],
      places: [
        [1, 'customer.name', 'B10'],
        [2, 'contact.mobile', 'F19'],
      ],
    },
    {
      file: card(
        {
          lines: lines(4, (at) => [
            words('基本信息', '企业名称', names[at], '法人代表', people[at + 1]),
            words('', '企业地址', address(at), '所属行业', '制造业'),
            words('联系方式', '联系人', people[at], '手机', mobile(at)),
            words(
              '',
              '微信',
              at === 2 ? '' : `wx_${String(at)}abc`,
              'QQ',
              at === 1 ? '' : `8765432${String(at)}`,
            ),
          ]),
          merges: [0, 4, 8, 12].flatMap((down) => [
            `A${String(down + 1)}:A${String(down + 2)}`,
            `A${String(down + 3)}:A${String(down + 4)}`,
          ]),
        },
        '左侧有分组的登记卡',
        { as: 'biff8' },
      ),
      cards: [0, 1, 2, 3].map((at) => ({
        ...plain(at),
        'customer.legal_person': people[at + 1],
        'customer.address': address(at),
        'contact.wechat': at === 2 ? undefined : `wx_${String(at)}abc`,
        'contact.qq': at === 1 ? undefined : `8765432${String(at)}`,
      })),
      counts: [4, 4, 0, 0],
    },
  ];
}

function besideEachOther(): readonly CardFile[] {
  const two = (at: number): Line[] => {
    const has = at + 1 < 5;
    return [
      words('姓名', people[at], '', has ? '姓名' : '', has ? people[at + 1] : ''),
      words('公司', names[at], '', has ? '公司' : '', has ? names[at + 1] : ''),
      words('职务', '经理', '', has ? '职务' : '', has ? '主任' : ''),
      words('手机', mobile(at), '', has ? '手机' : '', has ? mobile(at + 1) : ''),
      words(),
    ];
  };
  return [
    {
      file: card({ lines: [words('名片册'), ...two(0), ...two(2), ...two(4)] }, '名片左右并排'),
      cards: [0, 1, 2, 3, 4].map((at) => ({ ...plain(at), 'contact.title': at % 2 === 0 ? '经理' : '主任' })),
      counts: [5, 5, 0, 0],
      places: [
        [1, 'contact.name', 'E2'],
        [3, 'contact.mobile', 'E10'],
      ],
    },
    {
      file: card(
        {
          lines: [0, 3].flatMap((at) => [
            words(...[at, at + 1, at + 2].map((one) => `公司名称：${names[one] ?? ''}`)),
            words(...[at, at + 1, at + 2].map((one) => `联系人：${people[one] ?? ''}　手机：${mobile(one)}`)),
            words(...[at, at + 1, at + 2].map((one) => `地址：${address(one)}`)),
            words(),
          ]),
        },
        '三张并排一格多项',
      ),
      cards: [0, 1, 2, 3, 4, 5].map((at) => ({ ...plain(at), 'customer.address': address(at) })),
      counts: [6, 6, 0, 0],
    },
  ];
}

function overSheets(): readonly CardFile[] {
  const form = (at: number): WrittenSheet => ({
    name: people[at] ?? '',
    lines: [
      words('客户登记表'),
      words('登记日期', `2024-0${String(at + 1)}-15`, '业务员', at < 2 ? '周凯' : '吴敏'),
      words('客户名称', names[at], '客户类型', '终端客户'),
      words('联系人', people[at], '联系电话', mobile(at)),
      words('通讯地址', address(at), '', ''),
      words('车牌号', `皖A1234${String(at)}`, '爱好', ['钓鱼', '羽毛球', '', '茶'][at]),
      words('需求说明', `每月用量${String(at + 2)}吨`, '', ''),
      words('客户签字：', '', '', ''),
    ],
    merges: ['A1:D1', 'B5:D5', 'B7:D7'],
  });
  return [
    {
      file: card([0, 1, 2, 3].map(form), '一张工作表一位客户', { users: ['周凯', '吴敏'] }),
      cards: [0, 1, 2, 3].map((at) => ({
        ...plain(at),
        'customer.owner': at < 2 ? '周凯' : '吴敏',
        'customer.address': address(at),
      })),
      counts: [4, 4, 0, 0],
      places: [[2, 'customer.name', 'B3']],
    },
    {
      file: card(
        [
          { name: '填写说明', lines: [words('每位客户填一张表，客户名称必填')] },
          ...[0, 1, 2].map((at) => ({
            name: `第${String(at + 1)}户`,
            lines: [
              words('户主姓名：', people[at]),
              words('联系电话：', mobile(at), ...(at === 1 ? ['备用电话：', '0551-65551234'] : [])),
              words('家庭住址：', address(at)),
              words('用气性质：', '居民'),
              words('安装日期：', day(`2023-0${String(at + 1)}-08`).cell),
            ],
          })),
        ],
        '一户一表与说明页',
      ),
      cards: [0, 1, 2].map((at) => ({ 'customer.name': people[at], 'customer.address': address(at) })),
      counts: [3, 3, 0, 0],
    },
  ];
}

const goods = [
  ['序号', '产品名称', '规格', '数量', '单价', '金额'],
  [1, '纸箱', '60x40', 100, 3.5, 350],
  [2, '胶带', '48mm', 20, 4, 80],
  ['合计', '', '', '', '', 430],
] as const;

function quotation(at: number): Line[] {
  return [
    words('报 价 单'),
    words('客户名称：', names[at], '', '', '报价日期：', '2024-03-01'),
    words('联系人：', people[at], '', '', '电话：', mobile(at)),
    words('报价单位：', '合肥创新包装有限公司', '', '', '业务员：', '周凯'),
    ...goods.map((row) => words(...row)),
    words('付款方式：', '月结30天'),
    words('备注：', '以上价格含税'),
  ];
}

/** Forms to be printed: nothing comes in by itself. */
export function printedForms(): readonly WrittenFile[] {
  const none = { isWithoutTable: true } as const;
  return [
    file('一张报价单', { lines: quotation(0), merges: ['A1:F1'] }, none),
    file(
      '一本报价单',
      [0, 1, 2].map((at) => ({ name: `报价${String(at + 1)}`, lines: quotation(at), merges: ['A1:F1'] })),
      none,
    ),
    file(
      '空白登记表两份',
      {
        lines: lines(2, () => [
          words('客户名称：', '', '联系人：', ''),
          words('电话：', '', '地址：', ''),
          words('备注：'),
          words(),
        ]),
      },
      none,
    ),
    file(
      '一份合同',
      {
        lines: [
          words('购销合同'),
          words('甲方：', names[0], '合同编号：', 'HT-2024-01'),
          words('乙方：', '合肥创新包装有限公司', '签订日期：', is('2024-03-01').cell),
          words('一、产品名称、规格、数量、金额'),
          ...goods.map((row) => words(...row)),
          words('二、质量要求：按国家标准执行。'),
          words('甲方（盖章）：', '', '乙方（盖章）：', ''),
        ],
      },
      none,
    ),
  ];
}
