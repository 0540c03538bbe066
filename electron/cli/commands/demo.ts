import { UsageMistake, exitCodes, sharedOptions, type Command } from '../command';
import { withOffice } from '../withOffice';
import { dayOf } from '../words';

/** `crm demo`: a deterministic, realistic office in a new file. */
export const demo: Command = {
  name: 'demo',
  usage: '--size N --db FILE [--seed N] [--today YYYY-MM-DD] [--json]',
  label: { zh: '生成演示数据库', en: 'make a database with a realistic office' },
  options: [
    sharedOptions.database,
    { name: 'size', value: 'N', isRequired: true, label: { zh: '客户数量', en: 'how many accounts' } },
    { name: 'seed', value: 'N', label: { zh: '随机种子（默认 1）', en: 'the seed (1)' } },
    { name: 'today', value: 'DAY', label: { zh: '以哪天为“今天”', en: 'which day counts as today' } },
    sharedOptions.json,
  ],
  words: { least: 0, most: 0 },
  run: (input) => {
    const size = Number(input.option('size'));
    const seed = Number(input.option('seed') ?? 1);
    const day = input.option('today') === undefined ? undefined : dayOf(input.option('today') ?? '');
    if (!Number.isSafeInteger(seed)) {
      throw new UsageMistake({ zh: '--seed 应为整数', en: '--seed is a whole number' });
    }
    if (!Number.isSafeInteger(size) || size < 1 || size > 2_000_000) {
      throw new UsageMistake({
        zh: '--size 应为 1 到 2000000 的整数',
        en: '--size is a whole number from 1 to 2000000',
      });
    }
    return withOffice(input, 'create', async ({ office, actor, clock }) => {
      const today = day ?? clock.today();
      const counts = await office.sample.make(actor, { accounts: size, seed, today }, () => undefined);
      if (input.has('json')) input.output.json(counts);
      else for (const [entity, count] of Object.entries(counts)) input.output.line(`${entity}\t${count}`);
      return exitCodes.done;
    });
  },
};
