import { workbook } from './nastySheet';

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
