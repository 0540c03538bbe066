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
  /** What the record a reference points at is like: `through` is a reference field of this entity. */
  | { readonly through: string; readonly filter: Filter }
  | HavingRelated
  | Condition;

/**
 * How many records of `entity` point here through their reference `via` (and meet `filter`): at least one, none, or
 * at least / at most `count`. Records in the recycle bin do not count.
 */
export interface HavingRelated {
  readonly having: { readonly entity: string; readonly via: string };
  readonly quantity: 'some' | 'none' | 'atLeast' | 'atMost';
  readonly count?: number;
  readonly filter?: Filter;
}

/**
 * Relative dates a `within` condition understands; counted in the office's calendar, weeks begin on Monday.
 * `notLast30Days` (30天未跟进) is any earlier day, or none at all.
 */
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
  'last10Days',
  'last30Days',
  'last90Days',
  'last180Days',
  'last365Days',
  'next7Days',
  'next30Days',
  'overdue',
  'notLast7Days',
  'notLast30Days',
  'notLast90Days',
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
  /** Only so many of the first by the order (TOP 10); the total is never more. */
  readonly top?: number | undefined;
  /** The first row wanted, counted from 0. */
  readonly offset: number;
  /** How many rows at most; `largestPage` is the bound. */
  readonly limit: number;
}

/** The most rows one page may hold. */
export const largestPage = 500;

/** What a list says about its rows besides the rows: sums of numbers, counts of values. */
export type ListSelection = Omit<ListQuery, 'offset' | 'limit'>;

/** How many records have one value of a field; null is nothing. For references the value is an id. */
export interface ValueCount {
  readonly value: string | number | boolean | null;
  readonly count: number;
}

/** A group of a list that is grouped by a field, with the sums of the number fields asked for. */
export interface RecordGroup extends ValueCount {
  /** For dates: the first day of the month it stands for, in `value`. */
  readonly sums: Readonly<Record<string, number>>;
}
