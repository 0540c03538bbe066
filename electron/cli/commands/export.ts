import { exitCodes, sharedOptions, UsageMistake, type Command } from '../command';
import { withOffice } from '../withOffice';
import { entityNamed } from '../words';
import { selectionOf } from './list';

/** `crm export`: a list as a workbook or a text file, by the ending of the name. */
export const exportCommand: Command = {
  name: 'export',
  usage:
    'ENTITY --db FILE --out FILE.xlsx|.csv [--filter JSON] [--search TEXT] [--columns a,b,c] [--gbk] [--json]',
  label: { zh: '导出为 Excel 或 CSV', en: 'export to Excel or CSV' },
  options: [
    sharedOptions.database,
    {
      name: 'out',
      value: 'FILE',
      isRequired: true,
      label: { zh: '目标文件，.xlsx 或 .csv', en: 'the file to write, .xlsx or .csv' },
    },
    sharedOptions.search,
    sharedOptions.filter,
    {
      name: 'columns',
      value: 'NAMES',
      label: { zh: '字段名，逗号分隔；默认全部', en: 'fields, separated by commas; all of them without it' },
    },
    { name: 'gbk', label: { zh: 'CSV 使用 GBK 编码', en: 'write the CSV in GBK' } },
    sharedOptions.json,
    sharedOptions.user,
  ],
  words: { least: 1, most: 1 },
  run: (input) =>
    withOffice(input, 'read', async ({ office, actor }) => {
      const path = input.option('out') ?? '';
      const [entity = ''] = input.words;
      entityNamed(office.data.schema(), entity);
      const { rows } = await office.exports.write(
        actor,
        {
          selection: { entity, ...selectionOf(input) },
          columns: input.option('columns')?.split(','),
          format: formatOf(path, input.has('gbk')),
          language: input.language,
          path,
        },
        { signal: new AbortController().signal, report: () => undefined },
      );
      if (input.has('json')) input.output.json({ path, rows });
      else
        input.output.line(
          input.language === 'zh' ? `已导出 ${rows} 条到 ${path}` : `${rows} records written to ${path}`,
        );
      return exitCodes.done;
    }),
};

function formatOf(path: string, isGbk: boolean): 'xlsx' | 'csv' | 'csvGbk' {
  if (isGbk && !/\.csv$/i.test(path))
    throw new UsageMistake({ zh: '--gbk 只用于 .csv', en: '--gbk goes with .csv only' });
  if (/\.xlsx$/i.test(path)) return 'xlsx';
  if (/\.csv$/i.test(path)) return isGbk ? 'csvGbk' : 'csv';
  throw new UsageMistake({ zh: '--out 应以 .xlsx 或 .csv 结尾', en: '--out ends in .xlsx or .csv' });
}
