import { z } from 'zod';
import type { FieldProblem } from '../../db/schema/problem';
import { procedure } from './procedure';
import { batchShape, type ManyChanged, type Titles } from './records';
import { idShape, nameShape, requestIdShape } from './shapes';

/** One changed row of a paste or a batch, before it is written. */
export interface RowCheck {
  /** The id, or null for a new record; `index` counts the rows given, from 0. */
  readonly id: number | null;
  readonly index: number;
  readonly title: string;
  /** The fields that would change. */
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
  readonly problems: readonly FieldProblem[];
}

/** What an action on many records would do; nothing is written. */
export interface ManyChecked {
  /** Records that would change, and records that would be left alone. */
  readonly changed: number;
  readonly skipped: number;
  /** The first rows of it, at most 50; those with problems first. */
  readonly rows: readonly RowCheck[];
  readonly titles: Titles;
}

const pasteShape = z.strictObject({
  entity: nameShape,
  /**
   * Words as they were pasted, by field; `id` null makes a record. At most 5,000 rows. With the version the row was
   * shown in, cells others changed since are a problem (`changedMeanwhile`) rather than overwritten.
   */
  rows: z
    .array(
      z.strictObject({
        id: idShape.nullable(),
        rowVersion: z.int().min(1).optional(),
        cells: z.record(nameShape, z.string().max(32_767)),
      }),
    )
    .min(1)
    .max(5000),
});

export const batches = {
  /** What a batch would do. */
  'batches.check': procedure<ManyChecked>()(batchShape),
  /** What pasted cells would do: each is read as a cell of a sheet is. */
  'batches.checkPaste': procedure<ManyChecked>()(pasteShape),
  /**
   * Writes pasted cells as one action; rows with a problem are refused with `invalid`, which names row and field, and
   * nothing is written. More than 200 rows are a job of kind `batch` that goes by the request's id.
   */
  'batches.paste': procedure<ManyChanged>()(pasteShape.extend({ requestId: requestIdShape })),
};
