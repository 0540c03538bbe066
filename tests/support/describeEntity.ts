/*
 * Run in a copy of the repository: makes a new office file, writes one record of an entity and prints, as JSON, what
 * came back and every surface the registry gives the entity. Arguments: entity name, record as JSON.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeChangeSet } from '../../db/changes/writeChangeSet';
import { openDatabase } from '../../db/connection/openDatabase';
import { findPage } from '../../db/queries/page';
import type { AnyDraft } from '../../db/schema/defineEntity';
import { exportColumns } from '../../db/schema/derive/exportColumns';
import { filterFields } from '../../db/schema/derive/filterFields';
import { formSections } from '../../db/schema/derive/formSections';
import { importTargets } from '../../db/schema/derive/importTargets';
import { listColumns } from '../../db/schema/derive/listColumns';
import { printModel } from '../../db/schema/derive/printModel';
import { noDefinitions } from '../../db/schema/definitions';
import { effectiveSchema, entityOf } from '../../db/schema/effectiveSchema';
import { registry } from '../../db/schema/registry';
import { schemaDrift } from '../../db/schemaDrift';

const [name = '', values = '{}'] = process.argv.slice(2);
const schema = effectiveSchema(registry, noDefinitions);
const entity = entityOf(schema, name);
const folder = mkdtempSync(join(tmpdir(), 'keyuan-entity-'));
const database = await openDatabase({ path: join(folder, 'office.db'), mode: 'create' });
try {
  const store = { database, schema };
  await writeChangeSet(store, {
    requestId: '00000000-0000-4000-8000-000000000001',
    kind: 'create',
    userId: null,
    deskId: 'test',
    at: '2025-06-15T01:00:00.000Z',
    changes: [{ action: 'create', entity: name, values: JSON.parse(values) as AnyDraft }],
  });
  const page = await findPage(store, { entity: name, offset: 0, limit: 10 }, { today: '2025-06-15' });
  const [record] = page.rows;
  if (!record) throw new Error('the record is not in the list');
  const printed = printModel(entity, record, 'zh', () => '');
  console.log(
    JSON.stringify({
      drift: await schemaDrift(database.reader, registry),
      record,
      list: listColumns(entity).map((column) => column.name),
      form: formSections(entity).flatMap((section) => section.fields.map((field) => field.name)),
      filter: filterFields(entity).map((field) => field.name),
      imported: importTargets(schema, [name]).map((target) => target.name),
      exported: exportColumns(entity, 'zh').map((column) => column.heading),
      printed: printed.sections.flatMap((section) =>
        section.facts.map((fact) => `${fact.label}: ${fact.text}`),
      ),
    }),
  );
} finally {
  await database.close();
  rmSync(folder, { recursive: true });
}
