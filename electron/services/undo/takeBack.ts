import { DatabaseError } from '../../../db/connection/databaseError';
import type { Change, ChangeSetInput } from '../../../db/changes/changeSet';
import type { ChangeSetHead } from '../../../db/changes/history';
import type { UndoUnderWay } from '../../../db/changes/invert';
import type { KeptRecord } from '../../../db/changes/keptRecords';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import type { Clock } from '../ports';

/** What an undo did, records by their ids. */
export interface TakenBack {
  /** The undo's own change set; null when nothing was written. */
  readonly changeSet: number | null;
  readonly undone: number;
  /** At most as many as were asked for; `keptCount` counts all. */
  readonly kept: readonly KeptRecord[];
  readonly keptCount: number;
}

/** What is taken back, by whom, and who wants to know how far it is. */
export interface TakeBackOrder {
  readonly actor: Actor;
  readonly requestId: string;
  readonly head: ChangeSetHead;
  /** An undo of it that was broken off: it is gone on with. */
  readonly unfinished: ChangeSetHead | null;
  readonly mostKept: number;
  readonly mayWrite: (changes: readonly Change[]) => Promise<void>;
  readonly report: (done: number) => void;
}

/** Other desks may touch what is about to go, so often in a row that it is given up. */
const mostTurns = 5;

/**
 * Takes a change set back, part by part, each of them one short write that also says how far the undo is: what a crash
 * breaks off can be gone on with. What another desk touches meanwhile is judged again.
 */
export async function takeBack(
  parts: { readonly data: OfficeData; readonly clock: Clock },
  order: TakeBackOrder,
): Promise<TakenBack> {
  const state = startOf(order);
  for (let turn = 1; ; turn += 1) {
    const before = state.part;
    try {
      await takeParts(parts, order, state);
      break;
    } catch (thrown) {
      if (!isTouched(thrown) || turn >= mostTurns) throw thrown;
      // Somebody else went on with it, or a record changed: look where it stands, and judge anew.
      const now = state.own === null ? null : await parts.data.changeSet(state.own);
      if (now) state.below = now.undoneTo;
      if (now?.undoneTo === null) break;
      if (state.part > before) turn = 0;
    }
  }
  if (state.own !== null && state.below !== null)
    await write(parts, order, state, { changes: [], reach: { from: state.below, to: null } });
  return {
    changeSet: state.own,
    undone: state.undone,
    kept: [...state.kept.values()].slice(0, order.mostKept),
    keptCount: state.kept.size,
  };
}

interface State {
  own: number | null;
  /** Where the undo stands; null when it is through or has not begun. */
  below: number | null;
  undone: number;
  part: number;
  readonly kept: Map<string, KeptRecord>;
}

function startOf({ unfinished }: TakeBackOrder): State {
  return {
    own: unfinished?.id ?? null,
    below: unfinished?.undoneTo ?? null,
    undone: unfinished?.count ?? 0,
    part: 0,
    kept: new Map(),
  };
}

async function takeParts(
  parts: { readonly data: OfficeData; readonly clock: Clock },
  order: TakeBackOrder,
  state: State,
): Promise<void> {
  const underWay: UndoUnderWay | null =
    state.own !== null && state.below !== null ? { undo: state.own, below: state.below } : null;
  for await (const { changes, kept, reach } of parts.data.inverse(order.head.id, underWay)) {
    if (changes.length > 0) {
      await order.mayWrite(changes);
      state.own = await write(parts, order, state, { changes, reach });
      state.below = reach?.to ?? null;
      state.undone += changes.length;
      order.report(state.undone);
    }
    for (const one of kept) keepOnce(state.kept, one);
  }
}

/** Several changes of one record may each leave fields as they are: it is listed once. */
function keepOnce(kept: Map<string, KeptRecord>, one: KeptRecord): void {
  const key = `${one.entity} ${one.id} ${one.reason}`;
  const known = kept.get(key);
  kept.set(key, known ? { ...known, fields: [...new Set([...known.fields, ...one.fields])] } : one);
}

async function write(
  { data, clock }: { readonly data: OfficeData; readonly clock: Clock },
  { actor, requestId, head }: TakeBackOrder,
  state: State,
  {
    changes,
    reach,
  }: Pick<ChangeSetInput, 'changes'> & { readonly reach: ChangeSetInput['undoReach'] | null },
): Promise<number> {
  const written = await data.write({
    // By where it stands: asked again after a crash, the same request goes on instead of being answered.
    requestId: state.own === null ? requestId : `${requestId}#${state.below ?? 0}`,
    kind: 'undo',
    userId: actor.userId,
    deskId: actor.deskId,
    at: clock.now(),
    changes,
    undoes: head.id,
    ...(reach ? { undoReach: reach } : {}),
    ...(state.own === null ? {} : { continues: state.own }),
  });
  state.part += 1;
  return written.id;
}

function isTouched(thrown: unknown): boolean {
  return (
    thrown instanceof DatabaseError &&
    ['stale', 'missingReference', 'notFound', 'referenced'].includes(thrown.kind)
  );
}
