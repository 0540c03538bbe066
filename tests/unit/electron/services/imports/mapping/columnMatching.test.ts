import { describe, expect, it } from 'vitest';
import { noDefinitions } from '../../../../../../db/schema/definitions';
import { effectiveSchema } from '../../../../../../db/schema/effectiveSchema';
import { registry } from '../../../../../../db/schema/registry';
import { createPlanner } from '../../../../../../electron/services/imports/mapping/tablePlan';

const values: Readonly<Record<string, readonly unknown[]>> = {
  company: ['杭州绿源农业有限公司', '宁波三江家具厂', '温州永固橡塑制品有限公司', '台州众诚印刷包装有限公司'],
  person: ['张伟', '李娜', '王强', '赵敏'],
  owner: ['王芳', '刘洋', '王芳', '陈静'],
  mobile: ['13800001111', '13900002222', '13700003333', '13600004444'],
  landline: ['0571-88881234', '0574-87654321', '0577-86543210', '0576-86543211'],
  mail: ['a@sample.cn', 'b@sample.cn', 'c@sample.cn', 'd@sample.cn'],
  date: ['2020-01-02', '2021-03-04', '2022-05-06', '2023-07-08'],
  amount: [1200, 35000, 98000, 4500],
  percent: ['60%', '70%', '80%', '90%'],
  number: ['HT2020001', 'HT2020002', 'HT2020003', 'HT2020004'],
  sequence: [1, 2, 3, 4],
  address: ['文三路1号', '中山路2号', '人民路3号', '解放路4号'],
  words: ['老客户', '要发票', '下周回访', ''],
  title: ['经理', '厂长', '采购', '总监'],
  grade: ['A', 'B', 'A', 'C'],
  lifecycle: ['潜在', '意向', '成交', '流失'],
  stage: ['初步接洽', '方案报价', '商务谈判', '赢单'],
  contractState: ['执行中', '已完成', '执行中', '已终止'],
  product: ['办公桌椅', '检测仪', '宣传册', '流水线'],
  account: ['6222020200001234567', '6222020200001234568', '6222020200001234569', '6222020200001234560'],
  gender: ['女', '男', '女', '男'],
  short: ['绿源', '三江', '永固', '众诚'],
  nobody: ['周涛', '吴磊', '郑洁', '孙悦'],
  cards: ['8860012', '8860013', '8860014', '8860015'],
  scope: [
    '农产品初加工；食用农产品批发；农业机械服务；货物进出口（依法须经批准的项目除外）',
    '家具制造；家具销售；家具安装和维修服务；木材加工；室内装饰装修（凭许可证经营）',
    '橡胶制品制造；塑料制品销售；模具制造；新材料技术研发；国内贸易代理；道路货物运输',
    '包装装潢印刷品印刷；纸制品制造；纸制品销售；广告设计、代理；广告制作；图文设计制作',
  ],
  postcode: ['310000', '315000', '325000', '318000'],
  mixed: ['张伟', '宁波三江家具厂', '王强', '赵敏'],
  yesNo: ['是', '否', '是', '是'],
};

const planner = createPlanner({
  schema: effectiveSchema(registry, noDefinitions),
  users: ['王芳', '刘洋', '陈静'],
  today: '2026-11-22',
  layouts: new Map(),
});

const plainSheet = {
  index: 0,
  name: 'Sheet1',
  visibility: 'visible',
  lastRow: 5,
  columnCount: 1,
  merges: [],
  hiddenRows: [],
  hiddenColumns: [],
} as const;

/** Plans a sheet of these columns (`heading: values → target`) and answers the targets it found. */
function targetsOf(
  columns: readonly (readonly [heading: string, content: string, target: string | null])[],
  name = 'Sheet1',
): unknown {
  const cells = (at: number): never[] =>
    columns.map(([, content]) => values[content]?.[at] ?? null) as never[];
  const rows = [
    { row: 1, cells: columns.map(([heading]) => heading) },
    ...[0, 1, 2, 3].map((at) => ({ row: at + 2, cells: cells(at) })),
  ];
  const sheet = {
    index: 0,
    name,
    visibility: 'visible',
    lastRow: 5,
    columnCount: columns.length,
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
  } as const;
  const found = planner.plan(rows, sheet)[0]?.columns ?? [];
  return columns.map(([heading, content]) => [
    heading,
    content,
    found.find((column) => column.heading === heading)?.target ?? null,
  ]);
}

