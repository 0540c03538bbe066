import { z } from 'zod';
import { procedure } from './procedure';
import type { Titles } from './records';
import { idShape, nameShape } from './shapes';

/** The past of single fields. */
export const fieldHistory = {
  /** What one field of a record held, newest first: who set it, when, from what to what. */
  'fieldHistory.list': procedure<{
    readonly entries: readonly {
      readonly changeSet: number;
      readonly at: string;
      readonly by: string | null;
      readonly kind: string;
      readonly before: unknown;
      readonly after: unknown;
    }[];
    readonly titles: Titles;
  }>()(z.strictObject({ entity: nameShape, id: idShape, field: nameShape })),
};
