import { contractRules } from './contract';
import type { EntityRules } from './entityRules';
import { followUpRules } from './followUp';

const rules: Readonly<Record<string, EntityRules>> = { contract: contractRules, followUp: followUpRules };

/** The rules of an entity; most have none. */
export function rulesOf(entity: string): EntityRules {
  return rules[entity] ?? {};
}
