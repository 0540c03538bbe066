import { open as openFile, stat } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import knexFactory, { type Knex } from 'knex';
import sqlite3 from 'sqlite3';
import { migrations as allMigrations } from '../migrations/index';
import type { Migration } from '../migrations/migration';
import { pendingSteps, runMigrations, takenSteps, type MigrationRun } from '../migrations/runMigrations';
import { backUpBeforeMigration } from './backUp';
import { DatabaseError, type ReadOnlyReason } from './databaseError';
import { immediateDialect } from './immediateTransactions';
import type { FileLocation } from './location';
import { locate } from './locationFacts';
import { busyTimeout, readerPragmas, writerPragmas } from './pragmas';
import { sqliteFailure } from './sqliteFailure';
import { connectionOf, wrap, type Bound, type Connection } from './statements';
import { applicationId, refuseForeignFile, refuseOlderProgram } from './versionGate';
import { createWriteQueue, type Priority } from './writeQueue';

/** How a file is opened. */
export interface OpenDatabaseOptions {
  readonly path: string;
  /** `create` makes a new file and refuses an existing one; `open` refuses a missing one; `read` never writes. */
  readonly mode: 'create' | 'open' | 'read';
  /** Now, UTC; for the log of migrations. */
  readonly now?: () => string;
  /** Where copies from before a migration go; beside the file when nothing is said. */
  readonly backUpFolder?: string;
  /** For tests: says where the file lies, and which steps the program knows. */
  readonly locate?: (path: string) => Promise<FileLocation>;
  readonly migrations?: readonly Migration[];
}

/** An open office file. */
export interface Database {
  readonly path: string;
  readonly location: FileLocation;
  readonly isReadOnly: boolean;
  readonly readOnlyReason: ReadOnlyReason | null;
  /** What was done to the file when it was opened. */
  readonly migrated: MigrationRun;
  /** For reading: a connection of its own that cannot write, so that lists stay quick while an import writes. */
  readonly reader: Knex;
  /**
   * The only door to writing: runs the job in one immediate transaction when its turn in the queue comes.
   * The job works on `connection` alone, and asks nobody else meanwhile.
   * @throws DatabaseError; whatever the job threw comes back as it is, with nothing written.
   */
  write<T>(job: (connection: Connection) => Promise<T>, priority?: Priority): Promise<T>;
  /** All rows of one query, on the reader. @throws DatabaseError */
  query<Row>(sql: string, values?: readonly Bound[]): Promise<Row[]>;
  /** Runs reads that must see one state of the file, in one short read transaction. */
  read<T>(job: (connection: Connection) => Promise<T>): Promise<T>;
  /** The same for what takes long, such as counting: on a connection of its own, so that no page waits behind it. */
  readAside<T>(job: (connection: Connection) => Promise<T>): Promise<T>;
  /** How many writes wait or run. */
  readonly writesWaiting: number;
  /** Ends what is queued, then closes; a second call waits for the first. */
  close(): Promise<void>;
}

