import type { HeldValue } from '../../../db/repositories/fieldValues';
import type { Entity } from '../../../db/schema/defineEntity';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import { kindOf } from '../../../db/schema/kinds';
import type { Filter } from '../../../db/schema/listQuery';
import type { QualityCheck } from '../../api/quality';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { OfficeData } from '../officeData';
import { qualityChecksOf, type FilterCheck } from './qualityChecks';

/** Says what is missing, stale or malformed in the office's records. */
export interface QualityService {
  /** All checks, or those of one entity; groups in the order of the api, worst first. @throws Refusal `notFound` */
  overview(actor: Actor, entity?: string): Promise<readonly QualityCheck[]>;
}

/** A list of ids a filter takes; of more records than that the first ones are shown, and the next time the rest. */
const mostNamed = 500;

/** Records found one by one, and how many there are of them in all. */
interface Named {
  readonly ids: readonly number[];
  readonly count: number;
}

/** Makes the service. */
export function createQualityService(parts: {
  readonly data: Pick<OfficeData, 'schema'>;
  readonly access: Access;
  /** How many records each list has. */
  readonly counts: (
    actor: Actor,
    selections: readonly { readonly entity: string; readonly filter?: Filter | undefined }[],
  ) => Promise<readonly number[]>;
  readonly values: (entity: string, field: string) => AsyncIterable<readonly HeldValue[]>;
  readonly repeated: (entity: string, field: string, most: number) => Promise<Named>;
}): QualityService {
  const { data, access, counts, values, repeated } = parts;

  async function checksFor(actor: Actor, entity: Entity): Promise<QualityCheck[]> {
    const checks = qualityChecksOf(entity);
    const byFilter = checks.filter((check): check is FilterCheck => 'filter' in check);
    const [total = 0, ...found] = await counts(actor, [
      { entity: entity.name },
      ...byFilter.map(({ filter }) => ({ entity: entity.name, filter })),
    ]);
    const counted = byFilter.map((check, index) => ({ ...check, count: found[index] ?? 0 }));
    const looked: (typeof counted)[number][] = [];
    for (const check of checks) {
      if ('filter' in check) continue;
      const { field, ...head } = check;
      const named =
        check.group === 'duplicate'
          ? await repeated(entity.name, field, mostNamed)
          : await malformed(entity, field);
      const filter: Filter = { field: 'id', operator: 'isAnyOf', value: named.ids };
      looked.push({ ...head, filter, count: named.count });
    }
    return [...counted, ...looked].map((check) => ({ ...check, entity: entity.name, total }));
  }

  /** Records whose value the kind would not take from a form today: brought by older programs and lenient imports. */
  async function malformed(entity: Entity, name: string): Promise<Named> {
    const field = fieldOf(entity, name);
    if (!field) return { ids: [], count: 0 };
    const ids: number[] = [];
    for await (const part of values(entity.name, name)) {
      for (const { id, value } of part) if (kindOf(field).check(value, field) !== undefined) ids.push(id);
    }
    return { ids: ids.slice(0, mostNamed), count: ids.length };
  }

  return {
    async overview(actor, name) {
      const entities =
        name === undefined
          ? Object.values(data.schema().entities).filter((entity) => entity.navigation && !entity.retired)
          : [access.readable(actor, name)];
      const checks: QualityCheck[] = [];
      for (const entity of entities) checks.push(...(await checksFor(actor, entity)));
      return checks.sort((left, right) => right.count - left.count);
    },
  };
}
