import { timelineSources } from '../../../db/schema/derive/relatedLists';
import type { AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import { largestPage } from '../../../db/schema/listQuery';
import type { CallInput } from '../../api';
import type { Titles } from '../../api/records';
import type { Timeline, TimelineEntry } from '../../api/timeline';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData, SignedChange } from '../officeData';
import { Refusal } from '../refusal';

/** What happened with a record: what was written down about it and what was changed in it, as one list. */
export interface TimelineService {
  list(actor: Actor, input: CallInput<'timeline.list'>): Promise<Timeline>;
}

/** Makes the service. @throws Refusal `notFound` */
export function createTimelineService(parts: {
  readonly data: OfficeData;
  readonly access: Access;
}): TimelineService {
  const { data, access } = parts;

  /** The newest records that are entries of this one's timeline, of every entity that has such. */
  async function written(
    actor: Actor,
    entity: Entity,
    { id, count, only }: Pick<CallInput<'timeline.list'>, 'id' | 'only'> & { readonly count: number },
  ): Promise<{ entries: TimelineEntry[]; titles: Titles }> {
    let titles: Titles = {};
    let entries: TimelineEntry[] = [];
    for (const { entity: source, via } of timelineSources(data.schema(), entity)) {
      if (only && !only.includes(source.name)) continue;
      const at = source.timeline?.at ?? 'createdAt';
      const own: TimelineEntry[] = [];
      for (let offset = 0; offset < count; offset += largestPage) {
        const limit = Math.min(count - offset, largestPage);
        const page = await data.page(
          access.seen(actor, {
            entity: source.name,
            filter: { field: via, operator: 'is', value: id },
            sort: [{ field: at, direction: 'descending' }],
            offset,
            limit,
          }),
          [],
        );
        titles = joined(titles, page.titles);
        own.push(...page.rows.map((row) => entryOf(source, row, at, page.titles)));
        if (page.rows.length < limit) break;
      }
      entries = interleaved(entries, own);
    }
    return { entries, titles };
  }

  async function changed(
    entity: Entity,
    id: number,
    count: number,
  ): Promise<{ entries: TimelineEntry[]; titles: Titles }> {
    const changes = await data.changesOf(entity.name, id, 0, count);
    return { entries: changes.map(changeEntry), titles: await titlesIn(entity, changes) };
  }

  /** The titles of what changed references named, before and after. */
  async function titlesIn(entity: Entity, changes: readonly SignedChange[]): Promise<Titles> {
    const named: AnyRecord[] = changes.flatMap((change) =>
      (['before', 'after'] as const).map(
        (side) =>
          Object.fromEntries(
            change.fields
              .filter(({ field }) => fieldOf(entity, field)?.kind === 'reference')
              .map((field) => [field.field, field[side]]),
          ) as unknown as AnyRecord,
      ),
    );
    return data.titlesFor(entity.name, named);
  }

  return {
    async list(actor, { entity: name, id, offset, limit, show, only }) {
      const entity = access.readable(actor, name);
      const record = await data.get(name, id);
      if (!record || !access.sees(actor, entity, record)) throw new Refusal('notFound');
      const count = offset + limit + 1;
      const nothing = { entries: [] as TimelineEntry[], titles: {} as Titles };
      const records = show === 'changes' ? nothing : await written(actor, entity, { id, count, only });
      const changes = show === 'records' ? nothing : await changed(entity, id, count);
      const all = interleaved(records.entries, changes.entries);
      return {
        entries: all.slice(offset, offset + limit),
        titles: joined(records.titles, changes.titles),
        hasMore: all.length > offset + limit,
      };
    },
  };
}

/**
 * Two lists as one, the newer entry first. Each keeps its own order, whatever the clocks of the desks said: only so
 * does a page begin where the one before it ended.
 */
function interleaved(left: readonly TimelineEntry[], right: readonly TimelineEntry[]): TimelineEntry[] {
  const all: TimelineEntry[] = [];
  const rest = [...right].reverse();
  for (const entry of left) {
    for (let next = rest.at(-1); next && next.at > entry.at; next = rest.at(-1)) {
      all.push(next);
      rest.pop();
    }
    all.push(entry);
  }
  return [...all, ...rest.reverse()];
}

function entryOf(source: Entity, row: AnyRecord, at: string, titles: Titles): TimelineEntry {
  // Who wrote it, who changed the state; only then whose desk kept it, which for what was imported is another.
  const author = [row['author'], row['operator']].find((one) => typeof one === 'number') ?? row.createdBy;
  return {
    is: 'record',
    at: typeof row[at] === 'string' ? row[at] : row.createdAt,
    entity: source.name,
    record: row,
    by: author === null ? null : (titles['user']?.[author] ?? null),
  };
}

function changeEntry(change: SignedChange): TimelineEntry {
  const { at, changeSet, action, kind, by, fields } = change;
  return { is: 'change', at, changeSet, action, kind, by, changes: fields };
}

function joined(left: Titles, right: Titles): Titles {
  const entities = new Set([...Object.keys(left), ...Object.keys(right)]);
  return Object.fromEntries([...entities].map((entity) => [entity, { ...left[entity], ...right[entity] }]));
}
