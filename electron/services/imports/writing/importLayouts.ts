import type { RunLayout } from '../../../api/importLayouts';
import type { ImportCall } from '../importCall';
import type { ImportRuns } from './importRuns';
import type { TablePlan } from '../finding/plannedTable';
import { sheetNameTargetOf } from '../mapping/sheetNameValue';
import { readStoredPlan } from './storedPlan';

/** What earlier imports went in with. */
export interface ImportLayouts {
  layoutsOfRun: ImportCall<'imports.layoutsOfRun'>;
}

/** Makes the part. */
export function createImportLayouts(parts: { readonly runs: Pick<ImportRuns, 'planOf'> }): ImportLayouts {
  return {
    async layoutsOfRun(_actor, { run }) {
      const plan = readStoredPlan(await parts.runs.planOf(run));
      return { tables: (plan?.plans ?? []).filter(({ isChosen }) => isChosen).map(layoutOfPlan) };
    },
  };
}

function layoutOfPlan(plan: TablePlan): RunLayout {
  return {
    sheet: plan.sheetName,
    headerRows: plan.found.headerRows,
    isRemembered: plan.isRemembered,
    sheetNameTarget: sheetNameTargetOf(plan),
    columns: plan.columns.map(({ column, heading, target }) => ({ column, heading, target })),
  };
}
