import type { CellContext, CellResult, RawCell } from '../../../../../db/schema/cell';
import type { Field } from '../../../../../db/schema/fields';
import { kindOf } from '../../../../../db/schema/kinds';

/** Today in every test of cells. */
export const today: CellContext = { today: '2025-06-15' };

/** A cell as one short line: `= value`, `= value (warning)`, `blank`, `! problem`, `! problem → suggestion`. */
export function reading(field: Field, cell: RawCell, context: CellContext = today): string {
  return shown(kindOf(field).parseCell(cell, field, context));
}

/** What a parser answered, as one short line. */
export function shown(result: CellResult<unknown>): string {
  if (result.is === 'blank') return 'blank';
  if (result.is === 'problem')
    return `! ${result.problem}${result.suggestion === undefined ? '' : ` → ${result.suggestion}`}`;
  const value = typeof result.value === 'string' ? result.value : JSON.stringify(result.value);
  return `= ${value}${result.warning === undefined ? '' : ` (${result.warning})`}`;
}
