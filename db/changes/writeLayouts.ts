import type { Connection } from '../connection/statements';
import { findLayout } from '../repositories/definitionRows';
import type { EntityLayout } from '../schema/definitions';
import type { Store } from '../store';
import { logDefinition } from './definitionLog';
import { refuseStale, type DefinitionSave } from './writeDefinitions';

/**
 * Keeps how an entity is arranged, or with null takes the office's arrangement away; answers the new revision.
 * @throws DatabaseError `stale` when somebody arranged it anew since `seen`
 */
export async function saveLayout(
  store: Pick<Store, 'database'>,
  entity: string,
  { layout, ...save }: DefinitionSave & { readonly layout: EntityLayout | null },
): Promise<number> {
  return await store.database.write(async (connection) => {
    const part = { part: 'layout', entity, key: entity } as const;
    await refuseStale(connection, part, save.seen);
    const before = await findLayout(connection, entity);
    await putLayout(connection, entity, layout);
    return await logDefinition(connection, save, { ...part, before, after: layout });
  });
}

/** Writes the row of an arrangement, or takes it away. */
export async function putLayout(
  connection: Connection,
  entity: string,
  layout: EntityLayout | null,
): Promise<void> {
  if (layout === null) await connection.run('DELETE FROM entity_layouts WHERE entity = ?', [entity]);
  else
    await connection.run('INSERT OR REPLACE INTO entity_layouts (entity, layout) VALUES (?, ?)', [
      entity,
      JSON.stringify(layout),
    ]);
}
