import type { Label } from '../../../db/schema/label';

/** One figure beside its limit, both measured in the same run. */
export interface Figure {
  readonly name: string;
  readonly label: Label;
  readonly unit: '×' | 'MiB' | 'ms';
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

/** What a run of the bench found. */
export interface BenchReport {
  readonly machine: { readonly node: string; readonly cpu: string; readonly cores: number };
  readonly figures: readonly Figure[];
  readonly growth: readonly Growth[];
  /** Measured without a limit. */
  readonly information: Readonly<Record<string, number>>;
}

/** Makes a figure of what was measured. */
export function figure(parts: Omit<Figure, 'isMet'>): Figure {
  return { ...parts, isMet: parts.measured <= parts.limit };
}
