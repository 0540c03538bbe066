import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { startChangeFeed } from '../../../db/changes/changeFeed';
import type { Change } from '../../../db/changes/changeSet';
import { writeChangeSet } from '../../../db/changes/writeChangeSet';
import { DatabaseError } from '../../../db/connection/databaseError';
import { openDatabase } from '../../../db/connection/openDatabase';
import { getRecord } from '../../../db/repositories/recordRepository';
import { noDefinitions } from '../../../db/schema/definitions';
import { effectiveSchema } from '../../../db/schema/effectiveSchema';
import { registry } from '../../../db/schema/registry';

/*
 * A desk of its own: a process that opens the file named in its arguments and does what it is told.
 *   work PATH DESK LEDGER: writes change sets without pause; notes each acknowledged one in the ledger
 *   watch PATH DESK: prints every change it is told of, with the time
 *   count PATH DESK ID TIMES: counts a field of one record up, each time on the version it read
 */
const [task = '', path = '', deskId = '', ...more] = process.argv.slice(2);
const database = await openDatabase({ path, mode: 'open' });
const store = { database, schema: effectiveSchema(registry, noDefinitions) };
const signed = () => ({ requestId: randomUUID(), userId: null, deskId, at: new Date().toISOString() });

if (task !== 'watch') process.stdout.write('ready\n');
if (task === 'work') await work(more[0] ?? '');
else if (task === 'watch') await watch();
else await countUp(Number(more[0]), Number(more[1]));

async function work(ledger: string): Promise<void> {
  for (let index = 0; ; index += 1) {
    const changes: Change[] = Array.from({ length: 20 }, (_, place) => ({
      action: 'create',
      entity: 'account',
      key: String(place),
      values: { name: `${deskId} ${index} ${place}`, remark: 'x'.repeat(200) },
    }));
    changes.push({
      action: 'create',
      entity: 'followUp',
      values: { content: '记', account: { pending: '3' }, followedAt: '2026-01-01T00:00:00.000Z' },
    });
    const input = { ...signed(), kind: 'create' as const, changes };
    const written = await writeChangeSet(store, input);
    appendFileSync(ledger, `${input.requestId} ${written.records.map((record) => record.id).join(',')}\n`);
  }
}

async function watch(): Promise<void> {
  await startChangeFeed(database, {
    onChange: (entry) => process.stdout.write(`${JSON.stringify({ ...entry, seen: Date.now() })}\n`),
  });
  process.stdout.write('ready\n');
  setInterval(() => undefined, 1_000);
}

async function countUp(id: number, times: number): Promise<void> {
  let busy = 0;
  for (let done = 0; done < times;) {
    const record = await getRecord(store, 'account', id);
    const limit = Number(record?.['creditLimit'] ?? 0);
    try {
      await writeChangeSet(store, {
        ...signed(),
        kind: 'edit',
        changes: [
          {
            action: 'update',
            entity: 'account',
            id,
            rowVersion: record?.rowVersion ?? 0,
            values: { creditLimit: limit + 1 },
          },
        ],
      });
      done += 1;
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      if (error.kind === 'busy') busy += 1;
      else if (error.kind !== 'stale') throw error;
    }
  }
  process.stdout.write(`busy ${busy}\n`);
  await database.close();
}
