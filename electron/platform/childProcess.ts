import { type MessagePortMain, utilityProcess } from 'electron';
import type { Log } from './log';

/** A process of ours that runs beside main. */
export interface ChildProcess {
  readonly name: string;
  post(message: unknown, ports?: readonly MessagePortMain[]): void;
  /** Asks nothing more of it and ends it; resolves when it is gone. */
  kill(): Promise<void>;
}

/** How a child is started and who hears of it. */
export interface ChildOptions {
  readonly name: string;
  readonly entry: string;
  readonly words?: readonly string[];
  readonly log: Log;
  readonly heard: (message: unknown) => void;
  /** Called once. `isExpected` when we ended it, or it ended itself with code 0. */
  readonly gone: (end: { readonly code: number; readonly isExpected: boolean }) => void;
}

/** How long a process has to end when it is asked to. */
const patienceMilliseconds = 2000;

/** Variables that would change what a child runs; never handed down. */
const withheld =
  /^(ELECTRON_RUN_AS_NODE|NODE_OPTIONS|NODE_PATH|NODE_V8_COVERAGE|LD_PRELOAD|DYLD_INSERT_LIBRARIES)$/;

/** The environment of a child: ours, without what could make it run something else. */
export function cleanEnvironment(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined || withheld.test(name) ? [] : [[name, value]],
    ),
  );
}

/** Starts a process. What it writes goes into the log, line by line. */
export function startChild({ name, entry, words, log, heard, gone }: ChildOptions): ChildProcess {
  const child = utilityProcess.fork(entry, [...(words ?? [])], {
    serviceName: name,
    stdio: 'pipe',
    env: cleanEnvironment(process.env),
  });
  let isEnding = false;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', (code) => {
      resolve();
      gone({ code, isExpected: isEnding || code === 0 });
    });
  });
  child.on('message', heard);
  child.stdout?.on('data', (text: Buffer) => logLines(text, (line) => log.info(`${name}: ${line}`)));
  child.stderr?.on('data', (text: Buffer) => logLines(text, (line) => log.warn(`${name}: ${line}`)));
  return {
    name,
    post: (message, ports = []) => child.postMessage(message, [...ports]),
    async kill() {
      isEnding = true;
      const { pid } = child;
      child.kill();
      const forced = setTimeout(() => endAtOnce(pid), patienceMilliseconds);
      await ended;
      clearTimeout(forced);
    },
  };
}

/** A process that hangs in a file call on a dead share hears no polite request. */
function endAtOnce(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went while we waited.
  }
}

function logLines(text: Buffer, write: (line: string) => void): void {
  for (const line of text.toString('utf8').split(/\r?\n/)) if (line.trim() !== '') write(line);
}
