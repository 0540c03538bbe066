import type { Entity } from '../../../db/schema/defineEntity';
import { isRecognised } from '../../../db/schema/derive/recognisedRecords';
import type { CallInput } from '../../api';
import type { Duplicate } from '../../api/duplicates';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import { createFindAlike, type AlikeRecord } from './alikeRecords';
import type { DuplicateStore } from './duplicateStore';
import { recordKeys } from './likeness';

/** Finds records that may be the one somebody is typing. */
export interface DuplicateService {
  /** Best first. Says of each that it exists and whose it is, and nothing more. @throws Refusal `notFound` */
  find(actor: Actor, input: CallInput<'duplicates.find'>): Promise<readonly Duplicate[]>;
}

/** Makes the service. */
export function createDuplicateService(parts: {
  readonly data: Pick<OfficeData, 'schema' | 'getMany' | 'userName' | 'like'>;
  readonly access: Access;
  readonly store: Pick<DuplicateStore, 'saidDifferent'>;
}): DuplicateService {
  const { data, access, store } = parts;
  const findAlike = createFindAlike(data);

  /** The entity itself, and those whose telephone numbers mean the same: people and companies. */
  function kindred(actor: Actor, entity: Entity): Entity[] {
    const names = ['account', 'contact'];
    const others = names.includes(entity.name) ? names.filter((name) => name !== entity.name) : [];
    return [entity, ...others.map((name) => access.readable(actor, name))];
  }

  async function told({ entity, record, likeness }: AlikeRecord): Promise<Duplicate> {
    const title = record[entity.titleField];
    return {
      entity: entity.name,
      id: record.id,
      title: typeof title === 'string' ? title : '',
      no: record.no,
      owner: await data.userName(record.owner),
      reasons: likeness.reasons,
      isCertain: likeness.isCertain,
    };
  }

  return {
    async find(actor, { entity: name, draft, id, limit }) {
      const entity = access.readable(actor, name);
      if (!isRecognised(entity)) return [];
      const apart = id === null ? new Set<number>() : await store.saidDifferent(name, id);
      const isOther = (of: string, other: number): boolean =>
        of !== name || (other !== id && !apart.has(other));
      const found = await findAlike(recordKeys(entity, draft), kindred(actor, entity), isOther);
      return Promise.all(found.slice(0, limit).map(told));
    },
  };
}
