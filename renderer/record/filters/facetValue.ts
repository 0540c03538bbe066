import type { ChosenValue } from './topFilter';

/** One value that can be chosen, with how many records have it; null while that is not known. */
export interface FacetValue {
  readonly value: ChosenValue;
  readonly words: string;
  readonly count: number | null;
}
