import { describe, expect, it } from 'vitest';
import type { ViewDefinition } from '../../../../electron/api/views';
import { isSameView } from '../../../../renderer/stores/sameView';

const view: ViewDefinition = {
  filter: { all: [{ field: 'grade', operator: 'isAnyOf', value: ['A'] }] },
  sort: [{ field: 'name', direction: 'ascending' }],
  columns: [{ name: 'name', width: 200, isFrozen: true }, { name: 'grade' }],
};

describe('a list beside its view', () => {
  it('is the same whatever the order of keys, and whether nothing is said or said to be nothing', () => {
    const now: ViewDefinition = {
      columns: [
        { isFrozen: true, name: 'name', width: 200 },
        { name: 'grade', isFrozen: false },
      ],
      sort: [{ direction: 'ascending', field: 'name' }],
      filter: view.filter,
      search: '',
    };
    expect(isSameView(view, now)).toBe(true);
  });

  it('is another one when filter, order, width or grouping differ', () => {
    expect(isSameView(view, { ...view, filter: undefined })).toBe(false);
    expect(isSameView(view, { ...view, sort: [] })).toBe(false);
    expect(isSameView(view, { ...view, columns: [{ name: 'grade' }] })).toBe(false);
    expect(isSameView(view, { ...view, groupBy: 'grade' })).toBe(false);
  });

  it('may have any columns while the view says nothing about them', () => {
    expect(isSameView({}, { columns: [{ name: 'grade', width: 80 }] })).toBe(true);
    expect(isSameView({}, { search: '华为' })).toBe(false);
  });
});
