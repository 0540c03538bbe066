/**
 * Loaded into a worker process before anything else (`--import`): from its first word on, the process may use two
 * seconds of the processor and hold 300 MiB, or it is killed, as an operating system would. A thread beside it looks,
 * so that a loop without a pause is seen, too.
 */
import { Worker } from 'node:worker_threads';

const lookEveryMilliseconds = 10;
const mostMicroseconds = 2_000_000;
const mostBytes = 300 * 1024 * 1024;

const look = `
  const { workerData } = require('node:worker_threads');
  setInterval(() => {
    const { user, system } = process.cpuUsage(workerData);
    const isOver = user + system > ${mostMicroseconds} || process.memoryUsage.rss() > ${mostBytes};
    if (isOver) process.kill(process.pid, 'SIGKILL');
  }, ${lookEveryMilliseconds});`;

const send = process.send?.bind(process) as ((...message: unknown[]) => boolean) | undefined;
let isWatched = false;

process.send = (...message: unknown[]): boolean => {
  if (!isWatched) {
    isWatched = true;
    new Worker(look, { eval: true, execArgv: [], workerData: process.cpuUsage() }).unref();
  }
  return send?.(...message) ?? false;
};
