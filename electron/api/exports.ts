import { z } from 'zod';
import { procedure } from './procedure';
import { nameShape, selectionShape, ticketShape } from './shapes';

export const exportCalls = {
  /** Asks where to, then writes the list to a file; null when the dialog was left. The job tells when it is done. */
  'exports.start': procedure<{
    readonly job: string;
    readonly ticket: string;
    readonly fileName: string;
  } | null>()(
    z.strictObject({
      selection: selectionShape,
      columns: z.array(nameShape).min(1).max(200).optional(),
      format: z.enum(['xlsx', 'csv', 'csvGbk']),
      /** 可改后导回: the workbook may be changed and compared with the records afterwards (`roundTrips.open`). */
      roundTrip: z.boolean().optional(),
    }),
  ),
  /** Shows a written file in its folder, or opens it in the program the system has for it. */
  'exports.show': procedure<null>()(z.strictObject({ ticket: ticketShape, how: z.enum(['folder', 'open']) })),
};
