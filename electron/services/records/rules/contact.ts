import type { Change } from '../../../../db/changes/changeSet';
import type { EntityRules } from './entityRules';
import { accountValues, broughtTo } from './partyContact';

/** The account of a person follows the contact it is in step with (S4-19): same name, then the same name and numbers. */
export const contactRules: EntityRules = {
  async effects(draft, { self, before, after, first, get }) {
    const isConcerned = ['name', 'mobiles', 'phones'].some((name) => name in draft);
    if (!isConcerned || !before || typeof self !== 'number') return [];
    const filter = { field: 'contact', operator: 'is', value: self } as const;
    const changes: Change[] = [];
    for (const { account: id } of await first({ entity: 'accountContact', filter }, 50)) {
      const account = typeof id === 'number' ? await get('account', id) : null;
      if (!account || account.deletedAt !== null || account['partyKind'] !== 'person') continue;
      if (account['name'] === before['name'])
        changes.push(...broughtTo('account', account, accountValues(after)));
    }
    return changes;
  },
};
