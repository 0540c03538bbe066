import { a, b, sheet, type NastySheet } from './nastySheet';

/** What headings say, over one row or three. */
export function headingSheets(): readonly NastySheet[] {
  return [
    sheet(
      'two header rows with merged parents',
      {
        rows: [
          ['客户信息', '', '联系人1', '', '联系人2', ''],
          ['名称', '地址', '姓名', '手机', '姓名', '手机'],
          ['杭州绿源农业有限公司', '文三路1号', '张伟', '13800001111', '李娜', '13900002222'],
          ['宁波三江家具厂', '中山路2号', '王强', '13700003333', '', ''],
        ],
        merges: ['A1:B1', 'C1:D1', 'E1:F1'],
      },
      [
        {
          headerRows: [1, 2],
          fields: [
            'customer.name',
            'customer.address',
            'contact.name',
            'contact.mobile',
            'contact2.name',
            'contact2.mobile',
          ],
          rows: {
            3: { ...a, 'contact.name': '张伟', 'contact2.name': '李娜', 'contact2.mobile': '13900002222' },
            4: { ...b, 'contact.name': '王强' },
          },
        },
      ],
      [2, 3, 0, 0],
    ),
    sheet(
      'three header rows under a title',
      {
        rows: [
          ['2023年合同台账'],
          ['单位：万元'],
          ['合同信息', '', '', '', '履行情况', ''],
          ['合同编号', '客户名称', '合同额', '签订日期', '起止时间', ''],
          ['', '', '', '', '开始', '结束'],
          ['HT-001', '杭州绿源农业有限公司', 12.5, '2023.5.6', '2023-06-01', '2024-05-31'],
          ['HT-002', '宁波三江家具厂', '3', '2023年7月1日', '2023/7/1', '2024/6/30'],
        ],
        merges: ['A1:F1', 'A2:F2', 'A3:D3', 'E3:F3', 'E4:F4', 'A4:A5', 'B4:B5', 'C4:C5', 'D4:D5'],
      },
      [
        {
          headerRows: [3, 4, 5],
          fields: [
            'contract.number',
            'customer.name',
            'contract.amount',
            'contract.sign_date',
            'contract.start_date',
            'contract.end_date',
          ],
          rows: {
            6: {
              ...a,
              'contract.number': 'HT-001',
              'contract.amount': 125000,
              'contract.sign_date': '2023-05-06',
              'contract.end_date': '2024-05-31',
            },
            7: { ...b, 'contract.amount': 30000 },
          },
        },
      ],
      [2, 0, 0, 2],
    ),
    sheet(
      'units in headings',
      {
        rows: [
          ['项目名称', '客户', '预计金额（万元）', '可能性(%)'],
          ['办公桌椅', '杭州绿源农业有限公司', 1.2, 60],
          ['检测仪', '宁波三江家具厂', '30', 80],
        ],
      },
      [
        {
          headerRows: [1],
          fields: ['opportunity.name', 'customer.name', 'opportunity.amount', 'opportunity.probability'],
          rows: {
            2: { ...a, 'opportunity.amount': 12000, 'opportunity.probability': 60 },
            3: { ...b, 'opportunity.amount': 300000 },
          },
        },
      ],
      [2, 0, 2, 0],
    ),
    sheet(
      'twin telephone columns',
      {
        rows: [
          ['单位名称', '联系人', '电话', '电话'],
          ['杭州绿源农业有限公司', '张伟', '0571-88881234', '13800001111'],
          ['宁波三江家具厂', '李娜', '0574-87654321', '13900002222'],
          ['温州永固橡塑制品有限公司', '王强', '0577-86543210', '13700003333'],
        ],
      },
      [
        {
          headerRows: [1],
          fields: ['customer.name', 'contact.name', 'contact.phone', 'contact.mobile'],
          rows: { 2: { ...a, 'contact.phone': '0571-88881234', 'contact.mobile': '13800001111' } },
        },
      ],
      [3, 3, 0, 0],
    ),
    sheet(
      'English headings',
      {
        rows: [
          ['Company Name', 'Contact Person', 'Mobile', 'E-mail', 'Job Title', 'Address', 'Remarks'],
          [
            'Lvyuan Agriculture Co., Ltd.',
            'Zhang Wei',
            '+86 138 0000 1111',
            'zw@sample.cn',
            'Manager',
            '1 Wensan Road',
            'old friend',
          ],
          [
            'Sanjiang Furniture Co., Ltd.',
            'Li Na',
            '13900002222',
            'ln@sample.cn',
            'Buyer',
            '2 Zhongshan Road',
            '',
          ],
        ],
      },
      [
        {
          headerRows: [1],
          fields: [
            'customer.name',
            'contact.name',
            'contact.mobile',
            'contact.email',
            'contact.title',
            'customer.address',
            'customer.remark',
          ],
          rows: {
            2: {
              'customer.name': 'Lvyuan Agriculture Co., Ltd.',
              'contact.mobile': '13800001111',
              'contact.title': 'Manager',
            },
          },
        },
      ],
      [2, 2, 0, 0],
    ),
    sheet(
      'headings in two languages, one under the other',
      {
        rows: [
          ['客户名称', '联系人', '邮箱'],
          ['Company', 'Contact', 'Email'],
          ['杭州绿源农业有限公司', '张伟', 'zw@sample.cn'],
          ['宁波三江家具厂', '李娜', 'ln@sample.cn'],
        ],
      },
      [
        {
          headerRows: [1, 2],
          fields: ['customer.name', 'contact.name', 'contact.email'],
          rows: { 3: { ...a, 'contact.name': '张伟' } },
        },
      ],
      [2, 2, 0, 0],
    ),
    sheet(
      'instruction and example rows under the heading',
      {
        rows: [
          ['*客户名称', '联系人（必填）', '手机号码*', '客户级别'],
          ['必填，不超过50字', '必填', '11位手机号码', '下拉选择'],
          ['示例：某某有限公司', '张三', '13800138000', 'A'],
          ['杭州绿源农业有限公司', '张伟', '13800001111', '重点客户'],
          ['宁波三江家具厂', '李娜', '13900002222', 'b类'],
        ],
      },
      [
        {
          headerRows: [1],
          fields: ['customer.name', 'contact.name', 'contact.mobile', 'customer.level'],
          rows: {
            2: 'skip',
            3: 'skip',
            4: { ...a, 'customer.level': 'A' },
            5: { ...b, 'customer.level': 'B' },
          },
        },
      ],
      [2, 2, 0, 0],
    ),
    sheet(
      'credit codes under the heading 编号',
      {
        rows: [
          ['公司名称', '编号', '注册资本(万元)'],
          ['福州群力家具股份有限公司', '91350102RDM2FHXDQP', 500],
          ['沈阳群力橡塑制品有限公司', '912101021R2J9QQK13', 1000],
        ],
      },
      [
        {
          headerRows: [1],
          fields: ['customer.name', 'customer.uscc', 'customer.registered_capital'],
          rows: { 2: { 'customer.uscc': '91350102RDM2FHXDQP', 'customer.registered_capital': 5000000 } },
        },
      ],
      [2, 0, 0, 0],
    ),
    sheet(
      'headings in pinyin initials',
      {
        rows: [
          ['KHMC', 'LXR', 'SJ', 'DZ'],
          ['杭州绿源农业有限公司', '张伟', '13800001111', '文三路1号'],
          ['宁波三江家具厂', '李娜', '13900002222', '中山路2号'],
          ['温州永固橡塑制品有限公司', '王强', '13700003333', '人民路3号'],
        ],
      },
      [
        {
          headerRows: [1],
          fields: ['customer.name', 'contact.name', 'contact.mobile', null],
          rows: { 2: { ...a, 'contact.name': '张伟', 'contact.mobile': '13800001111' } },
        },
      ],
      [3, 3, 0, 0],
    ),
    sheet(
      'near misses of headings',
      {
        rows: [
          ['客户名称', '客户名称拼音', '曾用名', '原负责人', '是否开票', '联系人'],
          ['杭州绿源农业有限公司', 'HZLYNY', '杭州绿源公司', '老王', '是', '张伟'],
          ['宁波三江家具厂', 'NBSJ', '三江木器厂', '老李', '否', '李娜'],
        ],
      },
      [
        {
          headerRows: [1],
          fields: ['customer.name', null, null, null, null, 'contact.name'],
          rows: { 2: { ...a, 'contact.name': '张伟' } },
        },
      ],
      [2, 2, 0, 0],
    ),
    sheet(
      'headings with line breaks, blanks and full width',
      {
        rows: [
          ['客 户\n名 称', '联 系 人', '手　机', 'Ｅ－ｍａｉｌ', '备  注'],
          ['杭州绿源农业有限公司', '张 伟', '１３８００００１１１１', 'ｚｗ＠sample.cn', '老客户'],
          ['宁波三江家具厂', '李娜', '139 0000 2222', 'ln@sample.cn', ''],
        ],
      },
      [
        {
          headerRows: [1],
          fields: ['customer.name', 'contact.name', 'contact.mobile', 'contact.email', 'customer.remark'],
          rows: {
            2: {
              ...a,
              'contact.name': '张伟',
              'contact.mobile': '13800001111',
              'contact.email': 'zw@sample.cn',
            },
          },
        },
      ],
      [2, 2, 0, 0],
    ),
  ];
}
