import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createImportDesk, type ImportDesk } from '../../support/importDesk';
import { inProcessReader } from '../../support/inProcessReader';
import { newOfficeFile } from '../../support/officeFile';

let office: Awaited<ReturnType<typeof newOfficeFile>>;
let desk: ImportDesk;
let session = '';

beforeEach(async () => {
  office = await newOfficeFile();
  desk = createImportDesk(office.store, office.folder, { reader: inProcessReader() });
  const path = join(office.folder, '客户.csv');
  writeFileSync(path, '客户名称,手机\n杭州绿源农业有限公司,13800001111\n宁波三江家具厂,1390000\n');
  session = (await desk.imports.openFile(path, '客户.csv', {})).id;
});
afterEach(async () => {
  vi.useRealTimers();
  await office.remove();
});

async function rehearse(): Promise<void> {
  const { job } = await desk.imports.rehearse(desk.actor, { session, onDuplicate: 'fill' });
  expect((await desk.jobs.ended(job)).state).toBe('done');
}

async function commit(): Promise<string> {
  const requestId = crypto.randomUUID();
  const { job, run } = await desk.imports.commit(desk.actor, { session, requestId });
  await desk.jobs.ended(job);
  return (await desk.imports.run(desk.actor, { run })).state;
}

describe('an import that somebody comes back to after more than an hour', () => {
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await rehearse();
    // Jobs are remembered for an hour after their end.
    vi.advanceTimersByTime(2 * 60 * 60 * 1000);
    vi.useRealTimers();
  });

  it('is repaired, checked again and goes in', async () => {
    const cells = [{ table: 0, row: 3, column: 1, text: '13900002222' }];
    const wish = { session, repair: { sort: 'type' as const, cells }, isTrial: false };
    expect((await desk.imports.repair(desk.actor, wish)).rows).toBe(1);
    await rehearse();
    expect(await commit()).toBe('done');
  });

  it('goes in as it was checked', async () => {
    expect(await commit()).toBe('done');
  });

  it('can be left', async () => {
    await desk.imports.close(desk.actor, { session });
    await expect(desk.imports.rehearsal(desk.actor, { session })).rejects.toMatchObject({
      failure: { code: 'notFound' },
    });
  });
});

it('an import that is asked for twice at the same moment goes in once', async () => {
  await rehearse();
  const requestId = crypto.randomUUID();
  const ask = () => desk.imports.commit(desk.actor, { session, requestId });
  const [first, second] = await Promise.all([ask(), ask()]);
  expect(second).toEqual(first);
  await desk.jobs.ended(first.job);
  const { runs } = await desk.imports.history(desk.actor, { offset: 0, limit: 10 });
  expect(runs.map(({ state }) => state)).toEqual(['done']);
});
