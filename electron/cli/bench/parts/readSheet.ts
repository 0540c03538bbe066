import { spreadsheetsOfProcess } from '../../spreadsheets';
import { costOf, type Cost } from '../measure';

/** Reads the first sheet once, from opening to the last row, and does nothing with it. */
export async function readSheet(input: {
  readonly sheet: string;
}): Promise<Cost & { readonly rows: number; readonly cells: number }> {
  const { value, cost } = await costOf(async () => {
    const workbook = await spreadsheetsOfProcess().open(input.sheet, {});
    let rows = 0;
    let cells = 0;
    for await (const batch of workbook.rows(0)) {
      rows += batch.length;
      for (const row of batch) cells += row.cells.length;
    }
    await workbook.close();
    return { rows, cells };
  });
  return { ...cost, ...value };
}
