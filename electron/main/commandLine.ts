import { app, utilityProcess } from 'electron';
import type { Outcome } from '../api/failure';
import { cleanEnvironment } from '../platform/childProcess';
import { entryOf } from '../platform/paths';
import type { MessagePortMain } from 'electron';

/** What the command line may ask of main: the same calls as the application, without dialogs. */
export type AnswerCommandLine = (
  name: string,
  input: unknown,
  givePort: (worker: string, port: MessagePortMain) => void,
) => Promise<Outcome<unknown>>;

/**
 * Runs `crm` with these words in a process of its own, its output on our terminal, and resolves to its exit code.
 * No window is opened.
 */
export async function runCommandLine(words: readonly string[], answer: AnswerCommandLine): Promise<number> {
  await app.whenReady();
  const child = utilityProcess.fork(entryOf('cli'), [...words], {
    serviceName: 'crm',
    stdio: 'inherit',
    cwd: process.cwd(),
    env: cleanEnvironment(process.env),
  });
  child.on('message', (message: unknown) => {
    if (typeof message !== 'object' || message === null || !('host' in message) || !('name' in message))
      return;
    const input = 'input' in message ? message.input : undefined;
    void answer(String(message.name), input, (worker, port) => child.postMessage({ worker }, [port])).then(
      (outcome) => child.postMessage({ hostAnswer: message.host, outcome }),
    );
  });
  process.on('SIGINT', () => child.kill());
  process.on('SIGTERM', () => child.kill());
  return new Promise((resolve) => child.once('exit', resolve));
}
