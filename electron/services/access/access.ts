import type { AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { entityOf, hasEntity } from '../../../db/schema/effectiveSchema';
import type { Filter } from '../../../db/schema/listQuery';
import type { ListSelection, OfficeData } from '../officeData';
import { Refusal } from '../refusal';
import type { Actor } from './actor';
import { filterFor, scopeOf } from './readingScope';

/**
 * The one place that says who may see and change what. Lists, search, export, print and every write ask here.
 * In an office without roles everybody sees and changes everything but what is private to somebody else; what is
 * refused is what does not exist, and any change of a file that is open for reading only.
 */
export interface Access {
  /** The entity of that name, if this actor may see it. @throws Refusal `notFound`, the same for hidden and missing. */
  readable(actor: Actor, entity: string): Entity;
  /** The entity of that name, if this actor may change it. @throws Refusal `notFound`, `databaseReadOnly`. */
  writable(actor: Actor, entity: string): Entity;
  /** Which records of an entity this actor sees; nothing said means all of them. */
  scopeOf(actor: Actor, entity: string): Filter | undefined;
  /**
   * What a list, search, export, print or count may be asked for this actor: its filter with their scope added, here
   * and in every condition on related records, and with `me` as who they are. @throws Refusal `notFound`
   */
  seen<Selection extends ListSelection>(actor: Actor, selection: Selection): Selection;
  /** Whether this actor sees that record. What they do not see is to them as if it were not there. */
  sees(actor: Actor, entity: Entity, record: AnyRecord): boolean;
  /** Whether this actor may change, delete or restore that record: of what is private, only its owner. */
  mayChange(actor: Actor, entity: Entity, record: AnyRecord): boolean;
  /** Whether this actor may change anything at all. @throws Refusal `databaseReadOnly`. */
  writableFile(actor: Actor): void;
}

/** Makes the judge for an open office. */
export function createAccess(data: Pick<OfficeData, 'schema' | 'isReadOnly'>): Access {
  function readable(_actor: Actor, entity: string): Entity {
    if (!hasEntity(data.schema(), entity)) throw new Refusal('notFound');
    return entityOf(data.schema(), entity);
  }
  function writableFile(_actor: Actor): void {
    if (data.isReadOnly) throw new Refusal('databaseReadOnly');
  }
  return {
    readable,
    writable(actor, entity) {
      writableFile(actor);
      return readable(actor, entity);
    },
    scopeOf: (actor, entity) => scopeOf(actor, readable(actor, entity)),
    seen(actor, selection) {
      const entity = readable(actor, selection.entity);
      const scope = scopeOf(actor, entity);
      const own = selection.filter && filterFor(actor, data.schema(), entity, selection.filter);
      if (!scope) return own ? { ...selection, filter: own } : selection;
      return { ...selection, filter: own ? { all: [scope, own] } : scope };
    },
    sees(actor, entity, record) {
      const unless = entity.isPrivate?.unless;
      return isOwn(actor, entity, record) || (unless !== undefined && record[unless] === true);
    },
    mayChange: isOwn,
    writableFile,
  };
}

function isOwn(actor: Actor, entity: Entity, record: AnyRecord): boolean {
  return !entity.isPrivate || (record.owner !== null && record.owner === actor.userId);
}
