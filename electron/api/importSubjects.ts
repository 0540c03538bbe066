import { z } from 'zod';
import type { ImportSession } from './imports';
import { procedure } from './procedure';
import { nameShape } from './shapes';

const place = { session: z.uuid(), table: z.int().min(0) };

export const importSubjects = {
  /** What a table may be about: customers and all that hangs on them (null), or one other entity, one record a row. */
  'imports.subjects': procedure<{ readonly subject: string | null; readonly offered: readonly string[] }>()(
    z.strictObject(place),
  ),
  /** Says what a table is about; its columns are matched anew. */
  'imports.chooseSubject': procedure<ImportSession>()(
    z.strictObject({ ...place, subject: nameShape.nullable() }),
  ),
};
