/** The operators of a filter. Which of them a field may use is said by its kind. */
export const operators = [
  'is',
  'isNot',
  'contains',
  'notContains',
  'startsWith',
  'isAnyOf',
  'isNoneOf',
  'isEmpty',
  'isNotEmpty',
  'equals',
  'lessThan',
  'atMost',
  'moreThan',
  'atLeast',
  'between',
  'before',
  'after',
  'onOrBefore',
  'onOrAfter',
  'within',
] as const;
export type Operator = (typeof operators)[number];

/** A condition on one field. `value` is in the kind's own form; `isAnyOf` and `between` take arrays. */
export interface Condition {
  readonly field: string;
  readonly operator: Operator;
  readonly value?: FilterValue;
}
export type FilterValue = string | number | boolean | readonly (string | number)[];

/** A filter as data: the window never sends SQL. */
export type Filter =
  | { readonly all: readonly Filter[] }
  | { readonly any: readonly Filter[] }
  | { readonly not: Filter }
  | Condition;

/** Relative dates a `within` condition understands; counted in the office's calendar, weeks begin on Monday. */
export const relativeRanges = [
  'today',
  'yesterday',
  'tomorrow',
  'thisWeek',
  'lastWeek',
  'nextWeek',
  'thisMonth',
  'lastMonth',
  'nextMonth',
  'thisQuarter',
  'thisYear',
  'lastYear',
  'last7Days',
  'last30Days',
  'last90Days',
  'next7Days',
  'next30Days',
  'overdue',
] as const;
export type RelativeRange = (typeof relativeRanges)[number];

/** One key of an order. */
export interface SortKey {
  readonly field: string;
  readonly direction: 'ascending' | 'descending';
}

/** Which part of the records is asked for: the living, or those in the recycle bin. */
export type RecordState = 'live' | 'deleted';

/** What a list, an export or a report asks for: rows of one entity, by data alone. */
export interface ListQuery {
  readonly entity: string;
  readonly search?: string | undefined;
  readonly filter?: Filter | undefined;
  readonly sort?: readonly SortKey[] | undefined;
  readonly state?: RecordState | undefined;
  /** The first row wanted, counted from 0. */
  readonly offset: number;
  /** How many rows at most; `largestPage` is the bound. */
  readonly limit: number;
}

/** The most rows one page may hold. */
export const largestPage = 500;
