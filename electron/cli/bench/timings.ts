import type { Label } from '../../../db/schema/label';
import { percentile } from './measure';

/** How long one thing took, many times over, in milliseconds. */
export interface Timing {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** One case of a part: the program's own time, and beside it that of the bare database where there is such. */
export interface TimedCase {
  readonly name: string;
  readonly label: Label;
  readonly program: Timing;
  /** Processor time of the process for the same turns: what it takes on a machine with nothing else to do. */
  readonly cpu: Timing;
  readonly bare: Timing | null;
}

/** What is timed: once by the program and, where it can be said in SQL, once bare; never both at a time. */
export interface CaseToTime {
  readonly name: string;
  readonly label: Label;
  /** Off the clock, before each turn: what makes the turn another one, such as a save of somebody else. */
  readonly before?: (turn: number) => Promise<unknown>;
  readonly program: (turn: number) => Promise<unknown>;
  readonly bare?: (turn: number) => Promise<unknown>;
}

/** Times a case `times` times after two turns that do not count; program and bare take turns, so that a busy machine is busy for both. */
export async function timeCase(times: number, one: CaseToTime): Promise<TimedCase> {
  const program: number[] = [];
  const cpu: number[] = [];
  const bare: number[] = [];
  for (let turn = -2; turn < times; turn += 1) {
    await one.before?.(turn + 2);
    const usage = process.cpuUsage();
    const took = await timeOf(() => one.program(turn + 2));
    const { user, system } = process.cpuUsage(usage);
    const tookBare = one.bare ? await timeOf(() => one.bare?.(turn + 2)) : null;
    if (turn < 0) continue;
    program.push(took);
    cpu.push((user + system) / 1000);
    if (tookBare !== null) bare.push(tookBare);
  }
  return {
    name: one.name,
    label: one.label,
    program: timingOf(program),
    cpu: timingOf(cpu),
    bare: bare.length === 0 ? null : timingOf(bare),
  };
}

/** p50, p95 and the longest of these times. */
export function timingOf(times: readonly number[]): Timing {
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), max: Math.max(...times) };
}

async function timeOf(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
