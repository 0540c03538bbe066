import { z } from 'zod';
import type { ProblemCode } from '../../db/schema/problem';
import { procedure } from './procedure';
import type { ManyChanged } from './records';
import { idShape, nameShape, requestIdShape } from './shapes';

/** A value that is not written as it should be. */
export interface FormProposal {
  readonly id: number;
  readonly rowVersion: number;
  readonly title: string;
  readonly field: string;
  readonly before: unknown;
  /** What it would become; null when nobody can tell: `problem` says what is wrong with it. */
  readonly after: unknown;
  readonly problem: ProblemCode | null;
}

/** Values of an entity that are not in standard form. */
export interface FormProposals {
  /** Those with a proposal first; at most 2,000. */
  readonly proposals: readonly FormProposal[];
  /** How many there are with a proposal, and without. */
  readonly mendable: number;
  readonly unclear: number;
}

export const cleanUp = {
  /** Names, telephones, mail addresses and credit codes that are not in standard form, with what they would become. */
  'cleanUp.forms': procedure<FormProposals>()(z.strictObject({ entity: nameShape })),
  /**
   * Brings values to standard form as one action to undo; what was changed since it was proposed is left alone and
   * counted as skipped.
   */
  'cleanUp.applyForms': procedure<ManyChanged>()(
    z.strictObject({
      requestId: requestIdShape,
      entity: nameShape,
      values: z
        .array(z.strictObject({ id: idShape, rowVersion: z.int().min(1), field: nameShape }))
        .min(1)
        .max(2000),
    }),
  ),
};
