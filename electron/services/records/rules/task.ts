import type { EntityRules } from './entityRules';

/**
 * A task is for whoever makes it unless somebody else is named; it knows when it was done, and a new time of reminder
 * reminds again.
 */
export const taskRules: EntityRules = {
  complete: (draft, { actor, before }) =>
    before ? draft : { ...draft, assignee: draft['assignee'] ?? actor.userId },
  fill(draft, { before, clock }) {
    const filled: Record<string, unknown> = {};
    if (draft['status'] !== undefined && draft['status'] !== before?.['status']) {
      const isDone = draft['status'] === 'done';
      if (isDone || before?.['doneAt'] != null) filled['doneAt'] = isDone ? clock.now() : null;
    }
    if (before?.['remindedAt'] != null && 'remindAt' in draft && draft['remindAt'] !== before['remindAt'])
      filled['remindedAt'] = null;
    return filled;
  },
};
