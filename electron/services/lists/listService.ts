import type { CallInput, CallOutput } from '../../api';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';

/** What a list says besides its rows, of what the actor sees. */
export interface ListService {
  counts(actor: Actor, input: CallInput<'lists.counts'>): Promise<CallOutput<'lists.counts'>>;
  totals(actor: Actor, input: CallInput<'lists.totals'>): Promise<CallOutput<'lists.totals'>>;
  facets(actor: Actor, input: CallInput<'lists.facets'>): Promise<CallOutput<'lists.facets'>>;
  groups(actor: Actor, input: CallInput<'lists.groups'>): Promise<CallOutput<'lists.groups'>>;
  tags(actor: Actor, input: CallInput<'lists.tags'>): Promise<CallOutput<'lists.tags'>>;
}

/** The most words offered as tags. */
const mostTags = 500;

/** Makes the service. @throws Refusal `notFound`, DatabaseError `invalid` naming the fields. */
export function createListService(parts: {
  readonly data: OfficeData;
  readonly access: Access;
}): ListService {
  const { data, access } = parts;
  return {
    counts: async (actor, { selections }) => data.counts(selections.map((one) => access.seen(actor, one))),
    totals: async (actor, { selection, fields }) => data.totals(access.seen(actor, selection), fields),
    facets: async (actor, { selection, fields, limit }) =>
      data.facets(access.seen(actor, selection), fields, limit),
    groups: async (actor, { selection, by, sums }) => data.groups(access.seen(actor, selection), by, sums),
    async tags(actor, { entity, field }) {
      const { facets } = await data.facets(access.seen(actor, { entity }), [field], mostTags + 1);
      const used = (facets[field] ?? []).filter(({ value }) => value !== null);
      return used.slice(0, mostTags).map(({ value, count }) => ({ tag: String(value), count }));
    },
  };
}
