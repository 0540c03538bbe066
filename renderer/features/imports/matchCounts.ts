import type { ImportRehearsal } from '../../../electron/api/imports';

/** How many records of the office would be changed: what the list of updates is about. */
export function updatesIn({ counts }: Pick<ImportRehearsal, 'counts'>): number {
  return Object.values(counts.update).reduce((sum, count) => sum + count, 0);
}

/** How many values differ from those of an earlier row about the same account: what the list of conflicts shows. */
export function conflictsIn({ problems }: Pick<ImportRehearsal, 'problems'>): number {
  return problems
    .filter(({ problem }) => problem === 'differsFromEarlierRow')
    .reduce((sum, { count }) => sum + count, 0);
}