const tables: readonly (readonly [string, readonly (readonly [string, string, string | null])[]])[] = [
  [
    'a list of customers',
    [
      ['序号', 'sequence', null],
      ['单位名称', 'company', 'account.name'],
      ['法人代表', 'person', 'account.legalPerson'],
      ['联系人', 'person', 'contact.name'],
      ['职务', 'title', 'accountContact.title'],
      ['手机', 'mobile', 'contact.mobiles'],
      ['办公电话', 'landline', 'contact.phones'],
      ['通讯地址', 'address', 'account.address'],
      ['账号', 'account', 'account.bankAccount'],
      ['客户级别', 'grade', 'account.grade'],
      ['客户状态', 'lifecycle', 'account.lifecycle'],
      ['负责人', 'owner', 'account.owner'],
      ['备注', 'words', 'account.remark'],
    ],
  ],
  [
    'contracts',
    [
      ['合同编号', 'number', 'contract.number'],
      ['合同名称', 'product', 'contract.name'],
      ['客户', 'company', 'account.name'],
      ['金额', 'amount', 'contract.amount'],
      ['签订日期', 'date', 'contract.signedOn'],
      ['开始日期', 'date', 'contract.startOn'],
      ['结束日期', 'date', 'contract.endOn'],
      ['状态', 'contractState', 'contract.status'],
      ['业务员', 'owner', 'contract.owner'],
      ['备注', 'words', 'contract.remark'],
    ],
  ],
  [
    'opportunities',
    [
      ['项目名称', 'product', 'opportunity.name'],
      ['客户名称', 'company', 'account.name'],
      ['金额', 'amount', 'opportunity.amount'],
      ['成功率', 'percent', 'opportunity.probability'],
      ['进展', 'stage', 'opportunity.stage'],
      ['预计成交时间', 'date', 'opportunity.expectedCloseOn'],
      ['负责人', 'owner', 'opportunity.owner'],
      ['描述', 'words', 'opportunity.remark'],
    ],
  ],
  [
    'a telephone column with mobiles beside a person',
    [
      ['公司', 'company', 'account.name'],
      ['对接人', 'person', 'contact.name'],
      ['电话', 'mobile', 'contact.mobiles'],
      ['状态', 'lifecycle', 'account.lifecycle'],
    ],
  ],
  [
    'near misses',
    [
      ['客户名称', 'company', 'account.name'],
      ['原联系人', 'person', null],
      ['是否开票', 'yesNo', null],
      ['联系人', 'person', 'contact.name'],
    ],
  ],
  [
    'amounts in a list of customers that are nobody’s',
    [
      ['客户名称', 'company', 'account.name'],
      ['电话', 'landline', 'account.phones'],
      ['累计金额', 'amount', null],
    ],
  ],
  [
    'a full name beside the one everybody says',
    [
      ['代码', 'number', 'account.code'],
      ['名称', 'short', 'account.shortName'],
      ['全名', 'company', 'account.name'],
    ],
  ],
  [
    'headings in initials, those of two letters too',
    [
      ['KHMC', 'company', 'account.name'],
      ['LXR', 'person', 'contact.name'],
      ['SJHM', 'mobile', 'contact.mobiles'],
      ['CZ', 'landline', 'account.fax'],
      ['DZ', 'address', 'account.address'],
      ['YB', 'postcode', 'account.postcode'],
      ['BZ', 'words', 'account.remark'],
    ],
  ],
  [
    'two letters among other headings, which mean nothing',
    [
      ['客户名称', 'company', 'account.name'],
      ['联系人', 'person', 'contact.name'],
      ['BZ', 'words', null],
    ],
  ],
  [
    'somebody before a telephone number that says not whose it is',
    [
      ['客户', 'company', 'account.name'],
      ['约稿人', 'nobody', 'contact.name'],
      ['联系电话', 'mobile', 'contact.mobiles'],
    ],
  ],
  [
    'somebody called by a word of the trade, with the position before the number',
    [
      ['客户', 'company', 'account.name'],
      ['带头', 'nobody', 'contact.name'],
      ['职位', 'title', 'accountContact.title'],
      ['Tel', 'mobile', 'contact.mobiles'],
    ],
  ],
  [
    'somebody before a telephone number who works here by what he is called',
    [
      ['客户', 'company', 'account.name'],
      ['施工师傅', 'nobody', null],
      ['电话', 'mobile', 'account.phones'],
    ],
  ],
  [
    'a name that is not written out',
    [
      ['工程名', 'product', 'opportunity.name'],
      ['客户', 'company', 'account.name'],
      ['预计下单', 'date', 'opportunity.expectedCloseOn'],
    ],
  ],
  [
    'a colleague before a telephone number',
    [
      ['客户', 'company', 'account.name'],
      ['催办人', 'owner', 'account.owner'],
      ['联系电话', 'mobile', 'account.phones'],
    ],
  ],
  [
    'two people who are called by what they do',
    [
      ['开票抬头', 'company', 'account.name'],
      ['业务对接人', 'person', 'contact.name'],
      ['业务电话', 'mobile', 'contact.mobiles'],
      ['对账人', 'nobody', 'contact2.name'],
      ['对账电话', 'landline', 'contact2.phones'],
    ],
  ],
  [
    'the number of somebody’s card, which is no telephone number',
    [
      ['会员姓名', 'person', 'account.name'],
      ['手机', 'mobile', 'contact.mobiles'],
      ['推荐人卡号', 'cards', null],
    ],
  ],
  [
    'what is said of an elder, and not of the guardian',
    [
      ['长者姓名', 'person', 'account.name'],
      ['性别', 'gender', null],
      ['监护人', 'nobody', 'contact.name'],
      ['监护人电话', 'mobile', 'contact.mobiles'],
      ['备注', 'words', 'account.remark'],
    ],
  ],
  [
    'what is said of a patient nobody stands beside',
    [
      ['患者', 'person', 'account.name'],
      ['性别', 'gender', 'contact.gender'],
      ['手机号', 'mobile', 'contact.mobiles'],
    ],
  ],
  [
    'what a company may do, in sentences',
    [
      ['企业名称', 'company', 'account.name'],
      ['经营范围', 'scope', null],
    ],
  ],
  [
    'the end of a warranty and a fee, which make no contract',
    [
      ['客户单位', 'company', 'account.name'],
      ['质保到期', 'date', null],
      ['收费(元)', 'amount', null],
    ],
  ],
];

