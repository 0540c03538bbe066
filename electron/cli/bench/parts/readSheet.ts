import { spreadsheetsOfProcess } from '../../spreadsheets';
import { costOf, type Cost } from '../measure';

/**
 * Reads the first sheet of a file of any kind once, from opening to the last row, and does nothing with it. `firstRows`
 * is how many seconds went by until the first rows were at hand, start of the worker included.
 */
export async function readSheet(input: {
  readonly sheet: string;
}): Promise<Cost & { readonly rows: number; readonly cells: number; readonly firstRows: number }> {
  const { value, cost } = await costOf(async () => {
    const started = performance.now();
    const workbook = await spreadsheetsOfProcess().open(input.sheet, {});
    let rows = 0;
    let cells = 0;
    let firstRows = 0;
    for await (const batch of workbook.rows(0)) {
      if (rows === 0) firstRows = (performance.now() - started) / 1000;
      rows += batch.length;
      for (const row of batch) cells += row.cells.length;
    }
    await workbook.close();
    return { rows, cells, firstRows };
  });
  return { ...cost, ...value };
}
