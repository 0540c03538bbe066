import type { windows } from '../api/windows';
import type { OpenWindows } from '../services/ports';
import type { HandlersOf } from './handlers';

/** Calls about windows go to main, which has them. */
export function windowHandlers(port: OpenWindows): HandlersOf<typeof windows> {
  return {
    'windows.openRecord': async (_actor, { entity, id }) => {
      await port.openRecord(entity, id);
      return null;
    },
    // Main has seen it pass by, and knows from which window it came.
    'windows.ready': () => null,
  };
}
