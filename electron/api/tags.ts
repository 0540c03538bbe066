import { z } from 'zod';
import { procedure } from './procedure';
import type { ManyChanged } from './records';
import { requestIdShape } from './shapes';

/** How many records of an entity hold a tag in one of its fields. */
export interface TagUse {
  readonly entity: string;
  readonly field: string;
  readonly count: number;
}

/** A tag the office lists, or that records hold, or both. */
export interface KnownTag {
  readonly tag: string;
  /** The record of the office's list with its version; null when the tag is only in use. */
  readonly id: number | null;
  readonly rowVersion: number | null;
  readonly category: string;
  /** A value of the field `tone` of `tag`; `neutral` when the tag is not listed. */
  readonly tone: string;
  readonly meaning: string;
  /** Where records hold it, most often first. */
  readonly uses: readonly TagUse[];
}

const wordShape = z.string().max(200);

/** The words records are tagged with. Adding and colouring one goes through `records.save` of `tag`. */
export const tags = {
  /** Every tag in use or listed, by group and then by name. */
  'tags.list': procedure<readonly KnownTag[]>()(z.strictObject({})),
  /**
   * Puts another word in place of a tag, in the list and in every living record that holds it: one action to undo.
   * A word that is there already takes the tag in. More than 200 records are a job by the id of the request.
   */
  'tags.rename': procedure<ManyChanged>()(
    z.strictObject({ requestId: requestIdShape, from: wordShape, to: wordShape }),
  ),
  /** Takes a tag out of the list and of every living record that holds it: one action to undo. */
  'tags.remove': procedure<ManyChanged>()(z.strictObject({ requestId: requestIdShape, tag: wordShape })),
};
