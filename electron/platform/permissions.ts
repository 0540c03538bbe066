import type { Session } from 'electron';
import { scheme } from './appProtocol';
import { ourOrigin } from './senderCheck';

/** The one thing a page of ours may do beyond showing itself: put text on the clipboard. */
const allowedPermission = 'clipboard-sanitized-write';

/** Whether a permission is given. Electron gives every one by default; we give one, to our own page. */
export function isPermitted(permission: string, origin: string): boolean {
  return permission === allowedPermission && origin === ourOrigin;
}

/** Whether a request stays inside the program: our own scheme and the blobs our pages make; tools only in development. */
export function staysInside(address: string, isDevelopment: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, origin } = new URL(address);
  if (protocol === `${scheme}:` || protocol === 'data:') return true;
  if (protocol === 'blob:') return origin === ourOrigin || address.startsWith(`blob:${ourOrigin}/`);
  return isDevelopment && protocol === 'devtools:';
}

/** Shuts a session: no permission, no device, no screen capture, and no request that leaves the program. */
export function hardenSession(session: Session, isDevelopment: boolean): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(isPermitted(permission, originOf(details.requestingUrl)));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) =>
    isPermitted(permission, originOf(origin)),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((request, answer) => {
    answer({ cancel: !staysInside(request.url, isDevelopment) });
  });
  session.on('will-download', (event) => event.preventDefault());
}

function originOf(address: string): string {
  if (!URL.canParse(address)) return '';
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}
