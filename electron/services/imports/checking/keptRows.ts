import type { RawCell, RawRow } from '../../../../db/schema/cell';
import type { OpenWorkbook } from '../../ports';
import { Refusal } from '../../refusal';
import type { OpenSession } from '../importSession';

/** The rows of one sheet as the file has them, kept so that the file need not be read again to show or check them. */
export interface KeptRows {
  /** Rows must come in order. */
  add(row: RawRow): void;
  /** The cells of a row; none when the sheet has no such row, or it was not kept. */
  cells(row: number): readonly RawCell[];
  /** All rows in order, in batches. */
  batches(): Iterable<readonly RawRow[]>;
  /** The number of the last row kept; 0 when there is none. */
  readonly lastRow: number;
  /** Whether everything there is was kept. */
  isWhole: boolean;
}

/**
 * How many rows are packed together: 100,000 rows of 20 cells take some 30 MB as packed text, against ten times as
 * much as objects, and one row of them is there in less than a millisecond.
 */
const rowsInBlock = 100;
const blocksUnpacked = 24;

type Packed = readonly [row: number, cells: readonly RawCell[]];

/** Makes the keeper of a sheet's rows, empty. */
export function createKeptRows(): KeptRows {
  const blocks: { readonly first: number; readonly packed: Buffer }[] = [];
  const unpacked = new Map<number, readonly Packed[]>();
  let open: Packed[] = [];
  let lastRow = 0;

  function block(at: number): readonly Packed[] {
    if (at >= blocks.length) return open;
    const known = unpacked.get(at);
    if (known) return known;
    const made = JSON.parse(blocks[at]?.packed.toString('utf8') ?? '[]') as Packed[];
    if (unpacked.size >= blocksUnpacked) unpacked.delete(unpacked.keys().next().value ?? 0);
    unpacked.set(at, made);
    return made;
  }

  function blockOf(row: number): number {
    if (open.length > 0 && row >= (open[0]?.[0] ?? 0)) return blocks.length;
    let low = 0;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((blocks[middle]?.first ?? 0) <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  return {
    isWhole: false,
    get lastRow() {
      return lastRow;
    },
    add({ row, cells }) {
      open.push([row, cells]);
      lastRow = row;
      if (open.length < rowsInBlock) return;
      blocks.push({ first: open[0]?.[0] ?? row, packed: Buffer.from(JSON.stringify(open)) });
      open = [];
    },
    cells: (row) => block(blockOf(row)).find(([of]) => of === row)?.[1] ?? [],
    *batches() {
      for (let at = 0; at <= blocks.length; at += 1) {
        // Whoever walks through everything leaves what is shown at hand.
        const found =
          at < blocks.length && !unpacked.has(at)
            ? (JSON.parse(blocks[at]?.packed.toString('utf8') ?? '[]') as Packed[])
            : block(at);
        if (found.length > 0) yield found.map(([row, cells]) => ({ row, cells }));
      }
    },
  };
}

/** Hands the rows of a file on and keeps those of the sheets that are imported. */
export function keepingRows(workbook: OpenWorkbook, kept: Map<number, KeptRows>): OpenWorkbook {
  return {
    summary: workbook.summary,
    close: () => workbook.close(),
    async *rows(sheet, signal) {
      if (kept.get(sheet)?.isWhole) {
        yield* workbook.rows(sheet, signal);
        return;
      }
      const rows = createKeptRows();
      try {
        for await (const batch of workbook.rows(sheet, signal)) {
          for (const row of batch) rows.add(row);
          yield batch;
        }
        rows.isWhole = true;
      } finally {
        // Of two tables on one sheet the one that reaches further down leaves more.
        if (rows.isWhole || rows.lastRow > (kept.get(sheet)?.lastRow ?? 0)) kept.set(sheet, rows);
      }
    },
  };
}

/** The file as far as it was kept, when that is enough for the chosen tables; null when the file has to be read. */
export function keptWorkbook(session: OpenSession, kept: ReadonlyMap<number, KeptRows>): OpenWorkbook | null {
  const isEnough = session.plans.every((plan) => {
    if (!plan.isChosen) return true;
    const rows = kept.get(plan.sheet);
    const { lastDataRow } = plan.found;
    return rows !== undefined && (rows.isWhole || (lastDataRow !== null && rows.lastRow > lastDataRow));
  });
  if (!isEnough) return null;
  return rowsAsWorkbook(session, (sheet) => kept.get(sheet)?.batches() ?? []);
}

/** Rows as if a file were read: others get their turn between two batches. */
export function rowsAsWorkbook(
  session: Pick<OpenSession, 'summary'>,
  batches: (sheet: number) => Iterable<readonly RawRow[]>,
): OpenWorkbook {
  return {
    summary: session.summary,
    close: () => Promise.resolve(),
    async *rows(sheet, signal) {
      for (const batch of joined(batches(sheet))) {
        if (signal?.aborted) throw new Refusal('cancelled');
        yield batch;
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

/** Planning asks the database once for each batch: as many rows as a reader gives are put together. */
const rowsInBatch = 400;

function* joined(batches: Iterable<readonly RawRow[]>): Iterable<readonly RawRow[]> {
  let open: RawRow[] = [];
  for (const batch of batches) {
    open.push(...batch);
    if (open.length < rowsInBatch) continue;
    yield open;
    open = [];
  }
  if (open.length > 0) yield open;
}
