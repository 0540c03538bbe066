import { z } from 'zod';
import type { AnyRecord } from '../../db/schema/defineEntity';
import { procedure } from './procedure';
import type { Titles } from './records';
import { idShape, nameShape } from './shapes';

/** One changed field, as it was and as it became. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** One entry of a record's timeline, newest first: something that was written down, or something that was changed. */
export type TimelineEntry =
  | {
      readonly is: 'record';
      readonly at: string;
      readonly entity: string;
      readonly record: AnyRecord;
      readonly by: string | null;
    }
  | {
      readonly is: 'change';
      readonly at: string;
      readonly changeSet: number;
      readonly action: 'create' | 'update' | 'delete' | 'restore' | 'remove';
      readonly kind: string;
      readonly by: string | null;
      readonly changes: readonly FieldChange[];
    };

/** A part of a timeline. */
export interface Timeline {
  readonly entries: readonly TimelineEntry[];
  readonly titles: Titles;
  readonly hasMore: boolean;
}

export const timeline = {
  /** The timeline of one record: follow-ups and changes mixed, newest first, `offset` entries left out. */
  'timeline.list': procedure<Timeline>()(
    z.strictObject({
      entity: nameShape,
      id: idShape,
      offset: z.int().min(0).max(100_000),
      limit: z.int().min(1).max(200),
      show: z.enum(['all', 'records', 'changes']),
      /** Only records of these entities, e.g. comments. */
      only: z.array(nameShape).max(10).optional(),
    }),
  ),
};
