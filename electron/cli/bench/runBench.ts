import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { customerSheet } from './customerSheet';
import { figure, type BenchReport, type Figure, type Growth } from './figures';
import { percentile, type Cost } from './measure';
import type { PartInput, PartName } from './parts';
import { runImport } from './runImport';
import { runPart, type PartRun } from './runPart';
import { runVolume } from './runVolume';

/** What can be measured by itself. */
export const benchParts = ['program', 'import', 'volume'] as const;
export type BenchPart = (typeof benchParts)[number];

/** How much is measured. */
export interface BenchWish {
  /** `program`: import, save, export, growth. `import`: its steps one by one. `volume`: reading in an office of 1.5 million records. */
  readonly parts: readonly BenchPart[];
  /** The share of the large office that is made: 1 for the figures, less for a look. */
  readonly share: number;
  /** How often every question is put to it. */
  readonly questions: number;
  /** Rows of the import and of the export that have limits. */
  readonly rows: number;
  /** Rows of the import that only has to come through; null: none. */
  readonly largest: number | null;
  /** Rows of the imports in the table of growth. */
  readonly growth: readonly number[];
  /** How often a cheap part is run; the median counts. */
  readonly repeats: number;
  readonly note: (text: string) => void;
}

interface Bench {
  readonly wish: BenchWish;
  /** A new path in a folder that is gone at the end. */
  newPath(ending: string): string;
}

/** Runs the bench, one part after the other. */
export async function runBench(wish: BenchWish): Promise<BenchReport> {
  const [loadBefore = 0] = loadavg();
  const machine = {
    node: process.version,
    cpu: cpus()[0]?.model ?? '',
    cores: availableParallelism(),
    loadBefore,
  };
  const program = wish.parts.includes('program') ? await runProgram(wish) : null;
  const imports = wish.parts.includes('import')
    ? await runImport({ rows: wish.rows, most: wish.largest, note: wish.note })
    : null;
  const volume = wish.parts.includes('volume')
    ? await runVolume({ share: wish.share, times: wish.questions, note: wish.note })
    : null;
  return {
    machine: { ...machine, loadAfter: loadavg()[0] ?? 0 },
    figures: [...(program?.figures ?? []), ...(imports?.figures ?? []), ...(volume?.figures ?? [])],
    growth: program?.growth ?? [],
    cases: volume?.cases ?? [],
    information: { ...program?.information, ...imports?.information, ...volume?.information },
  };
}

