import { z } from 'zod';
import { memoryChangeShape, memoryScopes, type MemoryEntry } from './memory';
import { noticeShape, type NoticeFate } from './notices';
import { procedure } from './procedure';
import { settingsShape, type Settings } from './settings';
import { idShape, nameShape, ticketShape } from './shapes';

/** A file main knows. Paths travel between application and main only, never to a window. */
export interface HostFile {
  readonly path: string;
  readonly name: string;
}

const pathShape = z.string().min(1).max(4096);
/** A file and a person in it; becomes the name of a folder. */
const spaceShape = z.string().regex(/^[a-zA-Z0-9-]{8,64}\.\d{1,16}$/);
const scopeShape = z.enum(memoryScopes);
const htmlShape = z.string().max(40_000_000);
const paperSizeShape = z.object({
  width: z.number().min(50).max(1000),
  height: z.number().min(50).max(1000),
});

/** The size of a sheet as it lies, in millimetres. */
export interface PaperSize {
  readonly width: number;
  readonly height: number;
}

/** Pieces as they stand on paper; heights are pixels of the page (96 to the inch). */
export interface MeasuredPaper {
  readonly pieces: readonly {
    /** The number in `data-piece`. */
    readonly piece: number;
    readonly height: number;
    /** Where the lines of its `data-lines` text begin, counted in characters, and how high each is; null without one. */
    readonly lines: { readonly starts: readonly number[]; readonly height: number } | null;
  }[];
  /** The heads of its tables, by the name in `data-head`. */
  readonly heads: readonly { readonly table: string; readonly height: number }[];
}

/** What the application process may ask of main: dialogs, paper, folders, and a worker process. */
export const host = {
  'files.choose': procedure<readonly HostFile[] | null>()(
    z.strictObject({ purpose: z.enum(['import', 'importFolder', 'openDatabase', 'attachment']) }),
  ),
  /** What the clipboard holds, when a person pastes it to be imported. */
  'clipboard.read': procedure<{ readonly html: string; readonly text: string }>()(z.strictObject({})),
  'files.save': procedure<HostFile | null>()(
    z.strictObject({
      purpose: z.enum(['newDatabase', 'export', 'pdf', 'backUp', 'attachment']),
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
  /** Lays pieces out below one another and says how high they stand on paper. */
  'print.measure': procedure<MeasuredPaper>()(z.strictObject({ html: htmlShape })),
  /** A page as a picture: `data:image/png`. */
  'print.picture': procedure<string>()(z.strictObject({ html: htmlShape, size: paperSizeShape })),
  /** Makes a tagged PDF of pages and writes it. */
  'print.pdf': procedure<{ readonly byteLength: number }>()(
    z.strictObject({ html: htmlShape, path: pathShape, size: paperSizeShape }),
  ),
  /** Prints pages with the system's dialog; false when it was left. */
  'print.paper': procedure<{ readonly isPrinted: boolean }>()(
    z.strictObject({ html: htmlShape, size: paperSizeShape }),
  ),
  'settings.read': procedure<Settings>()(z.strictObject({})),
  'settings.write': procedure<Settings>()(settingsShape.partial()),
  /** Databases opened before on this desk, newest first. */
  'recent.list': procedure<readonly { readonly path: string; readonly openedAt: string }[]>()(
    z.strictObject({}),
  ),
  'recent.add': procedure<null>()(z.strictObject({ path: pathShape })),
  /** The words in the window's title bar. */
  'window.title': procedure<null>()(z.strictObject({ title: z.string().max(200) })),
  /** Opens a record in a window of its own. */
  'window.openRecord': procedure<null>()(z.strictObject({ entity: nameShape, id: idShape })),
  /** Shows a notification of the system, if it may be shown now; one with the same id is replaced. */
  'notify.show': procedure<NoticeFate>()(noticeShape),
  'notify.withdraw': procedure<null>()(z.strictObject({ id: z.string().min(1).max(100) })),
  /** The number on the program's icon; 0 takes it away. */
  'notify.count': procedure<null>()(z.strictObject({ waiting: z.int().min(0).max(99_999) })),
  /** What this desk keeps of a file beside the file, newest first. */
  'memory.read': procedure<readonly MemoryEntry[]>()(
    z.strictObject({ space: spaceShape, scope: scopeShape }),
  ),
  'memory.write': procedure<null>()(
    z.strictObject({ space: spaceShape, scope: scopeShape, changes: z.array(memoryChangeShape).max(50) }),
  ),
  /** Starts a worker process; its port comes as a message of its own, named by `worker`. */
  'worker.start': procedure<{ readonly worker: string }>()(z.strictObject({})),
  'worker.kill': procedure<null>()(z.strictObject({ worker: z.string().max(64) })),
};
