import { describe, expect, it } from 'vitest';
import { noDefinitions } from '../../../../../db/schema/definitions';
import { effectiveSchema, entityOf, fieldOf } from '../../../../../db/schema/effectiveSchema';
import type { NamedField } from '../../../../../db/schema/derive/ranked';
import type { Filter } from '../../../../../db/schema/listQuery';
import { registry } from '../../../../../db/schema/registry';
import {
  chosenPart,
  facetFields,
  firstFacets,
  quickFields,
  withRange,
  withValues,
} from '../../../../../renderer/record/filters/topFilter';

const account = entityOf(effectiveSchema(registry, noDefinitions), 'account');
function named(name: string): NamedField {
  const field = fieldOf(account, name);
  if (!field) throw new Error(name);
  return { name, field };
}

describe('values chosen at the top of a filter', () => {
  it('are read back as they were chosen, with nothing among them', () => {
    const filter = withValues(undefined, named('grade'), ['A', null]);
    expect(filter).toEqual({
      all: [
        {
          any: [
            { field: 'grade', operator: 'isAnyOf', value: ['A'] },
            { field: 'grade', operator: 'isEmpty' },
          ],
        },
      ],
    });
    expect(chosenPart(filter, 'grade')).toEqual({ index: 0, values: ['A', null], range: null });
  });

  it('take the place of what was chosen before and leave the rest alone', () => {
    const before: Filter = {
      all: [
        { field: 'region', operator: 'contains', value: '杭州' },
        { field: 'grade', operator: 'isAnyOf', value: ['A'] },
      ],
    };
    expect(withValues(before, named('grade'), ['B', 'C'])).toEqual({
      all: [before.all[0], { field: 'grade', operator: 'isAnyOf', value: ['B', 'C'] }],
    });
    expect(withValues(before, named('grade'), [])).toEqual({ all: [before.all[0]] });
    expect(withRange(before, named('nextContactOn'), 'overdue')).toEqual({
      all: [...before.all, { field: 'nextContactOn', operator: 'within', value: 'overdue' }],
    });
  });

  it('go beside a filter of another shape, not into it', () => {
    const before: Filter = {
      any: [
        { field: 'grade', operator: 'isEmpty' },
        { field: 'region', operator: 'isEmpty' },
      ],
    };
    expect(withValues(before, named('grade'), ['A'])).toEqual({
      all: [before, { field: 'grade', operator: 'isAnyOf', value: ['A'] }],
    });
  });

  it('do not take over a finer condition on the same field', () => {
    const finer: Filter = { all: [{ field: 'grade', operator: 'isNoneOf', value: ['D'] }] };
    expect(chosenPart(finer, 'grade')).toBeNull();
  });

  it('vanish altogether when nothing is chosen', () => {
    const only = withValues(undefined, named('grade'), ['A']);
    expect(withValues(only, named('grade'), [])).toBeUndefined();
  });

  it('are offered for lists, people, tags and days, shown columns first', () => {
    const names = facetFields(account).map(({ name }) => name);
    expect(names.slice(0, 3)).toEqual(['grade', 'lifecycle', 'nextContactOn']);
    expect(names).toEqual(expect.arrayContaining(['owner', 'source', 'tags', 'types', 'partyKind']));
    expect(names).not.toContain('name');
    expect(quickFields(account).map(({ name }) => name)).toEqual([
      'owner',
      'grade',
      'lifecycle',
      'nextContactOn',
    ]);
  });

  it('lie open where few values say much: not customers, of which there are as many as rows, nor days', () => {
    const schema = effectiveSchema(registry, noDefinitions);
    const opened = (entity: string) => firstFacets(entityOf(schema, entity)).map(({ name }) => name);
    expect(opened('account')).toEqual(['grade', 'lifecycle']);
    expect(opened('opportunity')).toEqual(['stage', 'owner']);
    expect(opened('task')).toEqual(['status', 'priority']);
    const contracts = facetFields(entityOf(schema, 'contract')).map(({ name }) => name);
    expect(contracts.indexOf('account')).toBeGreaterThan(contracts.indexOf('owner'));
  });
});
