import type { CallInput, CallName, CallOutput } from '../../api';
import type { Actor } from '../access/actor';

/** A call about imports, as a service answers it. */
export type ImportCall<Name extends CallName> = (
  actor: Actor,
  input: CallInput<Name>,
) => Promise<CallOutput<Name>>;

/** Makes a call of work that waits for nothing; what it throws becomes the rejection. */
export function atOnce<Input, Answer>(
  work: (actor: Actor, input: Input) => Answer,
): (actor: Actor, input: Input) => Promise<Answer> {
  return (actor, input) => new Promise((resolve) => resolve(work(actor, input)));
}
