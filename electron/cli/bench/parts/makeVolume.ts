import { randomUUID } from 'node:crypto';
import type { Change } from '../../../../db/changes/changeSet';
import { writeChangeSet } from '../../../../db/changes/writeChangeSet';
import { indexOwnFields } from '../../../../db/changes/indexOwnFields';
import { writeDefinition } from '../../../../db/changes/writeDefinitions';
import { indexPending } from '../../../../db/search/indexPending';
import { samplePeople, sampleSources } from '../../../services/sample/sampleOffice';
import { withBenchOffice } from '../benchOffice';
import { costOf, type Cost } from '../measure';
import {
  ownFields,
  volumeAccounts,
  volumeContacts,
  volumeDeals,
  volumeEdits,
  volumeFollowUps,
  volumeOf,
} from '../volumeOffice';

/** What making the large office cost. */
export interface VolumeCost {
  readonly records: Cost;
  readonly index: Cost;
  readonly counts: Readonly<Record<string, number>>;
}

/** Far more than the 400 of an import: nobody else is on the file. */
const changesAtOnce = 5_000;

/**
 * Makes the large office by the program's own writer of change sets, so that log, numbers, roll-ups, sort keys and
 * search documents are those of an import; only its batches are larger. `share` 1 is the whole of it.
 */
export async function makeVolume(input: {
  readonly db: string;
  readonly share: number;
}): Promise<VolumeCost> {
  await withBenchOffice(input.db, 'create', async ({ office }) => {
    for (const definition of ownFields) await writeDefinition(office.store(), definition);
  });
  // Opened anew: the fields of the office are known from the start.
  return withBenchOffice(input.db, 'open', async ({ office, actor }) => {
    const store = office.store();
    const size = volumeOf(input.share);
    const write = async (changes: readonly Change[], continues?: number) =>
      writeChangeSet(store, {
        requestId: randomUUID(),
        kind: changes[0]?.action === 'update' ? 'edit' : 'import',
        userId: actor.userId,
        deskId: actor.deskId,
        at: '2026-11-20T08:00:00.000Z',
        changes,
        ...(continues === undefined ? {} : { continues }),
      });
    const { cost: records } = await costOf(async () => {
      const users = (await write(samplePeople())).records.map(({ id }) => id);
      const sources = (await write(sampleSources())).records.map(({ id }) => id);
      for (const changes of [volumeAccounts, volumeContacts, volumeDeals, volumeFollowUps])
        await writeAll(changes(size, { users, sources }), write);
      for (const edit of volumeEdits(size)) await write([edit]);
    });
    const { cost: index } = await costOf(async () => {
      await indexOwnFields(store);
      while ((await indexPending(store, changesAtOnce)) > 0);
    });
    return { records, index, counts: await office.counts() };
  });
}

async function writeAll(
  changes: Iterable<Change>,
  write: (changes: readonly Change[], continues?: number) => Promise<{ readonly id: number }>,
): Promise<void> {
  let set: number | undefined;
  let batch: Change[] = [];
  const flush = async (): Promise<void> => {
    set = (await write(batch, set)).id;
    batch = [];
  };
  for (const change of changes) {
    // A position is written with its contact, a contract with its opportunity: they point at each other.
    if (batch.length >= changesAtOnce && !('values' in change && pointsBack(change.values))) await flush();
    batch.push(change);
  }
  if (batch.length > 0) await flush();
}

function pointsBack(values: Readonly<Record<string, unknown>>): boolean {
  return Object.values(values).some(
    (value) => typeof value === 'object' && value !== null && 'pending' in value,
  );
}
