import type { EntityRules } from './entityRules';

/** What was signed for knows the day, and no delivery is signed for before it was sent (S0-22). */
export const deliveryRules: EntityRules = {
  complete(draft, { before, clock }) {
    const becomesSigned = draft['status'] === 'signed' && before?.['status'] !== 'signed';
    const day = draft['signedOn'] === undefined ? before?.['signedOn'] : draft['signedOn'];
    return becomesSigned && day == null ? { ...draft, signedOn: clock.today() } : draft;
  },
  check(draft, { before }) {
    const shipped = draft['shippedOn'] === undefined ? before?.['shippedOn'] : draft['shippedOn'];
    const signed = draft['signedOn'] === undefined ? before?.['signedOn'] : draft['signedOn'];
    return typeof shipped === 'string' && typeof signed === 'string' && signed < shipped
      ? [{ field: 'signedOn', problem: 'startAfterEnd' }]
      : [];
  },
};
