import type { EntityRules } from './entityRules';

/** An account has one 首要联系人 (S0-8): choosing one takes the mark from the other, in the same change. */
export const accountContactRules: EntityRules = {
  async effects(draft, { self, after, first }) {
    if (draft['isPrimary'] !== true || typeof after['account'] !== 'number') return [];
    const filter = {
      all: [
        { field: 'account', operator: 'is', value: after['account'] },
        { field: 'isPrimary', operator: 'is', value: true },
      ],
    } as const;
    const marked = await first({ entity: 'accountContact', filter }, 50);
    return marked
      .filter(({ id }) => id !== self)
      .map(({ id, rowVersion }) => ({
        action: 'update' as const,
        entity: 'accountContact',
        id,
        rowVersion,
        values: { isPrimary: false },
      }));
  },
};
