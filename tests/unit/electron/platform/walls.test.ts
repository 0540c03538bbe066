import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';

const electron = vi.hoisted(() => ({
  app: null as unknown as EventEmitter & { isPackaged: boolean },
  BrowserWindow: vi.fn(),
  nativeTheme: {},
  screen: {},
  shell: {},
  protocol: {},
}));
vi.mock('electron', () => electron);
electron.app = Object.assign(new EventEmitter(), { isPackaged: true });

const { secureWebPreferences } = await import('../../../../electron/platform/windows');
const { guardNavigation, mayNavigate } = await import('../../../../electron/platform/navigationGuard');
const { hardenSession, isPermitted, staysInside } = await import('../../../../electron/platform/permissions');

describe('secureWebPreferences', () => {
  it('says every wall aloud', () => {
    expect(secureWebPreferences({ preload: '/out/preload/index.cjs' })).toEqual({
      preload: '/out/preload/index.cjs',
      javascript: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      disableBlinkFeatures: 'Auxclick',
      spellcheck: false,
      navigateOnDragDrop: false,
      autoplayPolicy: 'user-gesture-required',
      devTools: false,
      disableDialogs: true,
      safeDialogs: true,
    });
  });

  it('runs no script in a page on its way to paper', () => {
    expect(secureWebPreferences({ javascript: false })).toMatchObject({ javascript: false, sandbox: true });
  });

  it('has developer tools in development only', () => {
    electron.app.isPackaged = false;
    expect(secureWebPreferences().devTools).toBe(true);
    electron.app.isPackaged = true;
  });
});

/** Addresses a page must never reach, by whatever way. */
const outside = [
  'https://example.com/',
  'http://localhost:5173/',
  'http://127.0.0.1/',
  'file:///etc/passwd',
  'file://server/share/x',
  'crm://evil/',
  'crm://app.evil/index.html',
  'crm://app:8080/index.html',
  'crm://user@app/index.html',
  'javascript:alert(1)',
  'data:text/html,<b>x</b>',
  'about:blank',
  'about:srcdoc',
  'blob:https://example.com/x',
  'view-source:crm://app/index.html',
  'chrome://gpu',
  'chrome-extension://x/y',
  'devtools://devtools/x',
  'ftp://example.com',
  'ws://example.com',
  'wss://example.com',
  'filesystem:crm://app/x',
  '',
  'not an address',
  '\\\\server\\share',
  '//example.com',
  'HTTPS://EXAMPLE.COM',
  'mailto:x@example.com',
  'tel:123',
  'ms-settings:',
];

class PageStandIn extends EventEmitter {
  openWindow: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openWindow = handler;
  }
  /** Whether the page was held back. */
  tries(event: string, url: string): boolean {
    const preventDefault = vi.fn();
    this.emit(event, { url, preventDefault });
    return preventDefault.mock.calls.length === 1;
  }
}

describe('guardNavigation', () => {
  const followed = vi.fn<(link: string) => void>();
  guardNavigation(['crm://app', 'crm://print'], followed);
  const page = new PageStandIn();
  electron.app.emit('web-contents-created', {}, page);
  beforeEach(() => followed.mockClear());

  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])(
    'holds every address outside on %s',
    (event) => {
      expect(outside.filter((url) => !page.tries(event, url))).toEqual([]);
    },
  );

  it('opens no window and attaches no embedded page', () => {
    for (const url of [...outside, 'crm://app/index.html'])
      expect(page.openWindow({ url })).toEqual({ action: 'deny' });
    expect(page.tries('will-attach-webview', 'crm://app/index.html')).toBe(true);
  });

  it('lets a page move within itself', () => {
    expect(page.tries('will-navigate', 'crm://app/index.html#/accounts')).toBe(false);
    expect(mayNavigate('crm://app/index.html', 'crm://app')).toBe(true);
    expect(mayNavigate('crm://user@app/index.html', 'crm://app')).toBe(false);
  });

  it('hands on the links that may leave, and only those', () => {
    for (const url of outside) page.tries('will-navigate', url);
    expect(followed.mock.calls.flat()).toEqual([
      'https://example.com/',
      'http://localhost:5173/',
      'http://127.0.0.1/',
      'HTTPS://EXAMPLE.COM',
      'mailto:x@example.com',
      'tel:123',
    ]);
  });
});

describe('hardenSession', () => {
  const handlers: Record<string, (...given: never[]) => unknown> = {};
  const keep = (name: string) => (handler: (...given: never[]) => unknown) => (handlers[name] = handler);
  const session = {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setDisplayMediaRequestHandler: keep('display'),
    setSpellCheckerEnabled: vi.fn(),
    webRequest: { onBeforeRequest: keep('before') },
    on: vi.fn(),
  };
  hardenSession(session as never, false);

  const permissions = [
    'clipboard-read',
    'clipboard-sanitized-write',
    'display-capture',
    'fullscreen',
    'geolocation',
    'idle-detection',
    'media',
    'mediaKeySystem',
    'midi',
    'midiSysex',
    'notifications',
    'pointerLock',
    'keyboardLock',
    'openExternal',
    'speaker-selection',
    'storage-access',
    'top-level-storage-access',
    'window-management',
    'unknown',
    'fileSystem',
    'hid',
    'serial',
    'usb',
  ];

  it('gives one permission, to our own page', () => {
    expect(permissions.filter((name) => isPermitted(name, 'crm://app'))).toEqual([
      'clipboard-sanitized-write',
    ]);
    expect(permissions.filter((name) => isPermitted(name, 'crm://print'))).toEqual([]);
    expect(permissions.filter((name) => isPermitted(name, ''))).toEqual([]);
  });

  it('answers requests and checks alike', () => {
    const asked = permissions.filter((name) => {
      const answer = vi.fn();
      handlers['request']?.(...([null, name, answer, { requestingUrl: 'crm://app/index.html' }] as never[]));
      return answer.mock.calls[0]?.[0] === true;
    });
    const checked = permissions.filter((name) =>
      handlers['check']?.(...([null, name, 'crm://app/', {}] as never[])),
    );
    expect([asked, checked]).toEqual([['clipboard-sanitized-write'], ['clipboard-sanitized-write']]);
  });

  it('gives no device and no screen', () => {
    const answer = vi.fn();
    handlers['display']?.(...([{}, answer] as never[]));
    expect([handlers['device']?.(), answer.mock.calls]).toEqual([false, [[{}]]]);
  });

  it('cancels every request that leaves the program', () => {
    const passed = [...outside, 'crm://app/assets/x.js', 'blob:crm://app/1'].filter((url) => {
      const answer = vi.fn();
      handlers['before']?.(...([{ url }, answer] as never[]));
      return (answer.mock.calls[0]?.[0] as { cancel: boolean }).cancel === false;
    });
    // Other hosts of our own scheme are answered by us, with 404.
    expect(passed.filter((url) => !url.startsWith('crm:'))).toEqual([
      'data:text/html,<b>x</b>',
      'blob:crm://app/1',
    ]);
  });

  it('lets the tools of development through in development only', () => {
    expect([staysInside('devtools://devtools/x', true), staysInside('devtools://devtools/x', false)]).toEqual(
      [true, false],
    );
  });
});
