import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noDefinitions } from '../../../db/schema/definitions';
import { effectiveSchema } from '../../../db/schema/effectiveSchema';
import { registry } from '../../../db/schema/registry';
import { rehearseFile, type FileRehearsal } from '../../../electron/services/imports/planning/rehearseFile';
import type { SpreadsheetReader } from '../../../electron/services/ports';
import { forkedSpreadsheets } from '../../support/forkedWorker';
import { inProcessReader } from '../../support/inProcessReader';
import type { NastySheet } from '../../support/nastySheets/nastySheet';
import { nastySheets } from '../../support/nastySheets/nastySheets';
import { sheetsWithoutTable } from '../../support/nastySheets/sheetsWithoutTable';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyuan-nasty-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const schema = effectiveSchema(registry, noDefinitions);

async function rehearse(
  file: Pick<NastySheet, 'fileName' | 'bytes' | 'users'>,
  reader: SpreadsheetReader,
): Promise<FileRehearsal> {
  const path = join(folder, file.fileName);
  writeFileSync(path, file.bytes);
  return await rehearseFile(path, { reader, schema, users: file.users ?? [], today: '2026-11-22' });
}

/** What was read, in the shape of what was expected, so that one comparison shows every difference. */
function likeExpected(found: FileRehearsal, expected: NastySheet): unknown {
  return {
    counts: Object.values(found.counts),
    tables: found.tables.map((table, at) => {
      const wanted = expected.tables[at];
      return {
        headerRows: table.headerRows,
        fields: table.columns.slice(0, wanted?.fields.length).map((column) => column.field),
        rows: Object.fromEntries(
          Object.entries(wanted?.rows ?? {}).map(([number, want]) => {
            const row = table.rows.find((one) => one.row === Number(number));
            if (typeof want === 'string') return [number, row?.outcome ?? 'skip'];
            const shown = Object.fromEntries(Object.keys(want).map((field) => [field, row?.values[field]]));
            if ('!' in want)
              shown['!'] = row?.issues
                .filter((issue) => issue.code !== 'differsFromEarlierRow')
                .map((issue) => issue.field);
            return [number, shown];
          }),
        ),
      };
    }),
  };
}

describe('sheets as offices keep them are read with no choice made by anybody', () => {
  it.each(nastySheets().map((file) => [file.name, file] as const))('%s', async (_name, file) => {
    const found = await rehearse(file, inProcessReader());
    expect(found.status).toBe('ok');
    expect(likeExpected(found, file)).toEqual({ counts: [...file.counts], tables: file.tables });
  });
});

describe('files that hold no table of records', () => {
  it.each(sheetsWithoutTable().map((file) => [file.name, file] as const))(
    '%s is named as such',
    async (_name, file) => {
      const found = await rehearse(file, inProcessReader());
      expect(found).toMatchObject({
        status: 'no-table',
        counts: { customers: 0, contacts: 0, opportunities: 0, contracts: 0 },
      });
    },
  );
});

it('reads the same through a worker process of its own', async () => {
  const reader = forkedSpreadsheets();
  for (const file of nastySheets().slice(0, 3)) {
    expect(likeExpected(await rehearse(file, reader), file)).toEqual({
      counts: [...file.counts],
      tables: file.tables,
    });
  }
});
