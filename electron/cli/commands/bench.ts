import { describeBench } from '../bench/describeBench';
import { canMeasure } from '../bench/measure';
import { runBench } from '../bench/runBench';
import { UsageMistake, exitCodes, sharedOptions, type Command } from '../command';

/** `crm bench`: what the program costs beside the least it could cost, both measured in the same run (docs/benchmarks.md). */
export const bench: Command = {
  name: 'bench',
  usage: '[--quick] [--rows N] [--json]',
  label: { zh: '测量性能，与上限并列', en: 'measure the program, each figure beside its limit' },
  options: [
    {
      name: 'quick',
      label: { zh: '每项一次，不测 300,000 行', en: 'everything once, and without 300,000 rows' },
    },
    {
      name: 'rows',
      value: 'N',
      label: { zh: '导入导出的行数（默认 100000）', en: 'rows in and out (100000)' },
    },
    sharedOptions.json,
  ],
  words: { least: 0, most: 0 },
  async run(input) {
    const rows = Number(input.option('rows') ?? 100_000);
    if (!Number.isSafeInteger(rows) || rows < 1000 || rows > 500_000)
      throw new UsageMistake({
        zh: '--rows 应为 1000 到 500000 的整数',
        en: '--rows is a whole number from 1000 to 500000',
      });
    if (!canMeasure() || isPacked())
      throw new UsageMistake({
        zh: '性能测量读取 /proc 并启动 Node 子进程，只在 Linux 上从源代码运行（npm run bench）',
        en: 'the bench reads /proc and starts children of Node: it runs on Linux, from the sources (npm run bench)',
      });
    const isQuick = input.has('quick');
    const report = await runBench({
      rows,
      growth: [10_000, 30_000, 100_000, 300_000].filter((size) => (isQuick ? size <= rows : true)),
      repeats: isQuick ? 1 : 3,
      note: (text) => input.output.note(text),
    });
    if (input.has('json')) input.output.json(report);
    else for (const line of describeBench(report, input.language)) input.output.line(line);
    return report.figures.every(({ isMet }) => isMet) ? exitCodes.done : exitCodes.unsound;
  },
};

/** The packed program starts no Node of its own: that is one of its fuses. */
function isPacked(): boolean {
  return 'parentPort' in process && process.parentPort !== undefined;
}
