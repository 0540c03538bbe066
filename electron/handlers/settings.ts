import type { settings } from '../api/settings';
import type { DeskSettings } from '../services/ports';
import type { HandlersOf } from './handlers';

/** Calls about this desk's settings; a language or a theme that is not given stays as it is. */
export function settingsHandlers(desk: DeskSettings): HandlersOf<typeof settings> {
  return {
    'settings.get': () => desk.read(),
    'settings.set': (_actor, changes) =>
      desk.write(Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))),
  };
}
