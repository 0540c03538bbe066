import { sqliteFailure } from '../connection/sqliteFailure';
import type { Database } from '../connection/openDatabase';

/** That records changed, here or on another desk. */
export interface FeedEntry {
  readonly changeSet: number;
  readonly userId: number | null;
  readonly deskId: string;
  /** Entity → ids, or null when they are too many to name. Records whose roll-ups moved are among them. */
  readonly entities: Readonly<Record<string, readonly number[] | null>>;
  readonly at: string;
}

/** What a feed tells, and when it has to give up. */
export interface FeedOptions {
  readonly onChange: (entry: FeedEntry) => void;
  /** Anything at all was written to the file by another connection, records or not: fields of the office among it. */
  readonly onFileChange?: () => void;
  /** The file cannot be asked at the moment; the feed goes on trying. */
  readonly onTrouble?: (error: Error) => void;
  /** How long between two looks, in milliseconds; another desk's change arrives within twice that. */
  readonly interval?: number;
}

/** A running feed. */
export interface ChangeFeed {
  /** Looks now, instead of at the next turn; after a write of this desk, so that its windows need not wait. */
  look(): Promise<void>;
  /** Ends the feed; resolves when nothing of it runs any more. */
  stop(): Promise<void>;
}

/** A second lies far below the five within which a change of another desk must be seen. */
const usualInterval = 1_000;

interface RequestRow {
  readonly id: number;
  readonly change_set_id: number;
  readonly user_id: number | null;
  readonly desk_id: string;
  readonly touched: string;
  readonly at: string;
}

/**
 * Tells of every change set written from now on, by any desk, in the order they were written. Asks SQLite whether the
 * file changed (`data_version`, no disk access when it did not) and reads what is new by its number, so that nothing
 * is lost and nothing is told twice.
 */
export async function startChangeFeed(database: Database, options: FeedOptions): Promise<ChangeFeed> {
  let last = await newestRequest(database);
  // No version yet: the first look reads whatever was written after the request above, however soon after it.
  let version = -1;
  let running: Promise<void> | null = null;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  async function lookNow(): Promise<void> {
    try {
      const now = await dataVersion(database);
      if (now === version) return;
      const rows = await database.query<RequestRow>(
        'SELECT id, change_set_id, user_id, desk_id, touched, at FROM requests WHERE id > ? ORDER BY id LIMIT 1000',
        [last],
      );
      version = rows.length === 1000 ? -1 : now;
      if (!isStopped) options.onFileChange?.();
      for (const row of rows) {
        last = row.id;
        if (!isStopped) options.onChange(entryOf(row));
      }
    } catch (error) {
      if (!isStopped) options.onTrouble?.(sqliteFailure(error));
    }
  }

  function look(): Promise<void> {
    running ??= lookNow().finally(() => {
      running = null;
    });
    return running;
  }

  function schedule(): void {
    if (isStopped) return;
    timer = setTimeout(() => void look().then(schedule), options.interval ?? usualInterval);
    timer.unref();
  }

  schedule();
  return {
    async look() {
      // A look that is under way may have begun before the write this one is asked for.
      if (running) await running;
      await look();
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      if (running) await running;
    },
  };
}

function entryOf(row: RequestRow): FeedEntry {
  return {
    changeSet: row.change_set_id,
    userId: row.user_id,
    deskId: row.desk_id,
    entities: JSON.parse(row.touched) as FeedEntry['entities'],
    at: row.at,
  };
}

/** Counts up on the reader whenever another connection, of this desk or any other, has committed. */
async function dataVersion(database: Database): Promise<number> {
  const [row] = await database.query<{ data_version: number }>('PRAGMA data_version');
  return row?.data_version ?? 0;
}

async function newestRequest(database: Database): Promise<number> {
  const [row] = await database.query<{ last: number | null }>('SELECT max(id) AS last FROM requests');
  return row?.last ?? 0;
}
