import { bad, file, heading, is, junk, refused, row, type WrittenFile } from './sheetWriting';

const users = ['周凯', '吴敏', '郑浩', '李娜', '王建国'];

/** Lists kept for years in which one customer stands on many rows, under several names, with several contracts. */
export function longKeptRecords(): readonly WrittenFile[] {
  return [propertyContracts(), joinedContacts(), mergedAccounts(), visitedAccounts()];
}

function propertyContracts(): WrittenFile {
  const fields = [
    ...['customer.name', 'contract.number', 'contract.name', 'contract.amount', 'contract.paid_amount'],
    ...['contract.sign_date', 'contract.start_date', 'contract.status', 'contract.payment_method'],
  ];
  const [one, two, three] = ['南通卓越物流有限公司', '徐州金鼎包装材料有限公司', '洛阳同辉电子科技厂'];
  return file(
    '物业合同',
    {
      lines: [
        heading(
          [
            '甲方',
            '合同编号',
            '合同名称',
            '合同总价（元）',
            '已付',
            '签订日',
            '起止日期',
            '状态',
            '付款方式',
          ],
          fields,
        ),
        ...[
          [one, 'WY-001', '保洁服务', 36_000, 18_000, '2023-01-05', '2023.1.1-2023.12.31', '执行中', '季付'],
          [
            one,
            'WY-002',
            '绿化养护',
            is('2.4万', 24_000),
            0,
            '2023.1.5',
            '2023.1.1至2023.12.31',
            '执行中',
            '月付',
          ],
          [
            one,
            is('WY-003 ', 'WY-003'),
            '保安服务',
            is('１２００００', 120_000),
            '',
            '2023/1/5',
            '2023/1/1~2024/12/31',
          ],
          [
            two,
            'WY-004',
            '保洁服务',
            bad('按实结算'),
            '',
            bad('开年后'),
            bad('一年'),
            is('终止', '已终止'),
            is('/'),
          ],
          [two, 'WY-005', '消杀', 800, 800, '2023-3-1', bad('2023年全年'), is('完结', '已完成'), '一次性'],
          [
            three,
            'WY-006',
            '电梯维保',
            is('9,600', 9_600),
            '',
            '2023-03-01',
            '2023年1月1日—2024年2月29日',
            '草稿',
          ],
          [three, '', '零星维修', 350, 350, '2023-04-01', '', '草稿', '现金'],
          [
            three,
            'WY-007',
            '监控安装',
            is('1.58万元', 15_800),
            bad('8000+3000'),
            '2023-04-09',
            bad('2023.4.9-4.30'),
          ],
        ].map((cells) => row(...cells.map((cell, at) => (at === 6 ? begun(cell) : cell)))),
        junk('合计：', '', '', 222_000),
        junk('大写：贰拾贰万贰仟元整'),
      ],
    },
    { users, counts: [3, 0, 0, 8] },
  );
}

/** All periods of the list begin on the first of January 2023. */
function begun(cell: unknown): unknown {
  return typeof cell === 'string' && cell !== '' ? is(cell, '2023-01-01') : cell;
}

function joinedContacts(): WrittenFile {
  const fields = [
    ...['customer.name', 'customer.address', 'customer.phone', 'contact.name', 'contact.title'],
    ...['contact.mobile', 'customer.level', 'customer.source'],
  ];
  const [one, two, three] = ['苏州恒泰机电设备有限公司', '无锡瑞丰食品有限公司', '常州金鼎纺织有限公司'];
  const both = ['0510-85001111', '0510-85001112'];
  const mobile = '13800001';
  return file(
    '客户联系人汇总',
    {
      lines: [
        heading(['客户名称', '地址', '电话', '联系人', '职务', '手机', '等级', '客户来源'], fields),
        row(one, '工业园区1号', '0512-62881111', '赵建国', '经理', `${mobile}001`, 'A', '展会'),
        row(one, '工业园区1号', '0512-62881111', '钱丽华', '会计', `${mobile}002`, 'A', '展会'),
        row(is(one.replace('有限', ' 有限'), one), '', '', '孙志强', '', `${mobile}003`, '', ''),
        row(is(`　${one}`, one), '', '', '赵建国', '经理', `${mobile}004`, '', ''),
        row(two, '人民路5号', is('0510-85001111、85001112', both), '周海涛', '', `${mobile}005`, 'B', '网络'),
        row(is('同上', two), is('〃', '人民路5号'), '', '吴雪梅', '总经理', `${mobile}006`, is('"', 'B'), ''),
        row(three, '', is('(0519)85101234', '0519-85101234'), is(''), '', '', 'C', '转介绍'),
        row(three, '', '', '郑文斌', '', `${mobile}007`, '', ''),
        row(`${three}(分公司)`, '', '', '王建国', '', `${mobile}008`, '', ''),
        refused('', '', '', '冯丽华', '', `${mobile}009`, '', ''),
      ],
    },
    { users, as: 'ods', counts: [4, 7, 0, 0] },
  );
}

