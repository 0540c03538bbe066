import type { Language } from '../../db/schema/label';
import { problemWords } from '../../db/schema/problemWords';
import type { Failure } from '../api/failure';
import { failureSentence } from '../api/failureWords';
import { toFailure } from '../handlers/toFailure';

/** What went wrong, as the failure and as words for a terminal; the details of the unforeseen go to standard error. */
export function describeFailure(thrown: unknown, language: Language): { failure: Failure; words: string } {
  const details: string[] = [];
  const failure = toFailure(thrown, (_incident, text) => details.push(text));
  const fields = (failure.fields ?? []).map(
    ({ field, problem }) => `  ${field}: ${problemWords[problem][language]}`,
  );
  return { failure, words: [failureSentence(failure, language), ...fields, ...details].join('\n') };
}
