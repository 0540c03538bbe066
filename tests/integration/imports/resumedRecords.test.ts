import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../../db/connection/openDatabase';
import { noDefinitions } from '../../../db/schema/definitions';
import { effectiveSchema } from '../../../db/schema/effectiveSchema';
import { registry } from '../../../db/schema/registry';
import { aFolder } from '../../support/anOffice';
import { crm } from '../../support/crmProcess';
import { killedCrm } from '../../support/killedProcess';
import { createImportDesk, type ImportDesk } from '../../support/importDesk';
import { inProcessReader } from '../../support/inProcessReader';
import { newOfficeFile } from '../../support/officeFile';

/**
 * Sheets in which many a row says what the office has, what a row above says of another record, or the very same as
 * one above. `column`: what nobody imports, so that rows differ in it alone.
 */
const sorts = {
  opportunities: {
    heading: '客户名称,商机名称,预计金额,内部编码',
    line: (at: number) => [company(at % 90), `第${at % 7}期`, `${1000 + (at % 11)}`, `x${at % 500}`],
  },
  contracts: {
    heading: '客户名称,合同名称,签订日期,合同金额,内部编码',
    line: (at: number) => [
      company(at % 90),
      `采购${at % 7}`,
      '2021-03-05',
      at % 4 === 0 ? '' : `${1000 + (at % 3)}`,
      `x${at % 500}`,
    ],
  },
  follow_ups: {
    heading: '客户名称,跟进时间,跟进内容,内部编码',
    line: (at: number) => [
      company(at % 90),
      `2021-03-0${1 + (at % 7)} 09:00`,
      `电话${at % 11}`,
      `x${at % 500}`,
    ],
  },
  tasks: {
    heading: '任务内容,优先级,截止时间,内部编码',
    line: (at: number) => [
      `催款${at % 90}`,
      ['高', '中'][at % 2] ?? '',
      `2026-12-0${1 + (at % 7)}`,
      `x${at % 900}`,
    ],
  },
} as const;

type Sort = keyof typeof sorts;

function company(number: number): string {
  return `杭州第${String(number)}机电有限公司`;
}

function sheet(path: string, sort: Sort, rows: { readonly from: number; readonly to: number }): string {
  const { heading, line } = sorts[sort];
  const lines = Array.from({ length: rows.to - rows.from }, (_one, at) => line(rows.from + at).join(','));
  writeFileSync(path, `\uFEFF${heading}\n${lines.join('\n')}\n`);
  return path;
}

