import { describe, expect, it } from 'vitest';
import { operators, type Filter } from '../../../../../db/schema/listQuery';
import { filterShape } from '../../../../../electron/api/shapes';
import {
  deepest,
  depthOf,
  filterOfGroup,
  groupOfFilter,
  newCondition,
  newGroup,
  newRelated,
  newThrough,
  type BuilderNode,
  type GroupNode,
} from '../../../../../renderer/record/filters/builderState';
import { fc } from '../../../../support/seed';

/** A node without the keys that only tell rows of a page apart. */
function plain(node: BuilderNode): unknown {
  const { key: _key, ...rest } = node;
  if (node.is === 'group') return { ...rest, nodes: node.nodes.map(plain) };
  return node.is === 'condition' ? rest : { ...rest, group: plain(node.group) };
}

const scalars = fc.oneof(
  fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }),
  fc.integer(),
  fc.boolean(),
);
const lists = fc.array(fc.oneof(fc.string({ maxLength: 10 }), fc.integer()), { minLength: 1, maxLength: 5 });
const conditions: fc.Arbitrary<BuilderNode> = fc
  .record({
    field: fc.constantFrom('name', 'grade', 'owner', 'nextContactOn'),
    operator: fc.constantFrom(...operators),
    value: fc.oneof(scalars, lists),
  })
  .map(({ field, operator, value }) => ({
    ...newCondition(field, operator),
    value: operator === 'isEmpty' || operator === 'isNotEmpty' ? null : value,
  }));

/** Any builder somebody could have filled in, no deeper than the builder lets them go. */
const groups: fc.Arbitrary<GroupNode> = fc
  .letrec<{ group: GroupNode; node: BuilderNode }>((tie) => ({
    group: fc
      .record({
        mode: fc.constantFrom('all' as const, 'any' as const),
        isNot: fc.boolean(),
        nodes: fc.array(tie('node'), { minLength: 1, maxLength: 4 }),
      })
      .map(({ mode, isNot, nodes }) => ({ ...newGroup(mode, nodes), isNot })),
    node: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      conditions,
      tie('group'),
      tie('group').map((group) => ({ ...newThrough('account'), group })),
      fc
        .record({
          group: fc.option(tie('group'), { nil: newGroup() }),
          quantity: fc.constantFrom('some' as const, 'none' as const),
        })
        .map(({ group, quantity }) => ({ ...newRelated('contact', 'account'), group, quantity })),
      fc
        .record({
          group: tie('group'),
          quantity: fc.constantFrom('atLeast' as const, 'atMost' as const),
          count: fc.integer({ min: 0, max: 1000 }),
        })
        .map(({ group, quantity, count }) => ({
          ...newRelated('contact', 'account'),
          group,
          quantity,
          count,
        })),
    ),
  }))
  .group.filter((group) => depthOf(group) <= deepest);

describe('the state of the filter builder', () => {
  it('makes a filter that passes the border and reads back as the same builder', () => {
    let deep = 0;
    fc.assert(
      fc.property(groups, (group) => {
        const filter = filterOfGroup(group);
        deep = Math.max(deep, depthOf(group));
        expect(filterShape.safeParse(filter).success).toBe(true);
        expect(plain(groupOfFilter(filter))).toEqual(plain(group));
      }),
      { numRuns: 400 },
    );
    expect(deep).toBeGreaterThan(3);
  });

  it('never makes a filter deeper than it says', () => {
    const nested = (levels: number): GroupNode =>
      newGroup('all', levels === 1 ? [{ ...newCondition('name', 'is'), value: '甲' }] : [nested(levels - 1)]);
    expect(depthOf(nested(deepest))).toBe(deepest);
    expect(filterShape.safeParse(filterOfGroup(nested(deepest))).success).toBe(true);
    expect(filterShape.safeParse(filterOfGroup(nested(deepest + 1))).success).toBe(false);
  });

  it('leaves out what has no value yet', () => {
    const group = newGroup('all', [
      newCondition('name', 'contains'),
      { ...newCondition('grade', 'isAnyOf'), value: [] },
      { ...newCondition('foundedOn', 'between'), value: ['2026-01-01', null] },
      newThrough('source'),
      newGroup('any'),
      newCondition('region', 'isEmpty'),
    ]);
    expect(filterOfGroup(group)).toEqual({ all: [{ field: 'region', operator: 'isEmpty' }] });
    expect(filterOfGroup(newGroup())).toBeUndefined();
  });

  it('reads filters others made into a builder of the same meaning', () => {
    const single: Filter = { field: 'grade', operator: 'isAnyOf', value: ['A'] };
    expect(filterOfGroup(groupOfFilter(single))).toEqual({ all: [single] });
    expect(filterOfGroup(groupOfFilter({ not: single }))).toEqual({ not: { all: [single] } });
    expect(filterOfGroup(groupOfFilter({ not: { not: { any: [single] } } }))).toEqual({
      not: { all: [{ not: { any: [single] } }] },
    });
  });
});
