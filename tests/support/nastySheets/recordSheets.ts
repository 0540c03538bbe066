import { a, b, csv, sheet, type NastySheet } from './nastySheet';

/** Which rows become which records. */
export function recordSheets(): readonly NastySheet[] {
  return [
    sheet(
      'merged bodies',
      {
        rows: [
          ['客户名称', '地址', '联系人', '手机'],
          ['杭州绿源农业有限公司', '文三路1号', '张伟', '13800001111'],
          ['', '', '李娜', '13900002222'],
          ['', '', '赵敏', '13700003333'],
          ['宁波三江家具厂', '中山路2号', '王强', '13600004444'],
        ],
        merges: ['A2:A4', 'B2:B4'],
      },
      [
        {
          headerRows: [1],
          fields: ['customer.name', 'customer.address', 'contact.name', 'contact.mobile'],
          rows: {
            3: { ...a, 'customer.address': '文三路1号', 'contact.name': '李娜' },
            4: { ...a, 'contact.name': '赵敏' },
            5: { ...b, 'contact.name': '王强' },
          },
        },
      ],
      [2, 4, 0, 0],
    ),
    {
      name: 'names only in the first of several rows, not merged',
      fileName: '填充.csv',
      bytes: csv([
        ['客户名称', '地区', '联系人', '手机'],
        ['杭州绿源农业有限公司', '杭州', '张伟', '13800001111'],
        ['', '', '李娜', '13900002222'],
        ['', '', '赵敏', '13700003333'],
        ['宁波三江家具厂', '宁波', '王强', '13600004444'],
        ['', '', '钱坤', '13500005555'],
      ]),
      tables: [
        {
          headerRows: [1],
          fields: ['customer.name', 'customer.region', 'contact.name', 'contact.mobile'],
          rows: { 3: { ...a, 'contact.name': '李娜' }, 6: { ...b, 'contact.name': '钱坤' } },
        },
      ],
      counts: [2, 5, 0, 0],
    },
    sheet(
      'one missing name is not filled from above',
      {
        rows: [
          ['客户名称', '联系人', '手机'],
          ['杭州绿源农业有限公司', '张伟', '13800001111'],
          ['', '李娜', '13900002222'],
          ['宁波三江家具厂', '王强', '13600004444'],
        ],
      },
      [
        {
          headerRows: [1],
          fields: ['customer.name', 'contact.name', 'contact.mobile'],
          rows: { 3: 'reject' },
        },
      ],
      [2, 2, 0, 0],
    ),
    sheet(
      'the same customer twice, once with blanks and brackets',
      {
        rows: [
          ['客户名称', '联系人', '地址'],
          ['绿源(杭州)农业有限公司', '张伟', '文三路1号'],
          ['绿源（杭州） 农业有限公司', '李娜', ''],
        ],
      },
      [
        {
          headerRows: [1],
          fields: ['customer.name', 'contact.name', 'customer.address'],
          rows: { 2: { 'contact.name': '张伟' }, 3: { 'contact.name': '李娜' } },
        },
      ],
      [1, 2, 0, 0],
    ),
    sheet(
      'people without companies',
      {
        rows: [
          ['姓名', '手机', '邮箱', '生日'],
          ['张伟', '13800001111', 'zw@sample.cn', '1980-05-06'],
          ['李娜', '13900002222', '无', ''],
        ],
      },
      [
        {
          headerRows: [1],
          fields: ['contact.name', 'contact.mobile', 'contact.email', 'contact.birthday'],
          rows: { 2: { 'contact.name': '张伟', 'contact.birthday': '1980-05-06' } },
        },
      ],
      [0, 2, 0, 0],
    ),
  ];
}
