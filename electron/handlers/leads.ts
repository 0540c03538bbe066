import type { leads } from '../api/leads';
import type { LeadService } from '../services/leads/leadService';
import type { HandlersOf } from './handlers';

/** Calls about the conversion of leads go to the lead service of the open office. */
export function leadHandlers(service: () => LeadService): HandlersOf<typeof leads> {
  return {
    'leads.proposal': (actor, input) => service().proposal(actor, input),
    'leads.convert': (actor, input) => service().convert(actor, input),
  };
}