/**
 * Creates or opens an office file by the policy of its location: on a local disk WAL with synchronous FULL; on a share
 * or in a folder that is synchronised for reading only, for no lock reaches the other side.
 * @throws DatabaseError `missing`, `exists`, `notOurs`, `newer`, `busy`, `unreachable`, `corrupt`, `migrationFailed`
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  try {
    return await open(options);
  } catch (error) {
    throw sqliteFailure(error);
  }
}

async function open(options: OpenDatabaseOptions): Promise<Database> {
  const { path, mode } = options;
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (mode === 'create' && found) throw new DatabaseError('exists');
  if (mode !== 'create' && !found) throw new DatabaseError('missing');
  if (found && !found.isFile()) throw new DatabaseError('notOurs');
  const location = await (options.locate ?? locate)(path);
  const reason: ReadOnlyReason | null =
    location.is === 'local' ? (mode === 'read' ? 'asked' : null) : location.is;
  if (mode === 'create' && reason) throw new DatabaseError('readOnly', { reason });
  return reason ? openForReading(options, location, reason) : openForWriting(options, location);
}

async function openForWriting(options: OpenDatabaseOptions, location: FileLocation): Promise<Database> {
  const migrations = options.migrations ?? allMigrations;
  const isNew = options.mode === 'create';
  const create = isNew ? sqlite3.OPEN_CREATE : 0;
  // The header is looked at before anything may write: a foreign file is left as it is, to the byte.
  if (!isNew) {
    const shared = await inspect(options.path, migrations);
    if (shared) return openForReading(options, location, 'share');
  }
  const writer = makeKnex(options.path, sqlite3.OPEN_READWRITE | create, 'writer');
  try {
    await refuseForeignFile(writer, isNew);
    if (isNew) await writer.raw(`PRAGMA application_id = ${applicationId}`);
    const migrated = await runMigrations({
      knex: writer,
      migrations,
      at: options.now?.() ?? new Date().toISOString(),
      backUp: () => backUpBeforeMigration(options.path, options.backUpFolder),
    });
    const reader = makeKnex(options.path, sqlite3.OPEN_READONLY, 'reader');
    const aside = makeKnex(options.path, sqlite3.OPEN_READONLY, 'reader');
    const knexes = { reader, aside, writer };
    return handle({ options, location, reason: null, migrated, ...knexes, steps: migrations.length });
  } catch (error) {
    await writer.destroy();
    const failure = sqliteFailure(error);
    if (failure instanceof DatabaseError && failure.kind === 'readOnly' && !isNew)
      return openForReading(options, location, failure.details.reason ?? 'file');
    throw error;
  }
}

/** Looks at an existing file without writing; says whether it belongs to a share by its own mark. */
async function inspect(path: string, migrations: readonly Migration[]): Promise<boolean> {
  // Without a log nothing of the file is anywhere else, and it is read without a lock or a file beside it; with one,
  // another desk has it open (or ended suddenly), and what counts may stand in the log alone.
  const reader = (await hasLog(path))
    ? makeKnex(path, sqlite3.OPEN_READONLY, 'reader')
    : makeKnex(immutable(path), sqlite3.OPEN_READONLY | sqlite3.OPEN_URI, 'reader');
  try {
    await refuseForeignFile(reader, false);
    const taken = await takenSteps(reader);
    pendingSteps(taken, migrations);
    if (taken.length === 0) return false;
    const shared = await reader.raw<{ value: string }[]>(`SELECT value FROM meta WHERE key = 'shared'`);
    return shared[0]?.value === '1';
  } finally {
    await reader.destroy();
  }
}

async function openForReading(
  options: OpenDatabaseOptions,
  location: FileLocation,
  reason: ReadOnlyReason,
): Promise<Database> {
  const migrations = options.migrations ?? allMigrations;
  const reader = await makeReader(options.path, location);
  try {
    await refuseForeignFile(reader, false);
    // An older file lacks tables this program asks for; it is brought forward where it may be written.
    if (pendingSteps(await takenSteps(reader), migrations).length > 0)
      throw new DatabaseError('readOnly', { reason });
  } catch (error) {
    await reader.destroy();
    throw error;
  }
  const migrated = { done: [], backUp: null };
  // A file nobody may write has few to wait for, and may lie where every connection is dear.
  const knexes = { reader, aside: reader, writer: null };
  return handle({ options, location, reason, migrated, ...knexes, steps: migrations.length });
}

/**
 * A connection that only reads. A file that was left in WAL mode is not read through its log on a share, where the log
 * has no locks: it is read as it is, and not at all while somebody has it open (then there is a log).
 */
async function makeReader(path: string, location: FileLocation): Promise<Knex> {
  if (location.is === 'local' || !(await isInWalMode(path)))
    return makeKnex(path, sqlite3.OPEN_READONLY, 'reader');
  if (await hasLog(path)) throw new DatabaseError('busy');
  return makeKnex(immutable(path), sqlite3.OPEN_READONLY | sqlite3.OPEN_URI, 'reader');
}

/** Whether there is a write-ahead log with something in it. */
async function hasLog(path: string): Promise<boolean> {
  const log = await stat(`${path}-wal`).catch(() => null);
  return log !== null && log.size > 0;
}

/** Bytes 18 and 19 of the header: 2 is WAL. Asked before SQLite opens the file, for closing it here drops its locks. */
async function isInWalMode(path: string): Promise<boolean> {
  const file = await openFile(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(20), 0, 20, 0);
    return bytesRead === 20 && (buffer[18] === 2 || buffer[19] === 2);
  } finally {
    await file.close();
  }
}

