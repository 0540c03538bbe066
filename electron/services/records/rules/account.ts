import type { Change } from '../../../../db/changes/changeSet';
import type { AnyDraft } from '../../../../db/schema/defineEntity';
import type { EffectContext, EntityRules } from './entityRules';
import { broughtTo, contactOfPerson, contactValues } from './partyContact';

/** A customer who is a person keeps a contact of the same name and numbers (S4-19). */
export const accountRules: EntityRules = {
  async effects(draft, context) {
    const isConcerned = ['name', 'phones', 'partyKind'].some((name) => name in draft);
    return isConcerned && context.after['partyKind'] === 'person' ? inStep(context) : [];
  },
};

async function inStep(context: EffectContext): Promise<readonly Change[]> {
  const { self, before, after, alsoMade } = context;
  const wanted = contactValues(after);
  if (typeof self !== 'number' || !before)
    return alsoMade.includes('accountContact') ? [] : madeContact(context, wanted, true);
  const { contact, hasPrimary } = await contactOfPerson(self, before['name'], context);
  return contact ? broughtTo('contact', contact, wanted) : madeContact(context, wanted, !hasPrimary);
}

function madeContact({ self, after, actor }: EffectContext, values: AnyDraft, isPrimary: boolean): Change[] {
  const key = `person ${typeof self === 'number' ? self : self.pending}`;
  const owner = after['owner'] ?? actor.userId;
  return [
    { action: 'create', entity: 'contact', key, values: { ...values, category: 'normal', owner } },
    {
      action: 'create',
      entity: 'accountContact',
      values: { account: self, contact: { pending: key }, isPrimary, owner },
    },
  ];
}
