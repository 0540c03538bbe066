import { beforeEach, describe, expect, it, vi } from 'vitest';

const shell = vi.hoisted(() => ({
  openExternal: vi.fn(() => Promise.resolve()),
  openPath: vi.fn(() => Promise.resolve('')),
  showItemInFolder: vi.fn(),
}));
vi.mock('electron', () => ({ shell }));

const { isAllowedLink, isOpenable, openLink, showFile, targetOfLink } =
  await import('../../../../electron/platform/externalLinks');

beforeEach(() => vi.clearAllMocks());

const good = [
  'https://www.example.com/',
  'http://intranet/customers?id=7#top',
  'https://例子.中国/客户',
  'https://example.com:8443/a%20b',
  'mailto:li.ming@example.com?subject=%E6%8A%A5%E4%BB%B7',
  'tel:+8613800138000',
  'tel:010-62551234',
];
const bad = [
  '',
  ' ',
  'example.com',
  '//example.com',
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>',
  'vbscript:x',
  'file:///C:/Windows/System32/calc.exe',
  'file://server/share/x.exe',
  '\\\\server\\share\\x.exe',
  'C:\\Windows\\System32\\calc.exe',
  'smb://server/share',
  'ftp://example.com/x',
  'ms-settings:',
  'ms-msdt:/id PCWDiagnostic',
  'search-ms:query=x',
  'steam://run/1',
  'ssh://host',
  'crm://app/index.html',
  'about:blank',
  'blob:https://example.com/x',
  'view-source:https://example.com',
  'https://user@example.com/',
  'https://user:word@example.com/',
  'https://example.com\\@evil.com/',
  'https://exa\u202emple.com/',
  'https://example.com/\u2066x',
  'https://example.com/\u200b',
  'https://example.com/ x',
  'https://example.com/\nx',
  'https://example.com/\u0000',
  `https://example.com/${'x'.repeat(2000)}`,
  'mailto:',
  'tel:',
  'https://',
  'http:///',
];

describe('isAllowedLink', () => {
  it.each(good)('lets %j out', (link) => expect(isAllowedLink(link)).toBe(true));
  it.each(bad)('keeps %j in', (link) => expect(isAllowedLink(link)).toBe(false));
});

describe('openLink', () => {
  it('opens an allowed link after it was agreed to, naming the host', async () => {
    const agreed = vi.fn(() => Promise.resolve(true));
    expect(await openLink('https://example.com:8443/a', agreed)).toBe(true);
    expect(agreed).toHaveBeenCalledWith('example.com:8443');
    expect(shell.openExternal).toHaveBeenCalledWith('https://example.com:8443/a');
  });

  it('opens nothing that was not agreed to', async () => {
    expect(await openLink('https://example.com/', () => Promise.resolve(false))).toBe(false);
    expect(shell.openExternal).not.toHaveBeenCalled();
  });

  it('does not even ask about a link that may not leave', async () => {
    const agreed = vi.fn(() => Promise.resolve(true));
    for (const link of bad) expect(await openLink(link, agreed)).toBe(false);
    expect(agreed).not.toHaveBeenCalled();
    expect(shell.openExternal).not.toHaveBeenCalled();
  });

  it('shows the address or number of a link without a host', () => {
    expect(targetOfLink('mailto:li.ming@example.com?subject=x')).toBe('li.ming@example.com');
    expect(targetOfLink('tel:010-62551234')).toBe('010-62551234');
  });
});

describe('showFile', () => {
  it.each(['/home/li/客户.xlsx', 'D:\\导出\\客户.CSV', '/tmp/a.pdf'])(
    'opens %j, a file of ours',
    async (path) => {
      expect(isOpenable(path)).toBe(true);
      await showFile(path, 'open');
      expect(shell.openPath).toHaveBeenCalledWith(path);
    },
  );

  it.each([
    '/tmp/a.exe',
    '/tmp/a.xlsm',
    '/tmp/a.pdf.lnk',
    '\\\\server\\share\\a.pdf',
    '//server/a.xlsx',
    '/tmp/a',
  ])('only shows %j in its folder', async (path) => {
    await showFile(path, 'open');
    expect(shell.openPath).not.toHaveBeenCalled();
    expect(shell.showItemInFolder).toHaveBeenCalledWith(path);
  });

  it('shows the folder when no program opens the file', async () => {
    shell.openPath.mockResolvedValueOnce('no application');
    await showFile('/tmp/a.pdf', 'open');
    expect(shell.showItemInFolder).toHaveBeenCalledWith('/tmp/a.pdf');
  });
});
