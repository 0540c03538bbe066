import type { NamedField } from '../../../db/schema/derive/ranked';
import type { Language } from '../../../db/schema/label';
import type { Filter, RecordGroup } from '../../../db/schema/listQuery';

/** A value of a choice field a matrix is divided by, with everything that stands under it; `value` null is nothing. */
export interface MatrixPart {
  readonly value: string | null;
  readonly label: string;
  readonly filter: Filter;
  /** Hidden while no record has it: nothing, and what is no longer offered. */
  readonly isOptional: boolean;
  readonly members: ReadonlySet<unknown>;
}

/** How many records, what they are worth in whole 分, and which they are; no filter is all of them. */
export interface MatrixCell {
  readonly count: number;
  readonly amount: number;
  readonly filter: Filter | undefined;
}

/** A table of two choice fields with its sums. */
export interface Matrix {
  readonly rows: readonly MatrixPart[];
  readonly columns: readonly MatrixPart[];
  readonly cells: readonly (readonly MatrixCell[])[];
  readonly rowSums: readonly MatrixCell[];
  readonly columnSums: readonly MatrixCell[];
  readonly total: MatrixCell;
}

/** The parts of a choice field, in the order of its list; what stands under another option counts there. */
export function partsOf({ name, field }: NamedField, language: Language, empty: string): MatrixPart[] {
  if (field.kind !== 'choice') return [];
  const parts = field.options
    .filter(({ parent }) => parent === undefined)
    .map((option): MatrixPart => ({
      value: option.value,
      label: option.label[language],
      filter: { field: name, operator: 'is', value: option.value },
      isOptional: option.retired === true,
      members: new Set(
        field.options.flatMap(({ value, parent }) =>
          value === option.value || parent === option.value ? [value] : [],
        ),
      ),
    }));
  const nothing: Filter = { field: name, operator: 'isEmpty' };
  return [
    ...parts,
    { value: null, label: empty, filter: nothing, isOptional: true, members: new Set([null]) },
  ];
}

/** The table from the groups of each row; rows and columns nobody needs are left out. */
export function matrixOf(
  rows: readonly MatrixPart[],
  columns: readonly MatrixPart[],
  { groups, sum }: { readonly groups: readonly (readonly RecordGroup[])[]; readonly sum: string },
): Matrix {
  const cells = rows.map((row, at) =>
    columns.map((column): MatrixCell => {
      const found = (groups[at] ?? []).filter(({ value }) => column.members.has(value));
      return {
        count: found.reduce((total, { count }) => total + count, 0),
        amount: found.reduce((total, { sums }) => total + (sums[sum] ?? 0), 0),
        filter: { all: [row.filter, column.filter] },
      };
    }),
  );
  const rowSums = rows.map((row, at) => added(cells[at] ?? [], row.filter));
  const columnSums = columns.map((column, at) =>
    added(
      cells.flatMap((row) => row[at] ?? []),
      column.filter,
    ),
  );
  const isRowShown = (at: number): boolean => rows[at]?.isOptional !== true || (rowSums[at]?.count ?? 0) > 0;
  const isColumnShown = (at: number): boolean =>
    columns[at]?.isOptional !== true || (columnSums[at]?.count ?? 0) > 0;
  return {
    rows: rows.filter((_row, at) => isRowShown(at)),
    columns: columns.filter((_column, at) => isColumnShown(at)),
    cells: cells
      .filter((_row, at) => isRowShown(at))
      .map((row) => row.filter((_cell, at) => isColumnShown(at))),
    rowSums: rowSums.filter((_sum, at) => isRowShown(at)),
    columnSums: columnSums.filter((_sum, at) => isColumnShown(at)),
    total: added(rowSums, undefined),
  };
}

function added(cells: readonly MatrixCell[], filter: Filter | undefined): MatrixCell {
  return {
    count: cells.reduce((total, { count }) => total + count, 0),
    amount: cells.reduce((total, { amount }) => total + amount, 0),
    filter,
  };
}
