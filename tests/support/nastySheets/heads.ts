import { bad, day, file, heading, is, junk, row, words, type WrittenFile } from './sheetWriting';

const people = ['customer.name', 'contact.name', 'contact.mobile'] as const;

/** Sheets whose heads are hard to tell from what is around them. */
export function heads(): readonly WrittenFile[] {
  return [
    file('字段代码在中文表头之上', {
      lines: [
        heading(['cust_name', 'linkman', 'mobile', 'create_time']),
        heading(['客户名称', '联系人', '手机', '创建时间'], [...people, 'customer.created_date']),
        row('无锡瑞丰包装有限公司', '张敏', '13812340001', '2024-01-01'),
        row('佛山中泰建材厂', '李强', '13912340002', '2024-01-02'),
      ],
    }),
    file('表头在第十三行', {
      lines: [
        words('无锡某某商贸有限公司'),
        words('客户管理制度附件三'),
        words(),
        words('一、本表由销售内勤负责维护，每周五更新。'),
        words('二、客户等级按上年采购额划分：A级50万以上，B级10万以上。'),
        words('三、离职员工名下客户由主管重新分配。'),
        words(),
        words('维护人：', '王芳', '', '更新日期：', '2024-12-27'),
        words(),
        words(),
        words('客户明细'),
        words(),
        heading(['序号', '客户名称', '联系人', '手机', '客户等级'], [null, ...people, 'customer.level']),
        row(1, '无锡瑞丰包装有限公司', '张敏', '13812340001', 'A'),
        row(2, '佛山中泰建材厂', '李强', '13912340002', is('B级', 'B')),
        row(3, '东莞恒通电子有限公司', '王芳', '15912340003', is('C类', 'C')),
      ],
    }),
    file('表头下一行是单位', {
      lines: [
        heading(
          ['客户名称', '注册资本', '年营业额', '联系人', '手机'],
          [
            'customer.name',
            'customer.registered_capital',
            'customer.annual_revenue',
            'contact.name',
            'contact.mobile',
          ],
        ),
        junk('', '(元)', '(元)', '', ''),
        row('无锡瑞丰包装有限公司', 500000, 12000000, '张敏', '13812340001'),
        row('佛山中泰建材厂', 1000000, 8000000, '李强', '13912340002'),
      ],
    }),
    file('编号行在表头之下', {
      lines: [
        heading(['客户名称', '联系人', '手机', '地址'], [...people, 'customer.address']),
        junk('A', 'B', 'C', 'D'),
        row('无锡瑞丰包装有限公司', '张敏', '13812340001', '人民路1号'),
        row('佛山中泰建材厂', '李强', '13912340002', '建设路2号'),
      ],
    }),
    file('同样的表头两段', {
      lines: [
        words('一部'),
        heading(['客户名称', '联系人', '手机'], [...people]),
        row('无锡瑞丰包装有限公司', '张敏', '13812340001'),
        row('佛山中泰建材厂', '李强', '13912340002'),
        words(),
        junk('二部'),
        junk('客户名称', '联系人', '手机'),
        row('东莞恒通电子有限公司', '王芳', '15912340003'),
        row('青岛蓝天食品有限公司', '赵静', '18612340004'),
      ],
    }),
    file('三人并列两行表头', {
      lines: [
        heading(['公司名称', '第一联系人', '', '第二联系人', '', '第三联系人', '', '备注']),
        heading(
          ['', '姓名', '电话', '姓名', '电话', '姓名', '电话', ''],
          [
            'customer.name',
            'contact.name',
            'contact.mobile|contact.phone',
            'contact2.name',
            'contact2.mobile|contact2.phone',
            'contact3.name',
            'contact3.mobile|contact3.phone',
            'customer.remark',
          ],
        ),
        row('无锡瑞丰包装有限公司', '张敏', '13812340001', '孙杰', '13812340011', '', '', ''),
        row(
          '佛山中泰建材厂',
          '李强',
          '13912340002',
          '周洋',
          '13912340012',
          '吴涛',
          '13912340022',
          '三人轮班',
        ),
      ],
      merges: ['A1:A2', 'B1:C1', 'D1:E1', 'F1:G1', 'H1:H2'],
    }),
    file('合并未合并的两行表头', {
      lines: [
        heading(['客户', '', '合同', '', '', '']),
        heading(
          ['名称', '地址', '编号', '金额', '签订日期', '到期日期'],
          [
            'customer.name',
            'customer.address',
            'contract.number',
            'contract.amount',
            'contract.sign_date',
            'contract.end_date',
          ],
        ),
        row('无锡瑞丰包装有限公司', '人民路1号', 'HT-1', 12000, '2024-01-01', '2024-12-31'),
        row('佛山中泰建材厂', '建设路2号', 'HT-2', 8000, day('2024-02-01'), bad('另议')),
      ],
    }),
    file(
      '英文表头小写无空格',
      {
        lines: [
          heading(
            ['companyname', 'contactname', 'phonenumber', 'emailaddress', 'createdat'],
            [
              'customer.name',
              'contact.name',
              'contact.phone|contact.mobile|customer.phone',
              'contact.email',
              'customer.created_date',
            ],
          ),
          row(
            'Alpha Ltd',
            'Jane Roe',
            '13812340001',
            'jane@alpha.example.com',
            is('2024-01-01T10:00:00', '2024-01-01'),
          ),
          row(
            'Beta Ltd',
            'John Poe',
            '13912340002',
            'john@beta.example.com',
            is('2024-01-02T10:00:00', '2024-01-02'),
          ),
        ],
      },
      { as: 'csv' },
    ),
    file(
      '全是不认识的表头',
      {
        lines: [
          heading(
            ['对手方', '接口人', '咋找他', '啥时候来的'],
            ['customer.name', 'contact.name|', 'contact.mobile|customer.phone', 'customer.created_date|'],
          ),
          row('无锡瑞丰包装有限公司', is('张敏'), '13812340001', is('2024-01-01')),
          row('佛山中泰建材有限公司', is('李强'), '13912340002', is('2024-01-02')),
          row('东莞恒通电子有限公司', is('王芳'), '15912340003', is('2024-01-03')),
          row('青岛蓝天食品有限公司', is('赵静'), '18612340004', is('2024-01-04')),
        ],
      },
      { counts: [4, 0, 0, 0] },
    ),
    file('首行空且首列空', {
      lines: [
        words(),
        heading(['', '客户名称', '联系人', '手机'], [null, ...people]),
        row('', '无锡瑞丰包装有限公司', '张敏', '13812340001'),
        row('√', '佛山中泰建材厂', '李强', '13912340002'),
        row('', '东莞恒通电子有限公司', '王芳', '15912340003'),
      ],
    }),
    file('两表之间只隔一行标题', {
      lines: [
        heading(
          ['合同编号', '客户名称', '合同金额'],
          ['contract.number', 'customer.name', 'contract.amount'],
        ),
        row('HT-1', '无锡瑞丰包装有限公司', 12000),
        row('HT-2', '佛山中泰建材厂', 8000),
        junk('合计', '', 20000),
        words('在谈商机'),
        heading(
          ['商机名称', '客户名称', '预计金额', '阶段'],
          ['opportunity.name', 'customer.name', 'opportunity.amount', 'opportunity.stage'],
        ),
        row('货架', '东莞恒通电子有限公司', 30000, is('报价', '方案报价')),
        row('叉车', '青岛蓝天食品有限公司', 50000, is('谈判', '商务谈判')),
        junk('合计', '', 80000),
      ],
    }),
  ];
}
