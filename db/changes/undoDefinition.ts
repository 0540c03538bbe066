import { DatabaseError } from '../connection/databaseError';
import type { Connection } from '../connection/statements';
import type { NumberRuleRow } from '../repositories/numberRules';
import {
  definitionKeyPattern,
  type EntityLayout,
  type FieldDefinition,
  type ObjectDefinition,
} from '../schema/definitions';
import type { Store } from '../store';
import { lastRevisionOf, logDefinition, type DefinitionPart, type DefinitionSigner } from './definitionLog';
import { keepUnique } from './uniqueOwnFields';
import { putField } from './writeDefinitions';
import { putLayout } from './writeLayouts';
import { putNumberRule } from './writeNumberRules';
import { putObject } from './writeObjects';

interface Row {
  readonly id: number;
  readonly revision: number;
  readonly part: DefinitionPart;
  readonly entity: string;
  readonly key: string;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * Takes back a change of a definition, as long as nobody changed the same definition after it. What was made by it is
 * retired, never taken away: its values stay where they are. Answers the new revision.
 * @throws DatabaseError `notFound`; `stale` when the definition was changed since; `duplicate` when a field that comes
 * back unique holds values twice
 */
export async function undoDefinition(
  store: Pick<Store, 'database'>,
  { id, tableOf }: { readonly id: number; readonly tableOf: (entity: string) => string | null },
  signer: DefinitionSigner,
): Promise<number> {
  return await store.database.write(async (connection) => {
    const [row] = await connection.all<Row>('SELECT * FROM definition_changes WHERE id = ?', [id]);
    if (!row) throw new DatabaseError('notFound');
    if ((await lastRevisionOf(connection, row)) !== row.revision)
      throw new DatabaseError('stale', { entity: row.entity });
    const before: unknown = row.before === null ? null : JSON.parse(row.before);
    const after: unknown = row.after === null ? null : JSON.parse(row.after);
    const now = await putBack(connection, row, { before, after, table: tableOf(row.entity) });
    const { part, entity, key } = row;
    return await logDefinition(connection, signer, {
      part,
      entity,
      key,
      before: after,
      after: now,
      undoes: id,
    });
  });
}

interface Sides {
  readonly before: unknown;
  readonly after: unknown;
  readonly table: string | null;
}

/** Puts the row back as it was; answers what stands there now. Rows were written by this program, in these shapes. */
async function putBack(connection: Connection, { part, entity, key }: Row, sides: Sides): Promise<unknown> {
  const { before, after, table } = sides;
  switch (part) {
    case 'layout':
      await putLayout(connection, entity, before as EntityLayout | null);
      return before;
    case 'numberRule':
      await putNumberRule(connection, entity, before as NumberRuleRow | null);
      return before;
    case 'object': {
      const object = (before ?? { ...(after as ObjectDefinition), isActive: false }) as ObjectDefinition;
      await putObject(connection, object);
      return object;
    }
    case 'field': {
      if (before === null && !definitionKeyPattern.test(key)) {
        await connection.run('DELETE FROM field_definitions WHERE entity = ? AND key = ?', [entity, key]);
        return null;
      }
      const field = (before ?? { ...(after as FieldDefinition), isActive: false }) as FieldDefinition;
      await putField(connection, field);
      if (table !== null && definitionKeyPattern.test(key)) await keepUnique(connection, table, field);
      return field;
    }
  }
}
