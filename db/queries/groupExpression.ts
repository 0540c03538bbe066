import { DatabaseError } from '../connection/databaseError';
import type { Bound } from '../connection/statements';
import { fieldExpression } from '../repositories/fieldExpression';
import type { RecordPlan } from '../repositories/rowMapping';
import { valueField } from '../schema/derive/filterFields';
import { kindOf } from '../schema/kinds';
import { entriesOf } from '../schema/kinds/sets';
import type { ValueCount } from '../schema/listQuery';

type Value = ValueCount['value'];

/** What rows of a list are counted by. */
export interface Grouping {
  /** What is read of a row `t`, as SQL. */
  readonly expression: string;
  /** The groups a row with that belongs to: one, or one for each of several values. */
  readonly valuesOf: (stored: Bound) => readonly Value[];
  /** Text of any length: counted by SQL, not carried into memory row by row. */
  readonly isText: boolean;
  /** Numbers with a fraction: carried into memory with every digit, or a group would not find its own records again. */
  readonly isReal: boolean;
}

/**
 * How records are grouped by a field: by its value, days and instants by the month they fall in (instants by this
 * machine's clock), lists by each of their entries.
 * @throws DatabaseError `invalid` for a field that is not there, or that nothing can be grouped by (files).
 */
export function groupingOf(plan: RecordPlan, name: string): Grouping {
  const place = plan.byName.get(name);
  if (!place || place.field.kind === 'file')
    throw new DatabaseError('invalid', { entity: plan.entity.name, fields: [name] });
  const column = fieldExpression(plan, place, 't');
  const byValue = { expression: column, valuesOf: (stored: Bound) => [stored], isText: false, isReal: false };
  const shown = valueField(place.field);
  const { kind } = shown;
  switch (kind) {
    case 'choices':
    case 'tags':
    case 'phones':
      return { ...byValue, valuesOf: entries };
    case 'date':
      return { ...byValue, expression: `substr(${column}, 1, 7)`, valuesOf: firstOfMonth };
    case 'timestamp':
      // Time zones differ by quarters of an hour: minutes say enough.
      return { ...byValue, expression: `substr(${column}, 1, 16)`, valuesOf: firstOfLocalMonth };
    case 'boolean':
      return { ...byValue, valuesOf: (stored) => [stored === null ? null : Number(stored) === 1] };
    default:
      return {
        ...byValue,
        isText: kind !== 'choice' && kind !== 'reference' && !numberKinds.has(kind),
        isReal: kindOf(shown).column === 'real',
      };
  }
}

function entries(stored: Bound): readonly Value[] {
  const found = stored === null ? [] : entriesOf(stored);
  return found.length > 0 ? found : [null];
}

function firstOfMonth(stored: Bound): readonly Value[] {
  return [stored === null ? null : `${stored}-01`];
}

function firstOfLocalMonth(stored: Bound): readonly Value[] {
  if (stored === null) return [null];
  const at = new Date(`${stored}:00Z`);
  return [`${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-01`];
}

/** The expression of a field whose numbers can be added up. @throws DatabaseError `invalid` for any other field. */
export function numberExpression(plan: RecordPlan, name: string): string {
  const place = plan.byName.get(name);
  if (!place || !numberKinds.has(valueField(place.field).kind))
    throw new DatabaseError('invalid', { entity: plan.entity.name, fields: [name] });
  return fieldExpression(plan, place, 't');
}

const numberKinds: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'percent']);
