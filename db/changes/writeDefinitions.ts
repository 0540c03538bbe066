import { DatabaseError } from '../connection/databaseError';
import type { Connection } from '../connection/statements';
import { findField } from '../repositories/definitionRows';
import { definitionKeyPattern, fieldFromDefinition, type FieldDefinition } from '../schema/definitions';
import type { Store } from '../store';
import { lastRevisionOf, logDefinition, nextRevision, type DefinitionSigner } from './definitionLog';
import { keepUnique } from './uniqueOwnFields';

/** A field to be kept; without a key one is made from its label, never one that was used before. */
export type FieldDraft = Omit<FieldDefinition, 'key' | 'order'> & { readonly key: string | null };

/** What a person saves a definition on: who it is, and the revision of the schema that was on screen. */
export interface DefinitionSave extends DefinitionSigner {
  /** Without it nobody is asked whether somebody else was faster. */
  readonly seen?: number | undefined;
}

/** The table the rows of a field stand in; null for an override of a built-in one, which has its own column. */
export type TableOfField = string | null;

/**
 * Makes or changes a field of the office, or an override of a built-in one; one transaction with its log and, of a
 * unique field, the index that holds it so on every desk.
 * @throws DatabaseError `invalid` for another kind under a used key or an unknown key, `stale` when somebody changed
 * the field since `seen`, `duplicate` when values stand twice; SchemaMistake for a definition that is no field.
 */
export async function saveField(
  store: Pick<Store, 'database'>,
  draft: FieldDraft,
  { table, ...save }: DefinitionSave & { readonly table: TableOfField },
): Promise<{ readonly key: string; readonly revision: number }> {
  return await store.database.write(async (connection) => {
    const key = draft.key ?? (await freshKey(connection, draft));
    const known = await findField(connection, draft.entity, key);
    const isOwn = definitionKeyPattern.test(key);
    const isNew = draft.key === null || !isOwn;
    if ((!known && !isNew) || (known && known.kind !== draft.kind)) throw refusal(draft.entity, key);
    await refuseStale(connection, { part: 'field', entity: draft.entity, key }, save.seen);
    const definition = {
      ...draft,
      key,
      order: known?.order ?? (await nextPosition(connection, draft.entity)),
    };
    if (isOwn) fieldFromDefinition(definition);
    await putField(connection, definition);
    if (table !== null && isOwn) await keepUnique(connection, table, definition);
    const revision = await logDefinition(connection, save, {
      part: 'field',
      entity: draft.entity,
      key,
      before: known,
      after: definition,
    });
    return { key, revision };
  });
}

/** Takes the office's words about a built-in field away. @throws DatabaseError `notFound`, `stale` */
export async function resetField(
  store: Pick<Store, 'database'>,
  { entity, key }: { readonly entity: string; readonly key: string },
  save: DefinitionSave,
): Promise<number> {
  return await store.database.write(async (connection) => {
    const known = await findField(connection, entity, key);
    if (!known || definitionKeyPattern.test(key)) throw new DatabaseError('notFound', { entity });
    await refuseStale(connection, { part: 'field', entity, key }, save.seen);
    await connection.run('DELETE FROM field_definitions WHERE entity = ? AND key = ?', [entity, key]);
    return await logDefinition(connection, save, { part: 'field', entity, key, before: known, after: null });
  });
}

/**
 * Writes a definition as it is and counts the schema's revision up, for programs that set an office up; answers the
 * new revision. A person's changes go through `saveField`, which keeps a log.
 * @throws DatabaseError `invalid` for another kind under a used key; SchemaMistake for a definition that is no field.
 */
export async function writeDefinition(
  store: Pick<Store, 'database'>,
  definition: FieldDefinition,
): Promise<number> {
  fieldFromDefinition(definition);
  const { entity, key, kind } = definition;
  return await store.database.write(async (connection) => {
    const known = await findField(connection, entity, key);
    if (known && known.kind !== kind) throw refusal(entity, key);
    await putField(connection, definition);
    return await nextRevision(connection);
  });
}

/** Writes the row of a field. */
export async function putField(connection: Connection, definition: FieldDefinition): Promise<void> {
  const { entity, key, label, kind, options, order, isActive } = definition;
  await connection.run(
    `INSERT OR REPLACE INTO field_definitions (entity, key, label, kind, options, position, is_active)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [entity, key, JSON.stringify(label), kind, JSON.stringify(options), order, isActive ? 1 : 0],
  );
}

/** Says no to a save on words that somebody else has changed meanwhile. @throws DatabaseError `stale` */
export async function refuseStale(
  connection: Connection,
  what: Parameters<typeof lastRevisionOf>[1],
  seen: number | undefined,
): Promise<void> {
  if (seen === undefined) return;
  if ((await lastRevisionOf(connection, what)) > seen)
    throw new DatabaseError('stale', { entity: what.entity });
}

function refusal(entity: string, key: string): DatabaseError {
  return new DatabaseError('invalid', { entity, fields: [key] });
}

/** A key that no field of the entity has or ever had: rows of definitions are never taken away. */
async function freshKey(connection: Connection, { entity, label }: FieldDraft): Promise<string> {
  const rows = await connection.all<{ key: string }>('SELECT key FROM field_definitions WHERE entity = ?', [
    entity,
  ]);
  const used = new Set(rows.map(({ key }) => key.toLowerCase()));
  const words = label.en.match(/[A-Za-z0-9]+/g) ?? [];
  const name = /^[\x20-\x7e]+$/.test(label.en) ? words.map(capitalized).join('').slice(0, 30) : '';
  const stem = `x${name === '' ? 'Field' : name}`;
  if (name !== '' && !used.has(stem.toLowerCase())) return stem;
  for (let count = used.size + 1; ; count += 1)
    if (!used.has(`${stem}${count}`.toLowerCase())) return `${stem}${count}`;
}

function capitalized(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`;
}

async function nextPosition(connection: Connection, entity: string): Promise<number> {
  const [last] = await connection.all<{ last: number | null }>(
    'SELECT max(position) AS last FROM field_definitions WHERE entity = ?',
    [entity],
  );
  return (last?.last ?? 0) + 1;
}
