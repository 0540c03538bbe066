import type { memory } from '../api/memory';
import type { MemoryService } from '../services/memory/memoryService';
import type { HandlersOf } from './handlers';

/** Calls about what this desk remembers of the open file go to its service. */
export function memoryHandlers(service: MemoryService): HandlersOf<typeof memory> {
  return {
    'memory.read': (actor, { scope }) => service.read(actor, scope),
    'memory.write': async (actor, { scope, changes }) => {
      await service.write(actor, scope, changes);
      return null;
    },
  };
}
