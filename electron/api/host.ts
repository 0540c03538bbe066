import { z } from 'zod';
import { procedure } from './procedure';
import { settingsShape, type Settings } from './settings';
import { ticketShape } from './shapes';

/** A file main knows. Paths travel between application and main only, never to a window. */
export interface HostFile {
  readonly path: string;
  readonly name: string;
}

const pathShape = z.string().min(1).max(4096);
const htmlShape = z.string().max(20_000_000);

/** What the application process may ask of main: dialogs, paper, folders, and a worker process. */
export const host = {
  'files.choose': procedure<readonly HostFile[] | null>()(
    z.strictObject({ purpose: z.enum(['import', 'openDatabase']) }),
  ),
  'files.save': procedure<HostFile | null>()(
    z.strictObject({
      purpose: z.enum(['newDatabase', 'export', 'pdf', 'backUp']),
      suggestedName: z.string().min(1).max(200),
    }),
  ),
  /** The file behind a ticket main handed to a window, or null when it has gone stale. */
  'files.byTicket': procedure<HostFile | null>()(z.strictObject({ ticket: ticketShape })),
  /** A ticket for a file the application made, so that a window may ask to show it. */
  'files.ticketFor': procedure<string>()(z.strictObject({ path: pathShape })),
  'files.show': procedure<null>()(z.strictObject({ path: pathShape, how: z.enum(['folder', 'open']) })),
  /** Where sample and new databases go by default, and where local back-ups are kept. */
  'files.folders': procedure<{ readonly documents: string; readonly backUps: string }>()(z.strictObject({})),
  /** Makes a tagged PDF of a page and writes it. The footer may hold the classes `pageNumber` and `totalPages`. */
  'print.pdf': procedure<{ readonly byteLength: number }>()(
    z.strictObject({ html: htmlShape, path: pathShape, footer: z.string().max(2000) }),
  ),
  /** Prints a page with the system's dialog; false when it was left. */
  'print.paper': procedure<{ readonly isPrinted: boolean }>()(z.strictObject({ html: htmlShape })),
  'settings.read': procedure<Settings>()(z.strictObject({})),
  'settings.write': procedure<Settings>()(settingsShape.partial()),
  /** Databases opened before on this desk, newest first. */
  'recent.list': procedure<readonly { readonly path: string; readonly openedAt: string }[]>()(
    z.strictObject({}),
  ),
  'recent.add': procedure<null>()(z.strictObject({ path: pathShape })),
  /** The words in the window's title bar. */
  'window.title': procedure<null>()(z.strictObject({ title: z.string().max(200) })),
  /** Starts a worker process; its port comes as a message of its own, named by `worker`. */
  'worker.start': procedure<{ readonly worker: string }>()(z.strictObject({})),
  'worker.kill': procedure<null>()(z.strictObject({ worker: z.string().max(64) })),
};
