import { describe, expect, it } from 'vitest';
import type { Job } from '../../../../electron/api/jobs';
import { createJobWatch } from '../../../../electron/main/jobWatch';

const begun = '2026-11-22T02:00:00.000Z';

function watching(wish: { isLookedAt?: boolean; seconds?: number } = {}) {
  const bars: (number | string | null)[] = [];
  const told: string[] = [];
  const watch = createJobWatch({
    showProgress: (share) => bars.push(share),
    isLookedAt: () => wish.isLookedAt ?? false,
    notify: ({ title, recordId }) => told.push(`${title} ${String(recordId)}`),
    wordsOf: (kind, state) => ({ title: `${kind} ${state}`, text: '' }),
    now: () => Date.parse(begun) + 1000 * (wish.seconds ?? 60),
  });
  return { watch, bars, told };
}

function job(more: Partial<Job>): Job {
  const id = 'a';
  const base = { id, kind: 'commit', phase: 'writing', startedAt: begun, failure: null } as const;
  return { ...base, state: 'running', done: 0, total: 100, ...more };
}

describe('long work seen from outside the windows', () => {
  it('moves the bar on the taskbar and takes it away at the end', () => {
    const { watch, bars } = watching();
    watch.heard(job({ total: null }));
    watch.heard(job({ done: 25 }));
    watch.heard(job({ done: 100, state: 'done' }));
    expect(bars).toEqual(['unknown', 0.25, null]);
  });

  it('shows the job that began last, and the other one again when that is over', () => {
    const { watch, bars } = watching();
    watch.heard(job({ done: 10 }));
    watch.heard(job({ id: 'b', kind: 'export', done: 50 }));
    watch.heard(job({ id: 'b', kind: 'export', state: 'done' }));
    expect(bars).toEqual([0.1, 0.5, 0.1]);
  });

  it('tells the end of long work when nobody looks at a window', () => {
    const { watch, told } = watching();
    watch.heard(job({}));
    watch.heard(job({ state: 'done' }));
    watch.heard(job({ id: 'b', kind: 'export' }));
    watch.heard(job({ id: 'b', kind: 'export', state: 'failed' }));
    expect(told).toEqual(['commit done null', 'export failed null']);
  });

  it('says nothing when somebody looks, when it was short, and when it was stopped on purpose', () => {
    const looked = watching({ isLookedAt: true });
    looked.watch.heard(job({}));
    looked.watch.heard(job({ state: 'done' }));
    const short = watching({ seconds: 2 });
    short.watch.heard(job({}));
    short.watch.heard(job({ state: 'done' }));
    const stopped = watching();
    stopped.watch.heard(job({ state: 'cancelling' }));
    stopped.watch.heard(job({ state: 'cancelled' }));
    expect([looked.told, short.told, stopped.told]).toEqual([[], [], []]);
  });

  it('has no bar left when the application ended in the middle', () => {
    const { watch, bars } = watching();
    watch.heard(job({ done: 10 }));
    watch.forget();
    expect(bars).toEqual([0.1, null]);
  });
});
