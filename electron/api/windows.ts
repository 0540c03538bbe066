import { z } from 'zod';
import { procedure } from './procedure';
import { idShape, nameShape } from './shapes';

/** What a window asks about windows; the application hands it to main. */
export const windows = {
  /** Opens a record in a window of its own, beside this one. */
  'windows.openRecord': procedure<null>()(z.strictObject({ entity: nameShape, id: idShape })),
  /** The page shows its database and hears commands: what the program was started for is told to it now. */
  'windows.ready': procedure<null>()(z.strictObject({})),
};
