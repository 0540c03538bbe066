import { readdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { forkWorker } from '../electron/application/forkedWorker';
import { createSpreadsheets } from '../electron/application/spreadsheets';
import { childrenOf, peakOf } from '../electron/cli/bench/measure';
import { SpreadsheetFailure } from '../electron/services/ports';
import { top } from './run.mjs';

/**
 * `tsx scripts/readSheets.ts FOLDER OUT.json [PART/PARTS]`: opens every file of a folder tree and reads it to the last
 * row, each in a worker process of its own, and writes what became of it. For large collections of workbooks of other
 * people, which do not belong into the repository. Build first. Several parts may run beside each other.
 */

/** What became of one file. */
interface Reading {
  readonly file: string;
  /** `opened`, or the code of the failure. */
  readonly outcome: string;
  readonly detail: string;
  readonly format: string;
  readonly sheets: number;
  readonly rows: number;
  readonly cells: number;
  readonly errors: number;
  readonly milliseconds: number;
  /** The most memory of the worker, MiB. */
  readonly peak: number;
}

// peaks are kept by the system; looking costs more than reading where there are many processes
const lookEveryMilliseconds = 100;
const spreadsheets = createSpreadsheets({
  startWorker: () => forkWorker(join(top, 'out/worker/index.js'), []),
});

async function readWhole(path: string, look: () => void): Promise<Partial<Reading>> {
  let rows = 0;
  let cells = 0;
  let errors = 0;
  const workbook = await spreadsheets.open(path, {});
  try {
    for (const { index } of workbook.summary.sheets) {
      for await (const batch of workbook.rows(index)) {
        rows += batch.length;
        for (const { cells: values } of batch) {
          for (const value of values) {
            if (value === null) continue;
            cells += 1;
            if (typeof value === 'object' && value.kind === 'error') errors += 1;
          }
        }
      }
    }
    look();
    const { format, sheets } = workbook.summary;
    return { outcome: 'opened', format, sheets: sheets.length, rows, cells, errors };
  } finally {
    await workbook.close();
  }
}

async function readOne(path: string): Promise<Omit<Reading, 'file'>> {
  let peak = 0;
  const look = (): void => {
    for (const child of childrenOf(process.pid)) peak = Math.max(peak, peakOf(child));
  };
  const timer = setInterval(look, lookEveryMilliseconds);
  const started = performance.now();
  const nothing = { outcome: '', detail: '', format: '', sheets: 0, rows: 0, cells: 0, errors: 0 };
  const found = await readWhole(path, look).catch((error: unknown) => {
    const isKnown = error instanceof SpreadsheetFailure;
    return { outcome: isKnown ? error.code : 'raw', detail: isKnown ? error.detail : String(error) };
  });
  clearInterval(timer);
  const milliseconds = Math.round(performance.now() - started);
  return { ...nothing, ...found, milliseconds, peak: Math.round(peak) };
}

function countsOf(readings: readonly Reading[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { outcome } of readings) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

async function run([folder = '', out = '', share = '1/1']: readonly string[]): Promise<void> {
  const [part = 1, parts = 1] = share.split('/').map(Number);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const readings: Reading[] = [];
  for (const [index, path] of paths.sort().entries()) {
    if (index % parts !== part - 1) continue;
    readings.push({ file: relative(folder, path), ...(await readOne(path)) });
    if (readings.length % 200 === 0) await writeFile(out, JSON.stringify(readings));
  }
  await writeFile(out, `[\n${readings.map((reading) => JSON.stringify(reading)).join(',\n')}\n]\n`);
  const slowest = readings.reduce((one, other) => (other.milliseconds > one.milliseconds ? other : one));
  const largest = readings.reduce((one, other) => (other.peak > one.peak ? other : one));
  process.stdout.write(
    `${JSON.stringify({ files: readings.length, counts: countsOf(readings), slowest, largest }, null, 1)}\n`,
  );
}

await run(process.argv.slice(2));
