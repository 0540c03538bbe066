import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../db/check/checkDatabase';
import { getRecord } from '../../../db/repositories/recordRepository';
import { make, openStore, scratchFolder, write } from '../db/openStore';

const program = fileURLToPath(new URL('./deskProcess.ts', import.meta.url));
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

describe('two desks on one file', () => {
  it('lose no acknowledged write when one of them is killed in mid-write again and again', async () => {
    const path = join(scratchFolder(), 'office.db');
    const ledger = join(scratchFolder(), 'ledger.txt');
    const store = await openStore({ path });
    let own = 0;
    for (let round = 0; round < 12; round += 1) {
      const desk = await startDesk('work', path, `worker-${round}`, ledger);
      // Killed once it has written, at another place each time.
      const written = linesOf(ledger);
      const until = Date.now() + round * 37;
      while (linesOf(ledger) < written + 1 || Date.now() < until) {
        await write(store, [{ action: 'create', entity: 'contact', values: { name: `同事 ${own}` } }]);
        own += 1;
      }
      await kill(desk);
    }
    const acknowledged = readFileSync(ledger, 'utf8').trim().split('\n');
    expect(acknowledged.length).toBeGreaterThanOrEqual(12);
    for (const line of acknowledged) {
      const [requestId = '', ids = ''] = line.split(' ');
      const found = await store.database.query<{ ids: string }>(
        `SELECT group_concat(c.record_id) AS ids FROM requests r JOIN changes c ON c.id BETWEEN r.first_change_id AND r.last_change_id
         WHERE r.request_id = ?`,
        [requestId],
      );
      expect(found[0]?.ids).toBe(ids);
    }
    const [mine] = await store.database.query<{ count: number }>('SELECT count(*) AS count FROM contacts');
    expect(mine?.count).toBe(own);
    const report = await checkDatabase(store);
    expect(report.problems).toEqual([]);
    // Every set is whole: 20 accounts and one follow-up, or nothing.
    const sizes = await store.database.query(
      `SELECT DISTINCT last_change_id - first_change_id + 1 AS size FROM requests WHERE desk_id LIKE 'worker-%'`,
    );
    expect(sizes).toEqual([{ size: 21 }]);
  });

  it('hear of each other’s changes', async () => {
    const path = join(scratchFolder(), 'office.db');
    const store = await openStore({ path });
    const other = await startDesk('watch', path, 'desk-2');
    const told: string[] = [];
    other.stdout?.on('data', (part: Buffer) => told.push(part.toString()));
    const id = await make(store, 'account', { name: '甲' });
    await make(store, 'followUp', { content: '来电', account: id, followedAt: '2026-01-01T00:00:00.000Z' });
    await expect.poll(() => told.join('').split('\n').length).toBeGreaterThan(2);
    const entries = told
      .join('')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { entities: unknown; deskId: string });
    expect(entries.map(({ entities, deskId }) => ({ entities, deskId }))).toEqual([
      { entities: { account: [id] }, deskId: 'desk-1' },
      { entities: { followUp: [1], account: [id] }, deskId: 'desk-1' },
    ]);
  });

  it('count one number up together: no save is lost and none fails because the other writes', async () => {
    const path = join(scratchFolder(), 'office.db');
    const store = await openStore({ path });
    const id = await make(store, 'account', { name: '甲' });
    const said = await Promise.all(
      ['desk-2', 'desk-3'].map(async (name) => {
        // Listened to from its start: one desk may be done before the other is ready.
        const desk = spawnDesk('count', path, name, String(id), '60');
        const whole = output(desk);
        await ready(desk);
        return await whole;
      }),
    );
    expect(said).toEqual(['ready\nbusy 0\n', 'ready\nbusy 0\n']);
    const record = await getRecord(store, 'account', id);
    expect(record).toMatchObject({ creditLimit: 120, rowVersion: 121 });
    expect((await checkDatabase(store)).problems).toEqual([]);
  });
});

/** How many writes have been acknowledged. */
function linesOf(ledger: string): number {
  return existsSync(ledger) ? readFileSync(ledger, 'utf8').split('\n').length - 1 : 0;
}

async function startDesk(...given: string[]): Promise<ChildProcess> {
  const child = spawnDesk(...given);
  await ready(child);
  return child;
}

function spawnDesk(...given: string[]): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
  });
  running.push(child);
  return child;
}

async function ready(child: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`the desk ended with ${code ?? 'a signal'}`)));
  });
}

async function kill(child: ChildProcess): Promise<void> {
  child.removeAllListeners('exit');
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

async function output(child: ChildProcess): Promise<string> {
  let said = '';
  child.stdout?.on('data', (part: Buffer) => (said += part.toString()));
  await new Promise((resolve) => child.once('close', resolve));
  return said;
}
