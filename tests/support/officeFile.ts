import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../db/connection/openDatabase';
import { noDefinitions } from '../../db/schema/definitions';
import { effectiveSchema } from '../../db/schema/effectiveSchema';
import { registry } from '../../db/schema/registry';
import type { Store } from '../../db/store';

/** A new office file in a folder of its own; `remove` closes it and leaves nothing. */
export async function newOfficeFile(): Promise<{
  readonly store: Store;
  readonly folder: string;
  remove(): Promise<void>;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'keyuan-test-'));
  const database = await openDatabase({ path: join(folder, 'office.crm'), mode: 'create' });
  return {
    store: { database, schema: effectiveSchema(registry, noDefinitions) },
    folder,
    async remove() {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
