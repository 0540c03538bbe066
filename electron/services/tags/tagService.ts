import { cleanLine } from '../../../db/schema/kinds/cellText';
import { longestTag, tagSeparators } from '../../../db/schema/kinds/tags';
import type { ProblemCode } from '../../../db/schema/problem';
import type { AnyRecord } from '../../../db/schema/defineEntity';
import type { CallInput } from '../../api';
import type { ManyChanged } from '../../api/records';
import type { KnownTag, TagUse } from '../../api/tags';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import type { Clock } from '../ports';
import type { LongWork } from '../records/longWork';
import { Refusal } from '../refusal';
import { createTagChange } from './tagChange';
import { taggedEntities } from './taggedFields';

/** The office's tags: which there are, and changing one in every record that holds it. */
export interface TagService {
  list(actor: Actor): Promise<readonly KnownTag[]>;
  /** @throws Refusal `invalid` when the new word is no tag, `databaseReadOnly` */
  rename(actor: Actor, input: CallInput<'tags.rename'>): Promise<ManyChanged>;
  /** @throws Refusal `databaseReadOnly` */
  remove(actor: Actor, input: CallInput<'tags.remove'>): Promise<ManyChanged>;
}

/** The most tags of a field, and of the office's list, that are told. */
const mostTags = 500;

/** Makes the service. */
export function createTagService(parts: {
  readonly data: OfficeData;
  readonly access: Access;
  readonly clock: Clock;
  readonly longWork: LongWork;
}): TagService {
  const { data, access } = parts;
  const change = createTagChange(parts);

  async function usesByTag(actor: Actor): Promise<ReadonlyMap<string, TagUse[]>> {
    const uses = new Map<string, TagUse[]>();
    for (const { entity, fields } of taggedEntities(data.schema())) {
      const { facets } = await data.facets(access.seen(actor, { entity: entity.name }), fields, mostTags);
      for (const [field, values] of Object.entries(facets))
        for (const { value, count } of values) {
          if (typeof value !== 'string') continue;
          const known = uses.get(value) ?? [];
          uses.set(value, [...known, { entity: entity.name, field, count }]);
        }
    }
    return uses;
  }

  return {
    async list(actor) {
      const uses = await usesByTag(actor);
      const rows = await data.first(access.seen(actor, { entity: 'tag' }), mostTags);
      const listed = new Map(rows.map((row) => [String(row['name']), row]));
      const words = [...new Set([...listed.keys(), ...uses.keys()])];
      const known = words.map((tag) => knownTag(tag, listed.get(tag), uses.get(tag) ?? []));
      return known.sort(byGroupAndName);
    },
    async rename(actor, { requestId, from, to }) {
      return change(actor, { requestId, from, to: tagOf(to) });
    },
    remove: (actor, { requestId, tag }) => change(actor, { requestId, from: tag, to: null }),
  };
}

function knownTag(tag: string, row: AnyRecord | undefined, uses: readonly TagUse[]): KnownTag {
  return {
    tag,
    id: row?.id ?? null,
    rowVersion: row?.rowVersion ?? null,
    category: wordsOf(row?.['category']),
    tone: wordsOf(row?.['tone']) || 'neutral',
    meaning: wordsOf(row?.['meaning']),
    uses: [...uses].sort((one, other) => other.count - one.count),
  };
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Tags without a group come last. */
function byGroupAndName(one: KnownTag, other: KnownTag): number {
  if ((one.category === '') !== (other.category === '')) return one.category === '' ? 1 : -1;
  return one.category.localeCompare(other.category, 'zh') || one.tag.localeCompare(other.tag, 'zh');
}

/** A typed word as it is kept. @throws Refusal `invalid` when it is empty, too long, or more than one */
function tagOf(typed: string): string {
  const tag = cleanLine(typed).replace(/^#/, '').trim();
  const problem = problemOf(tag);
  if (problem) throw new Refusal('invalid', { fields: [{ field: 'name', problem }] });
  return tag;
}

function problemOf(tag: string): ProblemCode | undefined {
  if (tag === '') return 'required';
  if (tag.length > longestTag) return 'tooLong';
  return tagSeparators.test(tag) ? 'notAllowedHere' : undefined;
}
