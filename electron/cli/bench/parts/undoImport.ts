import { randomUUID } from 'node:crypto';
import { withBenchOffice } from '../benchOffice';
import { costOf, type Cost } from '../measure';

/** Takes the last action back, and says how many accounts, contacts and positions are left. */
export function undoImport(input: {
  readonly db: string;
}): Promise<Cost & { readonly undone: number; readonly left: number }> {
  return withBenchOffice(input.db, 'open', async ({ office, actor }) => {
    const { value, cost } = await costOf(() => office.undo.last(actor, randomUUID()));
    const counts = await office.counts();
    const left = ['account', 'contact', 'accountContact'].reduce((sum, name) => sum + (counts[name] ?? 0), 0);
    return { ...cost, undone: value.undone, left };
  });
}
