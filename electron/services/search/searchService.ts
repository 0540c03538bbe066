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
    const titleField = data.schema().entities[entity]?.titleField ?? '';
    return page.rows.map((row) => ({
      entity,
      id: row.id,
      title: String(row[titleField] ?? ''),
      detail: row.no ?? '',
      no: row.no,
    }));
  }

  return {
    async find(actor, { text, entities, limit }) {
      for (const entity of entities ?? []) access.readable(actor, entity);
      if (text.trim() === '') return { hits: [] };
      return { hits: await data.search(text, { entities, limit }) };
    },
    async pick(actor, { entity, text, limit, account }) {
      access.readable(actor, entity);
      if (text.trim() === '' && account === undefined) return { hits: await newest(entity, limit) };
      return { hits: await data.search(text, { entities: [entity], limit, account }) };
    },
  };
}
