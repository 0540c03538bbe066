import type { RawRow } from '../../db/schema/cell';
import type { MeasuredPaper, PaperSize } from '../api/host';
import type { MemoryChange, MemoryEntry, MemoryScope } from '../api/memory';
import type { Notice, NoticeFate } from '../api/notices';
import type { Settings } from '../api/settings';
import type {
  OpenOptions,
  WorkbookSummary,
  WorkerFailureCode,
  WrittenCell,
  WrittenTable,
} from '../workers/protocol';

/** What time it is. Rules never ask the machine themselves, so that tests can say it. */
export interface Clock {
  /** Now, ISO 8601 in UTC with milliseconds. */
  now(): string;
  /** Today in the office's calendar, `YYYY-MM-DD`. */
  today(): string;
}

/** A spreadsheet could not be read or written; `code` is what the caller may act on. */
export class SpreadsheetFailure extends Error {
  override readonly name = 'SpreadsheetFailure';
  constructor(
    readonly code: WorkerFailureCode | 'cancelled',
    readonly detail: string,
    /** How far reading came: the sheet, and the last row that was read. */
    readonly place: { readonly sheet: string | null; readonly row: number } | null = null,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** An open workbook in a process of its own, which ends with `close`. */
export interface OpenWorkbook {
  readonly summary: WorkbookSummary;
  /** The rows of a sheet in order, rows without any cell left out, in batches of `rowsPerBatch`. May be asked again. */
  rows(sheet: number, signal?: AbortSignal): AsyncIterable<readonly RawRow[]>;
  close(): Promise<void>;
}

/** Opens spreadsheets of every kind. Throws `SpreadsheetFailure`. */
export interface SpreadsheetReader {
  open(path: string, options: OpenOptions, signal?: AbortSignal): Promise<OpenWorkbook>;
}

/** A table being written under a temporary name; `finish` gives it its own, `discard` leaves nothing behind. */
export interface TableBeingWritten {
  write(rows: readonly (readonly WrittenCell[])[]): Promise<void>;
  finish(): Promise<{ readonly byteLength: number }>;
  discard(): Promise<void>;
}

/** Writes tables. Throws `SpreadsheetFailure`. */
export interface SpreadsheetWriter {
  create(
    path: string,
    format: 'xlsx' | 'csv' | 'csvGbk',
    table: WrittenTable,
    signal?: AbortSignal,
  ): Promise<TableBeingWritten>;
}

/** A file the user chose. */
export interface ChosenFile {
  readonly path: string;
  readonly name: string;
}

/** The dialogs of the system. Without a window (command line) every question is answered by null. */
export interface Dialogs {
  choose(
    purpose: 'import' | 'importFolder' | 'openDatabase' | 'attachment',
  ): Promise<readonly ChosenFile[] | null>;
  save(
    purpose: 'newDatabase' | 'export' | 'pdf' | 'backUp' | 'attachment',
    suggestedName: string,
  ): Promise<ChosenFile | null>;
}

/** What the clipboard holds as text; '' where it holds none of that sort. */
export interface ClipboardContent {
  readonly html: string;
  readonly text: string;
}

/** The clipboard of the system, read when a person pastes. */
export interface Clipboard {
  read(): Promise<ClipboardContent>;
}

/** Tickets stand for paths wherever a window is concerned. */
export interface Tickets {
  fileOf(ticket: string): Promise<ChosenFile | null>;
  ticketFor(path: string): Promise<string>;
  show(path: string, how: 'folder' | 'open'): Promise<void>;
}

/** The size of a sheet as it lies, in millimetres. */
export type { MeasuredPaper, PaperSize } from '../api/host';

/** Paper and PDF. Pages are HTML whose boxes are as large as the sheet. */
export interface Printer {
  /** How high the pieces of a page stand on paper, and where the lines of its long texts begin. */
  measure(html: string): Promise<MeasuredPaper>;
  /** A page as a picture, `data:image/png`. */
  picture(html: string, size: PaperSize): Promise<string>;
  /** Writes the pages as a PDF; the file appears whole or not at all. */
  pdf(html: string, path: string, size: PaperSize): Promise<{ readonly byteLength: number }>;
  /** Prints with the dialog of the system; `isPrinted` is false when it was left. */
  paper(html: string, size: PaperSize): Promise<{ readonly isPrinted: boolean }>;
}

/** What this desk remembers outside the database. */
export interface DeskSettings {
  read(): Promise<Settings>;
  write(changes: Partial<Settings>): Promise<Settings>;
  recent(): Promise<readonly { readonly path: string; readonly openedAt: string }[]>;
  addRecent(path: string): Promise<void>;
  folders(): Promise<{ readonly documents: string; readonly backUps: string }>;
  title(text: string): Promise<void>;
}

/**
 * Notifications of the system. What is not shown (switched off, quiet hours, a system without any) is told to the
 * windows as `notification.missed`, so that the bell in the window has it.
 */
export interface Notifier {
  /** Shows a notice; one with the same id takes its place. Answers what became of it. */
  show(notice: Notice): Promise<NoticeFate>;
  /** Takes a notice back that is still to be seen. */
  withdraw(id: string): Promise<void>;
  /** How many things wait for this person; stands on the program's icon, 0 takes the number away. */
  count(waiting: number): Promise<void>;
}

/** The windows of the program. */
export interface OpenWindows {
  /** Opens a record in a window of its own. */
  openRecord(entity: string, id: number): Promise<void>;
}

/**
 * What this desk keeps of a file beside the file: drafts, recents, sticky notes. `space` names the file and the
 * person. Entries are newest first; a damaged memory is set aside and reads as empty.
 */
export interface DeskMemory {
  read(space: string, scope: MemoryScope): Promise<readonly MemoryEntry[]>;
  write(space: string, scope: MemoryScope, changes: readonly MemoryChange[]): Promise<void>;
}
