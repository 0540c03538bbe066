import type { host } from '../api/host';
import type { InputOf, OutputOf } from '../api/procedure';
import type { Outcome } from '../api/failure';
import { Refusal } from '../services/refusal';

type Host = typeof host;

/** Asks main for something only main can do: dialogs, paper, folders. @throws Refusal with main's code. */
export type AskHost = <Name extends keyof Host>(
  name: Name,
  input: InputOf<Host[Name]>,
) => Promise<OutputOf<Host[Name]>>;

/** A port to a worker process, whichever end-point class carries it. */
export interface WorkerPort {
  postMessage(message: unknown): void;
  on(event: 'message', heard: (message: { data: unknown }) => void): unknown;
  on(event: 'close', heard: () => void): unknown;
  start(): void;
  close(): void;
}

/** The application's side of its link with main. */
export interface HostLink {
  readonly ask: AskHost;
  /** Takes a message of main that is meant for the link; false when it is not. */
  take(message: unknown, ports: readonly WorkerPort[]): boolean;
  /** The port of a worker that main has started; waits for it to arrive. */
  portOf(worker: string): Promise<WorkerPort>;
}

/** Makes the link over anything that can post a message to main. */
export function createHostLink(post: (message: unknown) => void): HostLink {
  let count = 0;
  const waiting = new Map<number, (outcome: Outcome<unknown>) => void>();
  const ports = new Map<string, WorkerPort>();
  const portWaiters = new Map<string, (port: WorkerPort) => void>();

  return {
    async ask(name, input) {
      count += 1;
      const id = count;
      const outcome = await new Promise<Outcome<unknown>>((resolve) => {
        waiting.set(id, resolve);
        post({ host: id, name, input });
      });
      if (!outcome.ok) throw new Refusal(outcome.failure.code, outcome.failure);
      return outcome.value as never;
    },
    take(message, arrived) {
      if (typeof message !== 'object' || message === null) return false;
      if ('hostAnswer' in message && 'outcome' in message) {
        waiting.get(message.hostAnswer as number)?.(message.outcome as Outcome<unknown>);
        waiting.delete(message.hostAnswer as number);
        return true;
      }
      const port = arrived[0];
      if ('worker' in message && port) {
        const worker = message.worker as string;
        const waiter = portWaiters.get(worker);
        if (waiter) waiter(port);
        else ports.set(worker, port);
        portWaiters.delete(worker);
        return true;
      }
      return false;
    },
    portOf: (worker) =>
      new Promise((resolve) => {
        const port = ports.get(worker);
        ports.delete(worker);
        if (port) resolve(port);
        else portWaiters.set(worker, resolve);
      }),
  };
}
