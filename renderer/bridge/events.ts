import type { EventName, Events } from '../../electron/api/events';
import { bridge } from './client';

/** Hears one kind of event until the returned stop is called. */
export function listen<Name extends EventName>(
  name: Name,
  heard: (payload: Events[Name]) => void,
): () => void {
  return bridge().listen((event) => {
    if (event.name === name) heard(event.payload as Events[Name]);
  });
}
