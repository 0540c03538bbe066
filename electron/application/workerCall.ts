import { SpreadsheetFailure } from '../services/ports';
import type { WorkerAnswer, WorkerRequest } from '../workers/protocol';

/** A worker process as the application sees it, whichever way it was started. */
export interface WorkerConnection {
  send(request: WorkerRequest): void;
  /** Calls `use` for every answer, in order. Called once, before anything is sent. */
  onAnswer(use: (answer: WorkerAnswer) => void): void;
  /** Calls `use` once when the process has ended, for whatever reason. */
  onExit(use: () => void): void;
  /** Ends the process at once; harmless when it has ended. */
  kill(): void;
}

/** How long a worker may be silent over one request, and how long it has to stop when asked. */
export interface Patience {
  readonly stallMilliseconds: number;
  readonly stopMilliseconds: number;
}

/** One worker, asked one thing at a time. */
export interface WorkerCall {
  /**
   * Sends a request and gives its answer. Rejects with `SpreadsheetFailure`: what the worker said, `tooSlow` when it is
   * silent too long (it is killed), `workerGone` when it ended, `cancelled` at once when the signal is aborted; then
   * `stop` is sent, and the process killed unless it answers soon.
   */
  ask(
    request: WorkerRequest,
    cancel?: { readonly signal: AbortSignal | undefined; readonly stop: WorkerRequest },
  ): Promise<WorkerAnswer>;
  /** Sends a request that has no answer. */
  tell(request: WorkerRequest): void;
  /** Ends the process and waits for its end, but not for ever. */
  end(): Promise<void>;
}

interface Waiting {
  settle(answer: WorkerAnswer | SpreadsheetFailure): void;
}

/** Watches over the requests to one worker. */
export function createWorkerCall(connection: WorkerConnection, patience: Patience): WorkerCall {
  let waiting: Waiting | null = null;
  let ending: SpreadsheetFailure | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let hasExited = false;
  const exited = new Promise<void>((resolve) => {
    connection.onExit(() => {
      hasExited = true;
      ending ??= new SpreadsheetFailure('workerGone', 'the process ended');
      waiting?.settle(ending);
      resolve();
    });
  });

  connection.onAnswer((answer) => {
    if (answer.is === 'ready') return;
    if (waiting !== null) waiting.settle(answer);
    // nobody asked: the worker says why it is about to end
    else if (answer.is === 'failed') ending ??= new SpreadsheetFailure(answer.code, answer.detail);
  });

  function give(failure: SpreadsheetFailure): void {
    ending ??= failure;
    connection.kill();
    waiting?.settle(failure);
  }

  /** The next answer of the worker; never rejects, so that it can be left behind. */
  function answered(request: WorkerRequest): Promise<WorkerAnswer | SpreadsheetFailure> {
    return new Promise((resolve) => {
      if (ending !== null) {
        resolve(ending);
        return;
      }
      const stall = setTimeout(
        () => give(new SpreadsheetFailure('tooSlow', `no answer to ${request.do}`)),
        patience.stallMilliseconds,
      );
      waiting = {
        settle(answer) {
          clearTimeout(stall);
          waiting = null;
          resolve(answer);
        },
      };
      connection.send(request);
    });
  }

  async function askInTurn(
    request: WorkerRequest,
    cancel: Parameters<WorkerCall['ask']>[1],
  ): Promise<WorkerAnswer> {
    const before = turn;
    const answer = before.then(() => answered(request));
    turn = answer;
    const signal = cancel?.signal;
    if (signal === undefined || cancel === undefined) return unwrap(await answer);
    let onAbort = (): void => undefined;
    const aborted = new Promise<SpreadsheetFailure>((resolve) => {
      onAbort = () => resolve(new SpreadsheetFailure('cancelled', request.do));
      if (signal.aborted) onAbort();
      else signal.addEventListener('abort', onAbort, { once: true });
    });
    const first = await Promise.race([answer, aborted]);
    signal.removeEventListener('abort', onAbort);
    if (first instanceof SpreadsheetFailure && first.code === 'cancelled') stopSoon(cancel.stop, answer);
    return unwrap(first);
  }

  function stopSoon(stop: WorkerRequest, answer: Promise<unknown>): void {
    if (!hasExited) connection.send(stop);
    const deadline = setTimeout(
      () => give(new SpreadsheetFailure('cancelled', 'did not stop when asked')),
      patience.stopMilliseconds,
    );
    void answer.then(() => clearTimeout(deadline));
  }

  return {
    async ask(request, cancel) {
      if (cancel?.signal?.aborted === true) throw new SpreadsheetFailure('cancelled', request.do);
      return askInTurn(request, cancel);
    },
    tell(request) {
      if (!hasExited) connection.send(request);
    },
    async end() {
      ending ??= new SpreadsheetFailure('workerGone', 'the job is done');
      connection.kill();
      waiting?.settle(ending);
      let deadline: NodeJS.Timeout | undefined;
      const late = new Promise<void>(
        (resolve) => (deadline = setTimeout(resolve, patience.stopMilliseconds)),
      );
      await Promise.race([exited, late]);
      clearTimeout(deadline);
    },
  };
}

function unwrap(answer: WorkerAnswer | SpreadsheetFailure): WorkerAnswer {
  if (answer instanceof SpreadsheetFailure) throw answer;
  if (answer.is === 'failed') throw new SpreadsheetFailure(answer.code, answer.detail);
  return answer;
}
