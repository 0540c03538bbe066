import type { EventName, Events } from '../../electron/api/events';
import { bridge } from './client';

type Heard = (payload: never) => void;

/** One ear at the door for the whole window; everybody who listens is told by it. */
const ears = new Map<EventName, Set<Heard>>();
let stopHearing: (() => void) | undefined;

/** Hears one kind of event until the returned stop is called. */
export function listen<Name extends EventName>(
  name: Name,
  heard: (payload: Events[Name]) => void,
): () => void {
  stopHearing ??= bridge().listen(tell);
  const own = ears.get(name) ?? new Set<Heard>();
  ears.set(name, own.add(heard));
  return () => {
    own.delete(heard);
    if ([...ears.values()].every((others) => others.size === 0)) {
      stopHearing?.();
      stopHearing = undefined;
    }
  };
}

function tell(event: { name: string; payload: unknown }): void {
  for (const heard of [...(ears.get(event.name as EventName) ?? [])]) heard(event.payload as never);
}
