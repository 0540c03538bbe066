import type { Connection } from '../connection/statements';

/** Who changes what the office says about its schema, where and when (UTC). */
export interface DefinitionSigner {
  readonly userId: number | null;
  readonly deskId: string;
  readonly at: string;
}

/** What sort of definition was changed. */
export type DefinitionPart = 'field' | 'object' | 'layout' | 'numberRule';

/** One change of a definition: what it was and what it became, as the definition's own JSON; null is "not there". */
export interface DefinitionChange {
  readonly part: DefinitionPart;
  /** The entity it is about; of an object its own name. */
  readonly entity: string;
  /** The field's key; the entity's name for everything else. */
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
  /** The change that this one takes back. */
  readonly undoes?: number;
}

/** Counts the revision of the schema up, so that every desk reads it anew; answers the new revision. */
export async function nextRevision(connection: Connection): Promise<number> {
  const [revision] = await connection.all<{ value: string }>(
    `INSERT INTO meta (key, value) VALUES ('schema_revision', '1')
     ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) RETURNING value`,
  );
  return Number(revision?.value);
}

/** Notes who changed what, within the transaction that changes it; answers the new revision of the schema. */
export async function logDefinition(
  connection: Connection,
  signer: DefinitionSigner,
  change: DefinitionChange,
): Promise<number> {
  const revision = await nextRevision(connection);
  const [made] = await connection.all<{ id: number }>(
    `INSERT INTO definition_changes (revision, at, user_id, desk_id, part, entity, key, before, after, undoes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
    [
      revision,
      signer.at,
      signer.userId,
      signer.deskId,
      change.part,
      change.entity,
      change.key,
      textOf(change.before),
      textOf(change.after),
      change.undoes ?? null,
    ],
  );
  if (change.undoes !== undefined && made)
    await connection.run('UPDATE definition_changes SET undone_by = ? WHERE id = ?', [
      made.id,
      change.undoes,
    ]);
  return revision;
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

/**
 * The revision at which this definition was changed last; 0 when nobody did since the log is kept. Whoever saves on
 * an older one has not seen that change.
 */
export async function lastRevisionOf(
  connection: Connection,
  { part, entity, key }: Pick<DefinitionChange, 'part' | 'entity' | 'key'>,
): Promise<number> {
  const [found] = await connection.all<{ last: number | null }>(
    'SELECT max(revision) AS last FROM definition_changes WHERE part = ? AND entity = ? AND key = ?',
    [part, entity, key],
  );
  return found?.last ?? 0;
}
