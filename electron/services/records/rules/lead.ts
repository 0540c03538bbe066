import type { EntityRules } from './entityRules';

/** Only a conversion makes a lead converted. */
export const leadRules: EntityRules = {
  check(draft, { before }) {
    const isByHand = draft['status'] === 'converted' && before?.['convertedAt'] == null;
    const isTakenBack =
      before?.['convertedAt'] != null && 'status' in draft && draft['status'] !== 'converted';
    return isByHand || isTakenBack ? [{ field: 'status', problem: 'notAllowedHere' }] : [];
  },
};
