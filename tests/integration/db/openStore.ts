import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Change, ChangeSetInput, WrittenChangeSet } from '../../../db/changes/changeSet';
import { invertChangeSet } from '../../../db/changes/invert';
import type { KeptRecord } from '../../../db/changes/keptRecords';
import { writeChangeSet } from '../../../db/changes/writeChangeSet';
import { openDatabase, type OpenDatabaseOptions } from '../../../db/connection/openDatabase';
import type { Entity } from '../../../db/schema/defineEntity';
import { noDefinitions, type FieldDefinition } from '../../../db/schema/definitions';
import { effectiveSchema } from '../../../db/schema/effectiveSchema';
import { registry } from '../../../db/schema/registry';
import type { Store } from '../../../db/store';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** A folder that is gone after the test. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyuan-test-'));
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A real office file, closed and removed after the test. */
export async function openStore(
  options: Partial<OpenDatabaseOptions> & { readonly definitions?: readonly FieldDefinition[] } = {},
): Promise<Store> {
  const database = await openDatabase({
    path: options.path ?? join(scratchFolder(), 'office.db'),
    mode: options.mode ?? 'create',
    ...options,
  });
  cleanUps.push(() => database.close());
  const entities: Readonly<Record<string, Entity>> = registry;
  return {
    database,
    schema: effectiveSchema(entities, { ...noDefinitions, revision: 1, fields: options.definitions ?? [] }),
  };
}

let second = 0;

/** Writes changes as one action of user 1 unless said otherwise; every call is a second later. */
export async function write(
  store: Store,
  changes: readonly Change[],
  more: Partial<ChangeSetInput> = {},
): Promise<WrittenChangeSet> {
  second += 1;
  return await writeChangeSet(store, {
    requestId: randomUUID(),
    kind: 'edit',
    userId: null,
    deskId: 'desk-1',
    at: new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString(),
    changes,
    ...more,
  });
}

/** Takes a change set back as the service does; answers the undo's change set and what was kept. */
export async function undo(
  store: Store,
  changeSet: number,
): Promise<{ readonly id: number | null; readonly kept: readonly KeptRecord[] }> {
  let id: number | null = null;
  let to: number | null = null;
  const kept: KeptRecord[] = [];
  const signed = (): Partial<ChangeSetInput> => ({
    kind: 'undo',
    undoes: changeSet,
    ...(id === null ? {} : { continues: id }),
  });
  for await (const { changes, kept: stays, reach } of invertChangeSet(store, changeSet)) {
    kept.push(...stays);
    if (changes.length === 0) continue;
    const written: WrittenChangeSet = await write(store, changes, {
      ...signed(),
      ...(reach ? { undoReach: reach } : {}),
    });
    id ??= written.id;
    to = reach?.to ?? null;
  }
  if (to !== null) await write(store, [], { ...signed(), undoReach: { from: to, to: null } });
  return { id, kept };
}

/** Makes one record and answers its id. */
export async function make(store: Store, entity: string, values: Record<string, unknown>): Promise<number> {
  const written = await write(store, [{ action: 'create', entity, values }], { kind: 'create' });
  return written.records[0]?.id ?? 0;
}

/** Every business row of the file with what a user can see of it; what an undo must bring back. */
export async function picture(store: Store): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const { name, table } of Object.values(store.schema.entities)) {
    const rows = await store.database.query<Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY id`);
    all[name] = rows.map((row) => {
      const { row_version, updated_at, updated_by_id, deleted_at, deleted_by, ...seen } = row;
      void [row_version, updated_at, updated_by_id, deleted_by];
      return { ...seen, isDeleted: deleted_at !== null };
    });
  }
  return all;
}
