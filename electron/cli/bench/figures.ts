import type { Label } from '../../../db/schema/label';
import type { TimedCase } from './timings';

/** One figure beside its limit, both measured in the same run. */
export interface Figure {
  readonly name: string;
  readonly label: Label;
  readonly unit: '×' | 'MiB' | 'ms' | 's' | '条';
  readonly measured: number;
  readonly limit: number;
  readonly isMet: boolean;
  /** What was measured to come to it: name → seconds, milliseconds or MiB. */
  readonly from: Readonly<Record<string, number>>;
}

/** One line of the table that shows whether an import grows with its rows. */
export interface Growth {
  readonly rows: number;
  readonly cpu: number;
  readonly wall: number;
  readonly rowsPerSecond: number;
  /** MiB of the application's process and of its worker. */
  readonly peak: number;
  readonly workerPeak: number;
  /** Processor time of a row, as a multiple of that at the fewest rows. */
  readonly perRow: number;
  readonly indexCpu: number;
}

/** One question to the large office, asked many times: what a figure of it is the worst of. */
export interface CaseFigure extends TimedCase {
  /** The figure it belongs to. */
  readonly of: string;
  /** What is compared with the limit: p95 in milliseconds, or p95 as a multiple of the bare p95. */
  readonly measured: number;
  readonly unit: '×' | 'ms';
  readonly limit: number | null;
  readonly isMet: boolean;
}

/** What a run of the bench found. */
export interface BenchReport {
  readonly machine: {
    readonly node: string;
    readonly cpu: string;
    readonly cores: number;
    /** How many processes wanted a core in the last minute before and after: above `cores` times are not to be trusted. */
    readonly loadBefore: number;
    readonly loadAfter: number;
  };
  readonly figures: readonly Figure[];
  readonly growth: readonly Growth[];
  readonly cases: readonly CaseFigure[];
  /** Measured without a limit. */
  readonly information: Readonly<Record<string, number>>;
}

/** Makes a figure of what was measured. */
export function figure(parts: Omit<Figure, 'isMet'>): Figure {
  return { ...parts, isMet: parts.measured <= parts.limit };
}

/** A case beside its limit, in milliseconds or as a multiple of the bare database; null is no limit. */
export function caseFigure(
  one: TimedCase,
  { of, unit, limit }: Pick<CaseFigure, 'of' | 'unit' | 'limit'>,
): CaseFigure {
  const measured = unit === '×' ? one.program.p95 / (one.bare?.p95 ?? Number.NaN) : one.program.p95;
  return { ...one, of, unit, limit, measured, isMet: limit === null || measured <= limit };
}
