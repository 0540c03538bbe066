import { file, heading, junk, row, words, type WrittenFile } from './sheetWriting';

const headings = ['客户名称', '联系人', '手机'];
const fields = ['customer.name', 'contact.name', 'contact.mobile'];
const one = [
  ['无锡瑞丰包装有限公司', '张敏', '13812340001'],
  ['佛山中泰建材厂', '李强', '13912340002'],
] as const;
const two = [
  ['东莞恒通电子有限公司', '王芳', '15912340003'],
  ['青岛蓝天食品有限公司', '赵静', '18612340004'],
] as const;

/** A sheet with the same headings under two titles, and what its titles say of their rows. */
export interface SectionFile {
  readonly file: WrittenFile;
  /** The heading of the column made of the titles, its field, and its value in each row by number. */
  readonly heading: string;
  readonly field: string | null;
  readonly values: Readonly<Record<number, string | undefined>>;
}

function twice(
  name: string,
  titles: readonly [string, string],
  wish: Parameters<typeof file>[2] = {},
): WrittenFile {
  return file(
    name,
    {
      lines: [
        words('2024年客户名单'),
        words(titles[0]),
        heading(headings, fields),
        ...one.map((cells) => row(...cells)),
        junk(),
        junk(titles[1]),
        junk(...headings),
        ...two.map((cells) => row(...cells)),
      ],
    },
    wish,
  );
}

/** Sheets whose rows are parted by titles. */
export function sectionFiles(): readonly SectionFile[] {
  const both = (first: string, second: string): Record<number, string> => ({
    4: first,
    5: first,
    9: second,
    10: second,
  });
  return [
    {
      file: twice('两个部门两段表头', ['销售一部', '销售二部']),
      heading: '分区标题',
      field: null,
      values: both('销售一部', '销售二部'),
    },
    {
      file: twice('两位业务员两段表头', ['周凯', '吴敏'], { users: ['周凯', '吴敏'] }),
      heading: '业务员',
      field: 'customer.owner',
      values: both('周凯', '吴敏'),
    },
    {
      file: twice('两个地区两段表头', ['一、安徽省', '二、江苏省']),
      heading: '地区',
      field: 'customer.region',
      values: both('安徽省', '江苏省'),
    },
    {
      file: twice('两年两段表头', ['2023年', '2024年']),
      heading: '分区标题',
      field: null,
      values: both('2023年', '2024年'),
    },
    {
      file: twice('标题写明业务员', ['业务员：周凯', '业务员：吴敏'], { users: ['周凯', '吴敏'] }),
      heading: '业务员',
      field: 'customer.owner',
      values: both('周凯', '吴敏'),
    },
    {
      file: file('表头一次标题多次', {
        lines: [
          heading(
            ['单位', '联系人', '电话', '备注'],
            ['customer.name', 'contact.name', 'contact.mobile', 'customer.remark'],
          ),
          junk('肥西片区'),
          row('安徽绿城园林工程有限公司', '张强', '13812340001', '老客户'),
          junk('小计：1家'),
          junk('长丰片区'),
          row('合肥美景市政园林', '王芳', '13812340002', ''),
          row('安徽金色田园农业有限公司', '赵磊', '13812340004', ''),
        ],
        merges: ['A2:D2', 'A5:D5'],
      }),
      heading: '地区',
      field: 'customer.region',
      values: { 3: '肥西片区', 6: '长丰片区', 7: '长丰片区' },
    },
  ];
}
