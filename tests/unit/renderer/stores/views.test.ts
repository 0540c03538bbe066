import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { firstPreferences } from '../../../../electron/api/preferences';
import type { ListView, ViewDefinition } from '../../../../electron/api/views';
import { usePreferences } from '../../../../renderer/stores/preferences';
import { useRecords } from '../../../../renderer/stores/records';
import { useViews } from '../../../../renderer/stores/views';
import { fakeBridge, type FakeBridge } from '../../../support/fakeBridge';

const gradeA: ViewDefinition = { filter: { all: [{ field: 'grade', operator: 'isAnyOf', value: ['A'] }] } };

function aView(key: string, definition: ViewDefinition, part: Partial<ListView> = {}): ListView {
  const id = key.startsWith('own.') ? Number(key.slice(4)) : null;
  return {
    key,
    id,
    rowVersion: id === null ? null : 1,
    name: key,
    label: null,
    definition,
    isShared: false,
    isGroup: false,
    isOwn: id !== null,
    isWhole: true,
    ...part,
  };
}

describe('the views of a list', () => {
  let offered: ListView[];
  let remembered: { key: string; text: string; at: string }[];
  let bridge: FakeBridge;
  beforeEach(() => {
    setActivePinia(createPinia());
    offered = [aView('ready.all', {}), aView('own.7', gradeA)];
    remembered = [];
    bridge = fakeBridge({
      'views.list': () => offered,
      'memory.read': () => remembered,
      'memory.write': () => null,
      'preferences.get': () => firstPreferences,
    });
  });

  it('begin with all of it on a new desk', async () => {
    const views = useViews('account');
    await views.load(null);
    expect([views.key, useRecords('account').filter]).toEqual(['ready.all', undefined]);
  });

  it('begin with the one used last, as it was left', async () => {
    const changed = { ...gradeA, groupBy: 'region' };
    const text = JSON.stringify({ key: 'own.7', changed });
    remembered = [{ key: 'view/account', text, at: '2026-11-22T00:00:00.000Z' }];
    const views = useViews('account');
    await views.load(null);
    expect([views.key, views.isChanged, useRecords('account').groupBy]).toEqual(['own.7', true, 'region']);
  });

  it('begin with the default one, whatever was used last', async () => {
    remembered = [
      {
        key: 'view/account',
        text: JSON.stringify({ key: 'ready.all', changed: null }),
        at: '2026-11-22T00:00:00.000Z',
      },
    ];
    usePreferences().preferences = { ...firstPreferences, defaultViews: { account: 'own.7' } };
    const views = useViews('account');
    await views.load(null);
    expect([views.key, views.isChanged]).toEqual(['own.7', false]);
  });

  it('say that the list was changed, until it is as the view says again', async () => {
    const views = useViews('account');
    await views.load('own.7');
    useRecords('account').filter = undefined;
    expect(views.isChanged).toBe(true);
    views.revert();
    expect([views.isChanged, useRecords('account').filter]).toEqual([false, gradeA.filter]);
  });

  it('follow what another desk made of the view that is shown', async () => {
    const views = useViews('account');
    await views.load('own.7');
    offered = [aView('ready.all', {}), aView('own.7', { groupBy: 'grade' })];
    await views.load(null);
    expect([useRecords('account').groupBy, views.isChanged]).toEqual(['grade', false]);
  });

  it('keep what somebody changed and has not saved when another desk changes the view', async () => {
    const views = useViews('account');
    await views.load('own.7');
    useRecords('account').groupBy = 'region';
    offered = [aView('ready.all', {}), aView('own.7', { groupBy: 'grade' })];
    await views.load(null);
    expect([useRecords('account').groupBy, views.isChanged]).toEqual(['region', true]);
  });

  it('go back to all of it when the view that is shown is gone', async () => {
    const views = useViews('account');
    await views.load('own.7');
    offered = [aView('ready.all', {})];
    await views.load(null);
    expect(views.key).toBe('ready.all');
    expect(bridge.calls.filter(({ name }) => name === 'views.list')).toHaveLength(2);
  });
});
