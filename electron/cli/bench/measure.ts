import { readFileSync } from 'node:fs';

/** What a stretch of work cost this process and the worker processes it ended meanwhile. */
export interface Cost {
  /** Seconds of processor time, of this process and of its ended children. */
  readonly cpu: number;
  /** Of that, its own. */
  readonly own: number;
  readonly wall: number;
}

/** Measures one stretch of work. Children count when they have ended before `work` resolves. */
export async function costOf<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly cost: Cost }> {
  const children = childrenSeconds();
  const usage = process.cpuUsage();
  const started = performance.now();
  const value = await work();
  const wall = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(usage);
  const own = (user + system) / 1_000_000;
  return { value, cost: { cpu: own + (childrenSeconds() - children), own, wall } };
}

/** A clock tick of /proc: 10 ms on every Linux this program runs on. */
const ticksPerSecond = 100;

/** Processor time of children that ended and were waited for: fields 16 and 17 of /proc/self/stat (proc(5)). */
function childrenSeconds(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond;
}

/** The most memory a process ever had in MiB; 0 when it has ended. */
export function peakOf(processId: number | 'self'): number {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${processId}/status`, 'utf8'));
    return Number(found?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** The children of a process that run now. */
export function childrenOf(processId: number): number[] {
  try {
    return readFileSync(`/proc/${processId}/task/${processId}/children`, 'utf8')
      .split(' ')
      .filter((word) => word !== '')
      .map(Number);
  } catch {
    return [];
  }
}

/** Whether this system tells what is measured here. */
export function canMeasure(): boolean {
  return process.platform === 'linux' && peakOf('self') > 0;
}

/** The value that `share` of the sorted values do not exceed: 0.5 is the median, 0.95 the p95. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
