import type { CellContext, RawCell } from '../../../../db/schema/cell';
import type { Field } from '../../../../db/schema/fields';
import { cellText } from '../cells/cellText';
import type { PlannedColumn, TableOptions, TablePlan } from '../finding/plannedTable';

/** Brings what a person said into a plan. Doing it again changes nothing. */
export function withOptions(plan: TablePlan): TablePlan {
  const { options } = plan;
  if (options === undefined) return plan;
  return {
    ...plan,
    found:
      options.lastDataRow === undefined ? plan.found : { ...plan.found, lastDataRow: options.lastDataRow },
    fillDown: options.fillDown ?? plan.fillDown,
    columns: plan.columns.map((column) => columnWithOptions(column, options)),
  };
}

function columnWithOptions(column: PlannedColumn, options: TableOptions): PlannedColumn {
  const multiplier = options.multipliers?.[column.column] ?? column.multiplier;
  const order = options.dateOrders?.[column.column];
  if (multiplier === column.multiplier && order === undefined) return column;
  const { medianAmount, ...rest } = column.context;
  const scaled = medianAmount === undefined ? undefined : (medianAmount * multiplier) / column.multiplier;
  const context: CellContext = {
    ...rest,
    ...(scaled === undefined ? {} : { medianAmount: scaled }),
    ...(multiplier === 1 ? {} : { multiplier }),
    ...(order === undefined ? {} : { dateOrder: order }),
  };
  if (multiplier === 1) delete (context as { multiplier?: number }).multiplier;
  return { ...column, multiplier, context };
}

const bothShort = /^(\d{1,2})[-/.](\d{1,2})[-/.](?:\d{4}|\d{2})(?:[ T].*)?$/;

/** Whether a column of dates leaves open which number is the day: none of its values tells, and one depends on it. */
export function isDayUnsure(field: Field, cells: readonly RawCell[], context: CellContext): boolean {
  if (field.kind !== 'date' && field.kind !== 'timestamp') return false;
  if (context.dateOrder !== undefined) return false;
  return cells.some((cell) => {
    const parts = typeof cell === 'string' ? bothShort.exec(cellText(cell).normalize('NFKC')) : null;
    if (!parts) return false;
    const [first, second] = [Number(parts[1]), Number(parts[2])];
    return first <= 12 && second <= 12 && first !== second;
  });
}
