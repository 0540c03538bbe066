import { exitCodes, sharedOptions, type Command } from '../command';
import { withOffice } from '../withOffice';

/** `crm check`: integrity, foreign keys, roll-ups, the change log against the rows, the search index, kept files. */
export const check: Command = {
  name: 'check',
  usage: '--db FILE [--json]',
  label: { zh: '检查数据库是否完好', en: 'check that the database is sound' },
  options: [sharedOptions.database, sharedOptions.json],
  words: { least: 0, most: 0 },
  run: (input) =>
    withOffice(input, 'read', async ({ office }) => {
      const report = await office.check();
      if (input.has('json')) input.output.json(report);
      else if (report.ok) input.output.line(input.language === 'zh' ? '数据库完好' : 'the database is sound');
      else for (const { check, detail } of report.problems) input.output.line(`${check}  ${detail}`);
      return report.ok ? exitCodes.done : exitCodes.unsound;
    }),
};
