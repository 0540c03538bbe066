import { app, BrowserWindow, nativeImage, nativeTheme, screen, type WebPreferences } from 'electron';
import type { EventName, Events } from '../api/events';
import { dotImage } from './dotImage';
import { entryOf } from './paths';
import { ourOrigin } from './senderCheck';
import { besides, createWindowStateStore, placeOnScreens, smallestWindow, type Place } from './windowState';

/** The preferences of every window, all said aloud. A window differs only in what it is given here. */
export function secureWebPreferences(own: { preload?: string; javascript?: boolean } = {}): WebPreferences {
  return {
    ...(own.preload === undefined ? {} : { preload: own.preload }),
    javascript: own.javascript ?? true,
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
    devTools: !app.isPackaged,
    disableDialogs: true,
    safeDialogs: true,
  };
}

/** The windows of the program; one is in front, the one that was looked at last. */
export interface Windows {
  /** Whether a page belongs to a window made here. */
  isOurs(contentsId: number): boolean;
  /** Opens the first window, or brings the one in front to the eye. */
  open(): BrowserWindow;
  /** Opens a window on a record, beside those that are there. */
  openRecord(entity: string, id: number): void;
  /** The window in front, null when there is none. */
  current(): BrowserWindow | null;
  /** Whether a person looks at one of them now. */
  isLookedAt(): boolean;
  /** The title of windows until their page has one of its own. */
  setTitle(title: string): void;
  /** How large every page is drawn, in percent. */
  setZoom(percent: number): void;
  /** The number on the program's icon; 0 for none. */
  showCount(waiting: number): void;
  /** How far long work is, from 0 to 1, `unknown` for a bar that only moves, null for none. */
  showProgress(share: number | 'unknown' | null): void;
  /** Tells every window that something happened. */
  tell<Name extends EventName>(name: Name, payload: Events[Name]): void;
  /** Tells one window, by the id of its page, or without one the window in front. */
  tellOne<Name extends EventName>(name: Name, payload: Events[Name], contentsId?: number): void;
}

/** The channel between a page and main; the preload knows the same word. */
export const channel = 'crm';

const backgrounds = { light: '#ffffff', dark: '#141414' } as const;

/** More windows than this are of no use to anybody; the one in front comes to the eye instead. */
const mostWindows = 12;

/** How long a window rests before its place is remembered. */
const placeRestsMilliseconds = 400;

/** What a window needs from its surroundings. */
export interface WindowSurroundings {
  /** Remembers where the window stood. */
  readonly stateFile: string;
  readonly firstTitle: string;
  /** How large the page is drawn, in percent. */
  zoom(): number;
  /** Whether a page with unfinished work may be left. */
  mayLeave(window: BrowserWindow): boolean;
  /** The page of a window ended although nobody asked it to; `again` opens another one in its place. */
  pageGone(reason: string, again: () => void): void;
}

/** Makes and keeps the windows. */
export function createWindows(surroundings: WindowSurroundings): Windows {
  const { stateFile, firstTitle, zoom, mayLeave, pageGone } = surroundings;
  /** In the order they were looked at; the last is in front. */
  const ours = new Map<number, BrowserWindow>();
  const states = createWindowStateStore(stateFile);
  let title = firstTitle;

  const current = (): BrowserWindow | null => [...ours.values()].at(-1) ?? null;

  function make(hash: string): BrowserWindow {
    const state = states.read();
    const front = current();
    const screens = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea);
    const place = placeOnScreens(
      front ? { place: besides(front.getNormalBounds()), isMaximized: false } : state,
      screens,
    );
    const window = new BrowserWindow({
      ...place,
      minWidth: smallestWindow.width,
      minHeight: smallestWindow.height,
      title,
      show: false,
      backgroundColor: nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light,
      webPreferences: {
        ...secureWebPreferences({ preload: entryOf('preload') }),
        zoomFactor: zoom() / 100,
      },
    });
    keep(window);
    if (state.isMaximized && !front) window.maximize();
    window.once('ready-to-show', () => window.show());
    void window.loadURL(`${ourOrigin}/index.html${hash}`);
    return window;
  }

  function keep(window: BrowserWindow): void {
    const { id } = window.webContents;
    ours.set(id, window);
    const bringToFront = (): void => {
      ours.delete(id);
      ours.set(id, window);
    };
    window.on('focus', bringToFront);
    // A title made up from the address says nothing; one the page has set does.
    window.on('page-title-updated', (event, _title, isSetByPage) => {
      if (!isSetByPage) event.preventDefault();
    });
    rememberPlace(window, (place, isMaximized) => states.write({ place, isMaximized }));
    window.webContents.on('dom-ready', () => window.webContents.setZoomFactor(zoom() / 100));
    window.webContents.on('will-prevent-unload', (event) => {
      if (mayLeave(window)) event.preventDefault();
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit') return;
      const hash = hashOf(window.webContents.getURL());
      pageGone(reason, () => {
        window.destroy();
        make(hash);
      });
    });
    window.on('closed', () => ours.delete(id));
  }

  function send(window: BrowserWindow | null | undefined, name: EventName, payload: unknown): void {
    if (window && !window.isDestroyed() && !window.webContents.isDestroyed())
      window.webContents.send(channel, { name, payload });
  }

  function forEach(work: (window: BrowserWindow) => void): void {
    for (const window of ours.values()) if (!window.isDestroyed()) work(window);
  }

  return {
    isOurs: (contentsId) => ours.has(contentsId),
    open() {
      const front = current();
      if (!front) return make('');
      bringForward(front);
      return front;
    },
    openRecord(entity, id) {
      const front = current();
      if (front && ours.size >= mostWindows) bringForward(front);
      else make(`#/record/${encodeURIComponent(entity)}/${id}`);
    },
    current,
    isLookedAt: () => [...ours.values()].some((window) => !window.isDestroyed() && window.isFocused()),
    setTitle(wanted) {
      title = wanted;
      forEach((window) => window.setTitle(wanted));
    },
    setZoom: (percent) => forEach((window) => window.webContents.setZoomFactor(percent / 100)),
    showCount(waiting) {
      app.setBadgeCount(waiting);
      if (process.platform !== 'win32') return;
      const dot = waiting === 0 ? null : nativeImage.createFromBitmap(dotImage(), { width: 16, height: 16 });
      forEach((window) => window.setOverlayIcon(dot, waiting === 0 ? '' : String(waiting)));
    },
    showProgress(share) {
      // -1 takes the bar away; anything above 1 is a bar that only moves.
      const bar = share === null ? -1 : share === 'unknown' ? 2 : Math.min(1, share);
      forEach((window) => window.setProgressBar(bar));
    },
    tell: (name, payload) => forEach((window) => send(window, name, payload)),
    tellOne: (name, payload, contentsId) =>
      send(contentsId === undefined ? current() : ours.get(contentsId), name, payload),
  };
}

/** Remembers where a window stands whenever it has come to rest, and when it closes: a crash forgets little. */
function rememberPlace(window: BrowserWindow, write: (place: Place, isMaximized: boolean) => void): void {
  let resting: NodeJS.Timeout | undefined;
  const remember = (): void => {
    clearTimeout(resting);
    if (!window.isDestroyed() && !window.isMinimized()) write(window.getNormalBounds(), window.isMaximized());
  };
  const wait = (): void => {
    clearTimeout(resting);
    resting = setTimeout(remember, placeRestsMilliseconds);
  };
  window.on('resize', wait);
  window.on('move', wait);
  window.on('close', remember);
  window.on('closed', () => clearTimeout(resting));
}

function hashOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hash : '';
}

function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
