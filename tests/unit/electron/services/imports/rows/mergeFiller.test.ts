import { expect, it } from 'vitest';
import { createMergeFiller } from '../../../../../../electron/services/imports/rows/mergeFiller';

const plan = (fillDown: readonly number[]) =>
  ({ columns: [{ column: 0 }, { column: 1 }], found: { firstDataRow: 2 }, fillDown }) as never;
const sheet = (merges: readonly object[]) => ({ merges }) as never;

it('gives every row under a merge what the merge says, and nothing below it', () => {
  const filler = createMergeFiller(
    plan([]),
    sheet([{ firstRow: 2, lastRow: 3, firstColumn: 0, lastColumn: 0 }]),
  );
  expect([
    filler.fill({ row: 2, cells: ['绿源', '张伟'] }).cells,
    filler.fill({ row: 3, cells: [null, '李娜'] }).cells,
    filler.fill({ row: 4, cells: [null, '王强'] }).cells,
  ]).toEqual([
    ['绿源', '张伟'],
    ['绿源', '李娜'],
    [null, '王强'],
  ]);
});

it('takes from the row above only when a row names nothing of its own', () => {
  const filler = createMergeFiller(plan([0]), sheet([]));
  const first = filler.fill({ row: 2, cells: ['绿源', '张伟'] });
  filler.remember(first);
  expect(filler.fill({ row: 3, cells: [null, '李娜'] }).cells).toEqual(['绿源', '李娜']);
  expect(filler.fill({ row: 4, cells: ['三江', '王强'] }).cells).toEqual(['三江', '王强']);
});

it('puts what stands above in the place of 同上 and its marks, over any number of rows', () => {
  const filler = createMergeFiller(plan([]), sheet([]));
  const rows = [
    ['绿源', '杭州'],
    ['同上', '〃'],
    ['"', ' 同 上 '],
    ['三江', null],
    ['同上海', '同上'],
  ].map((cells, at) => {
    const filled = filler.fill({ row: at + 2, cells });
    filler.remember(filled);
    return filled.cells;
  });
  expect(rows).toEqual([
    ['绿源', '杭州'],
    ['绿源', '杭州'],
    ['绿源', '杭州'],
    ['三江', null],
    ['同上海', null],
  ]);
});

it('takes 同上 with nothing above it for a cell that cannot be read', () => {
  const filler = createMergeFiller(plan([]), sheet([]));
  expect(filler.fill({ row: 2, cells: ['同上', '张伟'] }).cells).toEqual([
    { kind: 'error', text: '同上' },
    '张伟',
  ]);
});
