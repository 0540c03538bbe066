import { randomUUID } from 'node:crypto';
import { MessageChannelMain, type MessagePortMain } from 'electron';
import { startChild, type ChildProcess } from '../platform/childProcess';
import type { Log } from '../platform/log';
import { entryOf } from '../platform/paths';

/** Worker processes: short-lived, one for each job, killed when asked. */
export interface WorkerHost {
  /** Starts a worker and hands one end of a channel to the application; answers the worker's name. */
  start(givePort: (worker: string, port: MessagePortMain) => void): string;
  kill(worker: string): Promise<void>;
  killAll(): Promise<void>;
}

/** More workers than this at once means that somebody forgot to end theirs. */
const mostWorkers = 8;

/** Makes the keeper of worker processes. */
export function createWorkerHost(log: Log): WorkerHost {
  const workers = new Map<string, ChildProcess>();
  return {
    start(givePort) {
      if (workers.size >= mostWorkers) throw new Error(`${workers.size} workers run already`);
      const name = randomUUID();
      const { port1, port2 } = new MessageChannelMain();
      const child = startChild({
        name: 'worker',
        entry: entryOf('worker'),
        log,
        heard: () => undefined,
        gone: ({ code, isExpected }) => {
          workers.delete(name);
          if (!isExpected) log.error(`worker ended with code ${code}`);
        },
      });
      workers.set(name, child);
      child.post({ worker: name }, [port1]);
      givePort(name, port2);
      return name;
    },
    kill: async (name) => workers.get(name)?.kill(),
    async killAll() {
      await Promise.all([...workers.values()].map((worker) => worker.kill()));
    },
  };
}
