import type { Change } from '../../../db/changes/changeSet';
import type { ChangeSetHead } from '../../../db/changes/history';
import type { KeptRecord } from '../../../db/changes/invert';
import type { Kept, Undoable, Undone } from '../../api/undo';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import type { Clock } from '../ports';
import { Refusal } from '../refusal';

/** Takes actions back. What was changed since stays as it is and is listed. */
export interface UndoService {
  /** The user's last action that may be taken back, or null. */
  peek(actor: Actor): Promise<Undoable | null>;
  /** Takes it back; a repeated request takes nothing more back. @throws Refusal `nothingToUndo` */
  last(actor: Actor, requestId: string): Promise<Undone>;
  /** Takes a named action back, at any later time; also an undo. @throws Refusal `notFound`, `nothingToUndo` when it was taken back already */
  changeSet(actor: Actor, requestId: string, id: number): Promise<Undone>;
}

/** So many kept records are named; all of them are counted. */
const mostListed = 500;

/** Makes the service. */
export function createUndoService(parts: {
  readonly data: OfficeData;
  readonly access: Access;
  readonly clock: Clock;
}): UndoService {
  const { data, access, clock } = parts;

  async function takeBack(actor: Actor, requestId: string, head: ChangeSetHead): Promise<Undone> {
    // What the program itself made, such as the first user of an office, is no action of a person.
    if (head.undoneBy !== null || head.kind === 'system') throw new Refusal('nothingToUndo');
    let own: number | null = null;
    let undone = 0;
    let part = 0;
    const kept: KeptRecord[] = [];
    let keptCount = 0;
    for await (const batch of data.inverse(head.id)) {
      keptCount += batch.kept.length;
      kept.push(...batch.kept.slice(0, mostListed - kept.length));
      if (batch.changes.length === 0) continue;
      const partId = part === 0 ? requestId : `${requestId}#${part}`;
      const written = await write(actor, partId, head, batch.changes, own);
      own ??= written.id;
      part += 1;
      undone += batch.changes.length;
    }
    return { changeSet: own, kind: head.kind, undone, kept: await Promise.all(kept.map(named)), keptCount };
  }

  function write(
    actor: Actor,
    requestId: string,
    { id: undoes }: ChangeSetHead,
    changes: readonly Change[],
    continues: number | null,
  ): ReturnType<OfficeData['write']> {
    return data.write({
      requestId,
      kind: 'undo',
      userId: actor.userId,
      deskId: actor.deskId,
      at: clock.now(),
      changes,
      undoes,
      ...(continues === null ? {} : { continues }),
    });
  }

  /** What a request took back that was seen before. What it kept was told then, and is not found out again. */
  async function answered(requestId: string): Promise<Undone | null> {
    const earlier = await data.answered(requestId, '');
    const head = earlier?.undoes == null ? null : await data.changeSet(earlier.undoes);
    if (!earlier || !head) return null;
    return { changeSet: earlier.id, kind: head.kind, undone: earlier.count, kept: [], keptCount: 0 };
  }

  async function named({ entity, id, fields, reason, userId, at }: KeptRecord): Promise<Kept> {
    return {
      entity,
      id,
      fields,
      reason,
      at,
      title: await data.titleOf(entity, id),
      by: await data.userName(userId),
    };
  }

  return {
    async peek(actor) {
      const head = await data.lastUndoable(actor.userId);
      if (!head) return null;
      const only = head.count === 1 ? await data.firstRecordOf(head.id) : null;
      const title = only ? await data.titleOf(only.entity, only.id) : null;
      return { changeSet: head.id, kind: head.kind, at: head.at, count: head.count, title };
    },
    async last(actor, requestId) {
      access.writableFile(actor);
      const earlier = await answered(requestId);
      if (earlier) return earlier;
      const head = await data.lastUndoable(actor.userId);
      if (!head) throw new Refusal('nothingToUndo');
      const undone = await takeBack(actor, requestId, head);
      // An action others have changed all over is done with: the next undo goes on to the one before it.
      if (undone.changeSet === null) await write(actor, requestId, head, [], null);
      return undone;
    },
    async changeSet(actor, requestId, id) {
      access.writableFile(actor);
      const earlier = await answered(requestId);
      if (earlier) return earlier;
      const head = await data.changeSet(id);
      if (!head) throw new Refusal('notFound');
      return takeBack(actor, requestId, head);
    },
  };
}
