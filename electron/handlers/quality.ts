import type { quality } from '../api/quality';
import type { QualityService } from '../services/quality/qualityService';
import type { HandlersOf } from './handlers';

/** Calls about the quality of the data go to the quality service of the open office. */
export function qualityHandlers(service: () => QualityService): HandlersOf<typeof quality> {
  return { 'quality.overview': (actor, { entity }) => service().overview(actor, entity) };
}
