import type { AnyRecord } from '../../../../db/schema/defineEntity';
import { comparable } from '../cells/cellText';
import type { ImportStore } from '../importStore';
import type { ReadRow } from '../rows/readRow';
import type { TitledReference, Values } from '../rows/rowRecords';

/** What rows of a sheet about one other entity refer to and repeat: looked up for a whole batch at once. */
export interface AloneRecords {
  /** Puts ids in the place of titles; what nobody knows is taken out and named as a problem of the row. */
  resolve(row: ReadRow, columnOf: (field: string) => number): Values;
  /** The records that are there already and have this title, in the order they were made. */
  called(entity: string, title: unknown): readonly AnyRecord[];
}

/** Reads what the rows of a batch name. `titleFieldOf`: the field an entity's records are called by. */
export async function loadAlone(
  rows: readonly ReadRow[],
  store: ImportStore,
  titleFieldOf: (entity: string) => string,
): Promise<AloneRecords> {
  const wanted = new Map<string, Set<string>>();
  const want = (entity: string, title: string): void => {
    const titles = wanted.get(entity) ?? new Set();
    wanted.set(entity, titles.add(title));
  };
  for (const { records } of rows) {
    if (!records?.alone) continue;
    const { entity, values } = records.alone;
    for (const value of Object.values(values)) if (isTitled(value)) want(value.to, value.title);
    const title = values[titleFieldOf(entity)];
    if (typeof title === 'string') want(entity, title);
  }
  const ids = new Map<string, number | 'several'>();
  const called = new Map<string, AnyRecord[]>();
  const own = new Set(rows.flatMap((row) => row.records?.alone?.entity ?? []));
  for (const [entity, titles] of wanted) {
    const found = await store.byTitles(entity, [...titles]);
    for (const { id, name } of found) {
      const key = keyOf(entity, name);
      const known = ids.get(key);
      ids.set(key, known === undefined || known === id ? id : 'several');
    }
    if (!own.has(entity)) continue;
    for (const record of await store.records(entity, inOrder(found))) {
      const key = keyOf(entity, String(record[titleFieldOf(entity)]));
      called.set(key, [...(called.get(key) ?? []), record]);
    }
  }
  return {
    resolve(row, columnOf) {
      const values: Values = row.records?.alone?.values ?? {};
      for (const [field, value] of Object.entries(values)) {
        if (!isTitled(value)) continue;
        const id = ids.get(keyOf(value.to, value.title));
        if (typeof id === 'number') {
          values[field] = id;
          continue;
        }
        delete values[field];
        const problem = id === 'several' ? 'referenceAmbiguous' : 'referenceUnknown';
        row.problems.push({ column: columnOf(field), problem, suggestion: value.title, isWarning: true });
      }
      return values;
    },
    called: (entity, title) => (typeof title === 'string' ? (called.get(keyOf(entity, title)) ?? []) : []),
  };
}

function inOrder(found: readonly { readonly id: number }[]): number[] {
  return [...new Set(found.map(({ id }) => id))].sort((left, right) => left - right);
}

function keyOf(entity: string, title: string): string {
  return `${entity}\u0001${comparable(title)}`;
}

function isTitled(value: unknown): value is TitledReference {
  return typeof value === 'object' && value !== null && 'title' in value && 'to' in value;
}
