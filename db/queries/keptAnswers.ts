import type { Database } from '../connection/openDatabase';
import type { Connection } from '../connection/statements';
import type { ListSelection } from '../schema/listQuery';
import { fileState } from './fileState';

interface KeptAnswer {
  readonly version: number;
  readonly answer: unknown;
}

/** Answers kept per file, each small: sums, counts and the most frequent values of a list. */
const mostAnswers = 400;

const kept = new WeakMap<Database, Map<string, KeptAnswer>>();

/** A question about the records of a file. */
export interface Question {
  /** All the answer depends on besides the records. */
  readonly key: string;
  /** Something is searched for: while the search index is behind, the answer is not kept. */
  readonly isSearch: boolean;
}

/** The question of a list: what it is asked, and by which selection. */
export function questionOf(asked: unknown, { search }: ListSelection): Question {
  return { key: JSON.stringify(asked), isSearch: Boolean(search?.trim()) };
}

/**
 * Answers about the records of a file, each worked out once per version of the file: asked again before anybody
 * wrote, it costs nothing. `work` is given the places of the questions that are new, and answers them in that order.
 */
export async function keptAnswers<Answer>(
  database: Database,
  connection: Connection,
  questions: readonly Question[],
  work: (fresh: readonly number[]) => Promise<readonly Answer[]>,
): Promise<readonly Answer[]> {
  const answers = answersOf(database);
  const state = await fileState(connection);
  const isKnown = ({ key }: Question): boolean => answers.get(key)?.version === state.version;
  // The key says which question it is, and with it what its answer looks like.
  const found = questions.map(({ key }) => answers.get(key)?.answer as Answer);
  const fresh = questions.flatMap((question, at) => (isKnown(question) ? [] : [at]));
  const made = fresh.length > 0 ? await work(fresh) : [];
  fresh.forEach((at, index) => (found[at] = made[index] as Answer));
  questions.forEach(({ key, isSearch }, at) => {
    answers.delete(key);
    if (!isSearch || !state.isIndexing) answers.set(key, { version: state.version, answer: found[at] });
  });
  for (const oldest of answers.keys()) {
    if (answers.size <= mostAnswers) break;
    answers.delete(oldest);
  }
  return found;
}

function answersOf(database: Database): Map<string, KeptAnswer> {
  const known = kept.get(database) ?? new Map<string, KeptAnswer>();
  kept.set(database, known);
  return known;
}
