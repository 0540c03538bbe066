import { describe, expect, it } from 'vitest';
import { createRowJudge } from '../../../../../../electron/services/imports/finding/rowClasses';

const column = (at: number, heading: string) => ({
  column: at,
  parts: [heading],
  heading,
  multiplier: 1,
  isPercent: false,
});
const table = {
  headerRows: [1],
  firstDataRow: 2,
  lastDataRow: null,
  columns: ['序号', '客户名称', '联系人', '金额'].map((heading, at) => column(at, heading)),
  title: '',
};

/** What each row is, judged in order. */
function reasons(rows: readonly (readonly (string | number)[])[]): (string | null)[] {
  const judge = createRowJudge(table, [1], () => false);
  return rows.map((cells, at) => judge.skipReason({ row: at + 2, cells }));
}

describe('rows that are no data', () => {
  it('are told from data by what stands in them', () => {
    expect(
      reasons([
        ['', '必填，不超过50字', '必填', '格式：数字'],
        ['', '示例公司', '张三', 100],
        [1, '杭州绿源农业有限公司', '张伟', 100],
        ['序号', '客户名称', '联系人', '金额'],
        ['小 计', '', '', 100],
        ['', '合计', '', 100],
        ['第 1 页', '', '', ''],
        [2, '总计测有限公司', '李娜', 5],
        ['', '宁波三江家具厂', '', ''],
        ['二、华南区', '', '', ''],
        ['注：金额含税，以合同为准', '', '', ''],
        ['制表人：王芳', '', '审核：刘洋', ''],
        ['', '', '', ''],
      ]),
    ).toEqual([
      'instruction',
      'example',
      null,
      'repeatedHeading',
      'total',
      'total',
      'pageLine',
      null,
      null,
      'title',
      'note',
      'signature',
      'blank',
    ]);
  });
});
