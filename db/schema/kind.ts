import type { CellContext, CellResult, RawCell } from './cell';
import type { Field } from './fields';
import type { Language } from './label';
import type { Operator } from './listQuery';
import type { ProblemCode } from './problem';

/** What a column of a table can hold. `none`: the kind has no column of its own. */
export type ColumnType = 'text' | 'integer' | 'real' | 'none';

/** A value as SQLite stores it. */
export type ColumnValue = string | number | null;

/**
 * Everything there is to say about one sort of value, said once. Every surface (table, form, list, filter, import,
 * export, print, change log) asks here and nowhere else.
 */
export interface Kind<Value> {
  readonly column: ColumnType;
  /** Turns a value into what the column holds; `null` is nothing. */
  toColumn(value: Value): ColumnValue;
  /** The inverse of `toColumn`; never called with null. */
  fromColumn(stored: string | number): Value;
  /** What a cell of a spreadsheet means; gives a value only when the whole text was understood. */
  parseCell(cell: RawCell, field: Field, context: CellContext): CellResult<Value>;
  /** The problem of a value that came from a form or a program, or nothing. Trusts nothing about its type. */
  check(value: unknown, field: Field): ProblemCode | undefined;
  /** How a person reads the value. References are shown by their title, which the caller knows. */
  format(value: Value, field: Field, language: Language): string;
  /** The operators a filter may use, first one preselected. */
  readonly operators: readonly Operator[];
  /** How two values are ordered in memory; SQL orders columns the same way. */
  compare(left: Value, right: Value): number;
  /** How two edits of one field meet, if there is a way; without it they are a conflict. */
  merge?(base: Value | null, mine: Value | null, theirs: Value | null): Value | null;
}
