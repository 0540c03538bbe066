import { failureCodes, type Failure, type FailureCode } from '../../electron/api/failure';
import type { EventName, Events } from '../../electron/api/events';
import type { CallInput, CallName, CallOutput } from '../../electron/api/index';
import type { Bridge } from '../../renderer/bridge/client';

type Answers = { [Name in CallName]?: (input: CallInput<Name>) => CallOutput<Name> };

/** What a test sees of the calls the window made. */
export interface FakeBridge extends Bridge {
  readonly calls: readonly { readonly name: string; readonly input: unknown }[];
  /** Tells the window of something, as the application would. */
  tell<Name extends EventName>(name: Name, payload: Events[Name]): void;
}

/** Thrown by an answer of a test: the call fails with that failure. */
export class Refused extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code);
  }
}

/**
 * Stands at the place of the preload in tests of components: answers calls as the test says and remembers them.
 * Input is cloned as the border of processes does, so that a Vue proxy in it fails here too. A call without an
 * answer fails with `unknownCall`.
 */
export function fakeBridge(answers: Answers): FakeBridge {
  const calls: { name: string; input: unknown }[] = [];
  const ears = new Set<(event: { name: string; payload: unknown }) => void>();
  const made: FakeBridge = {
    calls,
    call(name, input) {
      const cloned: unknown = structuredClone(input);
      calls.push({ name, input: cloned });
      const answer = answers[name as CallName] as ((input: unknown) => unknown) | undefined;
      return Promise.resolve(answer ? outcomeOf(() => answer(cloned)) : refusal({ code: 'unknownCall' }));
    },
    listen(heard) {
      ears.add(heard);
      return () => ears.delete(heard);
    },
    fileTicket: (file) => Promise.resolve({ ticket: 'ticket-of-a-file', name: file.name }),
    tell: (name, payload) => ears.forEach((heard) => heard({ name, payload })),
  };
  Object.defineProperty(window, 'crm', { value: made, configurable: true });
  return made;
}

function outcomeOf(action: () => unknown): unknown {
  try {
    return { ok: true, value: action() };
  } catch (thrown) {
    if (thrown instanceof Refused) return refusal(thrown.failure);
    throw thrown;
  }
}

function refusal(failure: Failure): unknown {
  return { ok: false, failure };
}

/** Every failure there can be, for tests that go through all of them. */
export const everyFailure: readonly FailureCode[] = failureCodes;
