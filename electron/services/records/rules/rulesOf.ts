import { accountRules } from './account';
import { accountContactRules } from './accountContact';
import { commentRules } from './comment';
import { contactRules } from './contact';
import { contractRules } from './contract';
import { deliveryRules } from './delivery';
import type { EntityRules } from './entityRules';
import { followUpRules } from './followUp';
import { leadRules } from './lead';
import { savedViewRules } from './savedView';
import { taskRules } from './task';

const rules: Readonly<Record<string, EntityRules>> = {
  account: accountRules,
  accountContact: accountContactRules,
  comment: commentRules,
  contact: contactRules,
  contract: contractRules,
  delivery: deliveryRules,
  followUp: followUpRules,
  lead: leadRules,
  savedView: savedViewRules,
  task: taskRules,
};

/** The rules of an entity; most have none. */
export function rulesOf(entity: string): EntityRules {
  return Object.hasOwn(rules, entity) ? (rules[entity] ?? {}) : {};
}
