import type { Label } from './label';
import type { Filter, SortKey } from './listQuery';

/** A view the product brings along. Data only: the program knows none of them by name. */
export interface ReadyView {
  /** Letters, unique among the views of its list. */
  readonly key: string;
  readonly label: Label;
  /** A dynamic group (动态分组): stands among the groups, not among the views. */
  readonly isGroup?: true;
  readonly filter?: Filter;
  readonly sort?: readonly SortKey[];
  readonly top?: number;
}

const everything: ReadyView = { key: 'all', label: { zh: '全部', en: 'All' } };
const mine: ReadyView = {
  key: 'mine',
  label: { zh: '我负责的', en: 'Mine' },
  filter: { field: 'owner', operator: 'is', value: 'me' },
};

/** What was done or given up is no work any more. */
const isOpenTask: Filter = { field: 'status', operator: 'isNoneOf', value: ['done', 'cancelled'] };
const isMyTask: Filter = {
  any: [
    { field: 'assignee', operator: 'is', value: 'me' },
    {
      all: [
        { field: 'assignee', operator: 'isEmpty' },
        { field: 'owner', operator: 'is', value: 'me' },
      ],
    },
  ],
};
const isMyFollowUp: Filter = { field: 'author', operator: 'is', value: 'me' };

const account: readonly ReadyView[] = [
  everything,
  mine,
  {
    key: 'recentlyContacted',
    label: { zh: '最近10天内联系过', en: 'Contacted in the last 10 days' },
    isGroup: true,
    filter: { field: 'lastFollowedAt', operator: 'within', value: 'last10Days' },
    sort: [{ field: 'lastFollowedAt', direction: 'descending' }],
  },
  {
    key: 'protectionEnding',
    label: { zh: '即将超期客户', en: 'Protection ends soon' },
    isGroup: true,
    filter: {
      any: [
        { field: 'protectUntil', operator: 'within', value: 'next7Days' },
        { field: 'protectUntil', operator: 'within', value: 'overdue' },
      ],
    },
    sort: [{ field: 'protectUntil', direction: 'ascending' }],
  },
  {
    key: 'top10',
    label: { zh: 'TOP 10', en: 'Top 10' },
    isGroup: true,
    filter: { field: 'contractAmount', operator: 'moreThan', value: 0 },
    sort: [{ field: 'contractAmount', direction: 'descending' }],
    top: 10,
  },
  tagged('model', '样板客户', 'Model customers'),
  tagged('sincere', '有诚意需回访', 'Sincere, call back'),
  tagged('difficult', '棘手客户', 'Difficult customers'),
  tagged('specialNeeds', '特定需求', 'Special needs'),
  {
    key: 'prospects',
    label: { zh: '潜在', en: 'Prospects' },
    isGroup: true,
    filter: { field: 'lifecycle', operator: 'isAnyOf', value: ['prospect', 'opportunity'] },
  },
  {
    key: 'active',
    label: { zh: '活跃', en: 'Active' },
    isGroup: true,
    filter: { field: 'status', operator: 'is', value: 'active' },
  },
  {
    key: 'lost',
    label: { zh: '流失', en: 'Lost' },
    isGroup: true,
    filter: { field: 'lifecycle', operator: 'is', value: 'lost' },
  },
];

function tagged(key: string, tag: string, english: string): ReadyView {
  return {
    key,
    label: { zh: tag, en: english },
    isGroup: true,
    filter: { field: 'tags', operator: 'isAnyOf', value: [tag] },
  };
}

const contact: readonly ReadyView[] = [
  everything,
  mine,
  {
    key: 'key',
    label: { zh: '关键联系人', en: 'Key contacts' },
    filter: { field: 'category', operator: 'is', value: 'key' },
  },
  {
    key: 'withoutPhone',
    label: { zh: '没有电话', en: 'Without a phone' },
    filter: {
      all: [
        { field: 'mobiles', operator: 'isEmpty' },
        { field: 'phones', operator: 'isEmpty' },
      ],
    },
  },
];

