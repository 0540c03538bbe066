import type { AnyRecord } from '../../../../db/schema/defineEntity';
import type { Values } from './rowRecords';

/** An update in the making; several rows may add to it. */
export interface MutableUpdate {
  readonly entity: string;
  readonly id: number;
  readonly rowVersion: number;
  readonly values: Values;
}

/**
 * What of `values` a record takes. `fill`: only where it has nothing yet, and further entries of lists; `update`: also
 * where it has something else. Nothing is ever overwritten with a blank. `before` holds what earlier rows gave already.
 */
export function blendValues(
  record: AnyRecord,
  values: Values,
  policy: 'fill' | 'update',
  before: Values,
): Values {
  const changed: Values = { ...before };
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null) continue;
    const known = name in changed ? changed[name] : record[name];
    if (known === undefined || known === null || known === '') {
      changed[name] = value;
      continue;
    }
    if (Array.isArray(known) && Array.isArray(value)) {
      const more = (value as unknown[]).filter((entry) => !(known as unknown[]).includes(entry));
      if (more.length > 0) changed[name] = [...(known as unknown[]), ...more];
      continue;
    }
    if (policy === 'update' && known !== value && !(name in before)) changed[name] = value;
  }
  return changed;
}
