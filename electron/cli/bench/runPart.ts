import { spawn } from 'node:child_process';
import { childrenOf, peakOf } from './measure';
import type { PartName, PartInput, PartResult } from './parts';

/** What one part found, and the most memory of its process and of its largest worker, in MiB. */
export interface PartRun<Name extends PartName> {
  readonly found: PartResult<Name>;
  readonly peak: { readonly own: number; readonly worker: number };
}

/** How often the memory of workers is looked at; the kernel keeps the peak, so only their last moments are missed. */
const lookEveryMilliseconds = 50;

/** Runs one part of the bench in a process of its own, so that nothing another part left in memory counts. */
export async function runPart<Name extends PartName>(
  name: Name,
  input: PartInput<Name>,
): Promise<PartRun<Name>> {
  const child = spawn(
    process.execPath,
    [...process.execArgv, process.argv[1] ?? '', 'bench-part', name, JSON.stringify(input)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const peak = { own: 0, worker: 0 };
  const look = setInterval(() => {
    if (child.pid === undefined) return;
    peak.own = Math.max(peak.own, peakOf(child.pid));
    for (const worker of childrenOf(child.pid)) peak.worker = Math.max(peak.worker, peakOf(worker));
  }, lookEveryMilliseconds);
  let answer = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (answer += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => clearInterval(look));
  if (code !== 0) throw new Error(`bench part ${name} ended with ${code ?? 'a signal'}: ${answer}`);
  const { found, own } = JSON.parse(answer) as { found: PartResult<Name>; own: number };
  return { found, peak: { own: Math.max(peak.own, own), worker: peak.worker } };
}
