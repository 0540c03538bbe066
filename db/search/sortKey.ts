import type { Bound } from '../connection/statements';
import type { RecordPlan, Row } from '../repositories/rowMapping';
import { collationKey } from './collationKey';

/** Characters of a title that count for its place in a list; what is equal so far is ordered by id. */
const sortedLength = 48;

/** The collation key of a row's title; null without one or when nothing in it has a place; nulls come last. */
export function sortKeyOf(plan: RecordPlan, row: Row): string | null {
  const title: Bound | undefined = plan.title.column === null ? null : row[plan.title.column];
  return title == null ? null : collationKey(String(title).slice(0, sortedLength)) || null;
}
