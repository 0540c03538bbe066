import { execFileSync } from 'node:child_process';
import type { ElectronApplication } from 'playwright-core';

/** Ends the program as a power cut does: every process of it at once, none of them asked. */
export async function endAtOnce(program: ElectronApplication): Promise<void> {
  const main = program.process();
  const ended = new Promise((resolve) => main.once('exit', resolve));
  for (const id of familyOf(main.pid ?? 0)) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // It went with its parent.
    }
  }
  await ended;
}

/** A process and everything it started, parents first. */
function familyOf(id: number): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const pairs = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const family = [id];
  for (const parent of family) for (const [child = 0, of] of pairs) if (of === parent) family.push(child);
  return family;
}
