import type { FieldColumn, RecordPlan } from '../repositories/rowMapping';

const known = new WeakMap<RecordPlan, string>();

/**
 * SQL text that gives the values of a row as the log keeps them: a JSON object of every field that holds something,
 * roll-ups left out, and of which row of which import it was. The query calls the row `t`.
 */
export function loggedRowSql(plan: RecordPlan): string {
  const found = known.get(plan);
  if (found !== undefined) return found;
  const members = plan.fields.flatMap((place) => memberSql(place) ?? []);
  // Beside the fields, so that a record that comes back still says which row of which import it was.
  members.push(`',"#importRun":' || t.import_run_id`, `',"#importRow":' || t.import_row`);
  const made = `concat('{', substr(${concatenated(members)}, 2), '}')`;
  known.set(plan, made);
  return made;
}

/** Fields of the log: what a new record says, not what the program keeps beside it. */
export const unlogged: ReadonlySet<string> = new Set(['createdAt', 'createdBy', 'updatedAt', 'updatedBy']);

/**
 * The same of a record that is new: without the fields that only say who made it and when, and without the row of an
 * import, which its own row keeps. `columns`: those that any record of the statement fills; nothing else is looked at.
 */
export function madeRowSql(plan: RecordPlan, columns: ReadonlySet<string>): string {
  const members = plan.fields.flatMap((place) => {
    if (unlogged.has(place.name) || (place.column !== null && !columns.has(place.column))) return [];
    return memberSql(place) ?? [];
  });
  return members.length === 0 ? `'{}'` : `concat('{', substr(${concatenated(members)}, 2), '}')`;
}

/** `concat` leaves out what is NULL, and so is a member without a value. A function of SQLite takes 127 values everywhere. */
function concatenated(members: readonly string[]): string {
  const groups: string[] = [];
  for (let start = 0; start < members.length; start += 100)
    groups.push(`concat(${members.slice(start, start + 100).join(', ')})`);
  return groups.length === 1 ? (groups[0] ?? '') : `concat(${groups.join(', ')})`;
}

function memberSql({ name, field, kind, column }: FieldColumn): string | null {
  if (field.rollUp || field.kind === 'computed') return null;
  if (column === null) return `',"${name}":' || (t.custom -> '$."${name}"')`;
  if (kind.column === 'integer') return `',"${name}":' || t.${column}`;
  // SQLite writes a REAL with 15 digits, JavaScript with the 17 that give the same number again.
  const value = kind.column === 'real' ? `format('%!.17g', t.${column})` : `json_quote(t.${column})`;
  return `CASE WHEN t.${column} IS NOT NULL THEN ',"${name}":' || ${value} END`;
}
