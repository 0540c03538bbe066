import { mkdtempSync, rmSync, writeFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from 'xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileMemory } from '../../../electron/platform/fileMemory';
import { draftsIn, type DraftMemory } from '../../../electron/services/imports/opening/draftMemory';
import { createImportDesk, type ImportDesk } from '../../support/importDesk';
import { inProcessReader } from '../../support/inProcessReader';
import { newOfficeFile } from '../../support/officeFile';

type Office = Awaited<ReturnType<typeof newOfficeFile>>;

let office: Office;
let folder: string;
beforeEach(async () => {
  office = await newOfficeFile();
  folder = mkdtempSync(join(tmpdir(), 'keyuan-kept-'));
});
afterEach(async () => {
  await office.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** A desk that starts anew on the same disk: nothing of the one before is in its memory. */
function newDesk(): ImportDesk {
  return createImportDesk(office.store, office.folder, { reader: inProcessReader(), drafts: memory() });
}

function memory(): DraftMemory {
  return draftsIn(
    createFileMemory(folder, () => '2026-11-22T02:00:00.000Z'),
    'file.1',
  );
}

function sheetFile(rows: readonly (readonly unknown[])[]): string {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows as unknown[][]), '客户');
  const path = join(office.folder, 'new.xlsx');
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return path;
}

const rows = [
  ['客户名称', '特殊要求', '地址'],
  ['杭州绿源农业有限公司', '周五送货', '文三路1号'],
  ['宁波三江家具厂', '', '海曙区'],
];

/** Decides something of every sort about the sheet, as far as the columns step and the check step ask. */
async function begin(desk: ImportDesk): Promise<string> {
  const { id: session } = await desk.imports.openFile(sheetFile(rows), 'new.xlsx', {});
  await desk.imports.plan(desk.actor, {
    session,
    table: 0,
    targets: [{ column: 1, target: 'account.remark' }],
  });
  await desk.imports.choosePolicies(desk.actor, { session, policies: { account: 'each' } });
  await desk.imports.decide(desk.actor, { session, decisions: [{ key: '宁波三江家具厂', decision: 'new' }] });
  await desk.imports.judgeRow(desk.actor, { session, table: 0, row: 2, as: 'skip' });
  await desk.imports.keepStep(desk.actor, { session, step: 'check' });
  return session;
}

async function onlyDraft(desk: ImportDesk): Promise<string> {
  const { drafts } = await desk.imports.drafts(desk.actor, {});
  expect(drafts).toMatchObject([{ fileName: 'new.xlsx', step: 'check' }]);
  return drafts[0]?.id ?? '';
}

describe('an import that was begun', () => {
  it('goes on after a crash with everything that was decided, at the step where it was', async () => {
    const before = newDesk();
    await begin(before);
    await before.imports.keepDrafts();
    // Nothing is ended or closed: the desk is simply gone.
    const desk = newDesk();
    const resumed = await desk.imports.resumeDraft(desk.actor, { draft: await onlyDraft(desk) });
    expect(resumed).toMatchObject({ step: 'check', kept: 'all' });
    expect(resumed.session.tables[0]?.columns[1]).toMatchObject({ target: 'account.remark' });
    const session = resumed.session.id;
    const { job } = await desk.imports.rehearse(desk.actor, { session });
    await desk.jobs.ended(job);
    const { counts } = await desk.imports.rehearsal(desk.actor, { session });
    expect(counts).toMatchObject({ create: { account: 1 }, rows: { skip: 1 } });
    expect(await desk.imports.policies(desk.actor, { session })).toMatchObject({
      policies: { account: 'each' },
    });
    expect((await desk.imports.drafts(desk.actor, {})).drafts).toEqual([]);
  });

  it('is kept by itself after each change', async () => {
    await begin(newDesk());
    await expect.poll(async () => (await memory().all()).length).toBe(1);
  });

  it('keeps what still fits when the file was changed meanwhile, and says so', async () => {
    const before = newDesk();
    await begin(before);
    await before.imports.keepDrafts();
    sheetFile([...rows, ['上海宏图印务有限公司', '', '']]);
    const desk = newDesk();
    const resumed = await desk.imports.resumeDraft(desk.actor, { draft: await onlyDraft(desk) });
    expect(resumed.kept).toBe('withoutRows');
    expect(resumed.session.tables[0]?.columns[1]).toMatchObject({ target: 'account.remark' });
    const session = resumed.session.id;
    const { job } = await desk.imports.rehearse(desk.actor, { session });
    await desk.jobs.ended(job);
    expect((await desk.imports.rehearsal(desk.actor, { session })).counts.rows).toMatchObject({
      accept: 3,
      skip: 0,
    });
  });

  it('asks for the file when it is gone, and takes another in its place', async () => {
    const before = newDesk();
    await begin(before);
    await before.imports.keepDrafts();
    const moved = join(office.folder, 'moved.xlsx');
    renameSync(join(office.folder, 'new.xlsx'), moved);
    const desk = newDesk();
    const draft = await onlyDraft(desk);
    await expect(desk.imports.resumeDraft(desk.actor, { draft })).rejects.toThrow();
    // A draft nobody could go on with is not lost by the attempt.
    expect(await onlyDraft(desk)).toBe(draft);
    expect(await desk.imports.resumeDraft(desk.actor, { draft, ticket: moved })).toMatchObject({
      kept: 'all',
    });
  });

  it('is forgotten when it is thrown away or written, and stays when only the page was left', async () => {
    const desk = newDesk();
    const left = await begin(desk);
    await desk.imports.close(desk.actor, { session: left, isKept: true });
    const draft = await onlyDraft(desk);
    await desk.imports.dropDraft(desk.actor, { draft });
    expect((await desk.imports.drafts(desk.actor, {})).drafts).toEqual([]);

    const thrown = await begin(desk);
    await desk.imports.keepDrafts();
    await desk.imports.close(desk.actor, { session: thrown });
    expect(await memory().all()).toEqual([]);

    const session = await begin(desk);
    await desk.imports.keepDrafts();
    const { job } = await desk.imports.rehearse(desk.actor, { session });
    await desk.jobs.ended(job);
    const commit = await desk.imports.commit(desk.actor, { session, requestId: crypto.randomUUID() });
    await desk.jobs.ended(commit.job);
    await desk.imports.keepDrafts();
    expect(await memory().all()).toEqual([]);
  });

  it('stays thrown away when the desk looks for something to keep at that very moment', async () => {
    const desk = newDesk();
    const session = await begin(desk);
    await desk.imports.keepDrafts();
    const looks: Promise<unknown>[] = [
      desk.imports.keepDrafts(),
      desk.imports.close(desk.actor, { session }),
    ];
    for (let turn = 0; turn < 20; turn += 1)
      looks.push(Promise.resolve().then(() => desk.imports.keepDrafts()));
    await Promise.all(looks);
    expect(await memory().all()).toEqual([]);
  });

  it('keeps no password, and long decisions in pieces', async () => {
    const desk = newDesk();
    const { id: session } = await desk.imports.openFile(sheetFile(rows), 'new.xlsx', { password: '机密' });
    const decisions = Array.from({ length: 9000 }, (_none, at) => ({
      key: `某某公司第${String(at)}号`,
      decision: 'new' as const,
    }));
    await desk.imports.decide(desk.actor, { session, decisions });
    await desk.imports.keepDrafts();
    const [kept] = await memory().all();
    expect(kept?.text.length).toBeGreaterThan(100_000);
    expect(kept?.text).not.toContain('机密');
    expect(
      Object.keys((JSON.parse(kept?.text ?? '') as { amendments: { accounts: object } }).amendments.accounts),
    ).toHaveLength(9000);
  });
});