const opportunity: readonly ReadyView[] = [
  everything,
  mine,
  {
    key: 'open',
    label: { zh: '进行中', en: 'Open' },
    filter: { field: 'stage', operator: 'isNoneOf', value: ['won', 'lost', 'void'] },
    sort: [{ field: 'expectedCloseOn', direction: 'ascending' }],
  },
  {
    key: 'closingThisMonth',
    label: { zh: '本月预计成交', en: 'Expected to close this month' },
    filter: {
      all: [
        { field: 'expectedCloseOn', operator: 'within', value: 'thisMonth' },
        { field: 'stage', operator: 'isNoneOf', value: ['won', 'lost', 'void'] },
      ],
    },
    sort: [{ field: 'amount', direction: 'descending' }],
  },
  {
    key: 'won',
    label: { zh: '已赢单', en: 'Won' },
    filter: { field: 'stage', operator: 'is', value: 'won' },
    sort: [{ field: 'closedOn', direction: 'descending' }],
  },
];

const contract: readonly ReadyView[] = [
  everything,
  mine,
  {
    key: 'active',
    label: { zh: '履行中', en: 'Active' },
    filter: { field: 'status', operator: 'is', value: 'active' },
  },
  {
    key: 'endingSoon',
    label: { zh: '即将到期', en: 'Ending soon' },
    filter: {
      all: [
        { field: 'endOn', operator: 'within', value: 'next30Days' },
        { field: 'status', operator: 'is', value: 'active' },
      ],
    },
    sort: [{ field: 'endOn', direction: 'ascending' }],
  },
];

const delivery: readonly ReadyView[] = [
  everything,
  mine,
  {
    key: 'ready',
    label: { zh: '待发货', en: 'Ready' },
    filter: { field: 'status', operator: 'is', value: 'ready' },
  },
  {
    key: 'inTransit',
    label: { zh: '运输中', en: 'In transit' },
    filter: { field: 'status', operator: 'is', value: 'inTransit' },
    sort: [{ field: 'shippedOn', direction: 'ascending' }],
  },
  {
    key: 'exception',
    label: { zh: '异常', en: 'Exceptions' },
    filter: { field: 'status', operator: 'is', value: 'exception' },
  },
];

const task: readonly ReadyView[] = [
  everything,
  taskView('today', '我的今日任务', 'Mine, today', 'today'),
  taskView('overdue', '逾期任务', 'Overdue', 'overdue'),
  taskView('next7Days', '未来 7 天', 'Next 7 days', 'next7Days'),
  {
    key: 'done',
    label: { zh: '已完成', en: 'Done' },
    filter: { all: [isMyTask, { field: 'status', operator: 'is', value: 'done' }] },
    sort: [{ field: 'doneAt', direction: 'descending' }],
  },
];

function taskView(key: string, zh: string, en: string, due: string): ReadyView {
  return {
    key,
    label: { zh, en },
    filter: { all: [isMyTask, isOpenTask, { field: 'dueAt', operator: 'within', value: due }] },
    sort: [{ field: 'dueAt', direction: 'ascending' }],
  };
}

const followUp: readonly ReadyView[] = [
  { ...everything, sort: [{ field: 'followedAt', direction: 'descending' }] },
  followUpView('myToday', '我今天的跟进', 'Mine, today', 'today'),
  followUpView('myWeek', '我本周的跟进', 'Mine, this week', 'thisWeek'),
  {
    key: 'toContact',
    label: { zh: '我今天该联系的', en: 'To contact today' },
    filter: { all: [isMyFollowUp, { field: 'nextContactOn', operator: 'within', value: 'today' }] },
  },
];

function followUpView(key: string, zh: string, en: string, when: string): ReadyView {
  return {
    key,
    label: { zh, en },
    filter: { all: [isMyFollowUp, { field: 'followedAt', operator: 'within', value: when }] },
    sort: [{ field: 'followedAt', direction: 'descending' }],
  };
}

const ready: Readonly<Record<string, readonly ReadyView[]>> = {
  account,
  contact,
  opportunity,
  contract,
  delivery,
  task,
  followUp,
};

/** The views the product brings for a list; every list has at least all of it and one's own. */
export function readyViews(entity: string): readonly ReadyView[] {
  return Object.hasOwn(ready, entity) ? (ready[entity] ?? []) : [everything, mine];
}
