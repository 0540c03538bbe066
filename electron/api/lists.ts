import { z } from 'zod';
import type { RecordGroup, ValueCount } from '../../db/schema/listQuery';
import { procedure } from './procedure';
import type { Titles } from './records';
import { nameShape, selectionShape } from './shapes';

/** What a list says besides its rows. */
export const lists = {
  /** How many records each of these lists has. */
  'lists.counts': procedure<readonly number[]>()(
    z.strictObject({ selections: z.array(selectionShape).min(1).max(60) }),
  ),
  /** Sums of number fields over a whole list; averages are sum ÷ count of what is filled. */
  'lists.totals': procedure<{
    readonly total: number;
    readonly sums: Readonly<Record<string, { readonly sum: number; readonly filled: number }>>;
  }>()(z.strictObject({ selection: selectionShape, fields: z.array(nameShape).min(1).max(40) })),
  /** How often each value of some fields occurs in a list, most frequent first; the filter panel. */
  'lists.facets': procedure<{
    readonly facets: Readonly<Record<string, readonly ValueCount[]>>;
    readonly titles: Titles;
  }>()(
    z.strictObject({
      selection: selectionShape,
      fields: z.array(nameShape).min(1).max(12),
      limit: z.int().min(1).max(100),
    }),
  ),
  /** The groups of a list by one field, with sums; dates are grouped by month, texts by the whole text. */
  'lists.groups': procedure<{ readonly groups: readonly RecordGroup[]; readonly titles: Titles }>()(
    z.strictObject({ selection: selectionShape, by: nameShape, sums: z.array(nameShape).max(20) }),
  ),
  /** The words used as tags so far, most used first. */
  'lists.tags': procedure<readonly { readonly tag: string; readonly count: number }[]>()(
    z.strictObject({ entity: nameShape, field: nameShape }),
  ),
};
