import type { Change } from '../../../db/changes/changeSet';
import type { ChangeSetHead } from '../../../db/changes/history';
import type { KeptRecord } from '../../../db/changes/keptRecords';
import type { Kept, Undoable, Undone, UndoPreview } from '../../api/undo';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import type { Clock } from '../ports';
import type { LongWork } from '../records/longWork';
import { Refusal } from '../refusal';
import { takeBack, type TakenBack } from './takeBack';

/** Takes actions back. What was changed since stays as it is and is listed. */
export interface UndoService {
  /** The user's last action that may be taken back, or null. */
  peek(actor: Actor): Promise<Undoable | null>;
  /** Takes it back; a repeated request takes nothing more back. @throws Refusal `nothingToUndo` */
  last(actor: Actor, requestId: string): Promise<Undone>;
  /**
   * Takes a named action back, at any later time; also an undo. One that a crash broke off is gone on with.
   * @throws Refusal `notFound`, `nothingToUndo` when it was taken back already
   */
  changeSet(actor: Actor, requestId: string, id: number): Promise<Undone>;
  /** What taking an action back would do; of one that was taken back, what stayed. Nothing is written. @throws Refusal `notFound` */
  preview(actor: Actor, id: number): Promise<UndoPreview>;
  /**
   * Takes back what an undo kept, whatever was done to it since: it becomes part of that undo.
   * @throws Refusal `notFound`, `nothingToUndo` when the action was not taken back, or nothing of these is left to take
   */
  insist(
    actor: Actor,
    requestId: string,
    wish: {
      readonly changeSet: number;
      readonly records: readonly { readonly entity: string; readonly id: number }[];
    },
  ): Promise<Undone>;
  /** Goes on with what this desk was taking back when it ended; answers how many undos that were. */
  finish(actor: Actor): Promise<number>;
}

/** So many kept records are named; all of them are counted. */
const mostListed = 500;

/** An action of more records than this is taken back where its progress can be seen. */
const longFrom = 2_000;

