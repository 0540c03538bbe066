import type { RawRow } from '../../db/schema/cell';
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
  choose(purpose: 'import' | 'openDatabase'): Promise<readonly ChosenFile[] | null>;
  save(
    purpose: 'newDatabase' | 'export' | 'pdf' | 'backUp',
    suggestedName: string,
  ): Promise<ChosenFile | null>;
}

/** Tickets stand for paths wherever a window is concerned. */
export interface Tickets {
  fileOf(ticket: string): Promise<ChosenFile | null>;
  ticketFor(path: string): Promise<string>;
  show(path: string, how: 'folder' | 'open'): Promise<void>;
}

/** Paper and PDF. */
export interface Printer {
  /** `footer` is HTML that may hold the classes `pageNumber` and `totalPages`. */
  pdf(html: string, path: string, footer: string): Promise<{ readonly byteLength: number }>;
  paper(html: string): Promise<{ readonly isPrinted: boolean }>;
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
