import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Change } from '../../db/changes/changeSet';
import type { AnyRecord } from '../../db/schema/defineEntity';
import type { CallInput } from '../../electron/api';
import type { Events } from '../../electron/api/events';
import type { Failure } from '../../electron/api/failure';
import type { Saved } from '../../electron/api/records';
import type { Office } from '../../electron/application/office';
import { openOffice, type OfficeWish } from '../../electron/application/openOffice';
import { toFailure } from '../../electron/handlers/toFailure';
import type { Actor } from '../../electron/services/access/actor';
import type { Clock } from '../../electron/services/ports';
import { forkedSpreadsheets } from './forkedWorker';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** A folder of its own, gone after the test. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyuan-test-'));
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A clock that stands on a day and goes on by one second at every look, so that nothing happens at one instant. */
export function aClock(today = '2026-11-22'): Clock {
  let looks = 0;
  return {
    now: () => new Date(Date.parse(`${today}T02:00:00.000Z`) + 1000 * looks++).toISOString(),
    today: () => today,
  };
}

/** What an opened office of a test has told. */
export interface Heard {
  readonly changes: Events['records.changed'][];
  readonly revisions: number[];
  readonly lines: string[];
}

/** An open office and what it told. */
export type TestOffice = Office & { readonly heard: Heard };

/** A real office in a file of its own, or another handle on the file named; closed after the test. */
export async function anOffice(wish: Partial<OfficeWish> = {}): Promise<TestOffice> {
  const heard: Heard = { changes: [], revisions: [], lines: [] };
  const office = await openOffice({
    path: join(aFolder(), 'office.kydb'),
    mode: 'create',
    clock: aClock(),
    deskId: 'desk-1',
    officeName: '测试办公室',
    ...(wish.mode === undefined || wish.mode === 'create' ? { userName: '张伟' } : {}),
    writer: forkedSpreadsheets(),
    listeners: {
      changed: (change) => void heard.changes.push(change),
      schemaChanged: (revision) => void heard.revisions.push(revision),
    },
    log: (line) => void heard.lines.push(line),
    ...wish,
  });
  cleanUps.push(() => office.close());
  return Object.assign(office, { heard });
}

/** A second person in an office, who works at another desk. */
export async function aColleague(office: Office, name = '李强'): Promise<Actor> {
  const { record } = await make(office, 'user', { name, isActive: true });
  return { userId: record.id, userName: name, deskId: 'desk-2' };
}

/** Saves a new record as the window does. */
export function make(
  office: Office,
  entity: string,
  changes: Readonly<Record<string, unknown>>,
  more: Partial<CallInput<'records.save'>> & { readonly actor?: Actor } = {},
): Promise<Saved> {
  const { actor = office.actor, ...rest } = more;
  return office.records.save(actor, {
    requestId: randomUUID(),
    entity,
    id: null,
    rowVersion: null,
    changes: changes as never,
    ...rest,
  });
}

/** Saves changes of a record as the window does; on the version the record has, unless another is said. */
export async function edit(
  office: Office,
  record: Pick<AnyRecord, 'id' | 'rowVersion'>,
  changes: Readonly<Record<string, unknown>>,
  more: Partial<CallInput<'records.save'>> & { readonly actor?: Actor } = {},
): Promise<Saved> {
  const { actor = office.actor, ...rest } = more;
  return office.records.save(actor, {
    requestId: randomUUID(),
    entity: 'account',
    id: record.id,
    rowVersion: record.rowVersion,
    changes: changes as never,
    ...rest,
  });
}

/** An account; a test says what matters to it. */
export async function anAccount(
  office: Office,
  changes: Readonly<Record<string, unknown>> = {},
  actor?: Actor,
): Promise<AnyRecord> {
  const values = { name: '长沙永泰电子科技有限公司', ...changes };
  return (await make(office, 'account', values, actor ? { actor } : {})).record;
}

/** Many records in one write, for tests that need a crowd; answers their ids. */
export async function aCrowd(
  office: Office,
  count: number,
  values: (index: number) => Readonly<Record<string, unknown>>,
  entity = 'account',
): Promise<number[]> {
  const ids: number[] = [];
  for (let from = 0; from < count; from += 400) {
    const changes = Array.from({ length: Math.min(400, count - from) }, (_, index): Change => ({
      action: 'create',
      entity,
      values: values(from + index),
    }));
    const written = await office.data.write({
      requestId: randomUUID(),
      kind: 'system',
      userId: null,
      deskId: 'desk-1',
      at: '2026-11-22T01:00:00.000Z',
      changes,
    });
    ids.push(...written.records.map(({ id }) => id));
  }
  return ids;
}

/** The failure a call ends in, as a window would get it; the test fails when the call succeeds. */
export async function failureOf(work: Promise<unknown>): Promise<Failure> {
  try {
    await work;
  } catch (thrown) {
    return toFailure(thrown, (_incident, details) => {
      throw new Error(`unforeseen: ${details}`, { cause: thrown });
    });
  }
  throw new Error('the call succeeded');
}
