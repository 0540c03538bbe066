import type { Change } from '../../../../db/changes/changeSet';
import { comparable } from '../cells/cellText';
import type { ImportBook } from './importBook';
import type { TitledReference, Values } from '../rows/rowRecords';

/** A record that is made with the batch. */
export interface PendingRecord {
  /** What others of the batch refer to it by. */
  readonly key: string;
  readonly entity: string;
  readonly values: Values;
  /** The row it comes from; 0 for what rows share. */
  readonly importRow: number;
  /** Is told its id. */
  readonly done: (id: number) => void;
}

/** The records a batch makes. */
export interface BatchCreates {
  create(entity: string, values: Values, importRow: number, done?: (id: number) => void): PendingRecord;
  /** Puts ids in the place of titles; sources nobody has heard of are made. The values themselves are changed. */
  resolve(values: Values): Values;
  /** What is made, entity by entity in the order they were first met: so ids and log stand in one row. */
  changes(): readonly Change[];
  counts(): Record<string, number>;
  /** Tells everything that is made its id; `records` stand in the order of `changes`. */
  written(records: readonly { readonly id: number }[]): void;
}

/** Makes the list, empty. */
export function createBatchCreates(book: ImportBook, nextKey: () => string): BatchCreates {
  const byEntity = new Map<string, PendingRecord[]>();
  const titled = new Map<string, string>();

  function create(
    entity: string,
    values: Values,
    importRow: number,
    done: (id: number) => void = () => undefined,
  ): PendingRecord {
    const pending: PendingRecord = { key: nextKey(), entity, values, importRow, done };
    const known = byEntity.get(entity);
    if (known) known.push(pending);
    else byEntity.set(entity, [pending]);
    return pending;
  }

  function titledOf({ title, to }: TitledReference): unknown {
    const known = to === 'source' ? book.sources : book.formerPeople;
    const key = comparable(title);
    const id = known.get(key);
    if (id !== undefined && id > 0) return id;
    const pending = titled.get(`${to} ${key}`);
    if (pending !== undefined) return { pending };
    if (id === 0) return undefined;
    known.set(key, 0);
    const values = to === 'source' ? { name: title } : { name: title, isActive: false };
    const made = create(to, values, 0, (written) => {
      known.set(key, written);
    });
    titled.set(`${to} ${key}`, made.key);
    return { pending: made.key };
  }

  return {
    create,
    resolve(values) {
      for (const name in values) {
        const value = values[name];
        if (typeof value === 'object' && isTitled(value)) values[name] = titledOf(value);
      }
      return values;
    },
    changes: () =>
      [...byEntity.values()].flatMap((made) =>
        made.map(({ key, entity, values, importRow }): Change => {
          return importRow > 0
            ? { action: 'create', entity, key, values, importRow }
            : { action: 'create', entity, key, values };
        }),
      ),
    counts: () => Object.fromEntries([...byEntity].map(([entity, made]) => [entity, made.length])),
    written(records) {
      let at = 0;
      for (const made of byEntity.values())
        for (const pending of made) {
          const record = records[at];
          if (record) pending.done(record.id);
          at += 1;
        }
    },
  };
}

function isTitled(value: unknown): value is TitledReference {
  return typeof value === 'object' && value !== null && 'title' in value;
}
