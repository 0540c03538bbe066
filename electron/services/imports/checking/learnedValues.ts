import { writeLearnedValues } from '../../../../db/changes/writeLearnedValues';
import { learnedValues } from '../../../../db/repositories/learnedValues';
import type { Store } from '../../../../db/store';
import type { Amendments, ValueChoice } from '../importAmendments';

type Values = Amendments['values'];

/** What an office said values of old sheets stand for, from one import to the next. Throws `DatabaseError`. */
export interface LearnedValues {
  /** By path of the field and compared value. */
  all(): Promise<Values>;
  /** Keeps what is chosen now; what was learned before and is not chosen any more is forgotten. */
  keep(chosen: Values, before: Values, at: string): Promise<void>;
}

/** The learned values of the open office. */
export function officeLearnedValues(store: () => Store): LearnedValues {
  return {
    async all() {
      const values: Record<string, Record<string, ValueChoice>> = {};
      for (const { path, value, choice } of await learnedValues(store())) {
        // Kept by `keep` below, and by nothing else.
        (values[path] ??= {})[value] = choice as ValueChoice;
      }
      return values;
    },
    async keep(chosen, before, at) {
      const known = entriesOf(chosen);
      const forgotten = entriesOf(before).filter(({ path, value }) => chosen[path]?.[value] === undefined);
      if (known.length + forgotten.length > 0) await writeLearnedValues(store(), { known, forgotten, at });
    },
  };
}

function entriesOf(values: Values): { path: string; value: string; choice: ValueChoice }[] {
  return Object.entries(values).flatMap(([path, own]) =>
    Object.entries(own).map(([value, choice]) => ({ path, value, choice })),
  );
}
