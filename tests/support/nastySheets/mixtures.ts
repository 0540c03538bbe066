import {
  bad,
  day,
  file,
  heading,
  is,
  junk,
  refused,
  row,
  rowWith,
  shown,
  words,
  type WrittenFile,
} from './sheetWriting';

const people = ['customer.name', 'contact.name', 'contact.mobile'] as const;

/** Sheets that are nasty in several ways at once. */
export function mixtures(): readonly WrittenFile[] {
  return [
    file('办公与手机分两级', {
      lines: [
        words('', '客户通讯录（2024版）'),
        words(),
        heading(['序号', '单位名称', '联系人', '联系方式', '', '', '通信地址']),
        heading(
          ['', '', '', '办公电话', '手机', '邮箱', ''],
          [
            null,
            'customer.name',
            'contact.name',
            'contact.phone|customer.phone',
            'contact.mobile',
            'contact.email',
            'customer.address',
          ],
        ),
        row(
          1,
          '无锡瑞丰包装有限公司',
          '张敏',
          '0510-82340001',
          '13812340001',
          'zm@rf.example.com',
          '人民路1号',
        ),
        row(2, '佛山中泰建材厂', '李强', '0757-82340002', '13912340002', '', '建设路2号'),
      ],
      merges: ['A3:A4', 'B3:B4', 'C3:C4', 'D3:F3', 'G3:G4'],
    }),
    file('一客多合同', {
      name: '台账',
      lines: [
        heading(
          ['客户名称', '合同编号', '合同金额', '签订日期', '状态'],
          ['customer.name', 'contract.number', 'contract.amount', 'contract.sign_date', 'contract.status'],
        ),
        row('无锡瑞丰包装有限公司', 'HT-01', 10000, '2024-01-01', is('执行中')),
        row(is('', '无锡瑞丰包装有限公司'), 'HT-02', 20000, '2024-02-01', is('已完成')),
        row(is('', '无锡瑞丰包装有限公司'), 'HT-03', 30000, '2024-03-01', is('已终止')),
        row('佛山中泰建材厂', 'HT-04', 40000, '2024-04-01', is('履行中', '执行中')),
        junk('合计', '', 100000),
      ],
      merges: ['A2:A4'],
    }),
    file('金额单位在父表头', {
      lines: [
        heading(['合同号', '客户', '金额（万元）', '', '期限', '']),
        heading(
          ['', '', '合同额', '已收款', '起', '止'],
          [
            'contract.number',
            'customer.name',
            'contract.amount',
            'contract.paid_amount',
            'contract.start_date',
            'contract.end_date',
          ],
        ),
        row('A-1', '无锡瑞丰包装有限公司', is(12.5, 125000), is(5, 50000), '2024-01-01', '2024-12-31'),
        row('A-2', '佛山中泰建材厂', is('8', 80000), is('8', 80000), '2024-02-01', '2025-01-31'),
        row('A-3', '东莞恒通电子有限公司', is('3000元', 3000), is('', undefined), '2024-03-01', bad('未定')),
      ],
      merges: ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1'],
    }),
    file('千元单位行', {
      lines: [
        words('重点项目储备表', '', '', '', ''),
        words('', '', '', '', '金额单位：千元'),
        heading(
          ['项目名称', '客户名称', '预计金额', '成功率', '预计签约日期'],
          [
            'opportunity.name',
            'customer.name',
            'opportunity.amount',
            'opportunity.probability',
            'opportunity.expected_close_date',
          ],
        ),
        row('智能仓库', '无锡瑞丰包装有限公司', is(350, 350000), is('60%', 60), '2026-12-31'),
        row('包装线', '佛山中泰建材厂', is(1200.5, 1200500), is('30%', 30), '2027-03-31'),
        junk('合计', '2个', is(1550.5)),
      ],
      merges: ['A1:E1'],
    }),
    file('合计在最上', {
      lines: [
        heading(['客户名称', '联系人', '手机', '年营业额'], [...people, 'customer.annual_revenue']),
        junk('合计', '', '', 300000),
        row('无锡瑞丰包装有限公司', '张敏', '13812340001', 100000),
        row('佛山中泰建材厂', '李强', '13912340002', 200000),
      ],
    }),
    file('每户之间空一行', {
      lines: [
        heading(['客户名称', '联系人', '手机'], [...people]),
        row('无锡瑞丰包装有限公司', '张敏', '13812340001'),
        words(),
        row('佛山中泰建材厂', '李强', '13912340002'),
        words(),
        row('东莞恒通电子有限公司', '王芳', '15912340003'),
        words(),
        row('青岛蓝天食品有限公司', '赵静', '18612340004'),
      ],
    }),
    file('联系人与电话混写', {
      lines: [
        heading(
          ['客户单位', '联系人及联系方式', '所属区域'],
          ['customer.name', 'contact.name', 'customer.region'],
        ),
        rowWith(
          { 'contact.mobile': '13812340001' },
          '无锡瑞丰包装有限公司',
          is('张敏 13812340001', '张敏'),
          '华东',
        ),
        rowWith(
          {
            'contact.mobile': '13912340002',
            'contact2.name': '周洋',
            'contact2.mobile': '13912340012',
            'contact2.title': '财务',
          },
          '佛山中泰建材厂',
          is('李强13912340002、周洋（财务）13912340012', '李强'),
          '华南',
        ),
        rowWith(
          { 'contact.mobile': '15912340003' },
          '东莞恒通电子有限公司',
          is('王经理：15912340003', '王经理'),
          '华南',
        ),
        row('青岛蓝天食品有限公司', '赵静', '华东'),
      ],
    }),
    file(
      '分号文本',
      {
        lines: [
          heading(
            ['客户编号', '客户名称', '联系人', '备注'],
            ['customer.code', 'customer.name', 'contact.name', 'customer.remark'],
          ),
          row(is('="000123"', '000123'), '无锡瑞丰包装有限公司', '张敏', '多行\n备注'),
          row(is('="000124"', '000124'), '佛山中泰建材厂', '李强', '带"引号"和,逗号'),
          row(is("'000125", '000125'), '东莞恒通电子有限公司', '王芳', ''),
        ],
      },
      { as: 'csv' },
    ),
    file(
      '分公司与总公司',
      {
        lines: [
          heading(['公司名称', '联系人', '手机', '客户类型'], [...people, 'customer.type']),
          row('锦程机电股份有限公司', '张敏', '13812340001', '终端客户'),
          row('锦程机电股份有限公司无锡分公司', '李强', '13912340002', '终端客户'),
          row('锦程机电股份有限公司佛山分公司', '王芳', '15912340003', '经销商'),
        ],
      },
      { counts: [3, 3, 0, 0] },
    ),
    file('类型是自己的叫法', {
      lines: [
        heading(['公司名称', '联系人', '手机', '客户类型', '客户等级'], [...people, 'customer.type', null]),
        row('无锡瑞丰包装有限公司', '张敏', '13812340001', '国企', '金牌'),
        row('佛山中泰建材厂', '李强', '13912340002', '民营', '银牌'),
        row('东莞恒通电子有限公司', '王芳', '15912340003', '外资', '金牌'),
        row('青岛蓝天食品有限公司', '赵静', '18612340004', '民营', '铜牌'),
      ],
    }),
    file('两个电话一个手机', {
      lines: [
        heading(
          ['客户名称', '电话', '联系人', '电话', '手机'],
          ['customer.name', 'customer.phone', 'contact.name', 'contact.phone', 'contact.mobile'],
        ),
        row('无锡瑞丰包装有限公司', '0510-82340001', '张敏', '0510-82340011', '13812340001'),
        row('佛山中泰建材厂', '0757-82340002', '李强', '0757-82340012', '13912340002'),
        row('东莞恒通电子有限公司', '0769-82340003', '王芳', '0769-82340013', '15912340003'),
      ],
    }),
    file(
      '表中有示例与空白名',
      {
        lines: [
          heading(['公司名称(必填)', '联系人', '手机', '负责人'], [...people, 'customer.owner']),
          junk('示例有限公司', '张三', '13800138000', '李四'),
          row('无锡瑞丰包装有限公司', '张敏', '13812340001', '王芳'),
          refused('', '李强', '13912340002', '王芳'),
          row('佛山中泰建材厂', '李强', '13912340002', bad('赵六')),
          junk('', '', '', ''),
          junk('审核：', '', '日期：', ''),
        ],
      },
      { users: ['王芳', '刘洋'] },
    ),
    file(
      '老式系统大写表头',
      {
        lines: [
          heading(
            ['CUST_CODE', 'CUST_NAME', 'CONTACT', 'TEL', 'FAX', 'ADDRESS', 'CREDIT_LIMIT', 'CREATE_DATE'],
            [
              'customer.code',
              'customer.name',
              'contact.name',
              'contact.phone|customer.phone',
              'customer.fax',
              'customer.address',
              'customer.credit_limit',
              'customer.created_date',
            ],
          ),
          row(
            'C0001',
            '无锡瑞丰包装有限公司',
            '张敏',
            '0510-82340001',
            '0510-82340002',
            '人民路1号',
            50000,
            is('20190501', '2019-05-01'),
          ),
          row(
            'C0002',
            '佛山中泰建材厂',
            '李强',
            '0757-82340001',
            '',
            '建设路2号',
            0,
            is('20200612', '2020-06-12'),
          ),
        ],
      },
      { as: 'csv' },
    ),
    file('带小节标题的合同', {
      lines: [
        words('合同台账'),
        heading(
          ['序号', '合同编号', '甲方', '合同名称', '合同价', '签约日'],
          [
            null,
            'contract.number',
            'customer.name',
            'contract.name',
            'contract.amount',
            'contract.sign_date',
          ],
        ),
        junk('一、2023年'),
        row(1, '2023-01', '无锡瑞丰包装有限公司', '设备合同', is('1.2万', 12000), '2023.3.1'),
        row(2, '2023-02', '佛山中泰建材厂', '服务合同', is('￥8,000', 8000), '2023.4.1'),
        junk('', '', '2023年小计', '', 20000),
        junk('二、2024年'),
        row(1, '2024-01', '东莞恒通电子有限公司', '设备合同', 36000, day('2024-05-01', 'm/d/yy')),
        junk('', '', '2024年小计', '', 36000),
        junk('', '', '总计', '', 56000),
      ],
      merges: ['A1:F1'],
    }),
    file('数字格式的日期与编号', {
      lines: [
        heading(
          ['合同编号', '客户', '金额', '签订日期', '到期日期'],
          ['contract.number', 'customer.name', 'contract.amount', 'contract.sign_date', 'contract.end_date'],
        ),
        row(
          is(20240001, '20240001'),
          '无锡瑞丰包装有限公司',
          is(shown(12000, '#,##0.00_ '), 12000),
          is(20240301, '2024-03-01'),
          is(45717, '2025-03-01'),
        ),
        row(
          is(20240002, '20240002'),
          '佛山中泰建材厂',
          is(shown(8000, '0.00'), 8000),
          is(20240401, '2024-04-01'),
          bad(20250231),
        ),
        row(
          is(20240003, '20240003'),
          '东莞恒通电子有限公司',
          is(shown(-500, '#,##0;(#,##0)'), -500),
          is('2024/04/05 08:30', '2024-04-05'),
          is('2025/4/4', '2025-04-04'),
        ),
      ],
    }),
    file('到期早于签订', {
      lines: [
        heading(
          ['合同编号', '客户', '合同金额', '开始日期', '结束日期'],
          ['contract.number', 'customer.name', 'contract.amount', 'contract.start_date', 'contract.end_date'],
        ),
        row('A1', '无锡瑞丰包装有限公司', 12000, '2024-01-01', '2024-12-31'),
        row('A2', '佛山中泰建材厂', 12000, '2024-01-01', bad('2023-12-31')),
      ],
    }),
    file('年度续表两张', [
      {
        name: '2023年',
        lines: [
          heading(
            ['客户', '商机', '预计金额', '阶段'],
            ['customer.name', 'opportunity.name', 'opportunity.amount', 'opportunity.stage'],
          ),
          row('无锡瑞丰包装有限公司', '货架', 10000, is('赢单')),
          row('佛山中泰建材厂', '叉车', 20000, is('输单')),
        ],
      },
      {
        name: '2024年',
        lines: [
          heading(
            ['商机', '客户', '阶段', '预计金额'],
            ['opportunity.name', 'customer.name', 'opportunity.stage', 'opportunity.amount'],
          ),
          row('托盘', '无锡瑞丰包装有限公司', is('报价', '方案报价'), 3000),
          row('吊机', '东莞恒通电子有限公司', is('谈判', '商务谈判'), 80000),
        ],
      },
    ]),
    file(
      '手写感的名单',
      {
        lines: [
          heading(
            ['名称', '找谁', '电话', '地方', '说明'],
            [
              'customer.name',
              'contact.name',
              'customer.phone|contact.mobile|contact.phone',
              'customer.address|customer.region|',
              'customer.remark',
            ],
          ),
          row('瑞丰包装', '张敏', '13812340001', is('无锡'), '要发票'),
          row('中泰建材', '李强', '13912340002', is('佛山'), ''),
          row('恒通电子', '王芳', '15912340003', is('东莞'), '月底付'),
        ],
      },
      { counts: [3, 3, 0, 0] },
    ),
  ];
}
