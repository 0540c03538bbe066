import { describe, expect, it } from 'vitest';
import type { AnyRecord } from '../../../../../db/schema/defineEntity';
import type { ManyChecked } from '../../../../../electron/api/batches';
import type { GridColumn } from '../../../../../renderer/record/grid/gridColumn';
import {
  pasteSize,
  planNewRows,
  planPaste,
  withoutTroubled,
} from '../../../../../renderer/record/paste/pastedRows';

function column(name: string, heading: string, isEditable = true): GridColumn<AnyRecord> {
  return {
    name,
    heading,
    width: 100,
    align: 'left',
    isSortable: true,
    isHidden: false,
    isTitle: name === 'name',
    isEditable,
    text: () => '',
  };
}
const columns = [column('name', '客户名称'), column('made', '创建时间', false), column('grade', '等级')];
const row = (id: number): AnyRecord => ({ id, rowVersion: id + 10 }) as AnyRecord;
const one = { lines: 1, columns: 1 };

describe('pasted cells', () => {
  it('go to the rows and columns from the chosen cell on; below the last row they make new records', () => {
    const plan = planPaste(
      [
        ['甲', '昨天', 'A', '多'],
        ['乙', '今天', 'B', '余'],
      ],
      { chosen: one, columns, rows: [row(1)] },
    );
    expect(plan).toMatchObject({
      rows: [
        { id: 1, rowVersion: 11, cells: { name: '甲', grade: 'A' } },
        { id: null, cells: { name: '乙', grade: 'B' } },
      ],
      leftOut: ['创建时间'],
      beyond: 1,
      made: 1,
    });
  });

  it('fill a larger choice when it is a whole multiple of them', () => {
    expect(pasteSize([['A']], { lines: 3, columns: 2 })).toEqual({ lines: 3, columns: 2 });
    expect(pasteSize([['A'], ['B']], { lines: 3, columns: 1 })).toEqual({ lines: 2, columns: 1 });
    const chosen = { lines: 4, columns: 1 };
    const plan = planPaste([['甲'], ['乙']], { chosen, columns, rows: [1, 2, 3, 4].map(row) });
    expect(plan.rows.map(({ cells }) => cells['name'])).toEqual(['甲', '乙', '甲', '乙']);
  });

  it('become new records by the headings they bring along, or by the order of the columns', () => {
    const byHeading = planNewRows(
      [
        ['等级', '客户名称', '没有的列'],
        ['A', '甲', '一'],
        ['', '', ''],
      ],
      columns,
    );
    expect(byHeading).toMatchObject({
      rows: [{ id: null, cells: { grade: 'A', name: '甲' } }],
      leftOut: ['没有的列'],
      made: 1,
    });
    const byOrder = planNewRows([['甲', '昨天', 'A']], columns);
    expect(byOrder).toMatchObject({ rows: [{ cells: { name: '甲', grade: 'A' } }], leftOut: ['创建时间'] });
  });

  it('leave out rows with a problem, but nothing is written when not all problems are known', () => {
    const rows = [1, 2, 3].map((id) => ({ id, cells: {} }));
    const trouble = (index: number) => ({
      id: index + 1,
      index,
      title: '',
      changes: [],
      problems: [{ field: 'phones', problem: 'phoneInvalid' as const }],
    });
    const checked: ManyChecked = { changed: 2, skipped: 1, rows: [trouble(1)], titles: {} };
    expect(withoutTroubled(rows, checked)?.map(({ id }) => id)).toEqual([1, 3]);
    const many = { ...checked, rows: Array.from({ length: 50 }, (_, index) => trouble(index)) };
    expect(withoutTroubled(rows, many)).toBeNull();
  });
});
