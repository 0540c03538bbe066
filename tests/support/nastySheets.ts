import iconv from 'iconv-lite';
import * as XLSX from 'xlsx';

/** What one column or row of a nasty sheet must become, in the words of `crm rehearse`. */
export interface NastySheet {
  readonly name: string;
  readonly fileName: string;
  readonly bytes: Buffer;
  /** Users of the office. */
  readonly users?: readonly string[];
  readonly tables: readonly NastyTable[];
  readonly counts: readonly [customers: number, contacts: number, opportunities: number, contracts: number];
}

/** One table: where its heading stands, which field each column is, and some of its rows. */
export interface NastyTable {
  readonly headerRows: readonly number[];
  readonly fields: readonly (string | null)[];
  /** Row → values; a row with `!` lists fields that must be flagged; `reject` and `skip` stand for themselves. */
  readonly rows: Readonly<Record<number, Readonly<Record<string, unknown>> | 'reject' | 'skip'>>;
}

type Rows = readonly (readonly unknown[])[];

interface SheetWish {
  readonly name?: string;
  readonly rows: Rows;
  readonly merges?: readonly string[];
  readonly hidden?: 1 | 2;
  /** Number formats by cell address. */
  readonly formats?: Readonly<Record<string, string>>;
}

function workbook(sheets: readonly SheetWish[], type: 'xlsx' | 'biff8' = 'xlsx'): Buffer {
  const book = XLSX.utils.book_new();
  const hidden: { Hidden: 0 | 1 | 2 }[] = [];
  for (const [at, { name, rows, merges, hidden: hiding, formats }] of sheets.entries()) {
    const sheet = XLSX.utils.aoa_to_sheet(rows as unknown[][]);
    if (merges) sheet['!merges'] = merges.map((range) => XLSX.utils.decode_range(range));
    for (const [address, format] of Object.entries(formats ?? {})) {
      const cell = sheet[address] as XLSX.CellObject | undefined;
      if (cell) cell.z = format;
    }
    XLSX.utils.book_append_sheet(book, sheet, name ?? `Sheet${String(at + 1)}`);
    hidden.push({ Hidden: hiding ?? 0 });
  }
  book.Workbook = { Sheets: hidden };
  return XLSX.write(book, { type: 'buffer', bookType: type }) as Buffer;
}

function csv(rows: Rows, encoding = 'utf8', separator = ','): Buffer {
  return iconv.encode(rows.map((row) => row.join(separator)).join('\r\n') + '\r\n', encoding);
}

function sheet(
  name: string,
  wish: SheetWish | readonly SheetWish[],
  tables: readonly NastyTable[],
  counts: NastySheet['counts'],
  users?: readonly string[],
): NastySheet {
  const bytes = workbook(Array.isArray(wish) ? (wish as readonly SheetWish[]) : [wish as SheetWish]);
  return { name, fileName: `${name}.xlsx`, bytes, tables, counts, ...(users ? { users } : {}) };
}

const a = { 'customer.name': '杭州绿源农业有限公司' };
const b = { 'customer.name': '宁波三江家具厂' };
const c = { 'customer.name': '温州永固橡塑制品有限公司' };

/** Sheets as offices keep them, each with what must be read from it. */
export function nastySheets(): readonly NastySheet[] {
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

/** Files that hold no table of records: each must be named as such, never half read. */
export function sheetsWithoutTable(): readonly {
  readonly name: string;
  readonly fileName: string;
  readonly bytes: Buffer;
}[] {
  return [
    {
      name: 'a form',
      fileName: '登记表.xlsx',
      bytes: workbook([
        {
          rows: [['客户登记表'], ['客户名称：', '', '联系人：', ''], ['电话：', '', '地址：', '']],
          merges: ['A1:D1'],
        },
      ]),
    },
    { name: 'an empty workbook', fileName: '空.xlsx', bytes: workbook([{ rows: [[]] }]) },
    {
      name: 'numbers only',
      fileName: '数字.xlsx',
      bytes: workbook([
        {
          rows: [
            ['月份', '销量'],
            ['1月', 100],
            ['2月', 200],
            ['3月', 300],
          ],
        },
      ]),
    },
  ];
}
