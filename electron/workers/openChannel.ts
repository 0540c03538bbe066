import type { WorkerAnswer, WorkerRequest } from './protocol';

/** The way to whoever started this process, whatever kind of process it is. */
export interface Channel {
  send(answer: WorkerAnswer): void;
  /** Calls `use` for every request in order; those that came earlier first. */
  listen(use: (request: WorkerRequest) => void): void;
  /** Calls `use` once when the other side is gone. */
  whenGone(use: () => void): void;
}

/** What of Electron's MessagePortMain is used; the worker itself knows no Electron. */
interface Port {
  postMessage(message: unknown): void;
  on(event: 'message', use: (message: { data: unknown }) => void): unknown;
  on(event: 'close', use: () => void): unknown;
  start(): void;
}

interface ParentPort {
  once(event: 'message', use: (message: { data: unknown; ports: Port[] }) => void): unknown;
}

function channelOfPort(port: Port): Channel {
  return {
    send: (answer) => port.postMessage(answer),
    listen(use) {
      port.on('message', (message) => use(message.data as WorkerRequest));
      port.start();
    },
    whenGone: (use) => void port.on('close', use),
  };
}

function channelOfParentProcess(): Channel {
  return {
    // a message that cannot be delivered means the parent is gone, which `whenGone` hears
    send: (answer) => void process.send?.(answer, () => undefined),
    listen: (use) => void process.on('message', (message) => use(message as WorkerRequest)),
    whenGone: (use) => void process.once('disconnect', use),
  };
}

/**
 * Opens the channel: in a utility process the first message of the parent hands over a port, in a forked Node process
 * the channel is there from the start. Null when the process was started in neither way.
 */
export function openChannel(use: (channel: Channel) => void): boolean {
  const parentPort = (process as NodeJS.Process & { parentPort?: ParentPort }).parentPort;
  if (parentPort !== undefined && parentPort !== null) {
    parentPort.once('message', (message) => {
      const given = (message.data as { port?: Port } | null)?.port ?? message.ports[0];
      if (given !== undefined) use(channelOfPort(given));
    });
    return true;
  }
  if (process.send === undefined) return false;
  use(channelOfParentProcess());
  return true;
}
