import type { Connection } from '../connection/statements';
import type { Store } from '../store';

/** How the numbers of an entity (编号) are made, as its row says. */
export interface NumberRuleRow {
  readonly entity: string;
  readonly prefix: string;
  readonly datePart: 'none' | 'year' | 'month' | 'day';
  readonly digits: number;
  readonly restarts: 'never' | 'year' | 'month' | 'day';
}

interface Row {
  readonly entity: string;
  readonly rule: string;
}

/** The rules the office set; entities without one count on from prefix and six digits. */
export async function getNumberRules(store: Pick<Store, 'database'>): Promise<NumberRuleRow[]> {
  const rows = await store.database.query<Row>('SELECT entity, rule FROM number_rules ORDER BY entity');
  return rows.map(ruleOf);
}

/** The rule of one entity, or null. */
export async function findNumberRule(connection: Connection, entity: string): Promise<NumberRuleRow | null> {
  const [row] = await connection.allPrepared<Row>('SELECT entity, rule FROM number_rules WHERE entity = ?', [
    entity,
  ]);
  return row ? ruleOf(row) : null;
}

function ruleOf(row: Row): NumberRuleRow {
  return { ...(JSON.parse(row.rule) as NumberRuleRow), entity: row.entity };
}
