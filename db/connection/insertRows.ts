import { largestBinding } from './batchSize';
import type { Bound, Connection } from './statements';

/** Rows per statement, largest first: few texts, so that each stays prepared however many rows a batch has. */
const groupSizes = [200, 50, 10, 1] as const;

/** What is inserted, and where to. */
export interface RowsToInsert {
  /** `INSERT INTO table` or `INSERT OR REPLACE INTO table`. */
  readonly into: string;
  readonly columns: readonly string[];
  /** Every row has a value for every column. */
  readonly rows: readonly (readonly Bound[])[];
  /** Columns that have the same value in all rows: bound once, which is most of what an insert costs here. */
  readonly shared?: Readonly<Record<string, Bound>>;
  /**
   * Whole numbers are bound as text, and the declared types of the columns make them numbers again; with `orNull`
   * nothing is bound as empty text, which no column then holds, and made NULL again. The driver takes 0.4 µs for a text
   * and 0.9 µs for a number or NULL (measured), and an import binds millions. Not for virtual tables: they have no types.
   */
  readonly asText?: 'filled' | 'orNull';
}

/** Inserts rows by multi-row statements that stay prepared. */
export async function insertRows(
  connection: Connection,
  { into, columns, rows, shared = {}, asText }: RowsToInsert,
): Promise<void> {
  const sharedColumns = Object.keys(shared);
  const sharedValues = Object.values(shared);
  const most = Math.floor((largestBinding - sharedColumns.length) / columns.length);
  let start = 0;
  while (start < rows.length) {
    const size = groupSizes.find((one) => one <= most && one <= rows.length - start) ?? 1;
    const values: Bound[] = [...sharedValues];
    for (let row = start; row < start + size; row += 1)
      for (const value of rows[row] ?? []) values.push(asText === undefined ? value : textFor(value, asText));
    const place = asText === 'orNull' ? `nullif(?,'')` : '?';
    await connection.runPrepared(insertSql(into, sharedColumns, columns, size, place), values);
    start += size;
  }
}

function textFor(value: Bound, asText: 'filled' | 'orNull'): Bound {
  if (value === null) return asText === 'orNull' ? '' : null;
  // Fractions stay numbers: SQLite might read the last digit of their text otherwise than JavaScript wrote it.
  return Number.isSafeInteger(value) ? String(value) : value;
}

/** `?1` to `?k` are the shared values; the others are numbered on. */
function insertSql(
  into: string,
  shared: readonly string[],
  columns: readonly string[],
  size: number,
  place: string,
): string {
  const names = [...shared, ...columns].join(',');
  const key = `${into} ${size} ${shared.length} ${place} ${names}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  const sharedPart = shared.map((_column, index) => `?${index + 1},`).join('');
  const row = `(${sharedPart}${columns.map(() => place).join(',')})`;
  // A plain `?` takes the number after the largest one so far, so shared numbers must come before any of them.
  const sql = `${into} (${names}) VALUES ${Array(size).fill(row).join(',')}`;
  if (texts.size > 500) texts.clear();
  texts.set(key, sql);
  return sql;
}

const texts = new Map<string, string>();
