import { z } from 'zod';
import type { Filter } from '../../db/schema/listQuery';
import type { Label } from '../../db/schema/label';
import { procedure } from './procedure';
import { nameShape } from './shapes';

/** What is looked for: something missing, something that nobody touched for long, something that cannot be right. */
export const qualityGroups = ['missing', 'stale', 'malformed', 'duplicate'] as const;
export type QualityGroup = (typeof qualityGroups)[number];

/** One check with its count; `filter` opens the records in their list. */
export interface QualityCheck {
  readonly key: string;
  readonly group: QualityGroup;
  readonly entity: string;
  readonly label: Label;
  readonly count: number;
  readonly total: number;
  readonly filter: Filter;
}

export const quality = {
  /** All checks of the office's records, worst first within each group. */
  'quality.overview': procedure<readonly QualityCheck[]>()(z.strictObject({ entity: nameShape.optional() })),
};
