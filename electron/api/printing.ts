import { z } from 'zod';
import { procedure } from './procedure';
import { idShape, nameShape } from './shapes';

export const printing = {
  /** Prints a record: as a PDF where the user says (its ticket, or null when left), or on paper. */
  'printing.record': procedure<{ readonly ticket: string | null } | null>()(
    z.strictObject({ entity: nameShape, id: idShape, to: z.enum(['pdf', 'paper']) }),
  ),
};
