import { randomUUID } from 'node:crypto';
import type { Change } from '../../../db/changes/changeSet';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import type { Clock } from '../ports';
import { sampleTags } from './sampleDetails';
import { sampleOffice, samplePeople, sampleSources } from './sampleOffice';

/** Makes a realistic office to try the program with. */
export interface SampleService {
  /**
   * Fills the open office; all of it one change set of kind `sample`, so that one action takes it away again.
   * Answers how many records of each entity were made.
   */
  make(
    actor: Actor,
    wish: { readonly accounts: number; readonly seed: number; readonly today: string },
    report: (done: number) => void,
    signal?: AbortSignal,
  ): Promise<Readonly<Record<string, number>>>;
}

/** Makes the service. */
export function createSampleService(parts: {
  readonly data: OfficeData;
  readonly access: Access;
  readonly clock: Clock;
}): SampleService {
  const { data, access, clock } = parts;
  return {
    async make(actor, wish, report, signal) {
      access.writableFile(actor);
      const requestId = randomUUID();
      const counts: Record<string, number> = {};
      let changeSet: number | undefined;
      let part = 0;

      async function write(changes: readonly Change[]): Promise<number[]> {
        part += 1;
        const written = await data.write({
          requestId: `${requestId}#${part}`,
          kind: 'sample',
          userId: actor.userId,
          deskId: actor.deskId,
          at: clock.now(),
          changes,
          ...(changeSet === undefined ? {} : { continues: changeSet }),
        });
        changeSet ??= written.id;
        for (const { entity } of changes) counts[entity] = (counts[entity] ?? 0) + 1;
        return written.records.map((record) => record.id);
      }

      const people = await write(samplePeople());
      const sourceIds = await write(sampleSources());
      await write(sampleTags());
      const userIds = actor.userId === null ? people : [actor.userId, ...people];
      for (const batch of sampleOffice({ ...wish, userIds, sourceIds })) {
        signal?.throwIfAborted();
        await write(batch);
        report(counts['account'] ?? 0);
      }
      return counts;
    },
  };
}
