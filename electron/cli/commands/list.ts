import { z } from 'zod';
import { listColumns } from '../../../db/schema/derive/listColumns';
import { formatField } from '../../../db/schema/derive/printModel';
import type { FieldValue } from '../../../db/schema/fields';
import { largestPage, type Filter, type SortKey } from '../../../db/schema/listQuery';
import { filterShape } from '../../api/shapes';
import { UsageMistake, exitCodes, sharedOptions, type Command, type CommandInput } from '../command';
import { withOffice } from '../withOffice';
import { entityNamed } from '../words';

/** `crm list`: a page of records, as a table or as JSON. */
export const list: Command = {
  name: 'list',
  usage:
    'ENTITY --db FILE [--search TEXT] [--filter JSON] [--sort FIELD[:desc]] [--limit N] [--offset N] [--json]',
  label: { zh: '列出记录', en: 'list records' },
  options: [
    sharedOptions.database,
    sharedOptions.search,
    sharedOptions.filter,
    {
      name: 'sort',
      value: 'FIELD',
      isRepeated: true,
      label: { zh: '排序，字段:desc 为降序', en: 'order; FIELD:desc descends' },
    },
    { name: 'limit', value: 'N', label: { zh: '最多几条（默认 50）', en: 'how many at most (50)' } },
    { name: 'offset', value: 'N', label: { zh: '跳过几条', en: 'how many to leave out' } },
    sharedOptions.json,
    sharedOptions.user,
  ],
  words: { least: 1, most: 1 },
  run: (input) =>
    withOffice(input, 'read', async ({ office, actor }) => {
      const [name = ''] = input.words;
      const entity = entityNamed(office.data.schema(), name);
      const query = { entity: name, ...selectionOf(input), sort: sortOf(input), ...pageOf(input) };
      const page = await office.records.list(actor, query);
      if (input.has('json')) {
        input.output.json({ total: page.total, rows: page.rows, titles: page.titles });
        return exitCodes.done;
      }
      const columns = listColumns(entity).filter((column) => column.isShownFirst);
      input.output.line(['#', ...columns.map(({ field }) => field.label[input.language])].join('\t'));
      for (const row of page.rows) {
        const titleOf = (target: string, id: number): string => page.titles[target]?.[id] ?? '';
        const cells = columns.map((column) =>
          formatField(column, row[column.name] as FieldValue, input.language, titleOf),
        );
        input.output.line([row.id, ...cells.map((cell) => cell.replace(/[\t\n]/g, ' '))].join('\t'));
      }
      input.output.note(input.language === 'zh' ? `共 ${page.total} 条` : `${page.total} in all`);
      return exitCodes.done;
    }),
};

/** The search and the filter of the typed line. @throws UsageMistake when the filter is no filter. */
export function selectionOf(input: CommandInput): { search?: string; filter?: Filter } {
  const search = input.option('search');
  const typed = input.option('filter');
  return {
    ...(search === undefined ? {} : { search }),
    ...(typed === undefined ? {} : { filter: filterOf(typed) }),
  };
}

function filterOf(typed: string): Filter {
  const mistake = new UsageMistake({ zh: '--filter 不是有效的筛选条件', en: '--filter is no filter' });
  let read: unknown;
  try {
    read = JSON.parse(typed);
  } catch {
    throw mistake;
  }
  const checked = filterShape.safeParse(read);
  if (!checked.success) throw mistake;
  return checked.data;
}

function sortOf(input: CommandInput): SortKey[] {
  return input.options('sort').map((typed) => {
    const [field = '', direction = 'asc', ...others] = typed.split(':');
    if (!['asc', 'desc'].includes(direction) || others.length > 0)
      throw new UsageMistake({
        zh: `--sort 看不懂：${typed}`,
        en: `--sort is FIELD or FIELD:desc: ${typed}`,
      });
    return { field, direction: direction === 'desc' ? 'descending' : 'ascending' };
  });
}

function pageOf(input: CommandInput): { offset: number; limit: number } {
  const number = z.coerce.number().int().min(0);
  const limit = number.max(largestPage).safeParse(input.option('limit') ?? 50);
  const offset = number.safeParse(input.option('offset') ?? 0);
  if (!limit.success || !offset.success || limit.data === 0) {
    throw new UsageMistake({
      zh: `--limit 应在 1 到 ${largestPage} 之间`,
      en: `--limit goes from 1 to ${largestPage}`,
    });
  }
  return { offset: offset.data, limit: limit.data };
}