/** The path as SQLite's URI for a file that nobody changes; two slashes more for a share, whose name is no host here. */
function immutable(path: string): string {
  const { pathname, host } = pathToFileURL(path);
  return `file://${host === '' ? '' : `//${host}`}${pathname}?immutable=1`;
}

interface HandleParts {
  readonly options: OpenDatabaseOptions;
  readonly location: FileLocation;
  readonly reason: ReadOnlyReason | null;
  readonly migrated: MigrationRun;
  readonly reader: Knex;
  /** May be the reader itself. */
  readonly aside: Knex;
  readonly writer: Knex | null;
  readonly steps: number;
}

function handle(parts: HandleParts): Database {
  const { options, location, reason, migrated, reader, aside, writer, steps } = parts;
  const queue = createWriteQueue(() => new DatabaseError('unreachable'));
  let readOnlyReason = reason;
  let closing: Promise<void> | null = null;

  async function writeNow<T>(job: (connection: Connection) => Promise<T>): Promise<T> {
    if (!writer || readOnlyReason) throw new DatabaseError('readOnly', reasonOf(readOnlyReason));
    try {
      return await writer.transaction(async (transaction) => {
        const connection = await connectionOf(transaction);
        await refuseOlderProgram(connection, steps);
        return await job(connection);
      });
    } catch (error) {
      const failure = sqliteFailure(error);
      if (failure instanceof DatabaseError && failure.details.reason === 'olderProgram')
        readOnlyReason = 'olderProgram';
      throw failure;
    }
  }

  async function closeAll(): Promise<void> {
    await queue.close();
    await reader.destroy();
    if (aside !== reader) await aside.destroy();
    await writer?.destroy();
  }

  return {
    path: options.path,
    location,
    migrated,
    reader,
    get isReadOnly() {
      return readOnlyReason !== null;
    },
    get readOnlyReason() {
      return readOnlyReason;
    },
    get writesWaiting() {
      return queue.length;
    },
    write: (job, priority = 'interactive') => queue.add(() => writeNow(job), priority),
    query: (sql, values) => queryOnce(reader, sql, values),
    read: (job) => readTogether(reader, job),
    readAside: (job) => readTogether(aside, job),
    close: () => (closing ??= closeAll()),
  };
}

function reasonOf(reason: ReadOnlyReason | null): { reason?: ReadOnlyReason } {
  return reason ? { reason } : {};
}

async function queryOnce<Row>(reader: Knex, sql: string, values: readonly Bound[] = []): Promise<Row[]> {
  const client = reader.client as Knex.Client;
  try {
    const raw = (await client.acquireConnection()) as sqlite3.Database;
    try {
      return await wrap(raw).all<Row>(sql, values);
    } finally {
      void client.releaseConnection(raw);
    }
  } catch (error) {
    throw sqliteFailure(error);
  }
}

async function readTogether<T>(reader: Knex, job: (connection: Connection) => Promise<T>): Promise<T> {
  try {
    return await reader.transaction(async (transaction) => job(await connectionOf(transaction)));
  } catch (error) {
    throw sqliteFailure(error);
  }
}

/** One connection, with its pragmas set before it is handed out. Statements in errors carry no values. */
function makeKnex(path: string, openFlags: number, role: 'writer' | 'reader'): Knex {
  const pragmas = role === 'writer' ? writerPragmas(process.platform) : readerPragmas;
  return knexFactory({
    client: immediateDialect({
      commitDeadline: 15_000,
      openFlags,
      begin: role === 'writer' ? 'BEGIN IMMEDIATE' : 'BEGIN',
    }),
    connection: { filename: path },
    useNullAsDefault: true,
    compileSqlOnError: false,
    // Reads stand in a line of their own, behind what pages a person has left already still ask for: late, never `busy`.
    acquireConnectionTimeout: role === 'writer' ? 5_000 : 120_000,
    pool: {
      min: 1,
      max: 1,
      afterCreate: (
        connection: sqlite3.Database,
        done: (error: Error | null, made: sqlite3.Database) => void,
      ) => {
        connection.configure('busyTimeout', busyTimeout[role]);
        connection.exec(pragmas, (error) => done(error, connection));
      },
    },
    log: { warn: () => undefined },
  });
}
