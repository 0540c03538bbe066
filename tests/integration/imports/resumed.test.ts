import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../db/check/checkDatabase';
import { openDatabase, type Database } from '../../../db/connection/openDatabase';
import { markInterruptedRuns } from '../../../db/changes/writeImportRuns';
import { aFolder } from '../../support/anOffice';
import { crm } from '../../support/crmProcess';
import { killedCrm } from '../../support/killedProcess';
import { createImportDesk, type ImportDesk } from '../../support/importDesk';
import { inProcessReader } from '../../support/inProcessReader';
import { newOfficeFile } from '../../support/officeFile';

/** Customers in which many a row speaks again of a company, a person, a contract or an opportunity of a row above. */
function sheet(path: string, rows: number): string {
  const lines = Array.from({ length: rows }, (_, at) => {
    const company = `杭州第${at % Math.floor(rows * 0.8)}机电有限公司`;
    const contract = at % 5 === 0 ? `HT-${at % 700}` : '';
    return [
      company,
      `张${at % 997}`,
      `138${String(at % 997).padStart(8, '0')}`,
      at % 3 === 0 ? ['展会', '网站', `渠道${at % 11}`][at % 3] : '',
      contract,
      contract === '' ? '' : '设备采购',
      contract === '' ? '' : `${1000 + at}`,
      at % 4 === 0 ? `2026-03-${String(1 + (at % 28)).padStart(2, '0')}` : '',
      at % 4 === 0 ? '来电询价' : '',
    ].join(',');
  });
  const heading = '客户名称,联系人,手机,客户来源,合同编号,合同名称,合同金额,跟进时间,跟进内容';
  writeFileSync(path, `\uFEFF${heading}\n${lines.join('\n')}\n`);
  return path;
}

const tables = [
  'accounts',
  'contacts',
  'account_contacts',
  'contracts',
  'opportunities',
  'follow_ups',
  'sources',
];

