import type { Api, CallInput, CallName, CallOutput } from '../api';
import type { Actor } from '../services/access/actor';

/** One handler per call of the API: a missing or a surplus one does not compile. */
export type Handlers = {
  readonly [Name in CallName]: (
    actor: Actor,
    input: CallInput<Name>,
  ) => Promise<CallOutput<Name>> | CallOutput<Name>;
};

/** The handlers of some calls, as one file of this room makes them. */
export type HandlersOf<Part> = Pick<Handlers, Extract<keyof Part, keyof Api>>;
