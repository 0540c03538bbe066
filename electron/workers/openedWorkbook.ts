import type { RawRow } from '../../db/schema/cell';
import { limits } from './limits';
import type { WorkbookSummary } from './protocol';
import { WorkerFailure } from './workerFailure';

/** A workbook some reader has opened: what is known of it, and its rows in pieces of any size. */
export interface OpenedWorkbook {
  readonly summary: Omit<WorkbookSummary, 'byteLength' | 'sha256'>;
  /** Rows in order, those without any value left out. May be asked again. Throws `WorkerFailure`. */
  rows(sheet: number): AsyncIterable<readonly RawRow[]> | Iterable<readonly RawRow[]>;
}

/** A text that may be one of a few that a small file repeats in every cell. */
const longText = 255;

function longCharactersOf({ cells }: RawRow): number {
  let characters = 0;
  for (const cell of cells) {
    if (typeof cell === 'string' && cell.length > longText) characters += cell.length;
  }
  return characters;
}

/**
 * Groups rows into arrays of exactly `size`; the last one is shorter, and so are those of very long texts. Throws
 * `fileTooLarge` when a sheet has more of those than any file could hold unless it repeats them.
 */
export async function* inBatches(
  pieces: AsyncIterable<readonly RawRow[]> | Iterable<readonly RawRow[]>,
  size: number,
): AsyncGenerator<readonly RawRow[]> {
  let batch: RawRow[] = [];
  let batchCharacters = 0;
  let characters = 0;
  for await (const piece of pieces) {
    for (const row of piece) {
      batch.push(row);
      const added = longCharactersOf(row);
      batchCharacters += added;
      characters += added;
      if (added > limits.rowBytes || characters > limits.sheetCharacters)
        throw new WorkerFailure('fileTooLarge', 'long texts');
      if (batch.length < size && batchCharacters < limits.batchCharacters) continue;
      yield batch;
      batch = [];
      batchCharacters = 0;
    }
  }
  if (batch.length > 0) yield batch;
}
