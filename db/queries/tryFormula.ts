import { fieldExpression } from '../repositories/fieldExpression';
import { knownEntity } from '../repositories/recordRepository';
import { recordPlan, titleFromRow, type Row } from '../repositories/rowMapping';
import { computed, type FieldByKind } from '../schema/fields';
import { kindOf } from '../schema/kinds';
import type { Store } from '../store';

/** What a formula gives on one record. */
export interface FormulaOutcome {
  readonly record: string;
  readonly value: number | string | null;
}

/** Works a formula out on the living records made last, at most three, before anybody keeps it. */
export async function tryFormula(
  store: Store,
  name: string,
  trial: Pick<FieldByKind['computed'], 'formula' | 'result' | 'digits'>,
): Promise<FormulaOutcome[]> {
  const entity = knownEntity(store.schema, name);
  const plan = recordPlan(entity);
  const field = computed({ label: { zh: '', en: '' }, ...trial });
  const expression = fieldExpression(plan, { name: 'trial', field, kind: kindOf(field), column: null }, 't');
  const rows = await store.database.query<Row>(
    `SELECT t.*, ${expression} AS "=trial" FROM ${entity.table} t
     WHERE t.deleted_at IS NULL ORDER BY t.id DESC LIMIT 3`,
  );
  return rows.map((row) => ({ record: titleFromRow(entity, row), value: row['=trial'] ?? null }));
}
