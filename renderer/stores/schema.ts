import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { Entity } from '../../db/schema/defineEntity';
import { noDefinitions, type OfficeDefinitions } from '../../db/schema/definitions';
import { effectiveSchema, entityOf, hasEntity } from '../../db/schema/effectiveSchema';
import { registry } from '../../db/schema/registry';
import { call } from '../bridge/client';
import { listen } from '../bridge/events';
import { useTitles } from './titles';

/** What everything is at this moment: the registry with the fields the office added. */
export const useSchema = defineStore('schema', () => {
  const definitions = shallowRef<OfficeDefinitions>(noDefinitions);
  const schema = computed(() => effectiveSchema(registry, definitions.value));
  const navigation = computed(() =>
    Object.values(schema.value.entities)
      .filter((entity) => entity.navigation)
      .sort((left, right) => place(left) - place(right)),
  );

  /** Reads what the office added; call it whenever a database was opened. */
  async function load(): Promise<void> {
    const own = await call('workspace.schema', {});
    definitions.value = own.definitions;
    useTitles().learn(own.users);
  }

  /** Takes what an answer said, unless something newer was heard meanwhile. */
  function take(newer: OfficeDefinitions): void {
    if (newer.revision >= definitions.value.revision) definitions.value = newer;
  }

  /** Reads it again whenever somebody changes it. */
  function follow(): void {
    listen('schema.changed', ({ revision }) => {
      if (revision !== schema.value.revision) void load();
    });
  }

  /** The entity of that name. @throws SchemaMistake when there is none. */
  function entity(name: string): Entity {
    return entityOf(schema.value, name);
  }

  /** Whether there is an entity of that name; names from addresses go through here. */
  function has(name: string): boolean {
    return hasEntity(schema.value, name);
  }

  return { definitions, schema, navigation, load, take, follow, entity, has };
});

const groups = ['customers', 'sales', 'work', 'own', 'office'];
function place(entity: Entity): number {
  const { group, order } = entity.navigation ?? { group: 'office', order: 99 };
  return groups.indexOf(group) * 100 + order;
}
