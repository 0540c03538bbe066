import { a, b, c, sheet, type NastySheet } from './nastySheet';

/** What stands in single cells. */
export function cellSheets(): readonly NastySheet[] {
  return [
    sheet(
      'destroyed telephone numbers',
      {
        rows: [
          ['客户名称', '联系人', '手机'],
          ['杭州绿源农业有限公司', '张伟', '1.38E+10'],
          ['宁波三江家具厂', '李娜', '1390000222'],
          ['温州永固橡塑制品有限公司', '王强', 13700003333],
        ],
      },
      [
        {
          headerRows: [1],
          fields: ['customer.name', 'contact.name', 'contact.mobile'],
          rows: {
            2: { ...a, '!': ['contact.mobile'] },
            3: { ...b, '!': ['contact.mobile'] },
            4: { ...c, 'contact.mobile': '13700003333' },
          },
        },
      ],
      [3, 3, 0, 0],
    ),
    sheet(
      'dates of every hand',
      {
        rows: [
          ['客户名称', '建档日期', '下次联系'],
          ['杭州绿源农业有限公司', '2023.5.6', '2026/12/1'],
          ['宁波三江家具厂', 45000, '20261201'],
          ['温州永固橡塑制品有限公司', '2023年2月30日', '下周五'],
          ['台州众诚印刷包装有限公司', '二〇一九年五月一日', '2026-12-01 10:30'],
        ],
      },
      [
        {
          headerRows: [1],
          fields: ['customer.name', 'customer.created_date', 'customer.next_follow_date'],
          rows: {
            2: { ...a, 'customer.created_date': '2023-05-06', 'customer.next_follow_date': '2026-12-01' },
            3: { ...b, 'customer.created_date': '2023-03-15', 'customer.next_follow_date': '2026-12-01' },
            4: { ...c, '!': ['customer.created_date', 'customer.next_follow_date'] },
            5: { 'customer.created_date': '2019-05-01', 'customer.next_follow_date': '2026-12-01' },
          },
        },
      ],
      [4, 0, 0, 0],
    ),
    sheet(
      'several people in a cell',
      {
        rows: [
          ['公司名称', '联系人', '地址'],
          ['杭州绿源农业有限公司', '张三13800138001/李四 13900139002', '文三路1号'],
          ['宁波三江家具厂', '王五（经理）13700003333', '中山路2号'],
          ['温州永固橡塑制品有限公司', '赵敏', '人民路3号'],
        ],
      },
      [
        {
          headerRows: [1],
          fields: ['customer.name', 'contact.name', 'customer.address'],
          rows: { 2: a, 3: b, 4: { ...c, 'contact.name': '赵敏' } },
        },
      ],
      [3, 4, 0, 0],
    ),
    sheet(
      'owners known and unknown',
      {
        rows: [
          ['客户名称', '联系人', '手机', '负责人'],
          ['杭州绿源农业有限公司', '张伟', '13800001111', '王芳'],
          ['宁波三江家具厂', '李娜', '13900002222', '没有这人'],
        ],
      },
      [
        {
          headerRows: [1],
          fields: ['customer.name', 'contact.name', 'contact.mobile', 'customer.owner'],
          rows: { 2: { ...a, 'customer.owner': '王芳' }, 3: { ...b, '!': ['customer.owner'] } },
        },
      ],
      [2, 2, 0, 0],
      ['王芳', '刘洋'],
    ),
    sheet(
      'stages and probabilities as words',
      {
        rows: [
          ['客户', '商机名称', '金额', '阶段', '赢率', '预计签单日期'],
          ['杭州绿源农业有限公司', '灌溉设备', '12万5千', '已报价', '六成', '2026-12-31'],
          ['宁波三江家具厂', '流水线', '¥3,000.50', '商务谈判', '0.8', '2026.11.30'],
          ['温州永固橡塑制品有限公司', '模具', '面议', '不知道', '150%', '2026-12-31'],
        ],
      },
      [
        {
          headerRows: [1],
          fields: [
            'customer.name',
            'opportunity.name',
            'opportunity.amount',
            'opportunity.stage',
            'opportunity.probability',
            'opportunity.expected_close_date',
          ],
          rows: {
            2: {
              ...a,
              'opportunity.amount': 125000,
              'opportunity.stage': '方案报价',
              'opportunity.probability': 60,
            },
            3: { ...b, 'opportunity.amount': 3000.5, 'opportunity.stage': '商务谈判' },
            4: { ...c, '!': ['opportunity.amount', 'opportunity.stage', 'opportunity.probability'] },
          },
        },
      ],
      [3, 0, 3, 0],
    ),
  ];
}
