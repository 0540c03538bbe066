import { app, BrowserWindow, nativeTheme, screen, type WebPreferences } from 'electron';
import type { EventName, Events } from '../api/events';
import { entryOf } from './paths';
import { ourOrigin } from './senderCheck';
import { createWindowStateStore, placeOnScreens, smallestWindow } from './windowState';

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

/** The windows of the program. */
export interface Windows {
  /** Whether a page belongs to a window made here. */
  isOurs(contentsId: number): boolean;
  /** Opens the window, or brings the one there is to the front. */
  open(): BrowserWindow;
  current(): BrowserWindow | null;
  setTitle(title: string): void;
  /** Tells every window that something happened. */
  tell<Name extends EventName>(name: Name, payload: Events[Name]): void;
}

/** The channel between a page and main; the preload knows the same word. */
export const channel = 'crm';

const backgrounds = { light: '#ffffff', dark: '#141414' } as const;

/** What a window needs from its surroundings. */
export interface WindowSurroundings {
  /** Remembers where the window stood. */
  readonly stateFile: string;
  readonly firstTitle: string;
  /** Whether a page with unfinished work may be left. */
  mayLeave(window: BrowserWindow): boolean;
  /** The page of a window ended although nobody asked it to. */
  pageGone(reason: string): void;
}

/** Makes and keeps the windows. */
export function createWindows({ stateFile, firstTitle, mayLeave, pageGone }: WindowSurroundings): Windows {
  const ours = new Map<number, BrowserWindow>();
  const states = createWindowStateStore(stateFile);
  let title = firstTitle;

  function open(): BrowserWindow {
    const last = [...ours.values()].at(-1);
    if (last) {
      bringForward(last);
      return last;
    }
    const state = states.read();
    const window = new BrowserWindow({
      ...placeOnScreens(
        state,
        [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea),
      ),
      minWidth: smallestWindow.width,
      minHeight: smallestWindow.height,
      title,
      show: false,
      backgroundColor: nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light,
      webPreferences: secureWebPreferences({ preload: entryOf('preload') }),
    });
    keep(window);
    if (state.isMaximized) window.maximize();
    window.once('ready-to-show', () => window.show());
    void window.loadURL(`${ourOrigin}/index.html`);
    return window;
  }

  function keep(window: BrowserWindow): void {
    const id = window.webContents.id;
    ours.set(id, window);
    window.on('page-title-updated', (event) => event.preventDefault());
    window.on('close', () =>
      states.write({ place: window.getNormalBounds(), isMaximized: window.isMaximized() }),
    );
    window.webContents.on('will-prevent-unload', (event) => {
      if (mayLeave(window)) event.preventDefault();
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') pageGone(reason);
    });
    window.on('closed', () => ours.delete(id));
  }

  return {
    isOurs: (contentsId) => ours.has(contentsId),
    open,
    current: () => [...ours.values()].at(-1) ?? null,
    setTitle(wanted) {
      title = wanted;
      for (const window of ours.values()) window.setTitle(wanted);
    },
    tell(name, payload) {
      for (const window of ours.values()) {
        if (!window.isDestroyed() && !window.webContents.isDestroyed())
          window.webContents.send(channel, { name, payload });
      }
    },
  };
}

function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
