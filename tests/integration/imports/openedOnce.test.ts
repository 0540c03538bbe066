import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SpreadsheetReader } from '../../../electron/services/ports';
import { createImportDesk, type ImportDesk } from '../../support/importDesk';
import { inProcessReader } from '../../support/inProcessReader';
import { newOfficeFile } from '../../support/officeFile';

let office: Awaited<ReturnType<typeof newOfficeFile>>;
let desk: ImportDesk;
let path: string;
/** How often the file was opened and closed. */
let opened: number;
let closed: number;

function countingReader(): SpreadsheetReader {
  const reader = inProcessReader();
  return {
    async open(...how) {
      const workbook = await reader.open(...how);
      opened += 1;
      return {
        ...workbook,
        close: () => {
          closed += 1;
          return workbook.close();
        },
      };
    },
  };
}

beforeEach(async () => {
  office = await newOfficeFile();
  [opened, closed] = [0, 0];
  desk = createImportDesk(office.store, office.folder, { reader: countingReader() });
  path = join(office.folder, '客户.csv');
  const rows = Array.from({ length: 3000 }, (_one, at) => `杭州第${String(at)}贸易有限公司,张伟`);
  writeFileSync(path, ['客户名称,联系人', ...rows].join('\n'));
});

afterEach(() => office.remove());

it('a file that is opened to be imported at once is opened a single time, and comes in whole', async () => {
  const { imports, jobs, actor } = desk;
  const { id: session } = await imports.openToImport(path, '客户.csv');
  expect([opened, closed]).toEqual([1, 0]);
  const wish = { session, requestId: crypto.randomUUID(), onDuplicate: 'fill' } as const;
  const { job, run } = await imports.importAtOnce(actor, wish);
  await jobs.ended(job);
  const { counts, state } = await imports.run(actor, { run });
  expect(state).toBe('done');
  expect(counts.create).toMatchObject({ account: 3000, contact: 3000 });
  expect([opened, closed]).toEqual([1, 1]);
});

it('what was opened to be imported and is not is closed with its session', async () => {
  const { imports, actor } = desk;
  const { id: session } = await imports.openToImport(path, '客户.csv');
  await imports.close(actor, { session });
  expect([opened, closed]).toEqual([1, 1]);
  await imports.openToImport(path, '客户.csv');
  await imports.closeAll();
  expect([opened, closed]).toEqual([2, 2]);
});

it('a rehearsal takes the file as it was opened, and the writing takes the rows of the rehearsal', async () => {
  const { imports, jobs, actor } = desk;
  const { id: session } = await imports.openToImport(path, '客户.csv');
  const rehearsal = await imports.rehearse(actor, { session, onDuplicate: 'fill' });
  await jobs.ended(rehearsal.job);
  const commit = await imports.commit(actor, { session, requestId: crypto.randomUUID() });
  await jobs.ended(commit.job);
  expect((await imports.run(actor, { run: commit.run })).counts.create).toMatchObject({ account: 3000 });
  expect([opened, closed]).toEqual([1, 1]);
});
