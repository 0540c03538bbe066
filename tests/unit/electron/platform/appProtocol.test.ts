import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fc } from '../../../support/seed';

vi.mock('electron', () => ({ protocol: {} }));

const { contentSecurityPolicy, fileOfAddress, listBuiltFiles } =
  await import('../../../../electron/platform/appProtocol');

const folder = mkdtempSync(join(tmpdir(), 'keyuan-protocol-'));
const built = join(folder, 'window');
let files: Awaited<ReturnType<typeof listBuiltFiles>>;

beforeAll(async () => {
  mkdirSync(join(built, 'assets'), { recursive: true });
  writeFileSync(join(built, 'index.html'), '<!doctype html>');
  writeFileSync(join(built, 'assets/index-1a.js'), '');
  writeFileSync(join(built, 'assets/index-1a.css'), '');
  writeFileSync(join(built, 'assets/unknown.kind'), '');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  files = await listBuiltFiles(built);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Ways to climb or to name another place, each put behind several beginnings. */
const climbs = [
  '../secret.txt',
  '..%2fsecret.txt',
  '%2e%2e/secret.txt',
  '%2e%2e%2fsecret.txt',
  '%252e%252e%252fsecret.txt',
  '..%5csecret.txt',
  '..\\secret.txt',
  '..%c0%afsecret.txt',
  '..%e0%80%afsecret.txt',
  '%c0%ae%c0%ae/secret.txt',
  '....//secret.txt',
  '..;/secret.txt',
  '.%00./secret.txt',
  'index.html%00.png',
  'index.html%00',
  'index.html.',
  'index.html%20',
  'index.html::$DATA',
  'INDEX.HTML',
  'index.html/',
  'index.html/..%2f..%2fsecret.txt',
  'assets/',
  'assets/..%2findex.html',
  'assets/%2e%2e/%2e%2e/secret.txt',
  'assets//index-1a.js',
  'assets/./..%2f',
  'assets/unknown.kind',
  'ASSETS/index-1a.js',
  'C:/Windows/win.ini',
  'c:%5cWindows%5cwin.ini',
  '//server/share/x',
  '%2f%2fserver%2fshare',
  '%5c%5cserver%5cshare',
  '%5c%5c%3f%5cC:%5cx',
  '\\\\?\\C:\\x',
  '/etc/passwd',
  '%2fetc%2fpasswd',
  'file:///etc/passwd',
  'proc/self/environ',
  '~/.ssh/id_rsa',
  'CON',
  'NUL.html',
  'x'.repeat(10_240),
  '..%2f'.repeat(2000),
  '__proto__',
  'constructor',
  'toString',
];
const beginnings = ['crm://app/', 'crm://app//', 'crm://app/assets/', 'crm://app/%2e/', 'CRM://APP/x/'];
/** Addresses that are wrong before their path begins. */
const strangers = [
  'crm://evil/index.html',
  'crm://print/index.html',
  'crm://app.evil/index.html',
  'crm://app:80/index.html',
  'crm://user@app/index.html',
  'crm://user:word@app/index.html',
  'crm://%61pp%2eevil/index.html',
  'crm:///index.html',
  'crm:index.html',
  'crm:/index.html',
  'file:///index.html',
  'http://app/index.html',
  'https://app/index.html',
  'data:text/html,x',
  'javascript:alert(1)',
  'blob:crm://app/x',
  'about:blank',
  '',
  ' ',
  'index.html',
  '/index.html',
  '\\index.html',
  'crm://',
  'crm',
  '://app/index.html',
];

/** A file may be served only if its address, as parsed, is one of the list. */
function isListed(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password, pathname } = new URL(address);
  return (
    `${protocol}//${host}` === 'crm://app' &&
    username + password === '' &&
    (pathname === '/' || files.has(pathname))
  );
}

describe('fileOfAddress', () => {
  it('finds the built files by their address', () => {
    expect([...files.keys()].sort()).toEqual([
      '/assets/index-1a.css',
      '/assets/index-1a.js',
      '/assets/unknown.kind',
      '/index.html',
    ]);
    expect(fileOfAddress('crm://app/', files)?.path).toBe(join(built, 'index.html'));
    expect(fileOfAddress('crm://app/index.html#/accounts?x=1', files)?.type).toContain('text/html');
    expect(fileOfAddress('crm://app/assets/index-1a.js?v=1', files)?.type).toContain('text/javascript');
  });

  it('serves nothing else, however the address is written', () => {
    const corpus = [...beginnings.flatMap((begin) => climbs.map((climb) => begin + climb)), ...strangers];
    expect(corpus.length).toBeGreaterThanOrEqual(200);
    const served = corpus.filter((address) => fileOfAddress(address, files) !== null);
    expect(served.filter((address) => !isListed(address))).toEqual([]);
    // A single dot and an empty query are the same address to a browser; nothing of the corpus beyond those.
    expect(served).toEqual([]);
  });

  it('serves no file of a kind it does not know', () => {
    expect(fileOfAddress('crm://app/assets/unknown.kind', files)).toBeNull();
  });

  it('stays inside the list for 100,000 random addresses', () => {
    const pieces = [
      'crm:',
      '//',
      'app',
      '/',
      '..',
      '.',
      '%2e',
      '%2f',
      '%5c',
      '\\',
      '%00',
      'index.html',
      'assets',
      ':',
      '@',
      '?',
      '#',
    ];
    const address = fc.oneof(
      fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')),
      fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => `crm://app/${parts.join('')}`),
      fc.string().map((tail) => `crm://app/${tail}`),
    );
    const inside = new Set(files.values());
    let served = 0;
    fc.assert(
      fc.property(address, (text) => {
        const file = fileOfAddress(text, files);
        if (file === null) return true;
        served += 1;
        return inside.has(file.path) && isListed(text);
      }),
      { numRuns: 100_000 },
    );
    expect(served).toBeGreaterThan(100);
  });
});

describe('contentSecurityPolicy', () => {
  const directives = new Map(
    contentSecurityPolicy.split('; ').map((part) => {
      const [name = '', ...sources] = part.split(' ');
      return [name, sources] as const;
    }),
  );

  it('allows nothing by default and scripts, styles and requests from ourselves only', () => {
    expect(Object.fromEntries(directives)).toEqual({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'style-src-attr': ["'unsafe-inline'"],
      'img-src': ["'self'", 'data:', 'blob:'],
      'font-src': ["'self'", 'data:'],
      'connect-src': ["'self'"],
      'worker-src': ["'self'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-ancestors': ["'none'"],
      'frame-src': ["'none'"],
      'object-src': ["'none'"],
      'media-src': ["'none'"],
    });
  });

  it('names no host, no wildcard and no evaluation', () => {
    expect(contentSecurityPolicy).not.toMatch(/https?:|\*|unsafe-eval|wasm/);
  });
});
