import { app, type Event, type WebContents } from 'electron';
import { isAllowedLink } from './externalLinks';

/** Whether a page may go to an address: only within the origin it was made for. */
export function mayNavigate(address: string, origin: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return `${protocol}//${host}` === origin && username === '' && password === '';
}

/**
 * Holds every page, present and future, to the origins of ours: no navigation, frame, redirect, new window or
 * embedded page leads elsewhere. Links a person follows are handed to `followed`.
 */
export function guardNavigation(origins: readonly string[], followed: (link: string) => void): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, origins, followed));
}

function guard(contents: WebContents, origins: readonly string[], followed: (link: string) => void): void {
  const isInside = (address: string): boolean => origins.some((origin) => mayNavigate(address, origin));
  const hold = (event: Event<{ url: string }>): void => {
    if (isInside(event.url)) return;
    event.preventDefault();
    if (isAllowedLink(event.url)) followed(event.url);
  };
  contents.on('will-navigate', hold);
  contents.on('will-redirect', hold);
  contents.on('will-frame-navigate', (event) => {
    if (!isInside(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isAllowedLink(url)) followed(url);
    return { action: 'deny' };
  });
}
