import type { Connection } from '../connection/statements';
import { findNumberRule } from '../repositories/numberRules';
import type { NumberRuleRow } from '../repositories/numberRules';
import type { Store } from '../store';
import { logDefinition } from './definitionLog';
import { refuseStale, type DefinitionSave } from './writeDefinitions';

/**
 * Keeps how the numbers of an entity are made from now on; numbers once given stay. Answers the new revision.
 * @throws DatabaseError `stale` when somebody changed the rule since `seen`
 */
export async function saveNumberRule(
  store: Pick<Store, 'database'>,
  rule: NumberRuleRow,
  save: DefinitionSave,
): Promise<number> {
  return await store.database.write(async (connection) => {
    const part = { part: 'numberRule', entity: rule.entity, key: rule.entity } as const;
    await refuseStale(connection, part, save.seen);
    const before = await findNumberRule(connection, rule.entity);
    await putNumberRule(connection, rule.entity, rule);
    return await logDefinition(connection, save, { ...part, before, after: rule });
  });
}

/** Writes the row of a rule, or takes it away. */
export async function putNumberRule(
  connection: Connection,
  entity: string,
  rule: NumberRuleRow | null,
): Promise<void> {
  if (rule === null) await connection.run('DELETE FROM number_rules WHERE entity = ?', [entity]);
  else
    await connection.run('INSERT OR REPLACE INTO number_rules (entity, rule) VALUES (?, ?)', [
      entity,
      JSON.stringify(rule),
    ]);
}
