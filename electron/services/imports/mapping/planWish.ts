import type { CallInput } from '../../../api';
import type { PlanWish } from './tablePlan';
import type { TableOptions, TablePlan } from '../finding/plannedTable';

type PlanInput = Omit<CallInput<'imports.plan'>, 'session' | 'table'>;

/** What a window asks of a plan, with the options it does not name as they are. */
export function wishOf(plan: TablePlan, input: PlanInput): PlanWish {
  const { isChosen, headerRows, targets, forgetsLayout } = input;
  const options = optionsOf(plan, input);
  return {
    isChosen,
    headerRows,
    targets,
    forgetsLayout,
    ...(options === null ? {} : { options }),
  };
}

function optionsOf(plan: TablePlan, input: PlanInput): TableOptions | null {
  const { multipliers, dateOrders, fillDown, lastDataRow } = input;
  const { importsHiddenRows, importsHiddenColumns, sheetNameTarget } = input;
  const known = plan.options;
  const changed: TableOptions = {
    ...(multipliers
      ? {
          multipliers: {
            ...known.multipliers,
            ...Object.fromEntries(multipliers.map(({ column, multiplier }) => [column, multiplier])),
          },
        }
      : {}),
    ...(dateOrders
      ? {
          dateOrders: {
            ...known.dateOrders,
            ...Object.fromEntries(dateOrders.map(({ column, order }) => [column, order])),
          },
        }
      : {}),
    ...(fillDown ? { fillDown } : {}),
    ...(lastDataRow === undefined ? {} : { lastDataRow }),
    ...(importsHiddenRows === undefined ? {} : { importsHiddenRows }),
    ...(importsHiddenColumns === undefined ? {} : { importsHiddenColumns }),
    ...sheetNameOptions(sheetNameTarget),
  };
  return Object.keys(changed).length === 0 ? null : changed;
}

/** No field for the name of the sheet is a decision as well. */
function sheetNameOptions(target: string | null | undefined): TableOptions {
  if (target === undefined) return {};
  return target === null ? { usesSheetName: false } : { usesSheetName: true, sheetNameTarget: target };
}
