import type { WrittenCell } from './protocol';

/** A table being written in some format; nothing but `finish` makes it complete. */
export interface TableFormat {
  write(rows: readonly (readonly WrittenCell[])[]): Promise<void>;
  /** Writes what is missing and closes the file. */
  finish(): Promise<void>;
  /** Closes the file as it is. */
  abandon(): Promise<void>;
}
