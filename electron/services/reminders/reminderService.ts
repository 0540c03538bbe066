import type { AnyRecord } from '../../../db/schema/defineEntity';
import type { Filter } from '../../../db/schema/listQuery';
import type { CallInput } from '../../api';
import type { Preferences } from '../../api/preferences';
import type { Titles } from '../../api/records';
import type { Reminder } from '../../api/reminders';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import type { Clock } from '../ports';
import type { RecordService } from '../records/recordService';

/** What a person is reminded of, on whichever desk. */
export interface ReminderService {
  /** What has come up and was neither done nor put off, newest first. */
  list(actor: Actor): Promise<readonly Reminder[]>;
  /** Puts a task's reminder off from now; one action to undo. @throws Refusal `notFound` */
  snooze(actor: Actor, input: CallInput<'reminders.snooze'>): Promise<null>;
  /** Notes that a desk told of tasks, so that no other desk does. */
  told(taskIds: readonly number[]): Promise<void>;
  /** Mentions up to now count as seen. */
  seen(actor: Actor): Promise<null>;
}

/** What one person prefers, as far as reminders go. */
export interface ReminderPreferences {
  get(actor: Actor): Promise<Pick<Preferences, 'mentionsSeenAt'>>;
  set(actor: Actor, changes: Pick<Preferences, 'mentionsSeenAt'>): Promise<unknown>;
}

/** More than this nobody reads; the rest comes up when these are done. */
const mostReminders = 100;
/** What a task or a comment may be about, the most telling first. */
const subjects = ['opportunity', 'contract', 'account', 'contact'];

/** Makes the service. */
export function createReminderService(parts: {
  readonly data: OfficeData;
  readonly access: Access;
  readonly clock: Clock;
  readonly records: Pick<RecordService, 'save' | 'markReminded'>;
  readonly preferences: ReminderPreferences;
}): ReminderService {
  const { data, access, clock, records, preferences } = parts;

  async function find(
    actor: Actor,
    entity: string,
    filter: Filter,
    by: string,
  ): Promise<readonly Reminder[]> {
    const sort = [{ field: by, direction: 'descending' as const }];
    const seen = access.seen(actor, { entity, filter, sort });
    const page = await data.page({ ...seen, offset: 0, limit: mostReminders }, []);
    return page.rows.map((row) => reminderOf(entity, row, page.titles));
  }

  return {
    async list(actor) {
      const { mentionsSeenAt } = await preferences.get(actor);
      const tasks = await find(actor, 'task', dueTasks(actor, clock.now()), 'dueAt');
      const mentions = await find(actor, 'comment', unseenMentions(actor, mentionsSeenAt), 'commentedAt');
      return [...tasks, ...mentions]
        .sort((left, right) => (left.at < right.at ? 1 : -1))
        .slice(0, mostReminders);
    },
    async snooze(actor, { requestId, id, minutes }) {
      const remindAt = new Date(Date.parse(clock.now()) + minutes * 60_000).toISOString();
      await records.save(actor, { requestId, entity: 'task', id, rowVersion: null, changes: { remindAt } });
      return null;
    },
    told: records.markReminded,
    async seen(actor) {
      await preferences.set(actor, { mentionsSeenAt: clock.now() });
      return null;
    },
  };
}

/** Open tasks of this person whose reminder has come, or which are due and have none. */
function dueTasks({ userId }: Actor, now: string): Filter {
  const me = userId ?? 0;
  return {
    all: [
      { field: 'status', operator: 'isAnyOf', value: ['todo', 'doing'] },
      {
        any: [
          { field: 'assignee', operator: 'is', value: me },
          {
            all: [
              { field: 'assignee', operator: 'isEmpty' },
              { field: 'owner', operator: 'is', value: me },
            ],
          },
        ],
      },
      {
        any: [
          { field: 'remindAt', operator: 'onOrBefore', value: now },
          {
            all: [
              { field: 'remindAt', operator: 'isEmpty' },
              { field: 'dueAt', operator: 'onOrBefore', value: now },
            ],
          },
        ],
      },
    ],
  };
}

/** Comments of others that call this person by name and came after the last look. */
function unseenMentions({ userId, userName }: Actor, since: string): Filter {
  return {
    all: [
      { field: 'mentions', operator: 'isAnyOf', value: [userName] },
      { field: 'author', operator: 'isNot', value: userId ?? 0 },
      ...(since === '' ? [] : [{ field: 'commentedAt', operator: 'after' as const, value: since }]),
    ],
  };
}

function reminderOf(entity: string, row: AnyRecord, titles: Titles): Reminder {
  const isTask = entity === 'task';
  const text = (field: string): string | null => (typeof row[field] === 'string' ? row[field] : null);
  const by = isTask ? row.createdBy : row['author'];
  const at = (isTask ? (text('remindAt') ?? text('dueAt')) : text('commentedAt')) ?? row.createdAt;
  return {
    is: isTask ? 'task' : 'mention',
    id: row.id,
    title: (text(isTask ? 'title' : 'content') ?? '').slice(0, 200),
    at,
    dueAt: isTask ? text('dueAt') : null,
    about: aboutOf(row, titles),
    by: typeof by === 'number' ? (titles['user']?.[by] ?? null) : null,
    wasTold: isTask && (text('remindedAt') ?? '') >= at,
  };
}

function aboutOf(row: AnyRecord, titles: Titles): Reminder['about'] {
  for (const entity of subjects) {
    const id = row[entity];
    if (typeof id === 'number') return { entity, id, title: titles[entity]?.[id] ?? '' };
  }
  return null;
}
