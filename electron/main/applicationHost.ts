import type { MessagePortMain } from 'electron';
import { eventNames, type EventName, type Events } from '../api/events';
import type { Outcome } from '../api/failure';
import type { ChildProcess } from '../platform/childProcess';
import type { Log } from '../platform/log';

/** What the application process is told and says; the other end is electron/application. */
type ApplicationMessage =
  | { readonly answer: number; readonly outcome: Outcome<unknown> }
  | { readonly event: string; readonly payload: unknown }
  | { readonly host: number; readonly name: string; readonly input: unknown };

/** The application process as main sees it. */
export interface ApplicationHost {
  /** Hands a call on; answers `applicationGone` when there is nobody to answer. Never rejects. */
  call(name: string, input: unknown): Promise<Outcome<unknown>>;
  /** Gives the application one end of a channel to a worker. */
  givePort(worker: string, port: MessagePortMain): void;
  /** Ends the process and starts a new one; calls that wait are answered `applicationGone`. */
  restart(): Promise<void>;
  /** Ends the process for good. */
  stop(): Promise<void>;
}

/** What the host needs from its surroundings. */
export interface ApplicationSurroundings {
  start(
    heard: (message: unknown) => void,
    gone: (end: { readonly code: number; readonly isExpected: boolean }) => void,
  ): ChildProcess;
  answerHostCall(name: string, input: unknown): Promise<Outcome<unknown>>;
  tell<Name extends EventName>(name: Name, payload: Events[Name]): void;
  /** Called when the application has been silent for too long; once per silence. */
  silent(): void;
  readonly log: Log;
}

/** A call that waits so long, while the application says nothing at all, means that it hangs. */
export const silenceMilliseconds = 30_000;

/** An application that dies this often within a minute is not started again by itself. */
const mostDeathsAMinute = 5;

const isEventName = (name: string): name is EventName => (eventNames as readonly string[]).includes(name);

const gone: Outcome<never> = { ok: false, failure: { code: 'applicationGone' } };

/** Starts the application process, relays to and from it, watches it, and starts it again when it dies. */
export function createApplicationHost(surroundings: ApplicationSurroundings): ApplicationHost {
  const { start, answerHostCall, tell, silent, log } = surroundings;
  const waiting = new Map<number, (outcome: Outcome<unknown>) => void>();
  const deaths: number[] = [];
  let count = 0;
  let hostCalls = 0;
  let heardAt = Date.now();
  let isSilent = false;
  let isStopped = false;
  let child: ChildProcess | null = null;

  function begin(): void {
    const started = start(
      (message) => hear(started, message as ApplicationMessage),
      (end) => ended(started, end),
    );
    child = started;
    heardAt = Date.now();
  }

  function hear(from: ChildProcess, message: ApplicationMessage): void {
    if (from !== child) return;
    heardAt = Date.now();
    if (isSilent) {
      isSilent = false;
      tell('application.state', { state: 'alive' });
    }
    if ('answer' in message) settle(message.answer, message.outcome);
    else if ('host' in message) void answer(from, message.host, message.name, message.input);
    else if (isEventName(message.event)) tell(message.event, message.payload as never);
  }

  async function answer(to: ChildProcess, id: number, name: string, input: unknown): Promise<void> {
    hostCalls += 1;
    const outcome = await answerHostCall(name, input);
    hostCalls -= 1;
    heardAt = Date.now();
    if (to === child) to.post({ hostAnswer: id, outcome });
  }

  function settle(id: number, outcome: Outcome<unknown>): void {
    waiting.get(id)?.(outcome);
    waiting.delete(id);
  }

  function ended(one: ChildProcess, end: { readonly code: number; readonly isExpected: boolean }): void {
    if (one !== child) return;
    child = null;
    for (const id of [...waiting.keys()]) settle(id, gone);
    if (isStopped) return;
    log[end.isExpected ? 'info' : 'error'](`application ended with code ${end.code}`);
    tell('application.state', { state: 'restarting' });
    deaths.push(Date.now());
    const recent = deaths.filter((at) => Date.now() - at < 60_000).length;
    setTimeout(again, recent > mostDeathsAMinute ? 60_000 : 100 * recent);
  }

  function again(): void {
    if (isStopped || child) return;
    begin();
    isSilent = false;
    tell('application.state', { state: 'alive' });
  }

  function watch(): void {
    // While main itself shows a dialog for the application, it is not the application that is slow.
    if (isSilent || waiting.size === 0 || hostCalls > 0 || Date.now() - heardAt < silenceMilliseconds) return;
    isSilent = true;
    log.warn(`application has been silent for ${Date.now() - heardAt} ms with ${waiting.size} calls waiting`);
    tell('application.state', { state: 'silent' });
    silent();
  }

  begin();
  const watcher = setInterval(watch, 1000);
  watcher.unref?.();

  return {
    call(name, input) {
      if (!child) return Promise.resolve(gone);
      count += 1;
      const id = count;
      if (waiting.size === 0) heardAt = Date.now();
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        child?.post({ call: id, name, input });
      });
    },
    givePort: (worker, port) => child?.post({ worker }, [port]),
    async restart() {
      await child?.kill();
    },
    async stop() {
      isStopped = true;
      clearInterval(watcher);
      await child?.kill();
    },
  };
}
