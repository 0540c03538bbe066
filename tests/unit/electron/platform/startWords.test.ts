import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ dialog: {} }));

const { readStartWords } = await import('../../../../electron/platform/startWords');
const { dangerousSwitches } = await import('../../../../electron/platform/switches');

describe('readStartWords', () => {
  it.each([
    [[], { do: 'open', isSample: false, file: null, command: null }],
    [['--sample'], { do: 'open', isSample: true, file: null, command: null }],
    [['office.kydb'], { do: 'open', isSample: false, file: '/desk/office.kydb', command: null }],
    [
      ['--user-data-dir=/x', '/data/客户.XLSX'],
      { do: 'open', isSample: false, file: '/data/客户.XLSX', command: null },
    ],
    [['notes.exe'], { do: 'open', isSample: false, file: null, command: null }],
    [['crm'], { do: 'commandLine', words: [] }],
    [
      ['--no-sandbox', 'crm', 'import', 'a.xlsx', '--db', 'x.kydb'],
      { do: 'commandLine', words: ['import', 'a.xlsx', '--db', 'x.kydb'] },
    ],
    [['crm', 'crm', '--help'], { do: 'commandLine', words: ['crm', '--help'] }],
    [['office.kydb', 'crm'], { do: 'open', isSample: false, file: '/desk/office.kydb', command: null }],
  ])('reads %j', (words, wish) => {
    expect(readStartWords(words, '/desk')).toEqual(wish);
  });
});

describe('dangerousSwitches', () => {
  it.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-port',
    '--remote-debugging-pipe',
    '--inspect',
    '--inspect=0',
    '--inspect-brk=127.0.0.1:1',
    '-inspect',
    '/inspect',
    '--INSPECT',
    '--disable-web-security',
    '--no-sandbox',
    '--js-flags=--expose-gc',
    '--load-extension=/tmp/x',
    '--host-rules=MAP * evil',
    '--proxy-server=evil:80',
    '--renderer-cmd-prefix=sh',
  ])('finds %s', (word) => expect(dangerousSwitches(['open', word])).toEqual([word]));

  it.each([
    '--sample',
    '--lang=zh-CN',
    'inspect',
    'no-sandbox.xlsx',
    '--user-data-dir=/x',
    'import',
    '--db',
    '-',
  ])('lets %s pass', (word) => expect(dangerousSwitches([word])).toEqual([]));
});
