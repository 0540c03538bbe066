import type { preferences } from '../api/preferences';
import type { PreferenceService } from '../services/preferences/preferenceService';
import type { HandlersOf } from './handlers';

/** Calls about what a person prefers go to the preference service of the open office. */
export function preferenceHandlers(service: () => PreferenceService): HandlersOf<typeof preferences> {
  return {
    'preferences.get': (actor) => service().get(actor),
    'preferences.set': (actor, changes) => service().set(actor, changes),
  };
}
