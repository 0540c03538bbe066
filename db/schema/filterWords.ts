import type { Label } from './label';
import type { Operator, RelativeRange } from './listQuery';

/** What every operator of a filter is called, between a field and a value. */
export const operatorWords: Readonly<Record<Operator, Label>> = {
  is: { zh: '是', en: 'is' },
  isNot: { zh: '不是', en: 'is not' },
  contains: { zh: '包含', en: 'contains' },
  notContains: { zh: '不包含', en: 'does not contain' },
  startsWith: { zh: '开头是', en: 'starts with' },
  isAnyOf: { zh: '属于', en: 'is any of' },
  isNoneOf: { zh: '不属于', en: 'is none of' },
  isEmpty: { zh: '为空', en: 'is empty' },
  isNotEmpty: { zh: '不为空', en: 'is not empty' },
  equals: { zh: '等于', en: 'equals' },
  lessThan: { zh: '小于', en: 'is less than' },
  atMost: { zh: '至多', en: 'is at most' },
  moreThan: { zh: '大于', en: 'is more than' },
  atLeast: { zh: '至少', en: 'is at least' },
  between: { zh: '介于', en: 'is between' },
  before: { zh: '早于', en: 'is before' },
  after: { zh: '晚于', en: 'is after' },
  onOrBefore: { zh: '不晚于', en: 'is on or before' },
  onOrAfter: { zh: '不早于', en: 'is on or after' },
  within: { zh: '在', en: 'is within' },
};

/** What every relative date is called; in a sentence it stands behind the field without an operator. */
export const rangeWords: Readonly<Record<RelativeRange, Label>> = {
  today: { zh: '今天', en: 'today' },
  yesterday: { zh: '昨天', en: 'yesterday' },
  tomorrow: { zh: '明天', en: 'tomorrow' },
  thisWeek: { zh: '本周', en: 'this week' },
  lastWeek: { zh: '上周', en: 'last week' },
  nextWeek: { zh: '下周', en: 'next week' },
  thisMonth: { zh: '本月', en: 'this month' },
  lastMonth: { zh: '上月', en: 'last month' },
  nextMonth: { zh: '下月', en: 'next month' },
  thisQuarter: { zh: '本季度', en: 'this quarter' },
  thisYear: { zh: '今年', en: 'this year' },
  lastYear: { zh: '去年', en: 'last year' },
  last7Days: { zh: '最近 7 天', en: 'in the last 7 days' },
  last10Days: { zh: '最近 10 天', en: 'in the last 10 days' },
  last30Days: { zh: '最近 30 天', en: 'in the last 30 days' },
  last90Days: { zh: '最近 90 天', en: 'in the last 90 days' },
  last180Days: { zh: '最近 180 天', en: 'in the last 180 days' },
  last365Days: { zh: '最近 365 天', en: 'in the last 365 days' },
  next7Days: { zh: '未来 7 天', en: 'in the next 7 days' },
  next30Days: { zh: '未来 30 天', en: 'in the next 30 days' },
  overdue: { zh: '已逾期', en: 'overdue' },
  notLast7Days: { zh: '7 天以上没有', en: 'not for 7 days' },
  notLast30Days: { zh: '30 天以上没有', en: 'not for 30 days' },
  notLast90Days: { zh: '90 天以上没有', en: 'not for 90 days' },
};

/** Whether a value names a relative date. */
export function isRange(value: unknown): value is RelativeRange {
  return typeof value === 'string' && Object.hasOwn(rangeWords, value);
}

/** Operators that ask for no value. */
export const valueless: ReadonlySet<Operator> = new Set<Operator>(['isEmpty', 'isNotEmpty']);
