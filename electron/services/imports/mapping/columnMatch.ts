import type { MappingReason } from '../../../api/imports';

/** What a column was brought to, and why. */
export interface ColumnMatch {
  readonly column: number;
  readonly target: string | null;
  readonly confidence: 'high' | 'medium' | 'low' | 'none';
  readonly reason: MappingReason;
}
