import type { workspace } from '../api/workspace';
import type { WorkspaceService } from '../services/workspace/workspaceService';
import type { HandlersOf } from './handlers';

/** Calls about the file that is open go to the workspace. */
export function workspaceHandlers(service: WorkspaceService): HandlersOf<typeof workspace> {
  return {
    'workspace.state': () => service.state(),
    'workspace.create': (_actor, { officeName, userName }) => service.create(officeName, userName),
    'workspace.open': (_actor, { ticket }) => service.open(ticket),
    'workspace.openSample': () => service.openSample(),
    'workspace.close': () => service.close(),
    'workspace.backUp': () => service.backUp(),
    'workspace.schema': () => service.schema(),
    'workspace.counts': () => service.counts(),
    'workspace.removeSample': async (actor, { requestId }) => {
      await service.removeSample(actor, requestId);
      return null;
    },
  };
}
