import type { Entity } from '../../../db/schema/defineEntity';
import { entityOf, hasEntity } from '../../../db/schema/effectiveSchema';
import type { OfficeData } from '../officeData';
import { Refusal } from '../refusal';
import type { Actor } from './actor';

/**
 * The one place that says who may see and change what. Lists, search, export, print and every write ask here.
 * In an office without roles everybody sees and changes everything; what is refused is what does not exist, and any
 * change of a file that is open for reading only.
 */
export interface Access {
  /** The entity of that name, if this actor may see it. @throws Refusal `notFound`, the same for hidden and missing. */
  readable(actor: Actor, entity: string): Entity;
  /** The entity of that name, if this actor may change it. @throws Refusal `notFound`, `databaseReadOnly`. */
  writable(actor: Actor, entity: string): Entity;
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
    writableFile,
  };
}
