import type { RawRow } from '../../db/schema/cell';
import type { WorkbookSummary } from './protocol';

/** A workbook some reader has opened: what is known of it, and its rows in pieces of any size. */
export interface OpenedWorkbook {
  readonly summary: Omit<WorkbookSummary, 'byteLength' | 'sha256'>;
  /** Rows in order, those without any value left out. May be asked again. Throws `WorkerFailure`. */
  rows(sheet: number): AsyncIterable<readonly RawRow[]> | Iterable<readonly RawRow[]>;
}

/** Groups rows into arrays of exactly `size`, the last one shorter. */
export async function* inBatches(
  pieces: AsyncIterable<readonly RawRow[]> | Iterable<readonly RawRow[]>,
  size: number,
): AsyncGenerator<readonly RawRow[]> {
  let batch: RawRow[] = [];
  for await (const piece of pieces) {
    for (const row of piece) {
      batch.push(row);
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
