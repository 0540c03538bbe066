import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { ImportCounts } from '../../../api/imports';
import { indexAll } from '../../../../db/search/indexPending';
import { withBenchOffice, type BenchOffice } from '../benchOffice';
import { costOf, type Cost } from '../measure';

/** What an import of a whole sheet cost. */
export interface ImportCost {
  /** From opening the file to the last committed row, headings and all checks included. */
  readonly total: Cost;
  /** Of that, finding the tables and their columns. */
  readonly open: Cost;
  readonly counts: ImportCounts;
  /** Afterwards, in the background: until everything is in the search index. */
  readonly index: Cost & { readonly documents: number };
}

/** `crm import` on one sheet into a new office, and then the search index of what came in. */
export function importSheet(input: { readonly sheet: string; readonly db: string }): Promise<ImportCost> {
  return withBenchOffice(input.db, 'create', async (bench) => {
    const { value, cost: total } = await costOf(() => importFile(bench, input.sheet));
    const { value: documents, cost } = await costOf(() => indexAll(bench.office.store()));
    return { total, ...value, index: { ...cost, documents } };
  });
}

async function importFile(
  { imports, jobs, actor }: BenchOffice,
  sheet: string,
): Promise<Pick<ImportCost, 'open' | 'counts'>> {
  const opened = await costOf(() => imports.openToImport(sheet, basename(sheet)));
  const { job, run } = await imports.importAtOnce(actor, {
    session: opened.value.id,
    requestId: randomUUID(),
    onDuplicate: 'fill',
  });
  const { failure } = await jobs.ended(job);
  if (failure) throw new Error(`the import failed: ${failure.code}`);
  const { counts, state } = await imports.run(actor, { run });
  if (state !== 'done' || counts.rows.reject > 0) throw new Error(`the import ended ${state}`);
  return { open: opened.cost, counts };
}
