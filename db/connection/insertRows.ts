import { largestBinding } from './batchSize';
import type { Bound, Connection } from './statements';

/** Rows per statement, largest first: few texts, so that each stays prepared however many rows a batch has. */
const groupSizes = [200, 50, 10, 1] as const;

/** Inserts rows by multi-row statements that stay prepared. Every row has a value for every column. */
export async function insertRows(
  connection: Connection,
  into: string,
  columns: readonly string[],
  rows: readonly (readonly Bound[])[],
): Promise<void> {
  const most = Math.floor(largestBinding / columns.length);
  const oneRow = `(${columns.map(() => '?').join(',')})`;
  let start = 0;
  while (start < rows.length) {
    const size = groupSizes.find((one) => one <= most && one <= rows.length - start) ?? 1;
    const sql = `${into} (${columns.join(',')}) VALUES ${Array(size).fill(oneRow).join(',')}`;
    const values: Bound[] = [];
    for (let row = start; row < start + size; row += 1)
      for (const value of rows[row] ?? []) values.push(value);
    await connection.runPrepared(sql, values);
    start += size;
  }
}
