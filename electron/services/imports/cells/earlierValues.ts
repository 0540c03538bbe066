import { comparable } from './cellText';

/** A row of one of the tables of an import. */
export interface RowOfTable {
  readonly table: number;
  readonly row: number;
}

/** What earlier rows said of records that several rows speak of; a hash of each value and where it stood, no more. */
export interface EarlierValues {
  /**
   * Compares a value of a record with that of an earlier row. `record` and `place` count from 0.
   * @returns the earlier row when it said something else, null otherwise
   */
  differs(record: number, place: number, said: RowOfTable & { readonly value: unknown }): RowOfTable | null;
}

/** Makes the memory. `places`: how many fields of a record are compared. */
export function createEarlierValues(places: number): EarlierValues {
  let hashes = new Int32Array(Math.max(1, places) * 1024);
  let rows = new Int32Array(hashes.length);
  return {
    differs(record, place, { value, table, row }) {
      const hash = hashOf(value);
      if (hash === 0) return null;
      const at = record * places + place;
      if (at >= hashes.length) {
        const grown = new Int32Array(Math.max(hashes.length * 2, at + 1024));
        grown.set(hashes);
        hashes = grown;
        const wider = new Int32Array(grown.length);
        wider.set(rows);
        rows = wider;
      }
      const before = hashes[at] ?? 0;
      if (before === 0) {
        hashes[at] = hash;
        rows[at] = table * rowsInTable + row - 1;
      }
      if (before === 0 || before === hash) return null;
      const earlier = rows[at] ?? 0;
      return { table: Math.floor(earlier / rowsInTable), row: (earlier % rowsInTable) + 1 };
    },
  };
}

/** No sheet has more rows; table and row fit into one whole number of 31 bits. */
const rowsInTable = 1_048_576;

/** A number that is equal for equal values and hardly ever for others; 0 stands for nothing. */
function hashOf(value: unknown): number {
  if (typeof value === 'number' && !Number.isInteger(value)) return hashOf(String(value));
  // Spread first: the bit that tells 5000 from 5001 is the one that keeps a hash from being 0.
  if (typeof value === 'number') return Math.imul(value ^ (value / 4_294_967_296), 0x9e3779b1) | 1;
  if (typeof value === 'boolean') return value ? 3 : 5;
  if (typeof value === 'object' && value !== null && 'title' in value) return hashOf(value.title);
  if (typeof value !== 'string' || value === '') return 0;
  const text = comparable(value);
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 1;
}
