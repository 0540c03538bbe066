import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { BrowserWindow, session, type Session } from 'electron';
import { scheme } from './appProtocol';
import { hardenSession } from './permissions';
import { secureWebPreferences } from './windows';

/** A page on its way to paper may show itself and pictures it carries; it runs nothing and loads nothing. */
export const printPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The origin of pages on their way to paper. */
export const printOrigin = `${scheme}://print`;

/** Paper and PDF, made in a hidden window without scripts and with a session of its own. */
export interface PagePrinter {
  /**
   * Writes the page as a PDF; the file appears whole or not at all. `footer` is drawn at the foot of every page; the
   * classes `pageNumber` and `totalPages` in it are filled (margin boxes of CSS need Chromium 131).
   */
  pdf(html: string, path: string, footer: string): Promise<{ readonly byteLength: number }>;
  /** Prints with the dialog of the system; `isPrinted` is false when it was left. */
  paper(html: string): Promise<{ readonly isPrinted: boolean }>;
}

/** Makes the printer. */
export function createPrinter(): PagePrinter {
  const pages = new Map<string, string>();
  let own: Session | null = null;

  function printSession(): Session {
    if (own) return own;
    own = session.fromPartition('print');
    hardenSession(own, false);
    own.protocol.handle(scheme, (request) => {
      const html = pages.get(request.url);
      const headers = {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': printPolicy,
        'x-content-type-options': 'nosniff',
      };
      return new Response(html ?? null, { status: html === undefined ? 404 : 200, headers });
    });
    return own;
  }

  async function withPage<Result>(
    html: string,
    use: (window: BrowserWindow) => Promise<Result>,
  ): Promise<Result> {
    const address = `${printOrigin}/${randomUUID()}`;
    pages.set(address, html);
    const window = new BrowserWindow({
      show: false,
      width: 900,
      height: 1200,
      webPreferences: { ...secureWebPreferences({ javascript: false }), session: printSession() },
    });
    try {
      await window.loadURL(address);
      return await use(window);
    } finally {
      pages.delete(address);
      window.destroy();
    }
  }

  return {
    pdf: (html, path, footer) =>
      withPage(html, async (window) => {
        const bytes = await window.webContents.printToPDF({
          printBackground: true,
          preferCSSPageSize: true,
          pageSize: 'A4',
          displayHeaderFooter: true,
          headerTemplate: '<span></span>',
          footerTemplate: footer,
          generateTaggedPDF: true,
          generateDocumentOutline: true,
        });
        await writeWhole(path, bytes);
        return { byteLength: bytes.byteLength };
      }),
    paper: (html) =>
      withPage(
        html,
        (window) =>
          new Promise((resolve, reject) => {
            window.webContents.print({ silent: false, printBackground: true }, (isPrinted, reason) => {
              if (isPrinted || /cancel/i.test(reason)) resolve({ isPrinted });
              else reject(new Error(`printing: ${reason}`));
            });
          }),
      ),
  };
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${path}.${randomUUID().slice(0, 8)}.part`;
  try {
    await writeFile(unfinished, bytes);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
