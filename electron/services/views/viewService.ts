import type { AnyRecord } from '../../../db/schema/defineEntity';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import { readyViews } from '../../../db/schema/readyViews';
import { largestPage } from '../../../db/schema/listQuery';
import { viewDefinitionShape, type ListView, type ViewDefinition } from '../../api/views';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import { askablePart, namesRetired } from './wholeFilter';

/** The views of lists. Saved ones are records; they are made, shared and deleted as records are. */
export interface ViewService {
  /** The views of a list: ready-made ones first, then shared and own ones by their position. */
  list(actor: Actor, entity: string): Promise<readonly ListView[]>;
}

/** Makes the service. @throws Refusal `notFound` */
export function createViewService(parts: {
  readonly data: OfficeData;
  readonly access: Access;
}): ViewService {
  const { data, access } = parts;

  async function saved(actor: Actor, entity: string): Promise<readonly ListView[]> {
    const page = await data.page(
      access.seen(actor, {
        entity: 'savedView',
        filter: { field: 'target', operator: 'is', value: entity },
        sort: [
          { field: 'position', direction: 'ascending' },
          { field: 'id', direction: 'ascending' },
        ],
        offset: 0,
        limit: largestPage,
      }),
      [],
    );
    return page.rows.flatMap((row) => {
      const definition = definitionOf(row);
      return definition ? [viewOf(actor, entity, row, definition)] : [];
    });
  }

  function viewOf(actor: Actor, entity: string, row: AnyRecord, kept: ViewDefinition): ListView {
    const { definition, isWhole } = fitting(actor, entity, kept);
    return {
      key: `own.${row.id}`,
      id: row.id,
      rowVersion: row.rowVersion,
      name: String(row['name']),
      label: null,
      definition,
      isShared: row['isShared'] === true,
      isGroup: row['isGroup'] === true,
      isOwn: row.owner !== null && row.owner === actor.userId,
      isWhole,
    };
  }

  /** A definition without what is gone since it was saved. */
  function fitting(
    actor: Actor,
    entity: string,
    definition: ViewDefinition,
  ): { readonly definition: ViewDefinition; readonly isWhole: boolean } {
    const schema = data.schema();
    const target = access.readable(actor, entity);
    const isKnown = (name: string): boolean => name === 'id' || fieldOf(target, name) !== undefined;
    const { filter: kept, groupBy, sort, columns, ...rest } = definition;
    const filter =
      kept && askablePart(schema, entity, kept, (one) => data.isAskable(access.seen(actor, one)));
    const isWhole =
      !kept || (JSON.stringify(filter) === JSON.stringify(kept) && !namesRetired(schema, entity, kept));
    return {
      definition: {
        ...rest,
        ...(filter ? { filter } : {}),
        ...(sort ? { sort: sort.filter(({ field }) => isKnown(field)) } : {}),
        ...(columns ? { columns: columns.filter(({ name }) => isKnown(name)) } : {}),
        ...(groupBy !== undefined && isKnown(groupBy) ? { groupBy } : {}),
      },
      isWhole,
    };
  }

  return {
    async list(actor, entity) {
      access.readable(actor, entity);
      const ready = readyViews(entity).map(({ key, label, isGroup = false, ...definition }): ListView => ({
        key: `ready.${key}`,
        id: null,
        rowVersion: null,
        name: label.zh,
        label,
        definition: fitting(actor, entity, definition as ViewDefinition).definition,
        isShared: true,
        isGroup,
        isOwn: false,
        isWhole: true,
      }));
      return [...ready, ...(await saved(actor, entity))];
    },
  };
}

/** What a saved view holds; nothing when it cannot be read. */
function definitionOf(row: AnyRecord): ViewDefinition | undefined {
  try {
    const read = viewDefinitionShape.safeParse(JSON.parse(String(row['definition'])));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
