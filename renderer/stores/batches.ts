import type { AnyDraft } from '../../db/schema/defineEntity';
import type { ListSelection } from '../../db/schema/listQuery';
import type { ManyChecked } from '../../electron/api/batches';
import type { CallInput } from '../../electron/api/index';
import type { ManyChanged } from '../../electron/api/records';
import { call } from '../bridge/client';

/** Which records are meant: some by their ids, or everything a list shows. */
export type Which = { readonly ids: readonly number[] } | { readonly selection: ListSelection };

/** What is done to all of them. `add` and `remove` are entries of fields that hold several. */
export interface BatchWish {
  readonly entity: string;
  readonly which: Which;
  readonly changes: AnyDraft;
  readonly add?: Readonly<Record<string, readonly string[]>>;
  readonly remove?: Readonly<Record<string, readonly string[]>>;
  readonly reason?: string;
}

/** One pasted row: the record it goes to (null for a new one) and its words by field. */
export interface PastedRow {
  readonly id: number | null;
  readonly rowVersion?: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** More records than this are a job a person can watch and stop; it goes by the id of the request. */
export const longBatch = 200;
/** The most rows one paste may have. */
export const mostPastedRows = 5000;

/** What a batch would do; nothing is written. @throws RequestFailed */
export function checkBatch(wish: BatchWish): Promise<ManyChecked> {
  return call('batches.check', inputOf(wish));
}

/** Carries a batch out: one action to undo. @throws RequestFailed, also `cancelled` when somebody stopped it */
export function runBatch(wish: BatchWish, requestId: string): Promise<ManyChanged> {
  return call('records.batch', { ...inputOf(wish), requestId });
}

/** What pasted rows would do; nothing is written. @throws RequestFailed */
export function checkPaste(entity: string, rows: readonly PastedRow[]): Promise<ManyChecked> {
  return call('batches.checkPaste', { entity, rows: plainRows(rows) });
}

/** Writes pasted rows: one action to undo. @throws RequestFailed */
export function runPaste(
  entity: string,
  rows: readonly PastedRow[],
  requestId: string,
): Promise<ManyChanged> {
  return call('batches.paste', { entity, rows: plainRows(rows), requestId });
}

function inputOf({ entity, which, changes, add, remove, reason }: BatchWish): CallInput<'batches.check'> {
  return {
    entity,
    ...('ids' in which ? { ids: [...which.ids] } : { selection: which.selection }),
    changes,
    ...(add ? { add } : {}),
    ...(remove ? { remove } : {}),
    ...(reason ? { reason } : {}),
  } as CallInput<'batches.check'>;
}

function plainRows(rows: readonly PastedRow[]): CallInput<'batches.checkPaste'>['rows'] {
  return rows.map((row) => ({ ...row, cells: { ...row.cells } }));
}
