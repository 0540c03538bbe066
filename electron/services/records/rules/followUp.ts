import type { EntityRules } from './entityRules';

/** A follow-up is signed and dated by itself, and knows its account through the deal it is about. */
export const followUpRules: EntityRules = {
  async complete(draft, { actor, clock, before, get }) {
    if (before) return draft;
    const through =
      draft['account'] == null && typeof draft['opportunity'] === 'number'
        ? await get('opportunity', draft['opportunity'])
        : draft['account'] == null && typeof draft['contract'] === 'number'
          ? await get('contract', draft['contract'])
          : null;
    return {
      ...(through ? { account: through['account'] } : {}),
      ...draft,
      followedAt: draft['followedAt'] ?? clock.now(),
      author: draft['author'] ?? actor.userId,
    };
  },
};
