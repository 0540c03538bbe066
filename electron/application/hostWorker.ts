import type { WorkerAnswer } from '../workers/protocol';
import type { HostLink } from './hostLink';
import type { WorkerConnection } from './workerCall';

/** Has main start a worker as a utility process and talks to it over the port main hands over. */
export async function startHostWorker(link: HostLink): Promise<WorkerConnection> {
  const { worker } = await link.ask('worker.start', {});
  const port = await link.portOf(worker);
  const heard: ((answer: WorkerAnswer) => void)[] = [];
  port.on('message', (message) => {
    for (const use of heard) use(message.data as WorkerAnswer);
  });
  return {
    send: (request) => port.postMessage(request),
    onAnswer(use) {
      heard.push(use);
      port.start();
    },
    onExit: (use) => void port.on('close', use),
    // main may have forgotten a worker that ended by itself
    kill: () => void link.ask('worker.kill', { worker }).catch(() => undefined),
  };
}
