import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it } from 'vitest';
import { createMemoryHistory, createRouter, type Router } from 'vue-router';
import { noDefinitions } from '../../../../db/schema/definitions';
import { firstPreferences } from '../../../../electron/api/preferences';
import type { WorkspaceState } from '../../../../electron/api/workspace';
import { followPlaces } from '../../../../renderer/app/lastPlace';
import { useSession } from '../../../../renderer/stores/session';
import { fakeBridge } from '../../../support/fakeBridge';

const office: WorkspaceState = {
  database: {
    name: '办公室',
    officeName: '办公室',
    folder: '/office',
    isReadOnly: false,
    readOnlyReason: null,
    user: { id: 1, name: '张伟' },
    hasSampleData: false,
  },
  recent: [],
};

let state: WorkspaceState;
beforeEach(() => {
  setActivePinia(createPinia());
  state = office;
  fakeBridge({
    'workspace.state': () => state,
    'workspace.open': () => office,
    'workspace.schema': () => ({ definitions: noDefinitions, users: {} }),
    'workspace.counts': () => ({}),
    'memory.read': ({ scope }) =>
      scope === 'places' ? [{ key: 'route', text: '/record/contact/7', at: '2026-11-22T00:00:00.000Z' }] : [],
    'preferences.get': () => firstPreferences,
    'reminders.list': () => [],
  });
});

function pages(): Router {
  const component = { template: '' };
  return createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', name: 'start', component },
      { path: '/record/:entity/:id', name: 'record', component },
    ],
  });
}

it('a window begins on the page its file was last left on', async () => {
  await useSession().load();
  const router = pages();
  await followPlaces(router);
  expect(router.currentRoute.value.path).toBe('/record/contact/7');
});

it('a file that opens after the first page has shown itself still comes with the page it was left on', async () => {
  state = { database: null, recent: [] };
  await useSession().load();
  const router = pages();
  await followPlaces(router);
  expect(router.currentRoute.value.path).toBe('/');
  await useSession().open('ticket');
  await expect.poll(() => router.currentRoute.value.path).toBe('/record/contact/7');
});
