import type { Condition, Filter, SortKey } from '../../../db/schema/listQuery';

/** A card of the start page: a list of the person who works here, its first rows shown. */
export interface TodayCard {
  readonly key: 'overdue' | 'tasks' | 'contact' | 'later';
  readonly entity: string;
  readonly filter: Filter;
  readonly sort: readonly SortKey[];
  /** The field shown beside the title: when it is due. */
  readonly when: string;
  /** Whether a row can be ticked off here. */
  readonly canFinish: boolean;
}

const openTask: Condition = { field: 'status', operator: 'isAnyOf', value: ['todo', 'doing'] };

/** The cards for a person, in their order. Customers come up on the day their next contact is planned, and after it. */
export function todayCards(userId: number): readonly TodayCard[] {
  const mine: Filter = {
    any: [
      { field: 'assignee', operator: 'is', value: userId },
      {
        all: [
          { field: 'assignee', operator: 'isEmpty' },
          { field: 'owner', operator: 'is', value: userId },
        ],
      },
    ],
  };
  const tasks = (when: Filter): Pick<TodayCard, 'entity' | 'filter' | 'sort' | 'when' | 'canFinish'> => ({
    entity: 'task',
    filter: { all: [openTask, mine, when] },
    sort: [{ field: 'dueAt', direction: 'ascending' }],
    when: 'dueAt',
    canFinish: true,
  });
  return [
    { key: 'overdue', ...tasks({ field: 'dueAt', operator: 'within', value: 'overdue' }) },
    { key: 'tasks', ...tasks({ field: 'dueAt', operator: 'within', value: 'today' }) },
    {
      key: 'contact',
      entity: 'account',
      filter: {
        all: [
          { field: 'owner', operator: 'is', value: userId },
          {
            any: [
              { field: 'nextContactOn', operator: 'within', value: 'today' },
              { field: 'nextContactOn', operator: 'within', value: 'overdue' },
            ],
          },
        ],
      },
      sort: [{ field: 'nextContactOn', direction: 'ascending' }],
      when: 'nextContactOn',
      canFinish: false,
    },
    {
      key: 'later',
      ...tasks({
        all: [
          { field: 'dueAt', operator: 'within', value: 'next7Days' },
          { not: { field: 'dueAt', operator: 'within', value: 'today' } },
        ],
      }),
    },
  ];
}

/** What a new office does first; each step is done when its records are there. */
export const firstSteps = [
  { key: 'import', entity: 'account', least: 5 },
  { key: 'contact', entity: 'contact', least: 1 },
  { key: 'followUp', entity: 'followUp', least: 1 },
  { key: 'opportunity', entity: 'opportunity', least: 1 },
  { key: 'task', entity: 'task', least: 1 },
  { key: 'colleague', entity: 'user', least: 2 },
] as const;
