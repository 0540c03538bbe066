import type { Knex } from 'knex';
import { DatabaseError } from './databaseError';
import type { Connection } from './statements';

/** `KYCR`: bytes 68 to 71 of every file of this program. */
export const applicationId = 0x4b594352;

/**
 * Refuses files of other programs. An empty database is ours when it is being made.
 * @throws DatabaseError `notOurs`, `corrupt`
 */
export async function refuseForeignFile(knex: Knex, isNew: boolean): Promise<void> {
  const [{ application_id: found } = { application_id: -1 }] =
    await knex.raw<{ application_id: number }[]>('PRAGMA application_id');
  if (found === applicationId) return;
  const [{ tables } = { tables: -1 }] = await knex.raw<{ tables: number }[]>(
    'SELECT count(*) AS tables FROM sqlite_schema',
  );
  if (!isNew || found !== 0 || tables !== 0) throw new DatabaseError('notOurs');
}

/**
 * Whether a program that knows `knownSteps` migrations may still write. Asked in every write transaction, for another
 * desk may have brought the file forward meanwhile.
 * @throws DatabaseError `readOnly` with the reason `olderProgram`.
 */
export async function refuseOlderProgram(connection: Connection, knownSteps: number): Promise<void> {
  const [oldest] = await connection.allPrepared<{ value: string }>(
    `SELECT value FROM meta WHERE key = 'oldest_writer'`,
  );
  if (oldest && Number(oldest.value) > knownSteps)
    throw new DatabaseError('readOnly', { reason: 'olderProgram' });
}
