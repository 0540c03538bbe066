import type { Change } from '../../../db/changes/changeSet';
import { addDays } from '../../../db/schema/calendar';
import type { Random } from './random';
import type { MadeAccount } from './sampleDetails';
import * as words from './words';

/** What was sent for the contract of an account: nothing, one parcel or several, most of them signed for. */
export function addDeliveries(batch: Change[], random: Random, today: string, made: MadeAccount): void {
  if (made.contract === null) return;
  const [first] = made.contacts;
  for (let count = random.pick([0, 1, 1, 2]); count > 0; count -= 1) {
    const status = random.pick(['signed', 'signed', 'inTransit', 'ready', 'exception']);
    const shippedOn =
      status === 'ready' ? null : addDays(today, -random.between(status === 'signed' ? 6 : 0, 40));
    const isParcel = random.chance(0.7);
    batch.push({
      action: 'create',
      entity: 'delivery',
      values: {
        content: `${random.pick(words.products)}${random.between(1, 20)}${random.pick(['台', '件', '套', '箱'])}`,
        account: { pending: made.key },
        contract: { pending: made.contract },
        status,
        shippedOn,
        carrier: isParcel ? random.pick(words.carriers) : '自送',
        trackingNo:
          isParcel && shippedOn !== null ? `SF${random.between(1_000_000_000, 1_999_999_999)}` : null,
        address: `${made.city}市${random.pick(words.districts)}${random.between(1, 300)}号`,
        recipient: first?.name ?? null,
        signedOn: status === 'signed' && shippedOn !== null ? addDays(shippedOn, random.between(1, 5)) : null,
        signedBy: status === 'signed' ? (first?.name ?? null) : null,
        owner: made.owner,
      },
    });
  }
}
