import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { protocol, type Session } from 'electron';

/** Our scheme; `crm://app/` is the window, `crm://print/` a page on its way to paper. */
export const scheme = 'crm';

/** What a page of ours may load: itself. Element Plus sets style attributes, so those are let through. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "frame-src 'none'",
  "object-src 'none'",
  "media-src 'none'",
].join('; ');

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  ico: 'image/x-icon',
  woff: 'font/woff',
  woff2: 'font/woff2',
};

/** The built files, by the path they are asked for (`/assets/x.js`). Nothing else is ever served. */
export type BuiltFiles = ReadonlyMap<string, string>;

/** Tells Electron about the scheme, and to keep its compiled scripts for the next start; before the program is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Every file below the folder of the built window. */
export async function listBuiltFiles(folder: string): Promise<BuiltFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(folder.length).replaceAll('\\', '/').replace(/^\/?/, '/'), path];
      }),
  );
}

/**
 * The file an address means, or null. The address is compared with the list as it stands: nothing is decoded, joined
 * or resolved, so there is no way out of the list.
 */
export function fileOfAddress(address: string, files: BuiltFiles): { path: string; type: string } | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== `${scheme}:` || url.host !== 'app' || url.username !== '' || url.password !== '')
    return null;
  const path = files.get(url.pathname === '/' ? '/index.html' : url.pathname);
  const type = types[url.pathname === '/' ? 'html' : (url.pathname.split('.').at(-1) ?? '')];
  return path !== undefined && type !== undefined ? { path, type } : null;
}

/** Serves the window from the list of built files, with the content security policy on every answer. */
export function serveWindow(session: Session, files: BuiltFiles): void {
  session.protocol.handle(scheme, async (request) => {
    const file = request.method === 'GET' ? fileOfAddress(request.url, files) : null;
    if (file === null) return new Response(null, { status: 404, headers: headersFor('text/plain') });
    return new Response(new Uint8Array(await readFile(file.path)), { headers: headersFor(file.type) });
  });
}

function headersFor(type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  };
}
