import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { noDefinitions } from '../../../../db/schema/definitions';
import { firstPreferences } from '../../../../electron/api/preferences';
import type { WorkspaceState } from '../../../../electron/api/workspace';
import { useSession } from '../../../../renderer/stores/session';
import { fakeBridge, Refused, type FakeBridge } from '../../../support/fakeBridge';

function opened(name: string): WorkspaceState {
  return {
    database: {
      name,
      officeName: name,
      folder: '/office',
      isReadOnly: false,
      readOnlyReason: null,
      user: { id: 1, name: '张伟' },
      hasSampleData: false,
    },
    recent: [],
  };
}

describe('the session of a window', () => {
  let state: WorkspaceState;
  let bridge: FakeBridge;
  let schemaIsThere: Promise<void>;
  let isAway: boolean;
  beforeEach(() => {
    setActivePinia(createPinia());
    state = opened('甲');
    schemaIsThere = Promise.resolve();
    isAway = false;
    bridge = fakeBridge({
      'workspace.state': () => state,
      'workspace.open': () => opened('乙'),
      'workspace.schema': () => {
        if (isAway) throw new Refused({ code: 'applicationGone' });
        return { definitions: noDefinitions, users: {} };
      },
      'workspace.counts': () => ({ account: 3 }),
      'memory.read': () => [],
      'preferences.get': () => firstPreferences,
      'reminders.list': () => [],
      'records.list': () => ({ rows: [], total: 0, titles: {}, included: {} }),
    });
    const { call } = bridge;
    bridge.call = async (name, input) => {
      if (name === 'workspace.schema') await schemaIsThere;
      return call(name, input);
    };
  });
  /** Holds the answer of `workspace.schema` back until the returned is called. */
  function holdSchema(): () => void {
    let letGo = (): void => undefined;
    schemaIsThere = new Promise((resolve) => (letGo = resolve));
    return () => letGo();
  }
  const called = (name: string): number => bridge.calls.filter((call) => call.name === name).length;

  it('reads the office once, although an event and an answer say that it is open', async () => {
    const letGo = holdSchema();
    const session = useSession();
    const loading = session.load();
    bridge.tell('workspace.changed', state);
    await new Promise((resolve) => setTimeout(resolve));
    expect(session.database).toBeNull();
    letGo();
    await loading;
    expect([session.database?.name, session.generation, called('workspace.schema')]).toEqual(['甲', 1, 1]);
  });

  it('stays with the last of two databases that are opened one right after the other', async () => {
    const letGo = holdSchema();
    const session = useSession();
    const loading = session.load();
    await new Promise((resolve) => setTimeout(resolve));
    const opening = session.open();
    await new Promise((resolve) => setTimeout(resolve));
    letGo();
    await Promise.all([loading, opening]);
    expect([session.database?.name, session.generation]).toEqual(['乙', 1]);
  });

  it('tries again when what a database holds could not be read', async () => {
    const session = useSession();
    isAway = true;
    await expect(session.load()).rejects.toThrow();
    expect(session.database).toBeNull();
    isAway = false;
    await session.refresh();
    expect([session.database?.name, session.generation]).toEqual(['甲', 1]);
  });

  it('counts the records after the page has what it needs', async () => {
    const session = useSession();
    await session.load();
    expect(called('workspace.counts')).toBe(0);
    await expect.poll(() => session.counts).toEqual({ account: 3 });
  });
});
