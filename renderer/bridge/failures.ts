import type { Failure } from '../../electron/api/failure';
import { failureWords as words } from '../../electron/api/failureWords';
import type { ProblemCode } from '../../db/schema/problem';
import { problemWords as wordsOfProblems } from '../../db/schema/problemWords';
import { currentLanguage } from '../i18n/index';
import { RequestFailed } from './client';

/** One sentence for people: what happened and what to do. Every failure code has one, by type. */
export function failureWords(failure: Failure): string {
  const values: Readonly<Record<string, string | number>> = {
    ...failure.params,
    ...(failure.incident === undefined ? {} : { incident: failure.incident }),
    ...(failure.by === undefined ? {} : { by: failure.by }),
    ...(failure.at === undefined ? {} : { at: failure.at }),
  };
  const sentence = words[failure.code][currentLanguage()];
  return sentence.replace(/\{(\w+)\}/g, (_whole: string, name: string) => String(values[name] ?? '–'));
}

/** What is wrong with one value, in words that stand beside its field. */
export function problemWords(problem: ProblemCode): string {
  return wordsOfProblems[problem][currentLanguage()];
}

/** The failure behind anything thrown; what is not a failure of a call is `internal`. */
export function failureOf(thrown: unknown): Failure {
  return thrown instanceof RequestFailed ? thrown.failure : { code: 'internal' };
}

/** The sentence for anything thrown by a call. */
export function wordsOf(thrown: unknown): string {
  return failureWords(failureOf(thrown));
}
