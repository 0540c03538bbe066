import { exitCodes, sharedOptions, type Command } from '../command';
import { withOffice } from '../withOffice';

/** `crm backup`: a copy that was verified before it got its name. */
export const backup: Command = {
  name: 'backup',
  usage: '--db FILE --out FILE [--json]',
  label: { zh: '备份数据库（备份后自动校验）', en: 'take a verified back-up' },
  options: [
    sharedOptions.database,
    { name: 'out', value: 'FILE', isRequired: true, label: { zh: '备份文件', en: 'the file to write' } },
    sharedOptions.json,
  ],
  words: { least: 0, most: 0 },
  run: (input) =>
    withOffice(input, 'read', async ({ office }) => {
      const copy = await office.backUp(input.option('out') ?? '', 'withFiles');
      if (input.has('json')) input.output.json(copy);
      else input.output.line(`${copy.path}\t${copy.byteLength}\t${copy.sha256}`);
      return exitCodes.done;
    }),
};
