import { describe, expect, it } from 'vitest';
import { aCrowd, anAccount, anOffice, make } from '../../support/anOffice';

describe('what a list says besides its rows', () => {
  it('counts lists, sums their numbers and says how often values occur', async () => {
    const office = await anOffice();
    await aCrowd(office, 30, (index) => ({
      name: `客户${index}`,
      grade: ['A', 'B', null][index % 3],
      tags: index % 2 === 0 ? ['样板客户', '重点'] : null,
      creditLimit: index * 100,
    }));
    const { actor, lists } = office;
    const selection = { entity: 'account' };
    const isKey = { field: 'grade', operator: 'is', value: 'A' } as const;
    expect(await lists.counts(actor, { selections: [selection, { ...selection, filter: isKey }] })).toEqual([
      30, 10,
    ]);
    expect(await lists.totals(actor, { selection, fields: ['creditLimit', 'completeness'] })).toEqual({
      total: 30,
      sums: { creditLimit: { sum: 43500, filled: 30 }, completeness: { sum: 200, filled: 30 } },
    });
    const { facets } = await lists.facets(actor, { selection, fields: ['grade', 'tags'], limit: 10 });
    expect(facets).toEqual({
      grade: [
        { value: null, count: 10 },
        { value: 'A', count: 10 },
        { value: 'B', count: 10 },
      ],
      tags: [
        { value: null, count: 15 },
        { value: '样板客户', count: 15 },
        { value: '重点', count: 15 },
      ],
    });
    expect(await lists.tags(actor, { entity: 'account', field: 'tags' })).toEqual([
      { tag: '样板客户', count: 15 },
      { tag: '重点', count: 15 },
    ]);
    const views = await office.views.list(actor, 'account');
    expect(
      await lists.counts(actor, {
        selections: views.map(({ definition: { filter, sort, top } }) => ({
          ...selection,
          filter,
          sort,
          top,
        })),
      }),
    ).toEqual([30, 0, 0, 0, 0, 15, 0, 0, 0, 0, 0, 0]);
    void [anAccount, make];
  });
});