/** All of a table but when it was written and by which import. */
async function contents(database: Database, table: string): Promise<unknown> {
  const rows = await database.query<Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY id`);
  const [run] = await database.query<{ counts: string; state: string }>(
    'SELECT counts, state FROM import_runs ORDER BY id DESC LIMIT 1',
  );
  const records = rows.map(
    ({ created_at: _created, updated_at: _updated, row_version: _version, import_run_id: _run, ...row }) =>
      row,
  );
  return { records, state: run?.state, counts: JSON.parse(run?.counts ?? '{}') as unknown };
}

let demo = '';
beforeAll(async () => {
  demo = join(mkdtempSync(join(tmpdir(), 'keyuan-test-')), 'demo.kydb');
  expect((await crm(['demo', '--size', '1', '--db', demo])).code).toBe(0);
}, 120_000);
afterAll(() => rmSync(dirname(demo), { recursive: true, force: true }));

/** An office that has a good part of what the sheet says. */
async function officeWith(sort: Sort, folder: string): Promise<string> {
  const path = join(folder, 'office.kydb');
  copyFileSync(demo, path);
  const database = await openDatabase({ path, mode: 'open' });
  const store = { database, schema: effectiveSchema(registry, noDefinitions) };
  const desk = createImportDesk(store, folder, { reader: inProcessReader() });
  await desk.importFile(sheet(join(folder, '旧.csv'), sort, { from: 300, to: 800 }));
  await database.close();
  return path;
}

it.each(Object.keys(sorts) as Sort[])(
  'an import of %s that is killed neither takes its own for the office’s nor doubles the office’s',
  async (sort) => {
    const folder = aFolder();
    const path = await officeWith(sort, folder);
    const whole = join(folder, 'whole.kydb');
    const csv = sheet(join(folder, '全部.csv'), sort, { from: 0, to: 2000 });
    copyFileSync(path, whole);
    expect((await crm(['import', csv, '--db', whole])).err).not.toContain('incident');
    const looking = await openDatabase({ path, mode: 'read' });
    const placed = async (): Promise<number> => {
      const [row] = await looking.query<{ row: number | null }>(
        `SELECT json_extract(place, '$.row') AS row FROM import_runs WHERE id > 1`,
      );
      return row?.row ?? 0;
    };
    try {
      expect(await killedCrm(['import', csv, '--db', path], async () => (await placed()) > 0)).toBe(true);
      expect(await placed()).toBeLessThan(2001);
      const resumed = await crm(['import', csv, '--db', path, '--resume', '--json']);
      expect(resumed.err).not.toContain('incident');
      const uninterrupted = await openDatabase({ path: whole, mode: 'read' });
      expect(await contents(looking, sort)).toEqual(await contents(uninterrupted, sort));
      await uninterrupted.close();
    } finally {
      await looking.close();
    }
  },
  600_000,
);

describe('rows a person wants although they stand twice', () => {
  let office: Awaited<ReturnType<typeof newOfficeFile>>;
  let desk: ImportDesk;
  beforeEach(async () => {
    office = await newOfficeFile();
    desk = createImportDesk(office.store, office.folder, { reader: inProcessReader() });
  });
  afterEach(() => office.remove());

  it.each(Object.keys(sorts) as Sort[])(
    'are all there after an import of %s that was stopped and gone on with',
    async (sort) => {
      // The office has every record of the first rows once; they stand in the sheet twice.
      await desk.importFile(sheet(join(office.folder, '旧.csv'), sort, { from: 0, to: 300 }));
      const csv = join(office.folder, '全部.csv');
      const { heading, line } = sorts[sort];
      const first = Array.from({ length: 600 }, (_one, at) => line(at).join(','));
      writeFileSync(csv, `\uFEFF${heading}\n${[...first, ...first, ...first].join('\n')}\n`);
      const counted: unknown[] = [];
      for (const isStopped of [false, true]) {
        const own = isStopped ? desk : await other(sort);
        const session = await own.imports.openFile(csv, '全部.csv', {});
        await rehearsed(own, session.id);
        await own.imports.repair(own.actor, {
          session: session.id,
          isTrial: false,
          repair: {
            sort: 'judge',
            where: { is: 'list', list: { show: 'skip', table: null, problem: null } },
            as: 'data',
          },
        });
        await rehearsed(own, session.id);
        const { job, run } = await own.imports.commit(own.actor, {
          session: session.id,
          requestId: crypto.randomUUID(),
        });
        if (isStopped) {
          while ((await own.imports.run(own.actor, { run })).lastRow === null)
            await new Promise((resolve) => setTimeout(resolve, 1));
          own.jobs.cancel(job);
          await own.jobs.ended(job);
          expect(await own.imports.run(own.actor, { run })).toMatchObject({ state: 'cancelled' });
          const again = await own.imports.resumeFile(own.actor, { run, path: csv, name: '全部.csv' });
          expect((await own.jobs.ended(again.job)).failure).toBeNull();
        } else expect((await own.jobs.ended(job)).failure).toBeNull();
        const store = isStopped ? office : others.at(-1);
        if (store) counted.push(await contents(store.store.database, sort));
      }
      expect(counted[1]).toEqual(counted[0]);
      await Promise.all(others.splice(0).map((one) => one.remove()));
    },
  );

  const others: Awaited<ReturnType<typeof newOfficeFile>>[] = [];

  /** A desk over an office that has the same. */
  async function other(sort: Sort): Promise<ImportDesk> {
    const made = await newOfficeFile();
    others.push(made);
    const own = createImportDesk(made.store, made.folder, { reader: inProcessReader() });
    await own.importFile(sheet(join(made.folder, '旧.csv'), sort, { from: 0, to: 300 }));
    return own;
  }

  async function rehearsed(own: ImportDesk, session: string): Promise<void> {
    const { job } = await own.imports.rehearse(own.actor, { session, onDuplicate: 'fill' });
    const ended = await own.jobs.ended(job);
    if (ended.state !== 'done') throw new Error(JSON.stringify(ended.failure));
  }
});
