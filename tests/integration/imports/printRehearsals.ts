import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noDefinitions } from '../../../db/schema/definitions';
import { effectiveSchema } from '../../../db/schema/effectiveSchema';
import { registry } from '../../../db/schema/registry';
import { rehearseFile } from '../../../electron/services/imports/planning/rehearseFile';
import { inProcessReader } from '../../support/inProcessReader';
import { trades } from '../../support/nastySheets/trades';
import { values } from '../../support/nastySheets/values';

/* Prints what is read from the files of the exam, one line each; run in several time zones by timeZones.test.ts. */
const folder = mkdtempSync(join(tmpdir(), 'keyuan-zones-'));
const schema = effectiveSchema(registry, noDefinitions);

async function print(): Promise<void> {
  for (const { fileName, bytes, users } of [...values(), ...trades()]) {
    const path = join(folder, fileName);
    writeFileSync(path, bytes);
    const found = await rehearseFile(path, { reader: inProcessReader(), schema, users, today: '2026-11-22' });
    process.stdout.write(`${fileName} ${JSON.stringify(found)}\n`);
  }
}

void print().finally(() => rmSync(folder, { recursive: true, force: true }));
