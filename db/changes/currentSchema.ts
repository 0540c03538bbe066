import type { Connection } from '../connection/statements';
import { readDefinitions, readRevision } from '../repositories/definitionsRepository';
import { effectiveSchema, type Schema } from '../schema/effectiveSchema';
import { registry } from '../schema/registry';

/**
 * The schema as the file has it now, within a transaction that writes: a desk may not have heard yet of what another
 * one changed a moment ago, and what is written must follow the newest words (related tables that go to the recycle
 * bin too, fields that search finds).
 */
export async function currentSchema(connection: Connection, known: Schema): Promise<Schema> {
  if ((await readRevision(connection)) <= known.revision) return known;
  return effectiveSchema(registry, await readDefinitions(connection));
}
