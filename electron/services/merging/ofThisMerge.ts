import type { Change } from '../../../db/changes/changeSet';
import type { InverseBatch } from '../../../db/changes/invert';
import type { Merge } from '../../../db/repositories/merges';
import type { AnyRecord } from '../../../db/schema/defineEntity';
import { fieldsOf } from '../../../db/schema/defineEntity';
import { isDirectReference } from '../../../db/schema/derive/directReference';
import type { OfficeData } from '../officeData';

/** What takes a change set back, and what stays. */
type Inverse = Pick<InverseBatch, 'changes' | 'kept'>;

/** Of what takes a change set of many merges back, the part that belongs to one of them. */
export async function ofThisMerge(
  data: Pick<OfficeData, 'schema' | 'getMany'>,
  merge: Merge,
  { changes, kept }: Inverse,
): Promise<Inverse> {
  const ours = new Set([merge.survivor, ...merge.absorbed]);
  const records = await recordsNamed(data, [...changes, ...kept]);

  /** Whether it is one of the merged records, or points at one of them, now or after the change. */
  function isOurs(entity: string, id: number, values: Readonly<Record<string, unknown>>): boolean {
    if (entity === merge.entity) return ours.has(id);
    const definition = data.schema().entities[entity];
    const record = records.get(`${entity} ${id}`);
    if (!definition) return false;
    return Object.entries(fieldsOf(definition)).some(
      ([name, field]) =>
        isDirectReference(field) &&
        field.to === merge.entity &&
        (ours.has(Number(values[name])) || ours.has(Number(record?.[name]))),
    );
  }

  return {
    changes: changes.filter(
      (change) =>
        'id' in change &&
        change.id !== undefined &&
        isOurs(change.entity, change.id, 'values' in change ? change.values : {}),
    ),
    kept: kept.filter(({ entity, id }) => isOurs(entity, id, {})),
  };
}

async function recordsNamed(
  data: Pick<OfficeData, 'getMany'>,
  named: readonly (Change | { readonly entity: string; readonly id: number })[],
): Promise<Map<string, AnyRecord>> {
  const ids = new Map<string, Set<number>>();
  for (const one of named)
    if ('id' in one && one.id !== undefined)
      ids.set(one.entity, (ids.get(one.entity) ?? new Set<number>()).add(one.id));
  const records = new Map<string, AnyRecord>();
  for (const [entity, wanted] of ids)
    for (const record of await data.getMany(entity, [...wanted]))
      records.set(`${entity} ${record.id}`, record);
  return records;
}