/** Everything the import wrote, but for when it did. */
async function contents(database: Database): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const table of tables) {
    const rows = await database.query<Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY id`);
    all[table] = rows.map(
      ({ created_at: _created, updated_at: _updated, row_version: _version, import_run_id: _run, ...row }) =>
        row,
    );
  }
  const [run] = await database.query<{ counts: string; state: string }>(
    'SELECT counts, state FROM import_runs ORDER BY id DESC LIMIT 1',
  );
  return { ...all, state: run?.state, counts: JSON.parse(run?.counts ?? '{}') as unknown };
}

it('goes on with an import that was killed again and again, and leaves what an import that was not would have left', async () => {
  const folder = aFolder();
  const path = join(folder, 'office.kydb');
  const whole = join(folder, 'whole.kydb');
  const csv = sheet(join(folder, '老客户.csv'), 3600);
  expect((await crm(['demo', '--size', '1', '--db', path])).code).toBe(0);
  copyFileSync(path, whole);
  await crm(['import', csv, '--db', whole]);

  const looking = await openDatabase({ path, mode: 'read' });
  const placed = async (): Promise<number> => {
    const [row] = await looking.query<{ row: number | null }>(
      `SELECT json_extract(place, '$.row') AS row FROM import_runs ORDER BY id DESC LIMIT 1`,
    );
    return row?.row ?? 0;
  };
  try {
    let last = 0;
    for (let turn = 0; turn < 2; turn += 1) {
      const words = ['import', csv, '--db', path, ...(turn === 0 ? [] : ['--resume'])];
      expect(await killedCrm(words, async () => (await placed()) > last + 200)).toBe(true);
      const now = await placed();
      expect(now).toBeGreaterThan(last);
      expect(now).toBeLessThan(3601);
      last = now;
    }
    expect((await crm(['check', '--db', path])).code).toBe(0);
    const resumed = await crm(['import', csv, '--db', path, '--resume', '--json']);
    expect(resumed.err).not.toContain('incident');
    const uninterrupted = await openDatabase({ path: whole, mode: 'read' });
    expect(await contents(looking)).toEqual(await contents(uninterrupted));
    await uninterrupted.close();
    expect((await crm(['check', '--db', path])).code).toBe(0);
    const [sets] = await looking.query<{ sets: number }>(
      `SELECT count(DISTINCT change_set_id) AS sets FROM changes WHERE change_set_id IN
         (SELECT id FROM change_sets WHERE kind = 'import')`,
    );
    expect(sets).toEqual({ sets: 1 });
  } finally {
    await looking.close();
  }
}, 600_000);

describe('an import that ended before its end', () => {
  let office: Awaited<ReturnType<typeof newOfficeFile>>;
  let desk: ImportDesk;
  let csv: string;
  beforeEach(async () => {
    office = await newOfficeFile();
    desk = createImportDesk(office.store, office.folder, { reader: inProcessReader() });
    csv = sheet(join(office.folder, '老客户.csv'), 2000);
  });
  afterEach(() => office.remove());

  /** Imports, and stops as soon as something is in. */
  async function stopped(): Promise<number> {
    const session = await desk.imports.openFile(csv, '老客户.csv', {});
    const { job, run } = await desk.imports.importAtOnce(desk.actor, {
      session: session.id,
      requestId: crypto.randomUUID(),
      onDuplicate: 'fill',
    });
    while ((await desk.imports.run(desk.actor, { run })).lastRow === null)
      await new Promise((resolve) => setTimeout(resolve, 1));
    desk.jobs.cancel(job);
    await desk.jobs.ended(job);
    return run;
  }

  it('says where it stands, and goes on from there after a stop', async () => {
    const run = await stopped();
    const before = await desk.imports.run(desk.actor, { run });
    expect(before).toMatchObject({ state: 'cancelled', isResumable: true, hasPlan: true });
    expect(before.counts.rows.accept + before.counts.rows.flag).toBe((before.lastRow ?? 0) - 1);
    const { job } = await desk.imports.resumeFile(desk.actor, { run, path: csv, name: '老客户.csv' });
    expect((await desk.jobs.ended(job)).failure).toBeNull();
    const after = await desk.imports.run(desk.actor, { run });
    expect(after).toMatchObject({ state: 'done', isResumable: false, lastRow: 2001 });
    expect(after.counts.rows.accept + after.counts.rows.flag).toBe(2000);

    const other = await newOfficeFile();
    const undisturbed = createImportDesk(other.store, other.folder, { reader: inProcessReader() });
    await undisturbed.importFile(csv);
    expect(await contents(office.store.database)).toEqual(await contents(other.store.database));
    await other.remove();
    expect((await checkDatabase(office.store)).problems).toEqual([]);
  });

  it('asks for the file when it is gone, refuses another one, and takes the same one from another place', async () => {
    const run = await stopped();
    await office.store.database.write(async (connection) => {
      await connection.run(`UPDATE import_runs SET state = 'running' WHERE id = ?`, [run]);
    });
    expect(await markInterruptedRuns(office.store, desk.actor.deskId)).toEqual([run]);
    const resume = (path: string) => desk.imports.resumeFile(desk.actor, { run, path, name: '老客户.csv' });
    await expect(resume(join(office.folder, '没有.csv'))).rejects.toMatchObject({
      failure: { code: 'importFileMissing', params: { name: '老客户.csv' } },
    });
    await expect(desk.imports.resume(desk.actor, { run })).rejects.toMatchObject({
      failure: { code: 'importFileMissing' },
    });
    await expect(resume(sheet(join(office.folder, '另一个.csv'), 1999))).rejects.toMatchObject({
      failure: { code: 'importFileChanged', params: { name: '老客户.csv' } },
    });
    expect((await desk.imports.run(desk.actor, { run })).state).toBe('interrupted');
    const moved = join(office.folder, '搬走了.csv');
    copyFileSync(csv, moved);
    const { job } = await desk.imports.resume(desk.actor, { run, ticket: moved });
    expect((await desk.jobs.ended(job)).failure).toBeNull();
    expect((await desk.imports.run(desk.actor, { run })).state).toBe('done');
    await expect(resume(csv)).rejects.toMatchObject({ failure: { code: 'importNotResumable' } });
  });
});
