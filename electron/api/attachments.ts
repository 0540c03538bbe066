import { z } from 'zod';
import type { StoredFile } from '../../db/schema/fields';
import { procedure } from './procedure';
import { storedFileShape, ticketShape } from './shapes';

/** The largest file that is taken. */
export const largestAttachment = 200 * 1024 * 1024;

/** What became of files that were to be kept. */
export interface KeptFiles {
  readonly files: readonly StoredFile[];
  /** Files that were not taken, and why. */
  readonly refused: readonly {
    readonly name: string;
    readonly reason: 'tooLarge' | 'empty' | 'unreadable' | 'unsafe';
  }[];
}

/**
 * Files beside the database, by hash. A file belongs to a record once its words stand in a field of it
 * (`attachment.file`, `followUp.files`, own fields of kind file), saved as any value is.
 */
export const attachments = {
  /** Asks for files and keeps them; null when the dialog was left. */
  'attachments.choose': procedure<KeptFiles | null>()(z.strictObject({})),
  /** Keeps dropped files. */
  'attachments.keep': procedure<KeptFiles>()(
    z.strictObject({ tickets: z.array(ticketShape).min(1).max(50) }),
  ),
  /** Keeps a picture of the clipboard, PNG or JPEG bytes as base64. */
  'attachments.keepPicture': procedure<KeptFiles>()(
    z.strictObject({ name: z.string().min(1).max(200), base64: z.string().max(28_000_000) }),
  ),
  /** Opens a copy with the system's program; files that can run code are only shown in their folder. */
  'attachments.open': procedure<null>()(storedFileShape),
  /** Asks where to and writes a copy there; null when the dialog was left. */
  'attachments.saveAs': procedure<{ readonly ticket: string } | null>()(storedFileShape),
  /** A small picture of it as a data address, or null when it is none. */
  'attachments.preview': procedure<{ readonly dataUrl: string } | null>()(storedFileShape),
  /** The picture to be looked at in the window, as a data address; null when it is none or too large for that. */
  'attachments.picture': procedure<{ readonly dataUrl: string } | null>()(storedFileShape),
};
