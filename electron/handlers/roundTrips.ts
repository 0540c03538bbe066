import type { roundTrips } from '../api/roundTrips';
import type { RoundTripService } from '../services/roundTrips/roundTripService';
import type { HandlersOf } from './handlers';

/** Calls about sheets that come back changed go to the round trips of the open office. */
export function roundTripHandlers(service: () => RoundTripService): HandlersOf<typeof roundTrips> {
  return {
    'roundTrips.open': (actor, input) => service().open(actor, input),
    'roundTrips.summary': (actor, input) => service().summary(actor, input),
    'roundTrips.rows': (actor, input) => service().rows(actor, input),
    'roundTrips.tick': (actor, input) => service().tick(actor, input),
    'roundTrips.take': (actor, input) => service().take(actor, input),
    'roundTrips.apply': (actor, input) => service().apply(actor, input),
    'roundTrips.result': (actor, input) => service().result(actor, input),
    'roundTrips.close': (actor, input) => service().close(actor, input),
  };
}
