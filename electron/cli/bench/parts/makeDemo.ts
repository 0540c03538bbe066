import { indexAll } from '../../../../db/search/indexPending';
import { withBenchOffice } from '../benchOffice';
import { costOf, type Cost } from '../measure';

/** An office as `crm demo` makes it, indexed to the end. */
export function makeDemo(input: {
  readonly accounts: number;
  readonly db: string;
}): Promise<Cost & { readonly counts: Readonly<Record<string, number>> }> {
  return withBenchOffice(input.db, 'create', async ({ office, actor }) => {
    const wish = { accounts: input.accounts, seed: 1, today: '2026-11-22' };
    const { value: counts, cost } = await costOf(async () => {
      const made = await office.sample.make(actor, wish, () => undefined);
      await indexAll(office.store());
      return made;
    });
    return { ...cost, counts };
  });
}
