import { z } from 'zod';
import type { AnyDraft } from '../../db/schema/defineEntity';
import type { Duplicate } from './duplicates';
import { procedure } from './procedure';
import type { RecordView } from './records';
import { draftShape, idShape, requestIdShape } from './shapes';

/** What stands in the way of a conversion, unless a person says to go on (S3-32). */
export const conversionDoubts = ['nameNotRegistered', 'creditCodeMissing'] as const;
export type ConversionDoubt = (typeof conversionDoubts)[number];

/** What a lead would become, and who may be that already. */
export interface ConversionProposal {
  readonly lead: RecordView;
  readonly account: AnyDraft;
  /** Null when the lead names nobody. */
  readonly contact: AnyDraft | null;
  readonly opportunity: AnyDraft;
  readonly doubts: readonly ConversionDoubt[];
  /** Accounts that may be the lead's company, best first. */
  readonly accounts: readonly Duplicate[];
}

/** What a lead became. */
export interface Converted {
  readonly changeSet: number;
  readonly account: number;
  readonly contact: number | null;
  readonly opportunity: number | null;
}

const madeOrChosen = z.union([z.strictObject({ id: idShape }), z.strictObject({ draft: draftShape })]);

export const leads = {
  /** What a lead would become. */
  'leads.proposal': procedure<ConversionProposal>()(z.strictObject({ id: idShape })),
  /**
   * Makes an account, a contact and an opportunity of a lead, or puts it to an account that is there; follow-ups and
   * tasks move along, the lead stays as converted. One action to undo. `goesOn` says that doubts were seen.
   */
  'leads.convert': procedure<Converted>()(
    z.strictObject({
      requestId: requestIdShape,
      id: idShape,
      rowVersion: z.int().positive(),
      account: madeOrChosen,
      contact: madeOrChosen.nullable(),
      opportunity: draftShape.nullable(),
      goesOn: z.boolean(),
    }),
  ),
};
