import type { EntityRules } from './entityRules';

/** A contract cannot end before it begins. */
export const contractRules: EntityRules = {
  check(draft, { before }) {
    const start = draft['startOn'] === undefined ? before?.['startOn'] : draft['startOn'];
    const end = draft['endOn'] === undefined ? before?.['endOn'] : draft['endOn'];
    return typeof start === 'string' && typeof end === 'string' && end < start
      ? [{ field: 'endOn', problem: 'startAfterEnd' }]
      : [];
  },
};
