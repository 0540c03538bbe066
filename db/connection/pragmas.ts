/** What a connection is told before anything else, for writing on a local disk. */
export function writerPragmas(platform: NodeJS.Platform): string {
  const full = platform === 'darwin' ? 'PRAGMA fullfsync = 1; PRAGMA checkpoint_fullfsync = 1;' : '';
  // An import rewrites the same pages of its indexes again and again: a log of 16 MB writes them back less often.
  // synchronous FULL: with NORMAL the last commits may be gone after a power cut.
  return `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; ${full} ${commonPragmas}`;
}

/** Two temporary spaces or caches are cheap, a page mapped from a share is not: mmap stays off everywhere. */
const commonPragmas = [
  'PRAGMA foreign_keys = ON',
  'PRAGMA trusted_schema = OFF',
  'PRAGMA cell_size_check = ON',
  'PRAGMA mmap_size = 0',
  'PRAGMA cache_size = -20000',
  'PRAGMA temp_store = MEMORY',
].join('; ');

/** What a connection is told that only reads; it never changes the journal mode. */
export const readerPragmas = `${commonPragmas}; PRAGMA query_only = ON`;

/** How long SQLite waits for another desk's lock, in milliseconds. */
export const busyTimeout = { writer: 10_000, reader: 5_000 } as const;
