/** Who goes first: what a person waits for, then imports, exports and the index of the search. */
export type Priority = 'interactive' | 'bulk';

/** The one queue every write of this desk stands in. */
export interface WriteQueue {
  /** Runs the job when it is its turn; interactive jobs before bulk ones, otherwise in the order they came. */
  add<T>(job: () => Promise<T>, priority: Priority): Promise<T>;
  /** How many jobs wait or run. */
  readonly length: number;
  /** Resolves when nothing is left; jobs added afterwards are refused. */
  close(): Promise<void>;
}

/** Makes a queue that runs one job at a time. `refusal` is thrown at jobs that come after `close`. */
export function createWriteQueue(refusal: () => Error): WriteQueue {
  const waiting: Record<Priority, (() => Promise<void>)[]> = { interactive: [], bulk: [] };
  let length = 0;
  let isClosed = false;
  let running: Promise<void> | null = null;

  async function work(): Promise<void> {
    for (;;) {
      const next = waiting.interactive.shift() ?? waiting.bulk.shift();
      if (!next) return;
      await next();
    }
  }

  function start(): void {
    running ??= work().finally(() => {
      running = null;
      if (waiting.interactive.length + waiting.bulk.length > 0) start();
    });
  }

  return {
    add<T>(job: () => Promise<T>, priority: Priority): Promise<T> {
      if (isClosed) return Promise.reject(refusal());
      length += 1;
      return new Promise<T>((resolve, reject) => {
        const run = async () => {
          try {
            return await job();
          } finally {
            length -= 1;
          }
        };
        waiting[priority].push(() => run().then(resolve, reject));
        start();
      });
    },
    get length() {
      return length;
    },
    async close() {
      isClosed = true;
      while (running) await running;
    },
  };
}
