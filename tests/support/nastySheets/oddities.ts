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

/** Sheets with what nobody would think of. */
export function oddities(): readonly WrittenFile[] {
  return [
    file(
      '表头上方有筛选提示',
      {
        lines: [
          words('查询条件：', '创建时间 2024-01-01 至 2024-12-31', '', '业务员：全部'),
          words('导出时间：', '2025-01-05 10:22', '', '导出人：王芳'),
          heading(
            ['客户名称', '联系人', '联系电话', '归属业务员', '最近跟进时间', '跟进记录'],
            [
              'customer.name',
              'contact.name',
              'contact.mobile|contact.phone',
              'customer.owner',
              'customer.last_follow_date',
              null,
            ],
          ),
          row('无锡瑞丰包装有限公司', '张敏', '13812340001', '王芳', '2024-05-06 22:30:00', '已报价，等回复'),
          row('佛山中泰建材厂', '李强', '13912340002', '王芳', '2024-06-07 09:00', '想降价'),
          junk('共 2 条记录'),
        ],
      },
      { users: ['王芳'] },
    ),
    file('全角与繁体', {
      lines: [
        heading(
          ['客戶名稱', '聯絡人', '電　話', '備　註'],
          ['customer.name', 'contact.name', 'contact.mobile|contact.phone|customer.phone', 'customer.remark'],
        ),
        row('臺北鴻運貿易有限公司', '張偉', is('１３８１２３４０００１', '13812340001'), '熟客'),
        row('香港恆通電子有限公司', '李強', is('+852 2345 6789', '85223456789'), ''),
      ],
    }),
    file('表头里带换行和单位', {
      lines: [
        heading(
          ['项目\n名称', '建设\n单位', '投资额\n（万元）', '预计\n开工', '项目\n负责人', '联系\n电话'],
          [
            'opportunity.name',
            'customer.name',
            'opportunity.amount|',
            'opportunity.expected_close_date|',
            'contact.name',
            'contact.mobile|contact.phone|customer.phone',
          ],
        ),
        row('一期厂房', '无锡瑞丰包装有限公司', is(3500), is('2026.12'), '张敏', '13812340001'),
        row('二期厂房', '佛山中泰建材厂', is(1200), is('2027.3'), '李强', '13912340002'),
      ],
    }),
    file('序号断开且有小计列', {
      lines: [
        heading(
          ['序号', '客户名称', '联系人', '手机', '1月', '2月', '3月', '小计'],
          [null, ...people, null, null, null, null],
        ),
        row(1, '无锡瑞丰包装有限公司', '张敏', '13812340001', 100, 200, 300, 600),
        row(2, '佛山中泰建材厂', '李强', '13912340002', 10, 20, 30, 60),
        row(4, '东莞恒通电子有限公司', '王芳', '15912340003', 1, 2, 3, 6),
        junk('', '小计', '', '', 111, 222, 333, 666),
      ],
    }),
    file('公司名里有合计字样', {
      lines: [
        heading(['客户名称', '联系人', '手机'], [...people]),
        row('合计科技有限公司', '张敏', '13812340001'),
        row('上海总统大酒店', '李强', '13912340002'),
        row('平均律文化传播有限公司', '王芳', '15912340003'),
        row('说明书印刷厂', '赵静', '18612340004'),
      ],
    }),
    file('只有一列公司名', {
      lines: [
        heading(['单位名称'], ['customer.name']),
        row('无锡瑞丰包装有限公司'),
        row('佛山中泰建材厂'),
        row('东莞恒通电子有限公司'),
      ],
    }),
    file('名称与简称', {
      lines: [
        heading(
          ['客户全称', '客户简称', '开票名称', '联系人', '手机'],
          ['customer.name', 'customer.short_name', null, 'contact.name', 'contact.mobile'],
        ),
        row('无锡瑞丰包装有限公司', '瑞丰', '无锡瑞丰包装有限公司', '张敏', '13812340001'),
        row('佛山中泰建材厂', '中泰', '佛山市中泰建材厂', '李强', '13912340002'),
      ],
    }),
    file(
      '负责人是我们的人',
      {
        lines: [
          heading(
            ['客户名称', '联系人', '手机', '负责人', '负责人电话'],
            [...people, 'customer.owner', null],
          ),
          row('无锡瑞丰包装有限公司', '张敏', '13812340001', '王芳', '13900000001'),
          row('佛山中泰建材厂', '李强', '13912340002', '刘洋', '13900000002'),
        ],
      },
      { users: ['王芳', '刘洋'] },
    ),
    file('甲方乙方', {
      lines: [
        heading(
          ['合同编号', '甲方', '甲方代表', '甲方电话', '乙方', '乙方代表', '合同金额', '签订日期'],
          [
            'contract.number',
            'customer.name',
            'contact.name',
            'contact.mobile|customer.phone|contact.phone',
            null,
            null,
            'contract.amount',
            'contract.sign_date',
          ],
        ),
        row('HT-1', '无锡瑞丰包装有限公司', '张敏', '13812340001', '我司', '王芳', 12000, '2024-01-01'),
        row('HT-2', '佛山中泰建材厂', '李强', '13912340002', '我司', '王芳', 8000, '2024-02-01'),
      ],
    }),
    file('甲方乙方分组', {
      lines: [
        heading(['编号', '甲方', '', '', '乙方', '', '金额', '日期']),
        heading(
          ['', '名称', '代表', '电话', '名称', '代表', '', ''],
          [
            'contract.number',
            'customer.name',
            'contact.name',
            'contact.mobile|customer.phone|contact.phone',
            null,
            null,
            'contract.amount',
            'contract.sign_date|',
          ],
        ),
        row(
          'HT-1',
          '无锡瑞丰包装有限公司',
          '张敏',
          '13812340001',
          '我司有限公司',
          '王芳',
          12000,
          is('2024-01-01'),
        ),
        row('HT-2', '佛山中泰建材厂', '李强', '13912340002', '我司有限公司', '王芳', 8000, is('2024-02-01')),
      ],
      merges: ['A1:A2', 'B1:D1', 'E1:F1', 'G1:G2', 'H1:H2'],
    }),
    file('金额大小写两列', {
      lines: [
        heading(
          ['合同号', '客户', '合同金额（大写）', '合同金额（小写）'],
          ['contract.number', 'customer.name', 'contract.amount|', 'contract.amount'],
        ),
        row('HT-1', '无锡瑞丰包装有限公司', is('壹万贰仟元整'), is('￥12,000.00', 12000)),
        row('HT-2', '佛山中泰建材厂', is('捌仟元整'), is('￥8,000.00', 8000)),
      ],
    }),
    file('含税与未税', {
      lines: [
        heading(
          ['订单号', '客户名称', '未税金额', '税额', '价税合计', '下单日期'],
          ['contract.number', 'customer.name', null, null, 'contract.amount', 'contract.sign_date'],
        ),
        row('SO-1', '无锡瑞丰包装有限公司', 1000, 130, 1130, '2024-01-01'),
        row('SO-2', '佛山中泰建材厂', 2000, 260, 2260, '2024-02-01'),
      ],
    }),
    file('百分比各写各的', {
      lines: [
        heading(
          ['商机', '客户', '金额', '概率', '预计成交'],
          [
            'opportunity.name',
            'customer.name',
            'opportunity.amount',
            'opportunity.probability',
            'opportunity.expected_close_date',
          ],
        ),
        row('货架', '无锡瑞丰包装有限公司', 1000, is('60％', 60), '2026-12-01'),
        row('叉车', '佛山中泰建材厂', 2000, is(shown(0.45, '0.00%'), 45), '2026-12-02'),
        row('托盘', '东莞恒通电子有限公司', 3000, is('八成', 80), '2026-12-03'),
        row('吊机', '青岛蓝天食品有限公司', 4000, bad('50-60%'), '2026-12-04'),
      ],
    }),
    file('混着年月的日期列', {
      lines: [
        heading(
          ['客户名称', '建档日期', '下次联系'],
          ['customer.name', 'customer.created_date', 'customer.next_follow_date'],
        ),
        row('甲一有限公司', is(43831, '2020-01-01'), is('2026-12-1', '2026-12-01')),
        row('甲二有限公司', day('2020-02-03', 'yyyy"年"m"月"d"日"'), bad('下周一')),
        row('甲三有限公司', bad('2020'), bad('12月1日')),
        row('甲四有限公司', is('2020.2.3 上午', undefined), ''),
        row('甲五有限公司', is('二〇二〇年二月三日', '2020-02-03'), is('2026年十二月一日', '2026-12-01')),
      ].filter((line) => line.cells[0] !== '甲四有限公司'),
    }),
    file('一格多邮箱', {
      lines: [
        heading(
          ['公司', '联系人', '邮箱', '手机'],
          ['customer.name', 'contact.name', 'contact.email', 'contact.mobile'],
        ),
        row('无锡瑞丰包装有限公司', '张敏', is('ZM@RF.example.com ', 'zm@rf.example.com'), '13812340001'),
        row('佛山中泰建材厂', '李强', bad('lq@zt'), '13912340002'),
        row(
          '东莞恒通电子有限公司',
          '王芳',
          is('mailto:wf@ht.example.com', 'wf@ht.example.com'),
          '15912340003',
        ),
      ],
    }),
    file('年份作表头', {
      lines: [
        heading(
          ['客户名称', '联系人', '手机', 2021, 2022, 2023, '2024'],
          [...people, null, null, null, null],
        ),
        row('无锡瑞丰包装有限公司', '张敏', '13812340001', 100, 200, 300, 400),
        row('佛山中泰建材厂', '李强', '13912340002', 10, 20, 30, 40),
      ],
    }),
    file('不可能的日期', {
      lines: [
        heading(
          ['合同号', '客户名称', '成立日期', '签订日期'],
          ['contract.number', 'customer.name', 'customer.founded_date', 'contract.sign_date'],
        ),
        row('HT-1', '无锡瑞丰包装有限公司', '2008-05-06', '2024-01-01'),
        row('HT-2', '佛山中泰建材厂', is('2090-05-06', '2090-05-06'), is('2042-01-01', '2042-01-01')),
        row('HT-3', '东莞恒通电子有限公司', bad('2203-05-06'), bad('0204-01-01')),
      ],
    }),
    file(
      '同名不同人',
      {
        lines: [
          heading(['公司', '联系人', '手机'], [...people]),
          row('无锡瑞丰包装有限公司', '张敏', '13812340001'),
          row('佛山中泰建材厂', '张敏', '13912340002'),
          row('无锡瑞丰包装有限公司', '李强', '13812340003'),
        ],
      },
      { counts: [2, 3, 0, 0] },
    ),
    file('客户简介很长', {
      lines: [
        heading(
          ['公司名称', '公司简介', '主营产品', '联系人', '电话'],
          [
            'customer.name',
            'customer.remark',
            'customer.industry|',
            'contact.name',
            'contact.mobile|contact.phone',
          ],
        ),
        row(
          '无锡瑞丰包装有限公司',
          '成立于2008年，专业生产各类瓦楞纸箱，年产值过亿，通过质量管理体系认证，产品远销海外二十多个国家和地区。',
          is('纸箱'),
          '张敏',
          '13812340001',
        ),
        row(
          '佛山中泰建材厂',
          '主营陶瓷砖，联系人电话13912340002，地址佛山禅城。',
          is('瓷砖'),
          '李强',
          '13912340002',
        ),
      ],
    }),
    file('空列夹在中间', {
      lines: [
        heading(
          ['客户名称', '', '联系人', '', '手机', '', '备注'],
          ['customer.name', null, 'contact.name', null, 'contact.mobile', null, 'customer.remark'],
        ),
        row('无锡瑞丰包装有限公司', '', '张敏', '', '13812340001', '', '好'),
        row('佛山中泰建材厂', '', '李强', '', '13912340002', '', ''),
        row('东莞恒通电子有限公司', '', '王芳', '', '15912340003', '', '急'),
      ],
    }),
    file('无名列有内容', {
      lines: [
        heading(
          ['客户名称', '联系人', '', '备注'],
          ['customer.name', 'contact.name', 'contact.mobile', 'customer.remark'],
        ),
        row('无锡瑞丰包装有限公司', '张敏', '13812340001', ''),
        row('佛山中泰建材厂', '李强', '13912340002', '好'),
        row('东莞恒通电子有限公司', '王芳', '15912340003', ''),
      ],
    }),
    file('编号列其实是税号', {
      lines: [
        heading(
          ['编号', '企业', '法人', '电话'],
          [
            'customer.uscc',
            'customer.name',
            'customer.legal_person',
            'customer.phone|contact.phone|contact.mobile',
          ],
        ),
        row('91350102RDM2FHXDQP', '福州群力家具股份有限公司', '张敏', '13812340001'),
        row('912101021R2J9QQK13', '沈阳群力橡塑制品有限公司', '李强', '13912340002'),
      ],
    }),
    file('姓名列其实是公司', {
      lines: [
        heading(['姓名', '电话', '地址'], ['customer.name', 'customer.phone', 'customer.address']),
        row('无锡瑞丰包装有限公司', '0510-82340001', '人民路1号'),
        row('佛山中泰建材厂', '0757-82340002', '建设路2号'),
        row('东莞恒通电子有限公司', '0769-82340003', '科技路3号'),
      ],
    }),
    file(
      '身份证与手机',
      {
        lines: [
          heading(
            ['客户姓名', '身份证号', '手机', '地址'],
            ['customer.name|contact.name', null, 'contact.mobile|customer.phone', 'customer.address'],
          ),
          row('张敏', '320583198001011234', '13812340001', '人民路1号'),
          row('李强', '32058319800202123X', '13912340002', '建设路2号'),
          row('赵磊', '320583198003031236', '15912340003', '科技路3号'),
        ],
      },
      { counts: [3, 3, 0, 0] },
    ),
    file('末尾有汇总文字', {
      lines: [
        heading(['客户名称', '联系人', '手机', '成交额'], [...people, null]),
        row('无锡瑞丰包装有限公司', '张敏', '13812340001', 100),
        row('佛山中泰建材厂', '李强', '13912340002', 200),
        junk('截至2024年12月31日，共有客户2家，成交额300元。'),
        junk('', '', '', 300),
        words(),
        junk('单位（盖章）：', '', '', '年   月   日'),
      ],
    }),
    file('外币合同', {
      lines: [
        heading(
          ['PI No.', 'Customer', 'Amount', 'Currency', 'Order Date'],
          ['contract.number', 'customer.name', 'contract.amount', null, 'contract.sign_date'],
        ),
        row('PI-1', 'Alpha Ltd', bad('$1,200.00'), 'USD', '2024-01-01'),
        row('PI-2', 'Beta GmbH', bad('€800'), 'EUR', '2024-02-01'),
        row('PI-3', 'Gamma Co., Ltd.', is('¥5,000.00', 5000), 'CNY', '2024-03-01'),
      ],
    }),
    file(
      '跟进日志',
      {
        lines: [
          heading(
            ['日期', '客户', '联系人', '方式', '沟通内容', '下次跟进', '跟进人'],
            [
              'customer.last_follow_date|',
              'customer.name',
              'contact.name',
              null,
              null,
              'customer.next_follow_date',
              'customer.owner',
            ],
          ),
          row(is('2024-03-01'), '无锡瑞丰包装有限公司', '张敏', '电话', '介绍方案', '2026-12-08', '王芳'),
          row(is('2024-03-08'), '无锡瑞丰包装有限公司', '张敏', '拜访', '送样品', '2026-12-20', '王芳'),
          row(is('2024-03-02'), '佛山中泰建材厂', '李强', '微信', '催款', '', '王芳'),
        ],
      },
      { users: ['王芳'] },
    ),
    file('带状态符号的表', {
      lines: [
        heading(
          ['客户名称', '联系人', '手机', '是否成交', '是否开票', '状态'],
          [...people, null, null, 'customer.status'],
        ),
        row('无锡瑞丰包装有限公司', '张敏', '13812340001', '√', '×', is('已成交', '成交')),
        row('佛山中泰建材厂', '李强', '13912340002', '×', '×', is('潜在客户', '潜在')),
        row('东莞恒通电子有限公司', '王芳', '15912340003', '√', '√', is('流失', '流失')),
      ],
    }),
    file('多人同格不同分隔', {
      lines: [
        heading(['单位', '联系人', '联系电话'], ['customer.name', 'contact.name', 'contact.mobile']),
        rowWith(
          { 'contact2.name': '周洋' },
          '无锡瑞丰包装有限公司',
          is('张敏、周洋', '张敏'),
          is('13812340001、13812340011', ['13812340001', '13812340011']),
        ),
        row('佛山中泰建材厂', '李强', '13912340002'),
        refused('', '王芳', '15912340003'),
      ],
    }),
  ];
}
