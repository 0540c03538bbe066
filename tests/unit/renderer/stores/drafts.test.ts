import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { MemoryChange, MemoryEntry } from '../../../../electron/api/memory';
import { draftKey, useDrafts } from '../../../../renderer/stores/drafts';
import { useRecents } from '../../../../renderer/stores/recents';
import { useTitles } from '../../../../renderer/stores/titles';
import { fakeBridge, type FakeBridge } from '../../../support/fakeBridge';

let kept: MemoryEntry[];
let bridge: FakeBridge;

function remember(changes: readonly MemoryChange[]): null {
  for (const { key, text } of changes) {
    kept = kept.filter((entry) => entry.key !== key);
    if (text !== null) kept.unshift({ key, text, at: '2026-11-22T02:00:00.000Z' });
  }
  return null;
}

/** The window is opened anew; the desk remembers. */
function restart(): void {
  setActivePinia(createPinia());
}

beforeEach(() => {
  vi.useFakeTimers();
  kept = [];
  bridge = fakeBridge({
    'memory.read': () => kept,
    'memory.write': ({ changes }) => remember(changes),
  });
  restart();
  return () => vi.useRealTimers();
});

describe('a draft', () => {
  it('is on the desk a moment after it was typed, the last word of it, in one write', async () => {
    for (const name of ['绿', '绿源', '绿源科技']) useDrafts().keep(draftKey('account', null), { name });
    await vi.advanceTimersByTimeAsync(300);
    expect(bridge.calls.filter(({ name }) => name === 'memory.write')).toHaveLength(1);
    restart();
    await useDrafts().load();
    expect(useDrafts().read('account/new')).toEqual({ name: '绿源科技' });
  });

  it('knows the names of the records it refers to after a restart', async () => {
    const titles = { account: { 12: '绿源科技' } };
    useDrafts().keep('contact/new', { account: 12 }, { titles, rowVersion: 3 });
    await vi.advanceTimersByTimeAsync(300);
    restart();
    await useDrafts().load();
    expect(useTitles().titleOf('account', 12)).toBe('绿源科技');
    expect(useDrafts().find('contact/new')?.rowVersion).toBe(3);
  });

  it('that is emptied or dropped is forgotten on the desk too', async () => {
    useDrafts().keep('account/new', { name: '绿源' });
    useDrafts().keep('account/7', { remark: '备注' });
    await vi.advanceTimersByTimeAsync(300);
    useDrafts().keep('account/new', {});
    useDrafts().drop('account/7');
    await vi.advanceTimersByTimeAsync(300);
    expect(kept).toEqual([]);
  });

  it('of another file is never written into the one that is open now', async () => {
    useDrafts().keep('account/new', { name: '绿源' });
    useDrafts().forget();
    await vi.advanceTimersByTimeAsync(300);
    expect(kept).toEqual([]);
    expect(useDrafts().read('account/new')).toBeUndefined();
  });

  it('that was damaged on the desk is passed over', async () => {
    const at = '2026-11-22T02:00:00.000Z';
    kept = [
      { key: 'a', text: '{"values":', at },
      { key: 'b', text: '{"values":{"__proto__":{}},"at":7}', at },
      { key: 'c', text: JSON.stringify({ values: { name: '好的' }, titles: 7, at }), at },
    ];
    await useDrafts().load();
    expect(['a', 'b', 'c'].map((key) => useDrafts().read(key))).toEqual([
      undefined,
      undefined,
      { name: '好的' },
    ]);
  });
});

describe('the records opened last', () => {
  const hit = (id: number) => ({ entity: 'account', id, title: `客户 ${id}`, detail: '客户', no: null });

  it('are twenty, each once, the newest first, and there again after a restart', async () => {
    for (let id = 1; id <= 25; id += 1) useRecents().add(hit(id));
    useRecents().add(hit(10));
    expect(
      useRecents()
        .list.map(({ id }) => id)
        .slice(0, 3),
    ).toEqual([10, 25, 24]);
    expect(useRecents().list).toHaveLength(20);
    await vi.advanceTimersByTimeAsync(300);
    restart();
    await useRecents().load();
    expect(
      useRecents()
        .list.map(({ id }) => id)
        .slice(0, 3),
    ).toEqual([10, 25, 24]);
  });

  it('lose the one that is gone, also on the desk', async () => {
    useRecents().add(hit(1));
    useRecents().add(hit(2));
    useRecents().forget('account', 1);
    await vi.advanceTimersByTimeAsync(300);
    expect(useRecents().list.map(({ id }) => id)).toEqual([2]);
    expect(kept.map(({ key }) => key)).toEqual(['account/2']);
  });
});
