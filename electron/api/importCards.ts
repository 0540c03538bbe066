import { z } from 'zod';
import type { ImportSession } from './imports';
import { procedure } from './procedure';

export const importCards = {
  /** Reads the sheets of cards as cards, one record each, or as the ordinary tables they would be. Can be taken back. */
  'imports.readCards': procedure<ImportSession>()(
    z.strictObject({ session: z.uuid(), table: z.int().min(0), asCards: z.boolean() }),
  ),
};
