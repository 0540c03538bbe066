import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApplicationHost, silenceMilliseconds } from '../../../../electron/main/applicationHost';
import type { ChildProcess } from '../../../../electron/platform/childProcess';

vi.mock('electron', () => ({}));

interface Started {
  heard(message: unknown): void;
  gone(end: { code: number; isExpected: boolean }): void;
  posted: unknown[];
}

const started: Started[] = [];
const told: unknown[] = [];
const silent = vi.fn();
const answerHostCall = vi.fn((name: string) => Promise.resolve({ ok: true as const, value: name }));

function start(heard: Started['heard'], gone: Started['gone']): ChildProcess {
  const one: Started = { heard, gone, posted: [] };
  started.push(one);
  return {
    name: 'application',
    post: (message) => one.posted.push(message),
    kill() {
      gone({ code: 143, isExpected: true });
      return Promise.resolve();
    },
  };
}

function newHost() {
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  return createApplicationHost({
    start,
    answerHostCall,
    tell: (name, payload) => told.push([name, payload]),
    silent,
    log,
  });
}

let host: ReturnType<typeof newHost>;
const latest = (): Started => started.at(-1) as Started;

beforeEach(() => {
  vi.useFakeTimers();
  started.length = 0;
  told.length = 0;
  silent.mockClear();
  host = newHost();
});
afterEach(async () => {
  await host.stop();
  vi.useRealTimers();
});

describe('the host of the application', () => {
  it('gives every call its own answer, in whatever order they come', async () => {
    const first = host.call('records.get', { id: 1 });
    const second = host.call('records.get', { id: 2 });
    latest().heard({ answer: 2, outcome: { ok: true, value: 'two' } });
    latest().heard({ answer: 1, outcome: { ok: true, value: 'one' } });
    expect([await first, await second]).toEqual([
      { ok: true, value: 'one' },
      { ok: true, value: 'two' },
    ]);
  });

  it('relays the events it knows, and no others', () => {
    latest().heard({ event: 'schema.changed', payload: { revision: 2 } });
    latest().heard({ event: 'anything', payload: 1 });
    expect(told).toEqual([['schema.changed', { revision: 2 }]]);
  });

  it('answers what the application asks of main', async () => {
    latest().heard({ host: 9, name: 'files.choose', input: {} });
    await vi.advanceTimersByTimeAsync(0);
    expect(latest().posted).toEqual([{ hostAnswer: 9, outcome: { ok: true, value: 'files.choose' } }]);
  });

  it('answers waiting calls when the application dies, starts it again and tells the window', async () => {
    const waiting = host.call('records.list', {});
    latest().gone({ code: 1, isExpected: false });
    expect(await waiting).toEqual({ ok: false, failure: { code: 'applicationGone' } });
    expect(await host.call('records.list', {})).toEqual({ ok: false, failure: { code: 'applicationGone' } });
    await vi.advanceTimersByTimeAsync(200);
    expect(started.length).toBe(2);
    expect(told).toEqual([
      ['application.state', { state: 'restarting' }],
      ['application.state', { state: 'alive' }],
    ]);
    const again = host.call('records.list', {});
    latest().heard({ answer: 2, outcome: { ok: true, value: [] } });
    expect(await again).toEqual({ ok: true, value: [] });
  });

  it('does not start an application again and again that dies at once', async () => {
    for (let death = 0; death < 8; death += 1) {
      const before = started.length;
      latest().gone({ code: 1, isExpected: false });
      await vi.advanceTimersByTimeAsync(1000);
      if (started.length === before) break;
    }
    expect(started.length).toBe(6);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(started.length).toBe(7);
  });

  it('says so when a call waits and nothing is heard for 30 seconds, once, and when it is heard again', async () => {
    void host.call('records.list', {});
    await vi.advanceTimersByTimeAsync(silenceMilliseconds + 5000);
    expect(told).toEqual([['application.state', { state: 'silent' }]]);
    expect(silent).toHaveBeenCalledTimes(1);
    latest().heard({ event: 'schema.changed', payload: { revision: 1 } });
    expect(told.slice(1)).toEqual([
      ['application.state', { state: 'alive' }],
      ['schema.changed', { revision: 1 }],
    ]);
  });

  it('is patient while nobody waits, and while a dialog is open', async () => {
    await vi.advanceTimersByTimeAsync(silenceMilliseconds * 3);
    answerHostCall.mockReturnValueOnce(new Promise(() => undefined));
    void host.call('imports.choose', {});
    latest().heard({ host: 1, name: 'files.choose', input: {} });
    await vi.advanceTimersByTimeAsync(silenceMilliseconds * 3);
    expect(told).toEqual([]);
  });

  it('starts a new application when it is asked to restart', async () => {
    await host.restart();
    await vi.advanceTimersByTimeAsync(200);
    expect(started.length).toBe(2);
  });

  it('starts nothing after it was stopped', async () => {
    const waiting = host.call('records.list', {});
    await host.stop();
    await vi.advanceTimersByTimeAsync(120_000);
    expect([await waiting, started.length]).toEqual([{ ok: false, failure: { code: 'applicationGone' } }, 1]);
  });
});