/** Makes the service. */
export function createUndoService(parts: {
  readonly data: OfficeData;
  readonly access: Access;
  readonly clock: Clock;
  readonly longWork: LongWork;
}): UndoService {
  const { data, access } = parts;

  async function undo(actor: Actor, requestId: string, head: ChangeSetHead): Promise<Undone> {
    const unfinished = await unfinishedOf(head);
    // What the program itself made, such as the first user of an office, is no action of a person.
    if ((head.undoneBy !== null && !unfinished) || head.kind === 'system') throw new Refusal('nothingToUndo');
    const done = await parts.longWork({ requestId, isLong: head.count > longFrom }, (handle) => {
      handle.report({ phase: 'undoing', done: unfinished?.count ?? 0, total: head.count });
      return takeBack(parts, {
        actor,
        requestId,
        head,
        unfinished,
        mostKept: mostListed,
        // A merge moves what is private with what it belongs to, and leaves it whose it is: so does taking it back.
        mayWrite: async (changes) => {
          if (head.kind !== 'merge' && head.kind !== 'split') await refusePrivate(actor, changes);
        },
        report: (undone) => {
          handle.report({ done: Math.min(undone, head.count) });
        },
      });
    });
    return answerOf(head, done);
  }

  async function answerOf(head: ChangeSetHead, done: TakenBack): Promise<Undone> {
    const { changeSet, undone, keptCount } = done;
    return { changeSet, kind: head.kind, undone, kept: await named(done.kept), keptCount };
  }

  async function unfinishedOf(head: ChangeSetHead): Promise<ChangeSetHead | null> {
    return (await data.unfinishedUndos()).find(({ undoes }) => undoes === head.id) ?? null;
  }

  /** What is private to somebody else is taken back by its owner alone. @throws Refusal `notAllowed` */
  async function refusePrivate(actor: Actor, changes: readonly Change[]): Promise<void> {
    for (const change of changes) {
      const entity = access.readable(actor, change.entity);
      if (!entity.isPrivate || !('id' in change)) continue;
      const record = await data.get(entity.name, change.id ?? 0);
      if (record && !access.mayChange(actor, entity, record)) throw new Refusal('notAllowed');
    }
  }

  /** What a request took back that was seen before. What it kept was told then, and is not found out again. */
  async function answered(requestId: string): Promise<Undone | null> {
    const earlier = await data.answered(requestId, '');
    const head = earlier?.undoes == null ? null : await data.changeSet(earlier.undoes);
    if (!earlier || !head || earlier.undoneTo !== null) return null;
    return { changeSet: earlier.id, kind: head.kind, undone: earlier.count, kept: [], keptCount: 0 };
  }

  /** Kept records with their titles and the names of people, one query for each sort. */
  async function named(kept: readonly KeptRecord[]): Promise<Kept[]> {
    const people = [...new Set(kept.flatMap(({ userId }) => userId ?? []))];
    const wanted: Record<string, number[]> = { user: people };
    for (const { entity, id } of kept) (wanted[entity] ??= []).push(id);
    const titles = await data.titlesOf(wanted);
    return kept.map(({ userId, ...one }) => ({
      ...one,
      title: titles[one.entity]?.[one.id] ?? '',
      by: userId === null ? null : (titles['user']?.[userId] ?? null),
    }));
  }

  async function headOf(id: number): Promise<ChangeSetHead> {
    const head = await data.changeSet(id);
    if (!head) throw new Refusal('notFound');
    return head;
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
      const undone = await undo(actor, requestId, head);
      // An action others have changed all over is done with: the next undo goes on to the one before it.
      if (undone.changeSet === null) await writeUndo(actor, requestId, head, []);
      return undone;
    },
    async changeSet(actor, requestId, id) {
      access.writableFile(actor);
      return (await answered(requestId)) ?? (await undo(actor, requestId, await headOf(id)));
    },
    async preview(_actor, id) {
      const head = await headOf(id);
      if (head.undoneBy !== null)
        return { isUndone: true, undone: 0, ...(await listed(await data.keptByUndo(id, head.undoneBy))) };
      const { changes, kept } = await data.wholeInverse(id);
      return { isUndone: false, undone: changes.length, ...(await listed(kept)) };
    },
    async insist(actor, requestId, { changeSet, records }) {
      access.writableFile(actor);
      const head = await headOf(changeSet);
      if (head.undoneBy === null) throw new Refusal('nothingToUndo');
      const changes = await data.insistedChanges(changeSet, records);
      if (changes.length === 0) throw new Refusal('nothingToUndo');
      await refusePrivate(actor, changes);
      const written = await writeUndo(actor, requestId, head, changes);
      const kept = await data.keptByUndo(changeSet, head.undoneBy);
      return { changeSet: written, kind: head.kind, undone: changes.length, ...(await listed(kept)) };
    },
    async finish(actor) {
      const unfinished = data.isReadOnly ? [] : await data.unfinishedUndos(actor.deskId);
      for (const one of unfinished) {
        const head = one.undoes === null ? null : await data.changeSet(one.undoes);
        if (head) await undo(actor, `${head.id}/${one.id}/${String(one.undoneTo)}`, head);
      }
      return unfinished.length;
    },
  };

  async function listed(
    kept: readonly KeptRecord[],
  ): Promise<{ readonly kept: readonly Kept[]; readonly keptCount: number }> {
    return { kept: await named(kept.slice(0, mostListed)), keptCount: kept.length };
  }

  async function writeUndo(
    actor: Actor,
    requestId: string,
    { id: undoes, undoneBy }: ChangeSetHead,
    changes: readonly Change[],
  ): Promise<number> {
    const { userId, deskId } = actor;
    const signed = {
      requestId,
      kind: 'undo' as const,
      userId,
      deskId,
      at: parts.clock.now(),
      changes,
      undoes,
    };
    return (await data.write(undoneBy === null ? signed : { ...signed, continues: undoneBy })).id;
  }
}
