import type { Filter } from '../../../../db/schema/listQuery';
import { timeCase, type TimedCase } from '../timings';
import { withVolume } from '../volumeDesk';

const services = ['gold', 'silver', 'plain'];
const cities = ['杭州', '苏州', '无锡', '重庆', '长沙', '厦门', '青岛', '西安', '沈阳', '佛山'];

interface FilterCase {
  readonly name: string;
  readonly zh: string;
  readonly filter: (turn: number) => Filter;
  readonly sort?: string;
}

/** Filters on fields the office made itself, each turn with another value and right after a save. */
const cases: readonly FilterCase[] = [
  {
    name: 'choice',
    zh: '自定义选项',
    filter: (turn) => ({ field: 'xService', operator: 'is', value: services[turn % 3] ?? '' }),
  },
  {
    name: 'choiceByName',
    zh: '自定义选项，按名称排序',
    filter: (turn) => ({ field: 'xService', operator: 'isAnyOf', value: [services[turn % 3] ?? '', 'gold'] }),
    sort: 'name',
  },
  {
    name: 'text',
    zh: '自定义文本（包含）',
    filter: (turn) => ({ field: 'xPark', operator: 'contains', value: `${(turn % 39) + 1}号楼` }),
  },
  {
    name: 'textByItself',
    zh: '自定义文本（开头是），按它排序',
    filter: (turn) => ({ field: 'xPark', operator: 'startsWith', value: cities[turn % 10] ?? '' }),
    sort: 'xPark',
  },
  {
    name: 'money',
    zh: '自定义金额（不少于），按它排序',
    filter: (turn) => ({ field: 'xBudget', operator: 'atLeast', value: 10_000_000 + turn * 1_000_000 }),
    sort: 'xBudget',
  },
  {
    name: 'moneyByName',
    zh: '自定义金额（介于），按名称排序',
    filter: (turn) => ({
      field: 'xBudget',
      operator: 'between',
      value: [5_000_000, 20_000_000 + turn * 100_000],
    }),
    sort: 'name',
  },
  {
    name: 'date',
    zh: '自定义日期（早于）',
    filter: (turn) => ({ field: 'xRenewOn', operator: 'before', value: `2027-0${(turn % 9) + 1}-15` }),
  },
  {
    name: 'dateEmpty',
    zh: '自定义日期为空，按名称排序',
    filter: () => ({ field: 'xRenewOn', operator: 'isEmpty' }),
    sort: 'name',
  },
  {
    name: 'two',
    zh: '两个自定义字段且负责人',
    filter: (turn) => ({
      all: [
        { field: 'xService', operator: 'is', value: services[turn % 3] ?? '' },
        { field: 'xBudget', operator: 'moreThan', value: 30_000_000 },
        { field: 'owner', operator: 'is', value: (turn % 4) + 1 },
      ],
    }),
    sort: 'name',
  },
];

/** First pages of lists filtered by fields the office made. */
export function volumeFilters(input: { readonly db: string; readonly times: number }): Promise<TimedCase[]> {
  return withVolume(input.db, async ({ list, save }) => {
    const done: TimedCase[] = [];
    for (const { name, zh, filter, sort } of cases)
      done.push(
        await timeCase(input.times, {
          name,
          label: { zh, en: `own field: ${name}` },
          before: save,
          program: (turn) =>
            list({
              filter: filter(turn),
              ...(sort === undefined ? {} : { sort: [{ field: sort, direction: 'ascending' as const }] }),
            }),
        }),
      );
    return done;
  });
}
