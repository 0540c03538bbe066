import { describe, expect, it } from 'vitest';
import type { Page } from '../../../../electron/api/records';
import { pageRows } from '../../../../renderer/record/grid/gridColumn';
import { createFirstPageAhead } from '../../../../renderer/record/views/firstPageAhead';
import type { Selection } from '../../../../renderer/stores/records';

function aList() {
  const asked: string[] = [];
  const list = {
    selection: { entity: 'account' } as Selection,
    groupBy: null as string | null,
    page(offset: number, limit: number): Promise<Page> {
      asked.push(`${offset}+${limit}`);
      return Promise.resolve({ rows: [], total: asked.length, titles: {}, included: {} });
    },
  };
  return { list, asked, ahead: createFirstPageAhead(() => list) };
}

describe('the first page of a list that is asked for ahead', () => {
  it('is given to the first who asks for it, and to nobody after', async () => {
    const { ahead, asked } = aList();
    ahead.ask();
    expect((await ahead.take(0, pageRows))?.total).toBe(1);
    expect([ahead.take(0, pageRows), asked]).toEqual([null, [`0+${pageRows}`]]);
  });

  it('is no other page', () => {
    const { ahead } = aList();
    ahead.ask();
    expect(ahead.take(pageRows, pageRows)).toBeNull();
    ahead.ask();
    expect(ahead.take(0, 200)).toBeNull();
  });

  it('is forgotten when records changed or the list became another one', () => {
    const { list, ahead } = aList();
    ahead.ask();
    ahead.drop();
    expect(ahead.take(0, pageRows)).toBeNull();
    ahead.ask();
    list.selection = { entity: 'account', search: '华' };
    expect(ahead.take(0, pageRows)).toBeNull();
  });

  it('is not asked for where the list stands in groups, whose pages are others', () => {
    const { list, ahead, asked } = aList();
    list.groupBy = 'region';
    ahead.ask();
    expect([ahead.take(0, pageRows), asked]).toEqual([null, []]);
  });
});
