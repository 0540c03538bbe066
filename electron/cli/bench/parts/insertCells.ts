import sqlite3 from 'sqlite3';
import { writerPragmas } from '../../../../db/connection/pragmas';
import { wrap, type Bound, type Connection } from '../../../../db/connection/statements';
import { customerRows, customerTable } from '../customerSheet';
import { costOf, type Cost } from '../measure';

/**
 * The same cells into one table without index, key or log: a prepared multi-row insert of 400 rows in a transaction of
 * its own, with the pragmas of the program. The least the database can cost.
 */
export async function insertCells(input: { readonly rows: number; readonly db: string }): Promise<Cost> {
  const raw = new sqlite3.Database(input.db);
  await new Promise<void>((resolve, reject) =>
    raw.exec(writerPragmas(process.platform), (error) => (error ? reject(error) : resolve())),
  );
  const connection = wrap(raw);
  const columns = customerTable.columns.map((_column, index) => `c${index}`);
  await connection.run(`CREATE TABLE cells (${columns.join(', ')})`);
  // Made before the clock runs: what is measured is the insert alone.
  const batches = [...customerRows(input.rows)].map((rows) => rows.flat() as Bound[]);
  const { cost } = await costOf(async () => {
    for (const values of batches) await insertBatch(connection, columns.length, values);
  });
  return cost;
}

async function insertBatch(connection: Connection, columns: number, values: readonly Bound[]): Promise<void> {
  const row = `(${Array(columns).fill('?').join(',')})`;
  await connection.runPrepared('BEGIN IMMEDIATE', []);
  await connection.runPrepared(
    `INSERT INTO cells VALUES ${Array(values.length / columns)
      .fill(row)
      .join(',')}`,
    values,
  );
  await connection.runPrepared('COMMIT', []);
}
