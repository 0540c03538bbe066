import type { Repair } from '../../../electron/api/importChecks';

/** Where a bulk repair is done: some cells, in words, and the rows they stand in. */
export interface BulkScope {
  readonly words: string;
  readonly cells: Extract<Repair, { readonly sort: 'clear' | 'suggest' | 'restore' }>['where'];
  readonly rows: Extract<Repair, { readonly sort: 'judge' }>['where'];
}
