import type { DefinitionSigner } from '../../db/changes/definitionLog';
import { searchAgain } from '../../db/changes/searchAgain';
import { undoDefinition } from '../../db/changes/undoDefinition';
import { findDuplicates } from '../../db/changes/uniqueOwnFields';
import { resetField, saveField } from '../../db/changes/writeDefinitions';
import { saveLayout } from '../../db/changes/writeLayouts';
import { saveNumberRule } from '../../db/changes/writeNumberRules';
import { saveObject } from '../../db/changes/writeObjects';
import { tryFormula } from '../../db/queries/tryFormula';
import { getDefinitionLog } from '../../db/repositories/definitionLog';
import { getDefinitions } from '../../db/repositories/definitionsRepository';
import { countFilled, getViewTexts } from '../../db/repositories/fieldUsage';
import { getNumberRules } from '../../db/repositories/numberRules';
import { entityOf, hasEntity } from '../../db/schema/effectiveSchema';
import type { Store } from '../../db/store';
import type { Actor } from '../services/access/actor';
import type { Clock } from '../services/ports';
import type { DefinitionDesk, SavedBy } from '../services/schemaEditor/definitionDesk';

/**
 * Binds the functions of the database room that keep definitions to an open office. `follow` makes this desk's schema
 * the new one and tells its windows; `afterwards` runs what need not be waited for.
 */
export function createDefinitionDesk(parts: {
  readonly store: () => Store;
  readonly clock: Clock;
  readonly follow: () => Promise<void>;
  readonly afterwards: (work: () => Promise<unknown>) => void;
}): DefinitionDesk {
  const { store, clock, follow, afterwards } = parts;
  const signed = ({ userId, deskId }: Actor): DefinitionSigner => ({ userId, deskId, at: clock.now() });
  const saveOf = ({ actor, seen }: SavedBy) => ({ ...signed(actor), seen });
  const tableOf = (name: string): string | null =>
    hasEntity(store().schema, name) ? entityOf(store().schema, name).table : null;

  async function isSearched(entity: string, key: string): Promise<boolean> {
    const { fields } = await getDefinitions(store());
    const known = fields.find((one) => one.entity === entity && one.key === key);
    return known?.isActive === true && known.options.searchable === true;
  }

  return {
    definitions: () => getDefinitions(store()),
    async saveField(field, by) {
      const wasSearched = field.key !== null && (await isSearched(field.entity, field.key));
      const { key } = await saveField(store(), field, { ...saveOf(by), table: tableOf(field.entity) });
      await follow();
      const isNowSearched = await isSearched(field.entity, key);
      if (field.key !== null && isNowSearched !== wasSearched)
        afterwards(() => searchAgain(store(), field.entity, key));
      return key;
    },
    async resetField(entity, key, by) {
      await resetField(store(), { entity, key }, saveOf(by));
      await follow();
    },
    async saveObject(object, by) {
      const { name } = await saveObject(store(), object, saveOf(by));
      await follow();
      return name;
    },
    async saveLayout(entity, layout, by) {
      await saveLayout(store(), entity, { ...saveOf(by), layout });
      await follow();
    },
    numberRules: () => getNumberRules(store()),
    async saveNumberRule(rule, by) {
      await saveNumberRule(store(), rule, saveOf(by));
      await follow();
    },
    log: (limit) => getDefinitionLog(store(), limit),
    async undo(id, { actor }) {
      await undoDefinition(store(), { id, tableOf }, signed(actor));
      await follow();
    },
    duplicates: (entity, key) =>
      store().database.read((connection) => findDuplicates(connection, tableOf(entity) ?? '', key)),
    filled: (entity, key) => countFilled(store(), entity, key),
    views: (entity, userId) => getViewTexts(store(), entity, userId),
    tryFormula: (entity, { formula, result, digits }) =>
      tryFormula(store(), entity, { formula, result, ...(digits === undefined ? {} : { digits }) }),
  };
}
