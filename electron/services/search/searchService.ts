import type { AnyRecord, Entity } from '../../../db/schema/defineEntity';
import type { CallInput } from '../../api';
import type { SearchHit } from '../../api/search';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';

/** Finds records by anything people remember of them. */
export interface SearchService {
  find(actor: Actor, input: CallInput<'search.find'>): Promise<{ readonly hits: readonly SearchHit[] }>;
  pick(actor: Actor, input: CallInput<'search.pick'>): Promise<{ readonly hits: readonly SearchHit[] }>;
}

/** Makes the service. @throws Refusal `notFound` for an unknown entity. */
export function createSearchService(parts: {
  readonly data: OfficeData;
  readonly access: Access;
}): SearchService {
  const { data, access } = parts;

  /** The newest records of an entity: what a picker offers before anything is typed. */
  async function newest(entity: string, limit: number): Promise<SearchHit[]> {
    const page = await data.page(
      { entity, sort: [{ field: 'updatedAt', direction: 'descending' }], offset: 0, limit },
      [],
    );
    return page.rows.map((row) => hitOf(entity, row));
  }

  function hitOf(entity: string, record: AnyRecord): SearchHit {
    const title = record[data.schema().entities[entity]?.titleField ?? ''];
    return {
      entity,
      id: record.id,
      title: typeof title === 'string' ? title : '',
      detail: record.no ?? '',
      no: record.no,
    };
  }

  /** The records of an account, by their own reference or through a link; those whose title holds the text. */
  async function ofAccount(
    entity: string,
    account: number,
    text: string,
    limit: number,
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
      { entity: holder, filter: { field: via, operator: 'is', value: account }, offset: 0, limit: 100 },
      other === undefined ? [] : [other],
    );
    const records = other === undefined ? page.rows : Object.values(page.included[entity] ?? {});
    return records
      .filter(({ deletedAt }) => deletedAt === null)
      .map((record) => hitOf(entity, record))
      .filter(({ title }) => title.toLowerCase().includes(text.trim().toLowerCase()))
      .slice(0, limit);
  }

  return {
    async find(actor, { text, entities, limit }) {
      for (const entity of entities ?? []) access.readable(actor, entity);
      if (text.trim() === '') return { hits: [] };
      return { hits: await data.search(text, { entities, limit }) };
    },
    async pick(actor, { entity, text, limit, account }) {
      access.readable(actor, entity);
      const own = account === undefined ? [] : await ofAccount(entity, account, text, limit);
      const others =
        text.trim() === ''
          ? await newest(entity, limit)
          : await data.search(text, { entities: [entity], limit });
      const known = new Set(own.map(({ id }) => id));
      return { hits: [...own, ...others.filter(({ id }) => !known.has(id))].slice(0, limit) };
    },
  };
}

/** The name of the entity's reference to another entity, if it has one. */
function referenceTo(entity: Entity | undefined, target: string): string | undefined {
  const found = Object.entries(entity?.fields ?? {}).find(
    ([, field]) => field.kind === 'reference' && field.to === target,
  );
  return found?.[0];
}
