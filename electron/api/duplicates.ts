import { z } from 'zod';
import type { AnyRecord } from '../../db/schema/defineEntity';
import { procedure } from './procedure';
import type { Titles } from './records';
import { draftShape, idShape, nameShape, requestIdShape } from './shapes';

/** Why two records may be the same, strongest first. */
export const duplicateReasons = [
  'creditCode',
  'sameName',
  'sameCore',
  'phone',
  'mail',
  'wechat',
  'person',
  'similarName',
  'typo',
  'samePinyin',
  'address',
] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];

/** A record that may be the one being typed. */
export interface Duplicate {
  readonly entity: string;
  readonly id: number;
  readonly title: string;
  readonly no: string | null;
  /** Who looks after it: shown even where the rest is not (S1-10). */
  readonly owner: string | null;
  readonly reasons: readonly DuplicateReason[];
  /** Certain enough that making another one must be confirmed. */
  readonly isCertain: boolean;
}

/** Records that are probably one. */
export interface DuplicateGroup {
  /** The ids in order, as one word. */
  readonly key: string;
  readonly entity: string;
  /** The one that says most and holds most first: the others would become part of it. */
  readonly records: readonly AnyRecord[];
  /** Of all pairs in the group, strongest first. */
  readonly reasons: readonly DuplicateReason[];
  readonly score: number;
  /** All of them carry one credit code, or one name and no two codes. */
  readonly isCertain: boolean;
}

/** What the last look over all records found and nobody has settled yet. */
export interface DuplicateOverview {
  readonly groups: readonly DuplicateGroup[];
  readonly total: number;
  readonly certain: number;
  /** Null when the records were never looked over. */
  readonly scan: { readonly at: string; readonly by: string | null; readonly compared: number } | null;
  /** Records changed since that are more than are compared in passing; a new look is due when it is not 0. */
  readonly changedSince: number;
  readonly titles: Titles;
}

/** Two records of which somebody said that they are not the same. */
export interface ToldApart {
  readonly entity: string;
  readonly low: { readonly id: number; readonly title: string };
  readonly high: { readonly id: number; readonly title: string };
  readonly by: string | null;
  readonly at: string;
}

const pairShape = z.strictObject({ low: idShape, high: idShape });

export const duplicates = {
  /** Records like the draft being typed, best first; `id` is the record being edited, left out. */
  'duplicates.find': procedure<readonly Duplicate[]>()(
    z.strictObject({
      entity: nameShape,
      draft: draftShape,
      id: idShape.nullable(),
      limit: z.int().min(1).max(20),
    }),
  ),
  /**
   * Looks over all records of an entity: everything is compared with everything that is like it. A job of kind `batch`
   * that goes by the request's id and can be stopped; answers when it has ended. Stopped, the last look stays.
   */
  'duplicates.scan': procedure<{
    readonly compared: number;
    readonly found: number;
    readonly isStopped: boolean;
  }>()(z.strictObject({ requestId: requestIdShape, entity: nameShape })),
  /** A part of the groups found, certain ones first. What changed since the last look is compared anew in passing. */
  'duplicates.groups': procedure<DuplicateOverview>()(
    z.strictObject({
      entity: nameShape,
      only: z.enum(['certain']).optional(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
  ),
  /**
   * Says that records are not the same (each of `ids` with each other), for good or for thirty days (`later`). Respected
   * by everything that looks for duplicates.
   */
  'duplicates.decide': procedure<{ readonly pairs: number }>()(
    z.strictObject({
      entity: nameShape,
      ids: z.array(idShape).min(2).max(50),
      decision: z.enum(['different', 'later']),
    }),
  ),
  /** Who was told apart, newest first. */
  'duplicates.toldApart': procedure<readonly ToldApart[]>()(
    z.strictObject({ limit: z.int().min(1).max(1000) }),
  ),
  /** Takes back that records are not the same. */
  'duplicates.forget': procedure<{ readonly forgotten: number }>()(
    z.strictObject({ entity: nameShape, pairs: z.array(pairShape).min(1).max(1225) }),
  ),
};
