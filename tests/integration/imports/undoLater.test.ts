import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkDatabase } from '../../../db/check/checkDatabase';
import type { AnyRecord } from '../../../db/schema/defineEntity';
import { aColleague, aFolder, anOffice, edit, make, type TestOffice } from '../../support/anOffice';
import { createImportDesk } from '../../support/importDesk';
import { inProcessReader } from '../../support/inProcessReader';

const known = 2_000;
const all = 5_000;

interface Customer {
  readonly name: string;
  readonly grade: string;
  readonly address: string;
  readonly person: string;
  readonly mobile: string;
}

function customer(at: number, sheet: 'first' | 'second'): Customer {
  const isLater = sheet === 'second';
  return {
    name: `杭州第${at}机电有限公司`,
    grade: isLater ? ('ABC'[(at + 1) % 3] ?? 'A') : ('ABC'[at % 3] ?? 'A'),
    address: `${isLater ? '滨江' : '余杭'}区第${at}号`,
    person: `张${at}`,
    mobile: `138${String(at).padStart(8, '0')}`,
  };
}

function written(folder: string, customers: readonly Customer[], name: string): string {
  const path = join(folder, name);
  const lines = customers.map((one) => [one.name, one.grade, one.address, one.person, one.mobile].join(','));
  writeFileSync(path, `\uFEFF客户名称,等级,地址,联系人,手机\n${lines.join('\n')}\n`);
  return path;
}

/** Every business row, but for versions and the times of changes: what an undo must bring back. */
async function picture(office: TestOffice): Promise<Record<string, Map<number, unknown>>> {
  const tables = ['accounts', 'contacts', 'account_contacts', 'sources', 'follow_ups'];
  const found: Record<string, Map<number, unknown>> = {};
  for (const table of tables) {
    const rows = await office.store().database.query<Record<string, unknown>>(`SELECT * FROM ${table}`);
    found[table] = new Map(
      rows.map(({ row_version: _version, updated_at: _at, updated_by_id: _by, ...row }) => [
        Number(row['id']),
        row,
      ]),
    );
  }
  return found;
}

