import type { ProblemGroup, RowList } from '../../../electron/api/importChecks';
import type { ImportTable } from '../../../electron/api/imports';
import { useWords } from '../../i18n/index';
import type { CellBlock } from '../../record/grid/gridColumn';
import type { BulkScope } from './bulkScope';
import { headingOf, type CheckRow } from './checkColumns';
import { cellsOf } from './useCellRepairs';

/** What a bulk repair may be done to: the problem that is shown, the list, and the column the keyboard is on. */
export interface BulkPlace {
  readonly block: CellBlock<CheckRow> | null | undefined;
  readonly problem: ProblemGroup | undefined;
  readonly column: number | undefined;
  readonly list: RowList;
  readonly total: number;
}

/** Where a bulk repair may be done, the nearest first: chosen cells, the problem shown, the column of the keyboard. */
export function useBulkScopes(table: () => ImportTable | undefined): (place: BulkPlace) => BulkScope[] {
  const { t } = useWords();

  function scopesOf({ block, problem, column, list, total }: BulkPlace): BulkScope[] {
    const scopes: BulkScope[] = [];
    const cells = block ? cellsOf(block) : [];
    if (block && cells.length > 1)
      scopes.push({
        words: t('imports.check.scopes.cells', { count: cells.length.toLocaleString() }),
        cells: { is: 'cells', cells },
        rows: { is: 'rows', rows: block.rows.map(({ table: of, row }) => ({ table: of, row })) },
      });
    if (problem) scopes.push(problemScope(problem));
    const at = column ?? problem?.column ?? table()?.columns[0]?.column;
    if (at !== undefined) scopes.push(listScope(at, { ...list, table: table()?.id ?? null }, total));
    return scopes;
  }

  function problemScope({ column, problem, count, table: of }: ProblemGroup): BulkScope {
    const ofProblem: RowList = { show: 'all', table: of, problem: { column, problem } };
    return {
      words: t('imports.check.scopes.problem', {
        column: headingOf(table(), column),
        count: count.toLocaleString(),
      }),
      cells: columnScope(column, ofProblem),
      rows: { is: 'list', list: ofProblem },
    };
  }

  function listScope(column: number, ofTable: RowList, count: number): BulkScope {
    return {
      words: t('imports.check.scopes.column', {
        column: headingOf(table(), column),
        count: count.toLocaleString(),
      }),
      cells: columnScope(column, ofTable),
      rows: { is: 'list', list: ofTable },
    };
  }

  function columnScope(column: number, list: RowList): BulkScope['cells'] {
    return { is: 'column', table: table()?.id ?? 0, column, list };
  }

  return scopesOf;
}
