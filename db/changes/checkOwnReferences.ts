import { DatabaseError } from '../connection/databaseError';
import { recordPlan } from '../repositories/rowMapping';
import { changedEntity, type ChangeWork } from './changeWork';

/**
 * Proves that references the office made itself point at records: their values stand in JSON, where SQLite keeps no
 * foreign key. What an undo brings back is taken as it was.
 * @throws DatabaseError `missingReference` naming the field
 */
export async function checkOwnReferences(work: ChangeWork): Promise<void> {
  if (work.input.kind === 'undo' || work.input.kind === 'split') return;
  for (const name of new Set(work.log.map(({ entity }) => entity))) {
    for (const place of recordPlan(changedEntity(work, name)).fields) {
      if (!place.field.custom || place.field.kind !== 'reference') continue;
      const ids = new Set(
        work.log.flatMap(({ entity, after }) => (entity === name ? (after?.[place.name] ?? []) : [])),
      );
      if (ids.size === 0) continue;
      const { table } = changedEntity(work, place.field.to);
      const [missing] = await work.connection.all(
        `SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM ${table}) LIMIT 1`,
        [JSON.stringify([...ids])],
      );
      if (missing) throw new DatabaseError('missingReference', { entity: name, fields: [place.name] });
    }
  }
}
