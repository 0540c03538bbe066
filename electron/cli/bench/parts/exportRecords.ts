import { withBenchOffice } from '../benchOffice';
import { costOf, type Cost } from '../measure';

/** Exports all accounts with all their fields as a workbook, as the window and `crm export` do. */
export function exportRecords(input: {
  readonly db: string;
  readonly path: string;
}): Promise<Cost & { readonly rows: number }> {
  return withBenchOffice(input.db, 'open', async ({ office, actor }) => {
    const { value, cost } = await costOf(() =>
      office.exports.write(
        actor,
        { selection: { entity: 'account' }, format: 'xlsx', language: 'zh', path: input.path },
        { signal: new AbortController().signal, report: () => undefined },
      ),
    );
    return { ...cost, rows: value.rows };
  });
}
