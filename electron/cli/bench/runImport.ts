import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { customerSheet } from './customerSheet';
import { figure, type Figure } from './figures';
import { runPart, type PartRun } from './runPart';

/** What an import of a large sheet costs step by step, beside the limits the product set itself. */
export async function runImport(wish: {
  readonly rows: number;
  /** Rows of the largest sheet, which only has to come through; null: none. */
  readonly most: number | null;
  readonly note: (text: string) => void;
}): Promise<{
  readonly figures: readonly Figure[];
  readonly information: Readonly<Record<string, number>>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'keyuan-bench-'));
  try {
    const stages = await runPart('importStages', {
      sheet: await customerSheet(wish.rows),
      db: join(folder, 'stages.kydb'),
    });
    wish.note(`importStages ${JSON.stringify(stages)}`);
    const { open, rehearse, commit, undo, left, cancel } = stages.found;
    const whole = await measureWhole(wish, folder);
    const largest =
      wish.most === null
        ? null
        : await runPart('importSheet', {
            sheet: await customerSheet(wish.most),
            db: join(folder, 'largest.kydb'),
          });
    if (largest) wish.note(`importSheet ${JSON.stringify(largest)}`);
    // The limits are for 100,000 rows; opening reads no more of a longer sheet than of a short one.
    const share = wish.rows / 100_000;
    return {
      figures: [
        seconds('importOpen', '打开到第一页', 'from the file to its first page', open.cpu, 1.5),
        seconds('importRehearse', '演练', 'the rehearsal', rehearse.cpu, 15 * share),
        seconds('importCommit', '写入', 'the writing', commit.cpu, 20 * share),
        seconds('importUndo', '撤销', 'taking it back', undo.cpu, 20 * share),
        whole,
        memory('importStagesMemory', wish.rows, stages.peak, 700),
        ...(largest && wish.most !== null ? [memory('largestMemory', wish.most, largest.peak, 1229)] : []),
        figure({
          name: 'importLeft',
          label: { zh: '撤销后留下的记录', en: 'records left after it was taken back' },
          unit: '条',
          measured: left,
          limit: 0,
          from: {},
        }),
        figure({
          name: 'importCancel',
          label: { zh: '停止导入到停下（墙钟）', en: 'from the wish to stop until it has stopped, wall' },
          unit: 's',
          measured: cancel,
          limit: 1,
          from: {},
        }),
      ],
      information: {
        importOpenWallSeconds: open.wall,
        importRehearseWallSeconds: rehearse.wall,
        importCommitWallSeconds: commit.wall,
        importUndoWallSeconds: undo.wall,
        ...(largest ? { largestWallSeconds: largest.found.total.wall } : {}),
      },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }

  function seconds(name: string, zh: string, en: string, measured: number, limit: number): Figure {
    const rows = String(wish.rows);
    return figure({
      name,
      label: { zh: `导入 ${rows} 行：${zh}，处理器时间`, en: `import of ${rows} rows: ${en}, CPU` },
      unit: 's',
      measured,
      limit,
      from: {},
    });
  }

  function memory(name: string, rows: number, peak: PartRun<'importStages'>['peak'], limit: number): Figure {
    const size = String(rows);
    return figure({
      name,
      label: {
        zh: `导入 ${size} 行时单个进程的内存峰值`,
        en: `peak memory of any one process, ${size} rows`,
      },
      unit: 'MiB',
      measured: Math.max(peak.own, peak.worker),
      limit,
      from: { application: peak.own, worker: peak.worker },
    });
  }
}

/** `crm import` as a whole beside the least it could cost: reading the file, and writing its cells. */
async function measureWhole(
  { rows, note }: { readonly rows: number; readonly note: (text: string) => void },
  folder: string,
): Promise<Figure> {
  const sheet = await customerSheet(rows);
  const read = await runPart('readSheet', { sheet });
  const insert = await runPart('insertCells', { rows, db: join(folder, 'cells.db') });
  const run = await runPart('importSheet', { sheet, db: join(folder, 'whole.kydb') });
  for (const { found } of [read, insert, run]) note(JSON.stringify(found));
  const from = {
    importSeconds: run.found.total.cpu,
    readSeconds: read.found.cpu,
    insertSeconds: insert.found.cpu,
  };
  return figure({
    name: 'importWhole',
    label: {
      zh: `导入 ${String(rows)} 行，处理器时间 ÷（只读同一文件 + 裸写同样单元格）`,
      en: `import of ${String(rows)} rows, CPU ÷ (reading the file + bare insert of its cells)`,
    },
    unit: '×',
    measured: from.importSeconds / (from.readSeconds + from.insertSeconds),
    limit: 3,
    from,
  });
}
