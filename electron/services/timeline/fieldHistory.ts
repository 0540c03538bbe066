import type { AnyRecord } from '../../../db/schema/defineEntity';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import type { CallInput, CallOutput } from '../../api';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import { Refusal } from '../refusal';

type Past = CallOutput<'fieldHistory.list'>;

/** The past of single fields, read from the change log. */
export interface FieldHistoryService {
  list(actor: Actor, input: CallInput<'fieldHistory.list'>): Promise<Past>;
}

/** How many changes of a record are looked through at once, and at most. */
const step = 500;
const mostChanges = 20_000;

/** Makes the service. @throws Refusal `notFound`, also for a field the entity never had. */
export function createFieldHistoryService(parts: {
  readonly data: OfficeData;
  readonly access: Access;
}): FieldHistoryService {
  const { data, access } = parts;
  return {
    async list(actor, { entity: name, id, field }) {
      const entity = access.readable(actor, name);
      const record = fieldOf(entity, field) && (await data.get(name, id));
      if (!record || !access.sees(actor, entity, record)) throw new Refusal('notFound');
      const entries: Past['entries'][number][] = [];
      for (let offset = 0; offset < mostChanges; offset += step) {
        const changes = await data.changesOf(name, id, offset, step);
        for (const { changeSet, at, by, kind, fields } of changes)
          for (const { field: changed, before, after } of fields)
            if (changed === field) entries.push({ changeSet, at, by, kind, before, after });
        if (changes.length < step) break;
      }
      const named = entries.flatMap(({ before, after }) => [{ [field]: before }, { [field]: after }]);
      return { entries, titles: await data.titlesFor(name, named as unknown as AnyRecord[]) };
    },
  };
}
