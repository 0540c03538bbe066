import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { BrowserWindow, session, type Session } from 'electron';
import type { MeasuredPaper, PaperSize } from '../api/host';
import { scheme } from './appProtocol';
import { readMeasures, type PageSnapshot } from './pageMeasure';
import { hardenSession } from './permissions';
import { secureWebPreferences } from './windows';

/** A page on its way to paper may show itself and pictures it carries; it runs nothing and loads nothing. */
const printPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The origin of pages on their way to paper. */
export const printOrigin = `${scheme}://print`;

/** Paper, pictures and PDF, made in hidden windows without scripts and with a session of their own. */
export interface PagePrinter {
  /** How high the pieces of a page stand on paper, and where the lines of its long texts begin. */
  measure(html: string): Promise<MeasuredPaper>;
  /** A page as a picture, `data:image/png`, as it goes to the printer. */
  picture(html: string, size: PaperSize): Promise<string>;
  /** Writes the pages as a PDF; the file appears whole or not at all. */
  pdf(html: string, path: string, size: PaperSize): Promise<{ readonly byteLength: number }>;
  /** Prints with the dialog of the system; `isPrinted` is false when it was left. */
  paper(html: string, size: PaperSize): Promise<{ readonly isPrinted: boolean }>;
}

/** Millimetres of paper in an inch, micrometres in a millimetre, pixels of a page in a millimetre. */
const inch = 25.4;
const micrometres = 1000;
const pixelsPerMillimetre = 96 / inch;
/** Pictures have so many points for a pixel of the page: legible when they are looked at closely. */
const pictureScale = 1.6;

/** Makes the printer. */
export function createPrinter(): PagePrinter {
  const pages = new Map<string, string>();
  let own: Session | null = null;
  let painting: Promise<unknown> = Promise.resolve();

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
    looks: { readonly width: number; readonly height: number; readonly isPainted: boolean },
    use: (window: BrowserWindow) => Promise<Result>,
  ): Promise<Result> {
    const address = `${printOrigin}/${randomUUID()}`;
    pages.set(address, html);
    const window = new BrowserWindow({
      show: false,
      width: looks.width,
      height: looks.height,
      webPreferences: {
        ...secureWebPreferences({ javascript: false }),
        session: printSession(),
        devTools: false,
        // Off screen a window may be larger than the screen, and is painted without being shown.
        offscreen: looks.isPainted,
      },
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
    measure: (html) =>
      withPage(html, unseen, async ({ webContents }) => {
        webContents.debugger.attach();
        // No script runs in the page: the browser itself is asked where things stand.
        const snapshot = (await webContents.debugger.sendCommand('DOMSnapshot.captureSnapshot', {
          computedStyles: [],
        })) as PageSnapshot;
        return readMeasures(snapshot);
      }),
    picture(html, size) {
      const looks = pictureSize(size);
      const scaled = html.replace('</style>', `${enlarged}</style>`);
      const asked = painting.then(() =>
        withPage(scaled, { ...looks, isPainted: true }, async ({ webContents }) => {
          const picture = await webContents.capturePage({ x: 0, y: 0, ...looks });
          return picture.toDataURL();
        }),
      );
      // One at a time: a whole screen of pages is asked for at once.
      painting = asked.catch(() => undefined);
      return asked;
    },
    pdf: (html, path, { width, height }) =>
      withPage(html, unseen, async (window) => {
        const bytes = await window.webContents.printToPDF({
          printBackground: true,
          preferCSSPageSize: true,
          pageSize: { width: width / inch, height: height / inch },
          margins: { top: 0, bottom: 0, left: 0, right: 0 },
          generateTaggedPDF: true,
          generateDocumentOutline: true,
        });
        await writeWhole(path, bytes);
        return { byteLength: bytes.byteLength };
      }),
    paper: (html, { width, height }) =>
      withPage(
        html,
        unseen,
        (window) =>
          new Promise((resolve, reject) => {
            const options = {
              silent: false,
              printBackground: true,
              margins: { marginType: 'none' as const },
              // The sheet lies in the options; a printer is told its upright size and the way it lies.
              landscape: width > height,
              pageSize: {
                width: Math.round(Math.min(width, height) * micrometres),
                height: Math.round(Math.max(width, height) * micrometres),
              },
            };
            window.webContents.print(options, (isPrinted, reason) => {
              if (isPrinted || /cancel/i.test(reason)) resolve({ isPrinted });
              else reject(new Error(`printing: ${reason}`));
            });
          }),
      ),
  };
}

const unseen = { width: 900, height: 1200, isPainted: false } as const;
const enlarged = `html, body { overflow: hidden; } ::-webkit-scrollbar { display: none; } body { transform: scale(${pictureScale}); transform-origin: 0 0; }`;

function pictureSize({ width, height }: PaperSize): { readonly width: number; readonly height: number } {
  const pixels = (length: number): number => Math.round(length * pixelsPerMillimetre * pictureScale);
  return { width: pixels(width), height: pixels(height) };
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
