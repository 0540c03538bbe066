import type { Change } from '../../../db/changes/changeSet';
import type { AnyDraft } from '../../../db/schema/defineEntity';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import type { Clock } from '../ports';
import type { AboutToChange } from './aboutToChange';
import type { RuleContext } from './rules/entityRules';
import { rulesOf } from './rules/rulesOf';
import { statusChangesOf } from './statusChanges';

/** What follows from changes, to be written in the same change set. */
export interface Consequences {
  /** One list for each change, in their order. */
  of(actor: Actor, changes: readonly AboutToChange[]): Promise<readonly (readonly Change[])[]>;
}

/** What other changes of the same set already make of records, by entity and id. */
type Changed = Map<string, AnyDraft>;

function remember(changed: Changed, change: Change): void {
  if (change.action !== 'update') return;
  const key = `${change.entity} ${change.id}`;
  changed.set(key, { ...changed.get(key), ...change.values });
}

/** Makes the judge of what follows: kept status changes first, then what the rules of the entities say. */
export function createConsequences(parts: {
  readonly data: Pick<OfficeData, 'schema' | 'get' | 'first' | 'lastStatusChanges' | 'isAskable'>;
  readonly clock: Clock;
}): Consequences {
  const { data, clock } = parts;

  async function effectsOf(
    actor: Actor,
    change: AboutToChange,
    changed: Changed,
  ): Promise<readonly Change[]> {
    const { entity, self, before, values, alsoMade = [] } = change;
    const rules = rulesOf(entity.name);
    if (!rules.effects) return [];
    const after = { ...before, ...values };
    const get: RuleContext['get'] = async (name, id) => {
      const record = await data.get(name, id);
      return record && { ...record, ...changed.get(`${name} ${id}`) };
    };
    const { first, schema, isAskable } = data;
    const context = { actor, clock, before, get, first, schema, isAskable };
    return rules.effects(values, { ...context, entity, self, after, alsoMade });
  }

  return {
    async of(actor, changes) {
      const status = await statusChangesOf(data, { actor, now: clock.now(), changes });
      const all: (readonly Change[])[] = [];
      const changed: Changed = new Map();
      for (const [at, change] of changes.entries()) {
        const effects = await effectsOf(actor, change, changed);
        for (const effect of effects) remember(changed, effect);
        all.push([...(status[at] ?? []), ...effects]);
      }
      return all;
    },
  };
}
