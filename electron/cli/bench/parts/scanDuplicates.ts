import { randomUUID } from 'node:crypto';
import type { Change } from '../../../../db/changes/changeSet';
import { withBenchOffice } from '../benchOffice';
import { costOf, type Cost } from '../measure';
import { accountName } from '../volumeOffice';

/** What a look over all customers cost. */
export interface DuplicateScanCost {
  readonly cost: Cost;
  readonly compared: number;
  readonly found: number;
  /** The longest time the process was away from everything else, in milliseconds. */
  readonly longestStall: number;
  /** Reading the first groups afterwards. */
  readonly groups: Cost;
}

const atOnce = 5_000;

/** Every twentieth customer stands in the office once more, written by somebody else. */
function nameOf(number: number): string {
  if (number % 20 !== 19) return accountName(number);
  const name = accountName(number - 7);
  return number % 40 === 19 ? `${name.slice(2)}（${name.slice(0, 2)}）` : ` ${name}。`;
}

/** Makes an office of so many customers, then compares all of them with each other while the process stays awake. */
export function scanDuplicates(input: {
  readonly db: string;
  readonly rows: number;
}): Promise<DuplicateScanCost> {
  return withBenchOffice(input.db, 'create', async ({ office, actor }) => {
    for (let from = 0; from < input.rows; from += atOnce) {
      const changes = Array.from({ length: Math.min(atOnce, input.rows - from) }, (_, index): Change => {
        const number = from + index;
        const phones = [`139${String(number % 97 === 0 ? 7 : number).padStart(8, '0')}`];
        return { action: 'create', entity: 'account', values: { name: nameOf(number), phones } };
      });
      await office.data.write({
        requestId: randomUUID(),
        kind: 'sample',
        userId: actor.userId,
        deskId: actor.deskId,
        at: '2026-11-22T00:00:00.000Z',
        changes,
      });
    }
    let longestStall = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      longestStall = Math.max(longestStall, performance.now() - last - 5);
      last = performance.now();
    }, 5);
    const { value, cost } = await costOf(() =>
      office.cleanUp.scan(actor, { requestId: randomUUID(), entity: 'account' }),
    );
    clearInterval(watch);
    const { cost: groups } = await costOf(() =>
      office.cleanUp.groups(actor, { entity: 'account', offset: 0, limit: 50 }),
    );
    return { cost, compared: value.compared, found: value.found, longestStall, groups };
  });
}
