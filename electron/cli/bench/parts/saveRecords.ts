import { randomUUID } from 'node:crypto';
import sqlite3 from 'sqlite3';
import { writerPragmas } from '../../../../db/connection/pragmas';
import { wrap } from '../../../../db/connection/statements';
import { recordHandlers } from '../../../handlers/records';
import { withBenchOffice } from '../benchOffice';
import { percentile } from '../measure';

/** Milliseconds of one save and of one bare transaction, each as p50 and p95. */
export interface SaveTimes {
  readonly save: { readonly p50: number; readonly p95: number };
  readonly bare: { readonly p50: number; readonly p95: number };
}

/**
 * Saves records as a window does, and between two saves a bare immediate transaction on a file of its own with the same
 * pragmas: one row into a log, one row changed. Interleaved, so that a busy disk is as bad for both.
 */
export function saveRecords(input: {
  readonly db: string;
  readonly bareDb: string;
  readonly times: number;
}): Promise<SaveTimes> {
  return withBenchOffice(input.db, 'open', async ({ office, actor }) => {
    const ids = (await office.data.ids({ entity: 'account' })).slice(0, input.times);
    const save = recordHandlers(() => office.records)['records.save'];
    const bare = await openBare(input.bareDb, input.times);
    const times = { save: [] as number[], bare: [] as number[] };
    for (const [index, id] of ids.entries()) {
      const { record } = await office.records.get(actor, 'account', id);
      const started = performance.now();
      await save(actor, {
        requestId: randomUUID(),
        entity: 'account',
        id,
        rowVersion: record.rowVersion,
        changes: { remark: `第 ${index} 次回访，月底前答复`, grade: 'A' },
      });
      const between = performance.now();
      await bare(index + 1);
      times.save.push(between - started);
      times.bare.push(performance.now() - between);
    }
    return { save: shares(times.save), bare: shares(times.bare) };
  });
}

function shares(times: readonly number[]): { readonly p50: number; readonly p95: number } {
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

async function openBare(path: string, rows: number): Promise<(id: number) => Promise<void>> {
  const raw = new sqlite3.Database(path);
  await new Promise<void>((resolve, reject) =>
    raw.exec(
      `${writerPragmas(process.platform)};
       CREATE TABLE records (id INTEGER PRIMARY KEY, remark TEXT, grade TEXT, row_version INTEGER);
       CREATE TABLE log (id INTEGER PRIMARY KEY, record_id INTEGER, before TEXT, after TEXT);
       WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < ${rows})
       INSERT INTO records SELECT id, '', 'B', 1 FROM n`,
      (error) => (error ? reject(error) : resolve()),
    ),
  );
  const connection = wrap(raw);
  return async (id) => {
    const remark = `第 ${id} 次回访，月底前答复`;
    await connection.runPrepared('BEGIN IMMEDIATE', []);
    await connection.runPrepared('INSERT INTO log (record_id, before, after) VALUES (?, ?, ?)', [
      id,
      '{"grade":"B"}',
      JSON.stringify({ grade: 'A', remark }),
    ]);
    await connection.runPrepared(
      'UPDATE records SET remark = ?, grade = ?, row_version = row_version + 1 WHERE id = ?',
      [remark, 'A', id],
    );
    await connection.runPrepared('COMMIT', []);
  };
}