function mergedAccounts(): WrittenFile {
  const fields = [
    ...['customer.code', 'customer.name', 'customer.uscc', 'contact.name', 'contact.mobile'],
    ...['customer.owner', 'customer.last_follow_date'],
  ];
  const [one, two, three] = ['绍兴华彩建材有限公司', '嘉兴明达机电设备有限公司', '芜湖立信包装材料有限公司'];
  const [code, other] = ['91350102RDM2FHXDQP', '91371302MA1148XK2G'];
  const mobile = '13900001';
  return file(
    '合并客户库',
    {
      lines: [
        heading(['客户编号', '客户名称', '信用代码', '联系人', '手机', '客户经理', '最近联系'], fields),
        row('K001', one, code, '赵建国', `${mobile}001`, '周凯', '2024-5-6'),
        row('K001', one, code, '钱丽华', `${mobile}002`, '周凯', '2024-5-7'),
        row('K002', two, is(other.toLowerCase(), other), '孙志强', `${mobile}003`, '吴敏', bad('5.7')),
        row('', is(`${two}（原新区厂）`), other, '孙志强', `${mobile}003`, '吴敏', '2024/5/8'),
        row('K004', three, bad('9137O302MA1111XK2A'), '周海涛', `${mobile}004`, bad('已调走'), '2024.5.8'),
        row('K006', `${three}上海分公司`, '', '周海涛', `${mobile}004`, '李娜', bad('前几天')),
        refused('K008', '', '91330106MA27XK3T5N', '吴雪梅', `${mobile}005`, '', ''),
      ],
    },
    { users, as: 'xlml', counts: [4, 5, 0, 0] },
  );
}

function visitedAccounts(): WrittenFile {
  const fields = [
    ...['customer.name', 'customer.region|customer.city', 'contact.name', 'contact.mobile|customer.phone'],
    ...['customer.last_follow_date', 'customer.status'],
  ];
  const march = (cell: string): unknown => is(cell, '2024-03-05');
  return file(
    '片区走访登记',
    {
      lines: [
        heading(['走访单位', '所属区域', '被访人', '电话', '走访日期', '意向度'], fields),
        row('苏州恒泰机电设备有限公司', '苏州', '赵建国', '13700001001', march('2024.3.5'), '意向'),
        row('苏州瑞丰食品有限公司', is('同上', '苏州'), '钱丽华', '13700001002', march('〃'), '意向'),
        row(is('同上', '苏州瑞丰食品有限公司'), is('〃', '苏州'), '孙志强', '', march('〃'), '意向'),
        row('无锡金鼎纺织有限公司', '无锡', bad('不在'), '', bad('3.6'), '潜在'),
        row('无锡华彩建材有限公司', is('"', '无锡'), bad('无人'), bad('未留'), '2024-03-07', '潜在'),
        row('常州明达包装材料有限公司', '常州', is('……'), bad('13700001006(老板娘)'), '2024-03-07', '意向'),
        refused('/', '昆山', '李晓燕', '13700001007', '2024-03-08', '意向'),
      ],
    },
    { users, counts: [5, 3, 0, 0] },
  );
}
