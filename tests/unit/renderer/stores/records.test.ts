import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AnyRecord } from '../../../../db/schema/defineEntity';
import { createGroupOrder } from '../../../../renderer/record/grid/groupOrder';
import type { GridGroup, GridGroups } from '../../../../renderer/record/grid/gridColumn';
import { useRecords } from '../../../../renderer/stores/records';
import { fakeBridge } from '../../../support/fakeBridge';

const asRecord = (id: number): AnyRecord => ({ id, name: `第 ${id} 家` }) as unknown as AnyRecord;
const group = (key: string, count: number): GridGroup => ({ key, label: key, count, sums: {} });

/** Ids by their groups; the list itself, ungrouped, is in the order of the ids. */
const members: Readonly<Record<string, readonly number[]>> = { A: [7, 2], B: [], C: [5, 1, 9] };
const groups: GridGroups<AnyRecord> = {
  by: 'grade',
  groups: [group('A', 2), group('B', 0), group('C', 3)],
  load: ({ key }, offset, limit) =>
    Promise.resolve({ rows: (members[key] ?? []).slice(offset, offset + limit).map(asRecord) }),
};

describe('going on from one record to the next', () => {
  let ids: readonly number[];
  beforeEach(() => {
    ids = [1, 2, 5, 7, 9];
    setActivePinia(createPinia());
    fakeBridge({
      'records.list': ({ query }) => ({
        rows: ids.slice(query.offset, query.offset + query.limit).map(asRecord),
        total: ids.length,
        titles: {},
        included: {},
      }),
    });
  });

  it('follows the order of the list', async () => {
    const list = useRecords('account');
    await list.page(0, 3);
    expect([await list.neighbour(2, 1), await list.neighbour(5, 1), await list.neighbour(1, -1)]).toEqual([
      5,
      7,
      null,
    ]);
    expect(await list.neighbour(9, 1)).toBeNull();
  });

  it('finds a record that was made after the list was read', async () => {
    const list = useRecords('account');
    await list.page(0, 5);
    ids = [12, ...ids];
    expect([await list.neighbour(12, 1), await list.neighbour(12, -1)]).toEqual([1, null]);
  });

  it('goes through the groups as a grouped list shows them', async () => {
    const list = useRecords('account');
    await list.page(0, 5);
    const order = createGroupOrder(groups, []);
    list.showAs(order.read);
    const walked: (number | null)[] = [7];
    for (let at: number | null = 7; at !== null; walked.push(at)) at = await list.neighbour(at, 1);
    expect(walked).toEqual([7, 2, 5, 1, 9, null]);
    expect([await list.neighbour(5, -1), await list.neighbour(7, -1), list.placeOf(5)]).toEqual([2, null, 3]);
  });

  it('reads one row where only some of a group were read', async () => {
    const list = useRecords('account');
    const order = createGroupOrder(groups, []);
    list.showAs(order.read);
    list.notePlaces(order.startOf(group('C', 3)), [asRecord(5)]);
    expect([await list.neighbour(5, 1), await list.neighbour(5, -1)]).toEqual([1, 2]);
    list.showAs(null);
    expect(await list.neighbour(5, 1)).toBe(7);
  });
});
