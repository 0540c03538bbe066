import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase, type Database } from '../../../db/connection/openDatabase';
import { aFolder, anOffice } from '../../support/anOffice';
import { crm } from '../../support/crmProcess';
import { killedCrm } from '../../support/killedProcess';

const rows = 6000;

/** A list of customers, one a row. */
function sheet(folder: string): string {
  const path = join(folder, '老客户.csv');
  const lines = Array.from(
    { length: rows },
    (_, index) => `杭州第${index}机电有限公司,1380000${String(index).padStart(4, '0')},张${index}`,
  );
  writeFileSync(path, `\uFEFF客户名称,手机,联系人\n${lines.join('\n')}\n`);
  return path;
}

interface Standing {
  readonly accounts: number;
  readonly undoneTo: number | null;
}

async function standing(database: Database): Promise<Standing> {
  const [row] = await database.query<Standing>(
    'SELECT (SELECT count(*) FROM accounts) AS accounts, (SELECT max(undone_to) FROM change_sets) AS "undoneTo"',
  );
  return row ?? { accounts: 0, undoneTo: null };
}

it('goes on with an undo that was killed between two parts, as often as that happens, until all of it is taken back', async () => {
  const folder = aFolder();
  const path = join(folder, 'office.kydb');
  expect((await crm(['demo', '--size', '1', '--db', path])).code).toBe(0);
  const looking = await openDatabase({ path, mode: 'read' });
  try {
    const before = await standing(looking);
    const imported = await crm(['import', sheet(folder), '--db', path, '--json']);
    const [file] = imported.json<{ files: { run: { changeSet: number } }[] }>().files;
    const changeSet = String(file?.run.changeSet);
    expect((await standing(looking)).accounts).toBe(before.accounts + rows);

    let last = before.accounts + rows;
    for (let turn = 0; turn < 3; turn += 1) {
      const wasKilled = await killedCrm(['undo', changeSet, '--db', path], async () => {
        const now = await standing(looking);
        return now.undoneTo !== null && now.accounts < last;
      });
      const now = await standing(looking);
      expect(wasKilled).toBe(true);
      expect(now.accounts).toBeLessThan(last);
      expect(now.accounts).toBeGreaterThan(before.accounts);
      expect(now.undoneTo).not.toBeNull();
      last = now.accounts;
    }
    expect((await crm(['check', '--db', path])).code).toBe(0);

    // A desk that opens the file goes on with what it left unfinished itself; the window does this at its start.
    const [undo] = await looking.query<{ deskId: string }>(
      'SELECT desk_id AS "deskId" FROM change_sets WHERE undone_to IS NOT NULL',
    );
    const office = await anOffice({ path, mode: 'open', deskId: undo?.deskId ?? '' });
    expect(await office.undo.finish(office.actor)).toBe(1);
    expect(await standing(looking)).toEqual(before);
    expect(await office.undo.finish(office.actor)).toBe(0);
    expect((await office.check()).problems).toEqual([]);

    // And the whole of it can be brought back, with nothing lost on the way.
    const undone = await office.data.changeSet(Number(changeSet));
    await office.undo.changeSet(office.actor, crypto.randomUUID(), undone?.undoneBy ?? 0);
    expect((await standing(looking)).accounts).toBe(before.accounts + rows);
    expect((await office.check()).problems).toEqual([]);
  } finally {
    await looking.close();
  }
});