describe('columns are brought to fields by heading, by content, and as a whole table', () => {
  it.each(tables)('%s', (_name, columns) => {
    expect(targetsOf(columns)).toEqual(columns.map((column) => [...column]));
  });

  it('tells persons among firms row by row', () => {
    const rows = [
      { row: 1, cells: ['用户', '电话'] },
      ...[0, 1, 2, 3].map((at) => ({
        row: at + 2,
        cells: [values['mixed']?.[at], values['mobile']?.[at]] as never[],
      })),
    ];
    expect(planner.plan(rows, { ...plainSheet, columnCount: 2 })[0]?.isOfPersons).toBe(true);
    const firms = rows.map((row, at) =>
      at === 0 ? row : { ...row, cells: [values['company']?.[at - 1], row.cells[1]] as never[] },
    );
    expect(planner.plan(firms, { ...plainSheet, columnCount: 2 })[0]?.isOfPersons).toBe(false);
  });

  it('takes people in a column of visiting customers for persons', () => {
    const rows = [
      { row: 1, cells: ['进店客户', '电话'] },
      ...[0, 1, 2, 3].map((at) => ({
        row: at + 2,
        cells: [values['person']?.[at], values['mobile']?.[at]] as never[],
      })),
    ];
    expect(planner.plan(rows, { ...plainSheet, columnCount: 2 })[0]?.isOfPersons).toBe(true);
  });

  it('says why, and how sure it is', () => {
    const rows = [
      { row: 1, cells: ['客户名称', '编号', '没人懂'] },
      ...[0, 1, 2, 3].map((at) => ({
        row: at + 2,
        cells: [values['company']?.[at], values['mail']?.[at], values['words']?.[at]] as never[],
      })),
    ];
    const sheet = {
      index: 0,
      name: null,
      visibility: 'visible',
      lastRow: 5,
      columnCount: 3,
      merges: [],
      hiddenRows: [],
      hiddenColumns: [],
    } as const;
    const found = planner
      .plan(rows, sheet)[0]
      ?.columns.map(({ target, confidence, reason }) => ({ target, confidence, reason }));
    expect(found).toEqual([
      { target: 'account.name', confidence: 'high', reason: { code: 'headingAndContent', share: 100 } },
      { target: 'contact.mail', confidence: 'medium', reason: { code: 'content', share: 100 } },
      { target: null, confidence: 'none', reason: { code: 'unknown' } },
    ]);
  });
});
