import { largestBinding } from './batchSize';
import type { Bound, Connection } from './statements';

/** Rows per statement, largest first: few texts, so that each stays prepared however many rows a batch has. */
const groupSizes = [200, 50, 10, 1] as const;

/** Columns whose value grows by `step` from row to row, with that of the first row. */
export type Counted = Readonly<Record<string, { readonly first: number; readonly step: number }>>;

/** What is inserted, and where to. */
export interface RowsToInsert {
  /** `INSERT INTO table` or `INSERT OR REPLACE INTO table`. */
  readonly into: string;
  readonly columns: readonly string[];
  /** Every row has a value for every column. */
  readonly rows: readonly (readonly Bound[])[];
  /** Columns that have the same value in all rows: bound once, which is most of what an insert costs here. */
  readonly shared?: Readonly<Record<string, Bound>>;
  /** Columns whose value grows by `step` from row to row, as new ids do: only the first one is bound. */
  readonly counted?: Counted;
  /**
   * Whole numbers are bound as text, and the declared types of the columns make them numbers again; with `orNull`
   * nothing is bound as empty text, which no column then holds, and made NULL again. The driver takes 0.4 µs for a text
   * and 0.9 µs for a number or NULL (measured), and an import binds millions. Not for virtual tables: they have no types.
   */
  readonly asText?: 'filled' | 'orNull';
}

/** Inserts rows by multi-row statements that stay prepared. */
export async function insertRows(connection: Connection, insert: RowsToInsert): Promise<void> {
  const { columns, rows, shared = {}, counted = {} } = insert;
  const fixed = Object.keys(shared).length + Object.keys(counted).length;
  const most = Math.floor((largestBinding - fixed) / Math.max(1, columns.length));
  let start = 0;
  while (start < rows.length) {
    const size = groupSizes.find((one) => one <= most && one <= rows.length - start) ?? 1;
    await connection.runPrepared(insertSql(insert, size), valuesOf(insert, start, size));
    start += size;
  }
}

/** Numbers that follow each other, as `counted` takes them; null for all others. */
export function countedFrom(
  numbers: readonly number[],
  step = 1,
): { readonly first: number; readonly step: number } | null {
  const [first] = numbers;
  if (first === undefined || numbers.some((number, at) => number !== first + at * step)) return null;
  return { first, step };
}

/** What is bound for some rows: what they share, the first of what is counted, and then row by row. */
function valuesOf(
  { rows, columns, shared = {}, counted = {}, asText }: RowsToInsert,
  start: number,
  size: number,
): Bound[] {
  const values: Bound[] = [
    ...Object.values(shared),
    ...Object.values(counted).map(({ first, step }) => first + start * step),
  ];
  let at = values.length;
  values.length = at + size * columns.length;
  for (let row = start; row < start + size; row += 1)
    for (const value of rows[row] ?? []) {
      values[at] = asText === undefined ? value : textFor(value, asText);
      at += 1;
    }
  return values;
}

function textFor(value: Bound, asText: 'filled' | 'orNull'): Bound {
  if (value === null) return asText === 'orNull' ? '' : null;
  // Fractions stay numbers: SQLite might read the last digit of their text otherwise than JavaScript wrote it.
  return Number.isSafeInteger(value) ? String(value) : value;
}

/** `?1` to `?k` are the shared values and the first counted ones; the others are numbered on. */
function insertSql({ into, columns, shared = {}, counted = {}, asText }: RowsToInsert, size: number): string {
  const place = asText === 'orNull' ? `nullif(?,'')` : '?';
  const counts = Object.entries(counted);
  const names = [...Object.keys(shared), ...Object.keys(counted), ...columns].join(',');
  const fixed = `${Object.keys(shared).length} ${counts.map(([, { step }]) => step).join(' ')}`;
  const key = `${into} ${size} ${fixed} ${place} ${names}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  const sharedPlaces = Object.keys(shared).map((_column, index) => `?${index + 1}`);
  const rowPlaces = columns.map(() => place);
  const rowSql = (row: number): string => {
    const countedPlaces = counts.map(
      ([, { step }], index) => `?${sharedPlaces.length + index + 1}+${row * step}`,
    );
    return `(${[...sharedPlaces, ...countedPlaces, ...rowPlaces].join(',')})`;
  };
  // A plain `?` takes the number after the largest one so far, so numbered ones must come before any of them.
  const sql = `${into} (${names}) VALUES ${Array.from({ length: size }, (_one, row) => rowSql(row)).join(',')}`;
  if (texts.size > 500) texts.clear();
  texts.set(key, sql);
  return sql;
}

const texts = new Map<string, string>();
