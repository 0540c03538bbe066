import type { RawCell, RawRow } from '../../../db/schema/cell';
import type { AccountDecision, ConflictChoice } from '../../api/importMatches';
import type { DuplicatePolicy, RecordPolicy } from '../../api/imports';
import { nameKey } from '../duplicates/companyName';
import { comparable } from './cells/cellText';

/**
 * What a person decided about one import beside its plan: cells repaired, values brought to others, rows taken in or
 * left out, records held to be the same. Plain data: it is kept over a crash and handed to whoever goes on with the import.
 */
export interface Amendments {
  /** Repaired cells by `cellKey`: what stands in the sheet is not looked at. */
  readonly cells: Readonly<Record<string, RawCell>>;
  /** For a field (`entity.field`): what a value of the sheet stands for, by its compared form. */
  readonly values: Readonly<Record<string, Readonly<Record<string, ValueChoice>>>>;
  /** Rows judged otherwise than the importer did, by `rowKey`. */
  readonly rows: Readonly<Record<string, 'data' | 'skip'>>;
  /** What happens to records that are there already, by entity; `account` goes for every entity not named. */
  readonly policies: Readonly<Record<string, RecordPolicy>>;
  /** For the account a row names, by its `accountKey`: what a person said it is. */
  readonly accounts: Readonly<Record<string, AccountDecision>>;
  /**
   * What stays as it is whatever the sheet says: a record of the office as `entity:id`, a field of all records as
   * `entity.field`.
   */
  readonly untouched: readonly string[];
  /** Under the policy `each`: the records that were agreed to, as `entity:id`. */
  readonly agreed: readonly string[];
  /** Whose value counts where rows about one account differ, by the path of the field; the first one's when not named. */
  readonly conflicts: Readonly<Record<string, ConflictChoice>>;
}

/** What a value nobody knew stands for: another cell, which the field reads, or nothing at all. */
export type ValueChoice = { readonly is: 'value'; readonly cell: RawCell } | { readonly is: 'blank' };

/** Nothing decided: the importer's own reading and `onDuplicate` for every entity. */
export function noAmendments(onDuplicate: DuplicatePolicy = 'fill'): Amendments {
  return {
    cells: {},
    values: {},
    rows: {},
    policies: { account: onDuplicate },
    accounts: {},
    untouched: [],
    agreed: [],
    conflicts: {},
  };
}

/** The key of an account in `Amendments`: what its name is compared by. */
export function accountKey(name: string): string {
  return nameKey(name) || comparable(name);
}

/** The key of a row in `Amendments`; `row` counts from 1. */
export function rowKey(table: number, row: number): string {
  return `${String(table)}:${String(row)}`;
}

/** The key of a cell in `Amendments`; `row` counts from 1, `column` from 0. */
export function cellKey(table: number, row: number, column: number): string {
  return `${rowKey(table, row)}:${String(column)}`;
}

/** What happens to a record of this entity that is there already. */
export function policyFor(amendments: Amendments, entity: string): RecordPolicy {
  return amendments.policies[entity] ?? amendments.policies['account'] ?? 'fill';
}

/** Puts the repaired cells of one table into its rows. Rows nobody repaired come back as they are. */
export function createRowAmender(amendments: Amendments, table: number): (row: RawRow) => RawRow {
  const byRow = new Map<number, { readonly column: number; readonly cell: RawCell }[]>();
  for (const [key, cell] of Object.entries(amendments.cells)) {
    const [of, row, column] = key.split(':').map(Number);
    if (of !== table || row === undefined || column === undefined) continue;
    byRow.set(row, [...(byRow.get(row) ?? []), { column, cell }]);
  }
  if (byRow.size === 0) return (row) => row;
  return (row) => {
    const repaired = byRow.get(row.row);
    if (!repaired) return row;
    const cells = [...row.cells];
    for (const { column, cell } of repaired) {
      while (cells.length < column) cells.push(null);
      cells[column] = cell;
    }
    return { ...row, cells };
  };
}
