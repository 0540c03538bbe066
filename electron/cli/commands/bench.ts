import { describeBench } from '../bench/describeBench';
import { canMeasure } from '../bench/measure';
import { benchParts, runBench, type BenchPart } from '../bench/runBench';
import { UsageMistake, exitCodes, sharedOptions, type Command } from '../command';

/** `crm bench`: what the program costs beside the least it could cost, both measured in the same run (docs/benchmarks.md). */
export const bench: Command = {
  name: 'bench',
  usage: '[PART…] [--quick] [--rows N] [--share S] [--json]',
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
    {
      name: 'share',
      value: 'S',
      label: {
        zh: '大办公室的比例（默认 1：20 万客户、30 万联系人、100 万跟进）',
        en: 'share of the large office (1: 200,000 accounts, 300,000 contacts, 1,000,000 follow-ups)',
      },
    },
    sharedOptions.json,
  ],
  words: { least: 0, most: benchParts.length },
  async run(input) {
    const rows = Number(input.option('rows') ?? 100_000);
    if (!Number.isSafeInteger(rows) || rows < 1000 || rows > 500_000)
      throw new UsageMistake({
        zh: '--rows 应为 1000 到 500000 的整数',
        en: '--rows is a whole number from 1000 to 500000',
      });
    const share = Number(input.option('share') ?? 1);
    if (!(share > 0 && share <= 1))
      throw new UsageMistake({
        zh: '--share 应大于 0、不超过 1',
        en: '--share is more than 0 and at most 1',
      });
    const parts = partsOf(input.words);
    if (!canMeasure() || isPacked())
      throw new UsageMistake({
        zh: '性能测量读取 /proc 并启动 Node 子进程，只在 Linux 上从源代码运行（npm run bench）',
        en: 'the bench reads /proc and starts children of Node: it runs on Linux, from the sources (npm run bench)',
      });
    const isQuick = input.has('quick');
    const report = await runBench({
      parts,
      share,
      questions: isQuick ? 10 : 40,
      rows,
      largest: isQuick ? null : 300_000,
      growth: [10_000, 30_000, 100_000, 300_000].filter((size) => (isQuick ? size <= rows : true)),
      repeats: isQuick ? 1 : 3,
      note: (text) => input.output.note(text),
    });
    if (input.has('json')) input.output.json(report);
    else for (const line of describeBench(report, input.language)) input.output.line(line);
    return report.figures.every(({ isMet }) => isMet) ? exitCodes.done : exitCodes.unsound;
  },
};

function partsOf(words: readonly string[]): readonly BenchPart[] {
  const unknown = words.find((word) => !(benchParts as readonly string[]).includes(word));
  if (unknown !== undefined)
    throw new UsageMistake({
      zh: `没有 ${unknown} 这一部分；有 ${benchParts.join('、')}`,
      en: `no part ${unknown}; there are ${benchParts.join(', ')}`,
    });
  return words.length === 0 ? benchParts : benchParts.filter((name) => words.includes(name));
}

/** The packed program starts no Node of its own: that is one of its fuses. */
function isPacked(): boolean {
  return 'parentPort' in process && process.parentPort !== undefined;
}
