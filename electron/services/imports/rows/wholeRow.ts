import type { TablePlan } from '../finding/plannedTable';
import { problemOf, type CellProblem } from './readRow';
import type { RowRecords, Values } from './rowRecords';
import { unlikelyDates } from './unlikelyDates';

/** Looks at a row as a whole: names what has none, and tells what its cells say against one another. */
export type WholeRowCheck = (records: RowRecords, problems: CellProblem[]) => void;

/** Makes the check of a table's rows. `today`: by which days that can hardly be meant are told. */
export function createWholeRowCheck(plan: TablePlan, today: string): WholeRowCheck {
  const isContractUnnamed = !plan.columns.some((column) =>
    /^contract\.(?:name|number)$/.test(column.target ?? ''),
  );
  const isChanceUnnamed = !plan.columns.some((column) => column.target === 'opportunity.name');
  return (records, problems) => {
    for (const path of unlikelyDates(records, today)) {
      const column = plan.columns.find((one) => one.target === path)?.column;
      if (column !== undefined) problems.push(problemOf(column, 'dateUnlikely'));
    }
    const { contract, opportunity } = records;
    const columnOf = (...paths: string[]): number =>
      plan.columns.find((column) => column.target !== null && paths.includes(column.target))?.column ?? 0;
    if (contract) {
      const name = contract['name'];
      const number = contract['number'];
      if (name === undefined && number === undefined && isContractUnnamed) {
        if (keepsMore(contract)) contract['name'] = unnamed(records, contract['signedOn'], '合同');
        else records.contract = null;
      } else if (name === undefined && number === undefined) {
        records.contract = null;
        if (keepsMore(contract))
          problems.push(problemOf(columnOf('contract.number', 'contract.name'), 'required'));
      } else if (name === undefined) contract['name'] = number;
      const start = contract['startOn'];
      const end = contract['endOn'];
      if (typeof start === 'string' && typeof end === 'string' && end < start) {
        problems.push({ column: columnOf('contract.endOn'), problem: 'startAfterEnd', isWarning: true });
      }
    }
    if (opportunity && opportunity['name'] === undefined && isChanceUnnamed && keepsMore(opportunity)) {
      opportunity['name'] = unnamed(records, undefined, '商机');
    } else if (opportunity && opportunity['name'] === undefined) {
      records.opportunity = null;
      if (keepsMore(opportunity)) problems.push(problemOf(columnOf('opportunity.name'), 'required'));
    }
    const { followUp } = records;
    if (followUp && followUp['content'] === undefined) {
      // The day of the last contact is worth keeping even when nobody wrote what was said.
      const column = plan.columns.find((one) => one.target === 'followUp.followedAt');
      if (followUp['followedAt'] === undefined) records.followUp = null;
      else followUp['content'] = column?.parts.at(-1) ?? '';
    }
  };
}

/** The name of a deal or a contract in a sheet that has no column for it: whose it is, when, and what. */
function unnamed(records: RowRecords, when: unknown, what: string): string {
  const whose = records.account?.['shortName'] ?? records.account?.['name'];
  return [whose, when, what].filter((part) => typeof part === 'string').join(' ');
}

function keepsMore(values: Values): boolean {
  return Object.keys(values).some((name) => name !== 'owner');
}
