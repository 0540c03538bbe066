import type { Change } from '../../../db/changes/changeSet';
import { addDays } from '../../../db/schema/calendar';
import type { Random } from './random';
import * as words from './words';

/** What a made-up account has so far, by the keys of the batch. */
export interface MadeAccount {
  readonly key: string;
  readonly name: string;
  readonly owner: number;
  readonly lifecycle: string;
  readonly city: string;
  readonly contacts: readonly { readonly key: string; readonly name: string }[];
  /** The deal, when there is one. */
  readonly opportunity: string | null;
  readonly contract: string | null;
}

/** Details cost time and room: only the first accounts of a large office have them, the ones a person looks at. */
export const mostDetailed = 2_000;

/** Words of the tag list of a made-up office. */
export function sampleTags(): Change[] {
  return words.tags.map((tag) => ({ action: 'create', entity: 'tag', values: { ...tag } }));
}

/** The tags of an account, or none. */
export function tagsOf(random: Random): string[] | null {
  return random.chance(0.5) ? [random.pick(words.tags).name] : null;
}

/** Addresses, purchases, tasks, comments, kept status changes, reporting lines and the people of the deal. */
export function addDetails(batch: Change[], random: Random, today: string, made: MadeAccount): void {
  const account = { pending: made.key };
  const { owner } = made;
  const add = (entity: string, values: Readonly<Record<string, unknown>>): void => {
    batch.push({ action: 'create', entity, values: { ...values, owner } });
  };
  const at = (daysAgo: number): string => `${addDays(today, -daysAgo)}T0${random.between(1, 9)}:30:00.000Z`;
  const first = made.contacts[0];
  if (random.chance(0.7))
    add('accountAddress', {
      account,
      use: 'ship',
      address: `${made.city}市${random.pick(words.districts)}${random.between(1, 300)}号`,
      recipient: first?.name ?? null,
      isMain: true,
    });
  for (let count = random.pick([0, 0, 1, 3]); count > 0; count -= 1)
    add('purchase', {
      account,
      product: random.pick(words.products),
      purchasedOn: addDays(today, -random.between(5, 900)),
      quantity: random.between(1, 60),
      unit: random.pick(['台', '件', '套', '批']),
      amount: random.between(2, 900) * 100_000,
    });
  if (random.chance(0.35)) addTask(add, random, today, made);
  if (random.chance(0.2))
    add('comment', {
      account,
      content: random.pick(words.comments),
      commentedAt: at(random.between(0, 60)),
      author: owner,
    });
  if (made.lifecycle !== 'prospect')
    add('statusChange', {
      account,
      what: '生命周期',
      fromState: '潜在',
      toState: words.lifecycles[made.lifecycle] ?? made.lifecycle,
      reason: made.lifecycle === 'lost' ? random.pick(words.lossReasons) : null,
      operator: owner,
      changedAt: at(random.between(1, 300)),
      lastedSeconds: random.between(1, 200) * 86_400,
    });
  for (const contact of made.contacts.slice(1))
    if (first && random.chance(0.7))
      add('contactRelation', {
        contact: { pending: contact.key },
        kind: random.chance(0.8) ? 'manager' : 'assistant',
        other: { pending: first.key },
      });
  for (const contact of made.opportunity === null ? [] : made.contacts)
    add('opportunityContact', {
      opportunity: { pending: made.opportunity ?? '' },
      contact: { pending: contact.key },
      role: contact === first ? 'decider' : random.pick(['influencer', 'user', 'buyer', 'finance']),
      attitude: random.pick(['support', 'support', 'neutral', 'oppose', 'unknown']),
      attitudeOn: addDays(today, -random.between(1, 90)),
    });
}

function addTask(
  add: (entity: string, values: Readonly<Record<string, unknown>>) => void,
  random: Random,
  today: string,
  made: MadeAccount,
): void {
  const dueAt = `${addDays(today, random.between(-6, 20))}T08:00:00.000Z`;
  const isDone = random.chance(0.3);
  add('task', {
    title: random.pick(words.tasks).replace('{name}', made.name.slice(0, 6)),
    account: { pending: made.key },
    assignee: made.owner,
    dueAt,
    remindAt: dueAt,
    priority: random.pick(['high', 'normal', 'normal', 'low']),
    status: isDone ? 'done' : 'todo',
    ...(isDone ? { doneAt: dueAt } : {}),
  });
}