it('takes an import of 5,000 rows back days later: what colleagues worked on stays, all else is as it was', async () => {
  const office = await anOffice();
  const folder = aFolder();
  const desk = createImportDesk(office.store(), folder, { reader: inProcessReader() });
  const first = Array.from({ length: known }, (_, at) => customer(at, 'first'));
  await desk.importFile(written(folder, first, '老客户.csv'));
  const before = await picture(office);

  const second = Array.from({ length: all }, (_, at) => customer(at, 'second'));
  const run = await desk.importFile(written(folder, second, '新客户.csv'), 'update');
  expect(run.counts).toMatchObject({
    create: { account: all - known, contact: all - known, accountContact: all - known },
    update: { account: known },
    rows: { accept: all, reject: 0 },
  });

  // Ten edits by colleagues, of made and of updated records.
  const colleague = await aColleague(office);
  const accountOf = async (at: number): Promise<AnyRecord> => {
    const [row] = await office
      .store()
      .database.query<{ id: number }>('SELECT id FROM accounts WHERE name = ?', [`杭州第${at}机电有限公司`]);
    const record = await office.data.get('account', row?.id ?? 0);
    if (!record) throw new Error(`no account ${at}`);
    return record;
  };
  const made = await Promise.all([2100, 2200, 2300, 2400].map(accountOf));
  const updated = await Promise.all([10, 20, 30, 40].map(accountOf));
  const [madeEdited, madeTitled, madeCalled, madeGone] = made as [AnyRecord, AnyRecord, AnyRecord, AnyRecord];
  const [gradeEdited, otherEdited, bothEdited, calledOn] = updated as [
    AnyRecord,
    AnyRecord,
    AnyRecord,
    AnyRecord,
  ];
  const by = { actor: colleague };
  await edit(office, madeEdited, { grade: 'D' }, by);
  await edit(office, madeTitled, { name: '改了名字的公司' }, by);
  await make(
    office,
    'followUp',
    { content: '来电', account: madeCalled.id, followedAt: '2026-11-23T02:00:00.000Z' },
    by,
  );
  await office.records.delete(colleague, { requestId: randomUUID(), entity: 'account', ids: [madeGone.id] });
  await edit(office, gradeEdited, { grade: 'D' }, by);
  await edit(office, otherEdited, { remark: '同事写的' }, by);
  await edit(office, bothEdited, { grade: 'D', address: '搬到了萧山' }, by);
  await make(
    office,
    'followUp',
    { content: '拜访', account: calledOn.id, followedAt: '2026-11-23T03:00:00.000Z' },
    by,
  );
  const ninth = await accountOf(2500);
  await edit(office, ninth, { grade: 'D' }, by);
  // Edited, and back again: nothing is left of it.
  const back = await edit(
    office,
    ninth,
    { grade: ninth['grade'] },
    { ...by, rowVersion: ninth.rowVersion + 1 },
  );
  expect(back.record['grade']).toBe(ninth['grade']);

  const undone = await office.undo.changeSet(office.actor, randomUUID(), run.changeSet ?? 0);
  const kept = undone.kept.map(({ entity, id, reason, fields }) => [entity, id, reason, [...fields].sort()]);
  const accountsKept = kept.filter(([entity]) => entity === 'account');
  expect(accountsKept).toHaveLength(6);
  expect(new Set(accountsKept.map((one) => JSON.stringify(one)))).toEqual(
    new Set(
      [
        ['account', madeEdited.id, 'edited', ['grade']],
        ['account', madeTitled.id, 'edited', ['name']],
        ['account', madeCalled.id, 'referenced', []],
        ['account', madeGone.id, 'gone', []],
        ['account', gradeEdited.id, 'edited', ['grade']],
        ['account', bothEdited.id, 'edited', ['address', 'grade']],
      ].map((one) => JSON.stringify(one)),
    ),
  );
  expect(undone.kept.filter(({ reason }) => reason === 'edited').every(({ by: who }) => who === '李强')).toBe(
    true,
  );

  const after = await picture(office);
  const stays = new Set([madeEdited.id, madeTitled.id, madeCalled.id, madeGone.id]);
  const accounts = after['accounts'] ?? new Map<number, Record<string, unknown>>();
  expect(accounts.size).toBe(known + stays.size);
  for (const id of stays) expect(accounts.has(id)).toBe(true);
  expect(accounts.get(madeEdited.id)).toMatchObject({ grade: 'D' });
  expect(accounts.get(madeTitled.id)).toMatchObject({ name: '改了名字的公司' });
  // Updated records have their earlier values, but for what was edited.
  const edited: Record<number, Record<string, unknown>> = {
    [gradeEdited.id]: { grade: 'D' },
    [otherEdited.id]: { remark: '同事写的' },
    [bothEdited.id]: { grade: 'D', address: '搬到了萧山' },
    [calledOn.id]: { last_followed_at: '2026-11-23T03:00:00.000Z', follow_up_count: 1 },
  };
  const beforeAccounts = before['accounts'] as Map<number, Record<string, unknown>>;
  expect(beforeAccounts.size).toBe(known);
  for (const [id, row] of beforeAccounts) expect(accounts.get(id)).toEqual({ ...row, ...edited[id] });
  expect(accounts.has(ninth.id)).toBe(false);
  const ofKept = (table: string): number => (after[table]?.size ?? 0) - (before[table]?.size ?? 0);
  // People of customers nobody touched are gone; a customer in the bin keeps its own there.
  expect(ofKept('contacts')).toBe(kept.filter(([entity]) => entity === 'contact').length);
  expect(ofKept('account_contacts')).toBe(kept.filter(([entity]) => entity === 'accountContact').length);
  expect(after['follow_ups']?.size).toBe(2);
  expect((await checkDatabase(office.store())).problems).toEqual([]);

  // What the undo did can be taken back, and then everything of the import is there again.
  await office.undo.changeSet(office.actor, randomUUID(), undone.changeSet ?? 0);
  expect((await picture(office))['accounts']?.size).toBe(all);
  expect((await checkDatabase(office.store())).problems).toEqual([]);
}, 300_000);
