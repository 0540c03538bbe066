import { describe, expect, it } from 'vitest';
import { integer, money, type Field } from '../../../../../db/schema/fields';
import { edgesOf, isManyCells, rangeClasses, summaryOf } from '../../../../../renderer/record/grid/cellRange';
import type { GridColumn } from '../../../../../renderer/record/grid/gridColumn';

type Row = { readonly id: number } & Readonly<Record<string, unknown>>;

function column(name: string, field: Field, words: (amount: number) => string): GridColumn<Row> {
  return {
    name,
    heading: name,
    width: 100,
    align: 'right',
    isSortable: true,
    isHidden: false,
    isTitle: false,
    isEditable: true,
    field,
    text: (row) => String(row[name]),
    value: (row) => row[name],
    number: words,
  };
}
const label = { zh: '数', en: 'number' };
const amount = column('amount', money({ label, currency: 'CNY' }), (sum) => `¥${sum / 100}`);
const count = column('count', integer({ label }), String);

describe('chosen cells', () => {
  it('have the same edges whichever way they were drawn', () => {
    const edges = { top: 2, bottom: 5, left: 1, right: 3 };
    expect(edgesOf({ anchor: { line: 5, column: 1 }, head: { line: 2, column: 3 } })).toEqual(edges);
    expect(edgesOf({ anchor: { line: 2, column: 3 }, head: { line: 5, column: 1 } })).toEqual(edges);
    expect(isManyCells({ anchor: { line: 5, column: 1 }, head: { line: 5, column: 1 } })).toBe(false);
    expect(rangeClasses(edges, 2, 1)).toEqual(['in-range', 'range-top', 'range-left']);
    expect(rangeClasses(edges, 3, 2)).toEqual(['in-range']);
    expect(rangeClasses(edges, 6, 2)).toEqual([]);
  });

  it('are added up when their numbers are of one sort', () => {
    const rows = [
      { id: 1, amount: 10_000, count: 3 },
      { id: 2, amount: null, count: 4 },
      { id: 3, amount: 5_000, count: 5 },
    ];
    expect(summaryOf(rows, [amount])).toEqual({ cells: 3, numbers: 2, sum: '¥150', average: '¥75' });
    expect(summaryOf(rows, [amount, count])).toEqual({ cells: 6, numbers: 5, sum: null, average: null });
    expect(summaryOf([], [amount])).toEqual({ cells: 0, numbers: 0, sum: null, average: null });
  });
});
