import { Worker } from 'node:worker_threads';
import { limits } from './limits';

const checkEveryMilliseconds = 250;
/** The main thread gets this much longer to say itself what is wrong. */
const hardFactor = 1.35;

/**
 * Watches the memory of this process. Above the limit `whenTooMuch` is called; while the main thread is too busy to
 * notice (a long parse without a pause), a thread beside it ends the process at a third more. Limits of the heap do not
 * help: buffers lie outside it. Returns the end of the watch.
 */
export function watchMemory(whenTooMuch: () => void): () => void {
  const timer = setInterval(() => {
    if (process.memoryUsage.rss() > limits.residentBytes) whenTooMuch();
  }, checkEveryMilliseconds);
  timer.unref();
  const guard = new Worker(
    `setInterval(() => {
      if (process.memoryUsage.rss() > ${limits.residentBytes * hardFactor}) process.kill(process.pid, 'SIGKILL');
    }, ${checkEveryMilliseconds});`,
    { eval: true, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2 } },
  );
  guard.unref();
  return () => {
    clearInterval(timer);
    void guard.terminate();
  };
}
