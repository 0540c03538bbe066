import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../db/connection/openDatabase';
import { aFolder } from '../../support/anOffice';
import { crm } from '../../support/crmProcess';

const rows = 6000;

/** A list of customers, one a row. */
function sheet(folder: string): string {
  const path = join(folder, '老客户.csv');
  const lines = Array.from(
    { length: rows },
    (_, index) => `杭州第${index}机电有限公司,1380000${String(index).padStart(4, '0')},张${index}`,
  );
  writeFileSync(path, `﻿客户名称,手机,联系人\n${lines.join('\n')}\n`);
  return path;
}

async function countAccounts(path: string): Promise<number> {
  const database = await openDatabase({ path, mode: 'read' });
  try {
    const [row] = await database.query<{ count: number }>('SELECT count(*) AS count FROM accounts');
    return row?.count ?? 0;
  } finally {
    await database.close();
  }
}

/** Begins to import in a process of its own and kills it once some batches are in. */
async function breakOff(csv: string, path: string): Promise<number> {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const entry = fileURLToPath(new URL('../../../electron/cli/index.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', loader, entry, 'import', csv, '--db', path], {
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let count = 0;
  while (count < 800 && child.exitCode === null) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    count = await countAccounts(path);
  }
  child.kill('SIGKILL');
  await ended;
  return countAccounts(path);
}

it('leaves whole batches of an import that is killed, says so at the next one, takes them back, and takes all in again', async () => {
  const folder = aFolder();
  const path = join(folder, 'office.kydb');
  const csv = sheet(folder);
  expect((await crm(['demo', '--size', '1', '--db', path])).code).toBe(0);
  const before = await countAccounts(path);

  const left = await breakOff(csv, path);
  expect(left).toBeGreaterThan(before);
  expect(left).toBeLessThan(rows);
  expect((await crm(['check', '--db', path])).code).toBe(0);

  const again = await crm(['import', csv, '--db', path, '--dry-run', '--lang', 'en']);
  const undo = /broken off: 老客户\.csv \(crm undo (\d+)/.exec(again.err)?.[1];
  expect(undo).toBeDefined();
  expect((await crm(['undo', undo ?? '', '--db', path])).code).toBe(0);
  expect(await countAccounts(path)).toBe(before);

  expect((await crm(['import', csv, '--db', path])).code).toBe(0);
  expect(await countAccounts(path)).toBe(before + rows);
  expect((await crm(['check', '--db', path])).code).toBe(0);
});
