import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { firstSettings } from '../../../../electron/api/settings';
import { createLog, redact } from '../../../../electron/platform/log';
import { createDeskSettings } from '../../../../electron/platform/settings';
import { createTickets } from '../../../../electron/platform/tickets';
import {
  createWindowStateStore,
  firstWindow,
  placeOnScreens,
} from '../../../../electron/platform/windowState';

vi.mock('electron', () => ({ dialog: {} }));
const { kindOfFile, safeFileName } = await import('../../../../electron/platform/dialogs');

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'keyuan-desk-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the memory of a desk', () => {
  it('keeps settings and recent files from one start to the next', () => {
    const file = join(folder, 'deep/settings.json');
    createDeskSettings(file).change({ language: 'en', theme: 'dark' });
    createDeskSettings(file).addRecent('/a.kydb');
    const later = createDeskSettings(file);
    expect(later.settings()).toEqual({ ...firstSettings, language: 'en', theme: 'dark' });
    expect(later.recent().map((one) => one.path)).toEqual(['/a.kydb']);
  });

  it('begins anew with a damaged file, and setting by setting with a strange one', () => {
    const file = join(folder, 'settings.json');
    writeFileSync(file, '{"settings": {"langu');
    expect(createDeskSettings(file).settings()).toEqual(firstSettings);
    writeFileSync(
      file,
      JSON.stringify({ settings: { language: 'fr', theme: 'dark', more: 1 }, recent: [7, { path: '/a' }] }),
    );
    const memory = createDeskSettings(file);
    expect(memory.settings()).toEqual({ ...firstSettings, theme: 'dark' });
    expect(memory.recent()).toEqual([]);
  });

  it('remembers ten databases, the newest first and each once', () => {
    const memory = createDeskSettings(join(folder, 'settings.json'));
    for (let index = 0; index < 12; index += 1) memory.addRecent(`/${index}.kydb`);
    memory.addRecent('/5.kydb');
    expect(memory.recent().map((one) => one.path)).toEqual(
      ['5', '11', '10', '9', '8', '7', '6', '4', '3', '2'].map((name) => `/${name}.kydb`),
    );
  });

  it('leaves no unfinished file beside the settings', () => {
    createDeskSettings(join(folder, 'settings.json')).change({ theme: 'light' });
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });
});

describe('tickets', () => {
  it('stand for a path, cannot be guessed, and name nothing else', () => {
    const tickets = createTickets();
    const ticket = tickets.ticketFor('/data/客户.xlsx');
    expect(ticket).toMatch(/^[a-zA-Z0-9_-]{24}$/);
    expect(tickets.ticketFor('/data/客户.xlsx')).toBe(ticket);
    expect(tickets.pathOf(ticket)).toBe('/data/客户.xlsx');
    for (const guess of ['', '/data/客户.xlsx', '__proto__', ticket.slice(1)])
      expect(tickets.pathOf(guess)).toBeNull();
  });

  it('forgets the oldest when there are too many', () => {
    const tickets = createTickets(2);
    const [first, second, third] = ['/1', '/2', '/3'].map((path) => tickets.ticketFor(path));
    expect([first, second, third].map((ticket) => tickets.pathOf(ticket ?? ''))).toEqual([null, '/2', '/3']);
  });
});

describe('placeOnScreens', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1040 };
  const second = { x: 1920, y: 0, width: 1280, height: 1000 };

  it('puts the window where it stood, also on a second screen', () => {
    const place = { x: 2000, y: 50, width: 1000, height: 700 };
    expect(placeOnScreens({ place, isMaximized: false }, [screen, second])).toEqual(place);
  });

  it('lets the system choose when that screen is gone', () => {
    const place = { x: 2000, y: 50, width: 1000, height: 700 };
    expect(placeOnScreens({ place, isMaximized: false }, [screen])).toEqual(firstWindow);
  });

  it('is never larger than the screen nor smaller than the page needs', () => {
    expect(
      placeOnScreens({ place: null, isMaximized: false }, [{ ...screen, width: 1024, height: 700 }]),
    ).toEqual({
      width: 1024,
      height: 700,
    });
    const tiny = { x: 10, y: 10, width: 20, height: 20 };
    expect(placeOnScreens({ place: { ...tiny, width: 200 }, isMaximized: false }, [screen])).toMatchObject({
      width: 960,
      height: 600,
    });
  });

  it('reads no place from a damaged file', () => {
    writeFileSync(join(folder, 'window.json'), '{"place":{"x":"1"},"isMaximized":1}');
    expect(createWindowStateStore(join(folder, 'window.json')).read()).toEqual({
      place: null,
      isMaximized: false,
    });
  });
});

describe('the log', () => {
  it('holds no telephone, identity number or mail address', () => {
    const line = '张三 13800138000, +86 13912345678, 11010519491231002X, li.ming@example.com, 合同 20250101';
    expect(redact(line)).toBe('张三 ‹phone›, ‹phone›, ‹id›, ‹mail›, 合同 20250101');
  });

  it('is not held up by a long line', () => {
    // What looks back at every letter would need minutes, and the test would end by its time limit.
    expect(redact('x'.repeat(5_000_000))).toMatch(/^x+$/);
  });

  it('turns over at one MiB and keeps three older files', () => {
    const log = createLog(folder, false);
    for (let index = 0; index < 400; index += 1) log.info('x'.repeat(20 * 1024));
    expect(readdirSync(folder).sort()).toEqual([
      'keyuan.log',
      'keyuan.log.1',
      'keyuan.log.2',
      'keyuan.log.3',
    ]);
  });

  it('writes the stack of an error', () => {
    createLog(folder, false).error('host call print.pdf', new Error('no room'));
    expect(readFileSync(join(folder, 'keyuan.log'), 'utf8')).toMatch(
      /^\S+Z error host call print\.pdf: Error: no room\n\s+at /,
    );
  });
});

describe('file names', () => {
  it.each([
    ['客户清单.xlsx', '客户清单.xlsx'],
    ['a/b\\c:d*.pdf', 'a_b_c_d_.pdf'],
    ['../../etc/passwd', '.._.._etc_passwd'],
    ['CON.xlsx', '_CON.xlsx'],
    ['com1.tar.pdf', '_com1.tar.pdf'],
    ['name. .pdf', 'name.pdf'],
    ['evil\u202egpj.exe', 'evil_gpj.exe'],
    ['a\u0000b\n.csv', 'a_b_.csv'],
    ['', '_'],
    ['...', '_'],
  ])('makes %j fit for every system', (name, safe) => expect(safeFileName(name)).toBe(safe));

  it('cuts a long name but keeps its extension', () => {
    const safe = safeFileName(`${'客'.repeat(300)}.xlsx`);
    expect([Array.from(safe).length, safe.endsWith('客.xlsx')]).toEqual([120, true]);
  });

  it.each([
    ['/a/office.kydb', 'database'],
    ['C:\\表\\客户.XLS', 'sheet'],
    ['/a/b.csv', 'sheet'],
    ['/a/b.exe', null],
    ['/a/b', null],
  ])('knows what %s is', (path, kind) => expect(kindOfFile(path)).toBe(kind));
});
