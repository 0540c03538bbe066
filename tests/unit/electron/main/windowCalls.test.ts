import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTickets } from '../../../../electron/platform/tickets';

vi.mock('electron', () => ({ ipcMain: {}, app: {}, nativeTheme: {}, screen: {}, BrowserWindow: vi.fn() }));
const { createCallBudget, createWindowCalls } = await import('../../../../electron/main/windowCalls');

const ours = { senderFrame: { origin: 'crm://app', parent: null }, sender: { id: 1 } };
const call = vi.fn((name: string, input: unknown) =>
  Promise.resolve({ ok: true as const, value: { name, input } }),
);
const tickets = createTickets();
let folder: string;
let calls: ReturnType<typeof createWindowCalls>;

beforeEach(() => {
  call.mockClear();
  folder = mkdtempSync(join(tmpdir(), 'keyuan-calls-'));
  calls = createWindowCalls({ isOurWindow: (id) => id === 1, call, tickets });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('calls of a window', () => {
  it('are handed on as they are', async () => {
    const input = { entity: 'account', id: 7 };
    expect(await calls(ours, { call: { name: 'records.get', input } })).toEqual({
      ok: true,
      value: { name: 'records.get', input },
    });
  });

  it('are refused from anybody else, and reach nobody', async () => {
    const strangers = [
      { ...ours, senderFrame: null },
      { ...ours, sender: { id: 2 } },
      { ...ours, senderFrame: { origin: 'https://example.com', parent: null } },
      { ...ours, senderFrame: { origin: 'crm://app', parent: {} } },
    ];
    for (const stranger of strangers) {
      expect(await calls(stranger, { call: { name: 'records.get', input: {} } })).toEqual({
        ok: false,
        failure: { code: 'notAllowed' },
      });
    }
    expect(call).not.toHaveBeenCalled();
  });

  it.each([
    null,
    undefined,
    7,
    'records.get',
    {},
    { call: null },
    { call: {} },
    { call: { name: 7 } },
    [],
    { host: 1 },
  ])('are refused in the form %j', async (message) => {
    expect(await calls(ours, message)).toEqual({ ok: false, failure: { code: 'malformedInput' } });
    expect(call).not.toHaveBeenCalled();
  });

  it('are refused above one MiB', async () => {
    const big = { call: { name: 'records.save', input: 'x'.repeat(1024 * 1024) } };
    expect(await calls(ours, big)).toEqual({ ok: false, failure: { code: 'malformedInput' } });
    const fits = { call: { name: 'records.save', input: 'x'.repeat(1000 * 1024) } };
    expect(await calls(ours, fits)).toMatchObject({ ok: true });
  });

  it('are refused beyond 200 a second, and heard again in the next', () => {
    let now = 5000;
    const budget = createCallBudget(() => now);
    const taken = Array.from({ length: 250 }, () => budget.take(1)).filter(Boolean).length;
    expect([taken, budget.take(2)]).toEqual([200, true]);
    now += 1000;
    expect(budget.take(1)).toBe(true);
  });
});

describe('a dropped file', () => {
  it('becomes a ticket and a name; the path does not come back', async () => {
    const path = join(folder, '客户.xlsx');
    writeFileSync(path, '');
    const outcome = await calls(ours, { droppedFile: path });
    expect(outcome).toEqual({
      ok: true,
      value: { ticket: tickets.ticketFor(path), name: '客户.xlsx', isFolder: false },
    });
    expect(JSON.stringify(outcome)).not.toContain(folder);
  });

  it('may be a folder only where folders are taken', async () => {
    const handed = { ticket: tickets.ticketFor(folder), name: basename(folder), isFolder: true };
    expect(await calls(ours, { droppedEntry: folder })).toEqual({ ok: true, value: handed });
    expect(await calls(ours, { droppedFile: folder })).toMatchObject({ ok: false });
  });

  it('must be a file that is there, named in full', async () => {
    for (const path of [
      '',
      'x.xlsx',
      '../x.xlsx',
      folder,
      join(folder, 'missing.xlsx'),
      7,
      null,
      `/${'x'.repeat(5000)}`,
    ]) {
      expect(await calls(ours, { droppedFile: path })).toEqual({
        ok: false,
        failure: { code: 'fileMissing' },
      });
    }
  });
});
