import { api, type CallName } from '../api';
import type { Outcome } from '../api/failure';
import type { Actor } from '../services/access/actor';
import type { Handlers } from './handlers';

/** Answers one call that came from outside: an unknown name or a malformed input never reaches a handler. */
export type Router = (name: unknown, input: unknown) => Promise<Outcome<unknown>>;

/**
 * Makes the router: name known? input well formed? call, and whatever was thrown becomes a failure. The only
 * try/catch of the path. `log` is told of every call that took longer than a second.
 */
export function createRouter(parts: {
  readonly handlers: Handlers;
  readonly actor: () => Actor;
  readonly toFailure: (thrown: unknown) => Outcome<never> & { ok: false };
  readonly log: (line: { readonly call: string; readonly ms: number }) => void;
}): Router {
  return async (name, input) => {
    if (typeof name !== 'string' || !Object.hasOwn(api, name))
      return { ok: false, failure: { code: 'unknownCall' } };
    const call = name as CallName;
    const checked = api[call].input.safeParse(input);
    if (!checked.success) return { ok: false, failure: { code: 'malformedInput' } };
    const started = performance.now();
    try {
      const handler = parts.handlers[call] as (actor: Actor, input: unknown) => unknown;
      return { ok: true, value: await handler(parts.actor(), checked.data) };
    } catch (thrown) {
      return parts.toFailure(thrown);
    } finally {
      const ms = performance.now() - started;
      if (ms > 1000) parts.log({ call, ms: Math.round(ms) });
    }
  };
}
