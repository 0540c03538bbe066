import { randomUUID } from 'node:crypto';
import type { OfficeData } from '../officeData';
import type { Clock } from '../ports';

/**
 * Notes that tasks were reminded of, so that no desk reminds again. The program's own act: nobody's undo takes it back,
 * and a form that is open meanwhile saves without a conflict. Tasks that are gone are left out.
 */
export type MarkReminded = (ids: readonly number[]) => Promise<void>;

/** Makes it. */
export function createMarkReminded(parts: {
  readonly data: Pick<OfficeData, 'getMany' | 'write' | 'isReadOnly'>;
  readonly clock: Clock;
}): MarkReminded {
  const { data, clock } = parts;
  return async (ids) => {
    const tasks = await data.getMany('task', ids);
    const living = tasks.filter(({ deletedAt }) => deletedAt === null);
    if (living.length === 0 || data.isReadOnly) return;
    const at = clock.now();
    await data.write({
      requestId: randomUUID(),
      kind: 'system',
      userId: null,
      deskId: 'reminders',
      at,
      changes: living.map(({ id }) => ({
        action: 'update',
        entity: 'task',
        id,
        rowVersion: null,
        values: { remindedAt: at },
      })),
    });
  };
}
