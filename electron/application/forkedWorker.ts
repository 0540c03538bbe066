import { fork } from 'node:child_process';
import type { WorkerAnswer } from '../workers/protocol';
import type { WorkerConnection } from './workerCall';

/** Starts the worker as a child of a plain Node process: the command line, and tests. */
export function forkWorker(path: string, nodeArguments: readonly string[]): WorkerConnection {
  const child = fork(path, [], {
    execArgv: [...nodeArguments],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let hasEnded = false;
  return {
    // a message to a process that has just ended is lost; its end is told by `onExit`
    send: (request) => void (child.connected && child.send(request, () => undefined)),
    onAnswer: (use) => void child.on('message', (answer) => use(answer as WorkerAnswer)),
    onExit(use) {
      const once = (): void => {
        if (hasEnded) return;
        hasEnded = true;
        use();
      };
      child.once('exit', once);
      child.once('error', once);
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
