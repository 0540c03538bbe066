import { a, b, c, csv, sheet, type NastySheet } from './nastySheet';

/** Where tables stand: titles, sections, notes, several tables and sheets. */
export function layoutSheets(): readonly NastySheet[] {
  return [
    {
      name: 'GBK text with a title line',
      fileName: '客户.csv',
      bytes: csv(
        [
          ['客户通讯录'],
          ['客户名称', '联系人', '手机'],
          ['杭州绿源农业有限公司', '张伟', '13800001111'],
          ['宁波三江家具厂', '李娜', '13900002222'],
        ],
        'gbk',
      ),
      tables: [
        {
          headerRows: [2],
          fields: ['customer.name', 'contact.name', 'contact.mobile'],
          rows: { 3: { ...a, 'contact.name': '张伟', 'contact.mobile': '13800001111' } },
        },
      ],
      counts: [2, 2, 0, 0],
    },
    {
      name: 'text parted by semicolons, UTF-16',
      fileName: 'kh.txt',
      bytes: Buffer.concat([
        Buffer.from([0xff, 0xfe]),
        csv(
          [
            ['公司名称', '电话'],
            ['杭州绿源农业有限公司', '0571-88881234'],
            ['宁波三江家具厂', '0574-87654321'],
          ],
          'utf16le',
          '\t',
        ),
      ]),
      tables: [
        {
          headerRows: [1],
          fields: ['customer.name', 'customer.phone'],
          rows: { 2: { ...a, 'customer.phone': '0571-88881234' } },
        },
      ],
      counts: [2, 0, 0, 0],
    },
    sheet(
      'totals, subtotals and sections',
      {
        rows: [
          ['序号', '客户名称', '联系人', '年营业额'],
          ['一、华东区', '', '', ''],
          [1, '杭州绿源农业有限公司', '张伟', '100万'],
          [2, '宁波三江家具厂', '李娜', '50万'],
          ['', '小计', '', '150万'],
          ['二、华南区', '', '', ''],
          [3, '温州永固橡塑制品有限公司', '王强', '20万'],
          ['合  计', '', '', '170万'],
        ],
        merges: ['A2:D2', 'A6:D6'],
      },
      [
        {
          headerRows: [1],
          fields: [null, 'customer.name', 'contact.name', 'customer.annual_revenue'],
          rows: {
            2: 'skip',
            3: { ...a, 'customer.annual_revenue': 1000000 },
            5: 'skip',
            6: 'skip',
            7: { ...c, 'contact.name': '王强' },
            8: 'skip',
          },
        },
      ],
      [3, 3, 0, 0],
    ),
    sheet(
      'signature, page lines and notes below',
      {
        rows: [
          ['客户名称', '联系人', '手机'],
          ['杭州绿源农业有限公司', '张伟', '13800001111'],
          ['第1页 共2页'],
          ['客户名称', '联系人', '手机'],
          ['宁波三江家具厂', '李娜', '13900002222'],
          [],
          ['备注：以上客户均已核对'],
          ['制表：王芳', '审核：刘洋', '日期：2023-5-6'],
        ],
      },
      [
        {
          headerRows: [1],
          fields: ['customer.name', 'contact.name', 'contact.mobile'],
          rows: { 3: 'skip', 4: 'skip', 5: { ...b, 'contact.name': '李娜' }, 7: 'skip', 8: 'skip' },
        },
      ],
      [2, 2, 0, 0],
    ),
    sheet(
      'no heading at all',
      {
        rows: [
          ['杭州绿源农业有限公司', '张伟', '13800001111', 'zw@sample.cn'],
          ['宁波三江家具厂', '李娜', '13900002222', 'ln@sample.cn'],
          ['温州永固橡塑制品有限公司', '王强', '13700003333', 'wq@sample.cn'],
        ],
      },
      [
        {
          headerRows: [],
          fields: ['customer.name', 'contact.name', 'contact.mobile', 'contact.email'],
          rows: { 1: { ...a, 'contact.name': '张伟' }, 3: { ...c, 'contact.email': 'wq@sample.cn' } },
        },
      ],
      [3, 3, 0, 0],
    ),
    sheet(
      'hidden and explaining sheets',
      [
        {
          name: '填写说明',
          rows: [
            ['字段', '说明'],
            ['客户名称', '必填'],
            ['手机', '11位'],
          ],
        },
        {
          name: '客户',
          rows: [
            ['客户名称', '手机'],
            ['杭州绿源农业有限公司', '13800001111'],
            ['宁波三江家具厂', '13900002222'],
          ],
        },
        {
          name: '旧数据',
          rows: [
            ['客户名称', '手机'],
            ['作废有限公司', '13800001111'],
            ['作废二有限公司', '13800001111'],
          ],
          hidden: 1,
        },
        {
          name: '深藏',
          rows: [
            ['客户名称', '手机'],
            ['作废三有限公司', '13800001111'],
            ['作废四有限公司', '13800001111'],
          ],
          hidden: 2,
        },
      ],
      [
        {
          headerRows: [1],
          fields: ['customer.name', 'customer.phone'],
          rows: { 2: { ...a, 'customer.phone': '13800001111' } },
        },
      ],
      [2, 0, 0, 0],
    ),
    sheet(
      'side notes beside the table',
      {
        rows: [
          ['客户名称', '电话', '', '', '注意'],
          ['杭州绿源农业有限公司', '0571-88881234', '', '', '请先打电话'],
          ['宁波三江家具厂', '0574-87654321', '', '', ''],
          ['温州永固橡塑制品有限公司', '0577-86543210', '', '', ''],
          ['台州众诚印刷包装有限公司', '0576-86543211', '', '', ''],
          ['嘉兴鸿运酒店用品有限公司', '0573-86543212', '', '', ''],
          ['湖州佳和教育咨询有限公司', '0572-86543213', '', '', ''],
        ],
      },
      [
        {
          headerRows: [1],
          fields: ['customer.name', 'customer.phone'],
          rows: { 2: { ...a, 'customer.phone': '0571-88881234' } },
        },
      ],
      [6, 0, 0, 0],
    ),
    sheet(
      'two tables below each other',
      {
        rows: [
          ['一、客户'],
          ['客户名称', '联系人', '手机'],
          ['杭州绿源农业有限公司', '张伟', '13800001111'],
          ['宁波三江家具厂', '李娜', '13900002222'],
          [],
          ['二、合同'],
          ['合同编号', '甲方', '合同金额', '签订日期'],
          ['HT-1', '杭州绿源农业有限公司', 5000, '2023-01-02'],
          ['HT-2', '温州永固橡塑制品有限公司', 6000, '2023-02-03'],
        ],
      },
      [
        {
          headerRows: [2],
          fields: ['customer.name', 'contact.name', 'contact.mobile'],
          rows: { 3: { ...a, 'contact.name': '张伟' } },
        },
        {
          headerRows: [7],
          fields: ['contract.number', 'customer.name', 'contract.amount', 'contract.sign_date'],
          rows: { 8: { ...a, 'contract.number': 'HT-1', 'contract.amount': 5000 } },
        },
      ],
      [3, 2, 0, 2],
    ),
    sheet(
      'two tables beside each other',
      {
        rows: [
          ['客户名称', '手机', '', '客户名称', '手机'],
          ['杭州绿源农业有限公司', '13800001111', '', '宁波三江家具厂', '13900002222'],
          ['温州永固橡塑制品有限公司', '13700003333', '', '台州众诚印刷包装有限公司', '13600004444'],
        ],
      },
      [
        { headerRows: [1], fields: ['customer.name', 'customer.phone'], rows: { 2: a } },
        { headerRows: [1], fields: ['customer.name', 'customer.phone'], rows: { 2: b } },
      ],
      [4, 0, 0, 0],
    ),
    sheet(
      'several sheets with the same headings, columns in another order',
      [
        {
          name: '华东',
          rows: [
            ['客户名称', '电话'],
            ['杭州绿源农业有限公司', '0571-88881234'],
            ['宁波三江家具厂', '0574-87654321'],
          ],
        },
        {
          name: '华南',
          rows: [
            ['电话', '客户名称'],
            ['0577-86543210', '温州永固橡塑制品有限公司'],
            ['0571-88881234', '杭州绿源农业有限公司'],
          ],
        },
      ],
      [
        { headerRows: [1], fields: ['customer.name', 'customer.phone'], rows: { 2: a } },
        { headerRows: [1], fields: ['customer.phone', 'customer.name'], rows: { 2: c } },
      ],
      [3, 0, 0, 0],
    ),
    sheet(
      'a table that begins far down and to the right',
      {
        rows: [
          [],
          [],
          ['', '', '某某公司客户一览表'],
          [],
          ['', '', '公司名称', '联系人', '手机'],
          ['', '', '杭州绿源农业有限公司', '张伟', '13800001111'],
          ['', '', '宁波三江家具厂', '李娜', '13900002222'],
        ],
        merges: ['C3:E3'],
      },
      [
        {
          headerRows: [5],
          fields: ['customer.name', 'contact.name', 'contact.mobile'],
          rows: { 6: { ...a, 'contact.name': '张伟' } },
        },
      ],
      [2, 2, 0, 0],
    ),
  ];
}