async function runProgram(wish: BenchWish): Promise<Pick<BenchReport, 'figures' | 'growth' | 'information'>> {
  const folder = await mkdtemp(join(tmpdir(), 'keyuan-bench-'));
  let files = 0;
  const bench: Bench = { wish, newPath: (ending) => join(folder, `${(files += 1)}.${ending}`) };
  try {
    const imported = await measureImport(bench);
    const saved = await measureSave(bench);
    const demo = bench.newPath('kydb');
    const made = await part(bench, 'makeDemo', { accounts: wish.rows, db: demo });
    const exported = await measureExport(bench, demo);
    const read = await part(bench, 'readLists', { db: demo, times: 200 });
    const indexing = (await part(bench, 'saveWhileIndexing', { db: bench.newPath('kydb'), accounts: 12_000 }))
      .found;
    const growth = await measureGrowth(bench, imported.growth);
    return {
      figures: [...imported.figures, ...saved, ...exported],
      growth,
      information: {
        ...imported.information,
        demoCpuSeconds: made.found.cpu,
        pageP95Ms: read.found.page.p95,
        pageBareP95Ms: read.found.page.bare,
        searchP95Ms: read.found.search.p95,
        searchBareP95Ms: read.found.search.bare,
        saveWhileIndexingP50Ms: indexing.save.p50,
        saveWhileIndexingP95Ms: indexing.save.p95,
        indexedASecondBesideSaves: indexing.beside,
        indexedASecondAlone: indexing.alone,
      },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function part<Name extends PartName>(
  { wish }: Bench,
  name: Name,
  input: PartInput<Name>,
): Promise<PartRun<Name>> {
  const run = await runPart(name, input);
  wish.note(`${name} ${JSON.stringify(run.found)}`);
  return run;
}

/** Runs a part several times; gives the run whose processor time is the median. */
async function medianOf<Name extends PartName>(
  times: number,
  run: () => Promise<PartRun<Name>>,
  cpuOf: (found: PartRun<Name>) => number,
): Promise<PartRun<Name>> {
  const runs: PartRun<Name>[] = [];
  for (let turn = 0; turn < times; turn += 1) runs.push(await run());
  const middle = percentile(runs.map(cpuOf), 0.5);
  const found = runs.find((one) => cpuOf(one) === middle) ?? runs[0];
  if (!found) throw new Error('nothing was run');
  return found;
}

async function measureImport(bench: Bench): Promise<{
  readonly figures: readonly Figure[];
  readonly growth: Growth;
  readonly information: Readonly<Record<string, number>>;
}> {
  const { rows, repeats } = bench.wish;
  const sheet = await customerSheet(rows);
  const cpu = ({ found }: { found: Cost }): number => found.cpu;
  const read = await medianOf(repeats, () => part(bench, 'readSheet', { sheet }), cpu);
  const insert = await medianOf(
    repeats,
    () => part(bench, 'insertCells', { rows, db: bench.newPath('db') }),
    cpu,
  );
  let db = '';
  const run = await medianOf(
    repeats,
    () => part(bench, 'importSheet', { sheet, db: (db = bench.newPath('kydb')) }),
    ({ found }) => found.total.cpu,
  );
  const undone = await part(bench, 'undoImport', { db });
  const { total, index } = run.found;
  const least = read.found.cpu + insert.found.cpu;
  return {
    figures: [
      figure({
        name: 'importCpu',
        label: {
          zh: `导入 ${rows} 行 × 20 列，处理器时间 ÷（只读同一文件 + 裸写同样单元格）`,
          en: `import of ${rows} rows × 20 columns, CPU ÷ (reading the file + bare insert of its cells)`,
        },
        unit: '×',
        measured: total.cpu / least,
        limit: 3,
        from: { importSeconds: total.cpu, readSeconds: read.found.cpu, insertSeconds: insert.found.cpu },
      }),
      figure({
        name: 'importMemory',
        label: { zh: '导入时单个进程的内存峰值', en: 'peak memory of any one process during it' },
        unit: 'MiB',
        measured: Math.max(run.peak.own, run.peak.worker),
        limit: 700,
        from: { application: run.peak.own, worker: run.peak.worker },
      }),
    ],
    growth: growthOf(rows, run),
    information: {
      importWallSeconds: total.wall,
      importIndexCpuSeconds: index.cpu,
      importIndexWallSeconds: index.wall,
      undoCpuSeconds: undone.found.cpu,
      undoWallSeconds: undone.found.wall,
      undoRecordsLeft: undone.found.left,
    },
  };
}

async function measureSave(bench: Bench): Promise<readonly Figure[]> {
  const db = bench.newPath('kydb');
  await part(bench, 'importSheet', { sheet: await customerSheet(10_000), db });
  const { found } = await part(bench, 'saveRecords', { db, bareDb: bench.newPath('db'), times: 500 });
  return [
    figure({
      name: 'save',
      label: {
        zh: '保存一条记录 p95 ÷ 裸事务 p95（一条日志 + 一条更新）',
        en: 'save of one record p95 ÷ bare transaction p95 (one log row + one update)',
      },
      unit: '×',
      measured: found.save.p95 / found.bare.p95,
      limit: 3,
      from: {
        saveP95Ms: found.save.p95,
        bareP95Ms: found.bare.p95,
        saveP50Ms: found.save.p50,
        bareP50Ms: found.bare.p50,
      },
    }),
  ];
}

async function measureExport(bench: Bench, db: string): Promise<readonly Figure[]> {
  const { repeats, rows } = bench.wish;
  const cpu = ({ found }: { found: Cost }): number => found.cpu;
  const whole = await medianOf(
    repeats,
    () => part(bench, 'exportRecords', { db, path: bench.newPath('xlsx') }),
    cpu,
  );
  const library = await medianOf(
    repeats,
    () => part(bench, 'writeCells', { db, path: bench.newPath('xlsx') }),
    cpu,
  );
  return [
    figure({
      name: 'exportCpu',
      label: {
        zh: `导出 ${rows} 行，处理器时间 ÷ 写表库单独写同样单元格`,
        en: `export of ${rows} rows, CPU ÷ the writer library alone on the same cells`,
      },
      unit: '×',
      measured: whole.found.cpu / library.found.cpu,
      limit: 1.5,
      from: {
        exportSeconds: whole.found.cpu,
        librarySeconds: library.found.cpu,
        columns: library.found.columns,
      },
    }),
  ];
}

async function measureGrowth(bench: Bench, known: Growth): Promise<readonly Growth[]> {
  const lines: Growth[] = [];
  for (const rows of bench.wish.growth) {
    if (rows === known.rows) {
      lines.push(known);
      continue;
    }
    const sheet = await customerSheet(rows);
    lines.push(growthOf(rows, await part(bench, 'importSheet', { sheet, db: bench.newPath('kydb') })));
  }
  const [first] = lines;
  const perRow = (line: Growth): number => line.cpu / line.rows;
  return lines.map((line) => ({ ...line, perRow: first ? perRow(line) / perRow(first) : 1 }));
}

function growthOf(rows: number, { found, peak }: PartRun<'importSheet'>): Growth {
  return {
    rows,
    cpu: found.total.cpu,
    wall: found.total.wall,
    rowsPerSecond: rows / found.total.wall,
    peak: peak.own,
    workerPeak: peak.worker,
    perRow: 1,
    indexCpu: found.index.cpu,
  };
}
