import type { PlannedBatch, RowNote } from '../planning/rehearse';

const noProblems: RowNote['problems'] = [];

/** Adds a note of every row of a batch to `notes`. */
export function takeNotes({ plan, rows, batch }: PlannedBatch, notes: RowNote[]): void {
  for (const [at, row] of rows.entries()) {
    notes.push({
      table: plan.id,
      row: row.row,
      outcome: row.outcome,
      skipped: row.skipped,
      problems: row.problems.length === 0 ? noProblems : row.problems,
      account: batch.accounts[at] ?? null,
      ...(row.sameAs === undefined ? {} : { sameAs: row.sameAs }),
    });
  }
}
