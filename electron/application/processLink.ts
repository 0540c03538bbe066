import { createHostLink, type HostLink, type WorkerPort } from './hostLink';

/** The port to main, in a process that main has started. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', heard: (message: { data: unknown; ports: WorkerPort[] }) => void): void;
}

/** The link of this process with main, and the messages of main that are not for the link. */
export interface ProcessLink {
  readonly link: HostLink;
  post(message: unknown): void;
  /** Calls `use` for every message of main that is not an answer to one of ours. */
  onMessage(use: (message: unknown) => void): void;
}

/** The link with main; null in a plain Node process, which has no main. */
export function linkOfProcess(): ProcessLink | null {
  const port = (process as unknown as { parentPort?: ParentPort }).parentPort;
  if (!port) return null;
  const link = createHostLink((message) => port.postMessage(message));
  const heard: ((message: unknown) => void)[] = [];
  port.on('message', ({ data, ports }) => {
    if (!link.take(data, ports)) for (const use of heard) use(data);
  });
  return { link, post: (message) => port.postMessage(message), onMessage: (use) => void heard.push(use) };
}
