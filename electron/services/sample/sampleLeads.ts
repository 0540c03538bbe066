import type { Change } from '../../../db/changes/changeSet';
import { addDays } from '../../../db/schema/calendar';
import { mobileNumber } from './mobileNumber';
import type { Random } from './random';
import * as words from './words';

/** To so many accounts there is one lead. */
export const leadEvery = 5;

/** A lead nobody has made a customer of yet, as they come in from fairs and calls. */
export function addLead(
  batch: Change[],
  random: Random,
  options: {
    readonly today: string;
    readonly userIds: readonly number[];
    readonly sourceIds: readonly number[];
  },
  nameOf: (random: Random, city: string, trade: string, seen: Set<string>) => string,
): void {
  const place = random.pick(words.places);
  const trade = random.pick(words.trades);
  const company = nameOf(random, place.city, random.pick(trade.words), new Set());
  const person = random.pick(words.surnames) + random.pick(words.givenNames);
  const status = random.pick(['new', 'new', 'unassigned', 'working', 'working', 'discarded']);
  batch.push({
    action: 'create',
    entity: 'lead',
    values: {
      name: company,
      companyName: company,
      contactName: person,
      position: random.pick(words.titles),
      mobiles: [mobileNumber(random)],
      source: random.pick(options.sourceIds),
      industry: trade.industry,
      region: `${place.province === place.city ? '' : place.province}${place.city}`,
      need: `想了解${random.pick(words.products)}的报价和交货期`,
      tier: random.pick(['A', 'B', 'B', 'C']),
      status,
      discardReason: status === 'discarded' ? '电话打不通' : null,
      nextContactOn: status === 'working' ? addDays(options.today, random.between(-5, 20)) : null,
      owner: status === 'unassigned' ? null : random.pick(options.userIds),
    },
  });
}
