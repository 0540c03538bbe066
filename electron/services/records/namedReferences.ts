import type { Change } from '../../../db/changes/changeSet';
import { DatabaseError } from '../../../db/connection/databaseError';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import type { FieldProblem } from '../../../db/schema/problem';
import type { OfficeData } from '../officeData';
import { Refusal } from '../refusal';

/**
 * SQLite says that a reference leads nowhere, but not which one. Answers the refusal that names the fields, or what
 * was thrown when it is something else.
 */
export async function withNamedReferences(
  data: Pick<OfficeData, 'schema' | 'get'>,
  thrown: unknown,
  changes: readonly Change[],
): Promise<unknown> {
  if (!(thrown instanceof DatabaseError) || thrown.kind !== 'missingReference') return thrown;
  const fields: FieldProblem[] = [];
  for (const change of changes) {
    const entity = data.schema().entities[change.entity];
    if (!entity || !('values' in change)) continue;
    for (const [name, value] of Object.entries(change.values)) {
      const field = fieldOf(entity, name);
      if (field?.kind !== 'reference' || typeof value !== 'number') continue;
      if (fields.some((problem) => problem.field === name) || (await data.get(field.to, value))) continue;
      fields.push({ field: name, problem: 'referenceUnknown' });
    }
  }
  return fields.length > 0 ? new Refusal('invalid', { fields }) : thrown;
}
