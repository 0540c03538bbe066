import type { AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { isDirectReference } from '../../../db/schema/derive/directReference';
import { homeReference } from '../../../db/schema/derive/homeReference';
import type { CallInput } from '../../api';
import type { SearchAnswer, SearchHit } from '../../api/search';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';

/** Finds records by anything people remember of them. */
export interface SearchService {
  find(actor: Actor, input: CallInput<'search.find'>): Promise<SearchAnswer>;
  pick(actor: Actor, input: CallInput<'search.pick'>): Promise<SearchAnswer>;
}

/** Makes the service. @throws Refusal `notFound` for an unknown entity. */
export function createSearchService(parts: {
  readonly data: OfficeData;
  readonly access: Access;
}): SearchService {
  const { data, access } = parts;

  /** The newest records of an entity: what a picker offers before anything is typed. */
  async function newest(actor: Actor, entity: string, limit: number): Promise<SearchHit[]> {
    const page = await data.page(
      access.seen(actor, {
        entity,
        sort: [{ field: 'updatedAt', direction: 'descending' }],
        offset: 0,
        limit,
      }),
      [],
    );
    return await hitsOf(entity, page.rows);
  }

  /** Hits of whole records: where each belongs is named beside its number, as in what a search brings. */
  async function hitsOf(entity: string, records: readonly AnyRecord[]): Promise<SearchHit[]> {
    const definition = data.schema().entities[entity];
    const home = definition && homeReference(definition);
    const titles = home ? ((await data.titlesFor(entity, records))[home.field.to] ?? {}) : {};
    return records.map((record) =>
      hitOf(entity, record, home ? titles[Number(record[home.name])] : undefined),
    );
  }

  function hitOf(entity: string, record: AnyRecord, home: string | undefined): SearchHit {
    const title = record[data.schema().entities[entity]?.titleField ?? ''];
    return {
      entity,
      id: record.id,
      title: typeof title === 'string' ? title : '',
      detail: [home, record.no].filter((part) => part != null).join(' · '),
      no: record.no,
    };
  }

  /** The records of an account, by their own reference or through a link; those whose title holds the text. */
  async function ofAccount(
    actor: Actor,
    account: number,
    { entity, text, limit }: CallInput<'search.pick'>,
  ): Promise<SearchHit[]> {
    const { entities } = data.schema();
    const own = referenceTo(entities[entity], 'account');
    const link = Object.values(entities).find(
      (candidate) => candidate.link && referenceTo(candidate, entity) && referenceTo(candidate, 'account'),
    );
    const [holder, via] = own ? [entity, own] : [link?.name, referenceTo(link, 'account')];
    if (holder === undefined || via === undefined) return [];
    const other = own ? undefined : referenceTo(link, entity);
    const page = await data.page(
      access.seen(actor, {
        entity: holder,
        filter: { field: via, operator: 'is', value: account },
        offset: 0,
        limit: 100,
      }),
      other === undefined ? [] : [other],
    );
    const records = other === undefined ? page.rows : Object.values(page.included[entity] ?? {});
    const living = records.filter(({ deletedAt }) => deletedAt === null);
    return (await hitsOf(entity, living))
      .filter(({ title }) => title.toLowerCase().includes(text.trim().toLowerCase()))
      .slice(0, limit);
  }

  return {
    async find(actor, { text, entities, limit }) {
      for (const entity of entities ?? []) access.readable(actor, entity);
      if (text.trim() === '') return { hits: [], isIndexing: false };
      return data.search(text, { entities, limit });
    },
    async pick(actor, input) {
      const { entity, text, limit, account } = input;
      access.readable(actor, entity);
      const own = account === undefined ? [] : await ofAccount(actor, account, input);
      const others =
        text.trim() === ''
          ? { hits: await newest(actor, entity, limit), isIndexing: false }
          : await data.search(text, { entities: [entity], limit });
      const known = new Set(own.map(({ id }) => id));
      const hits = [...own, ...others.hits.filter(({ id }) => !known.has(id))].slice(0, limit);
      return { hits, isIndexing: others.isIndexing };
    },
  };
}

/** The name of the entity's direct reference to another entity, if it has one. */
function referenceTo(entity: Entity | undefined, target: string): string | undefined {
  const found = Object.entries(entity?.fields ?? {}).find(
    ([, field]) => isDirectReference(field) && field.to === target,
  );
  return found?.[0];
}
