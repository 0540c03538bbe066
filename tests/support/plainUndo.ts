import type { Change } from '../../db/changes/changeSet';
import type { Entity } from '../../db/schema/defineEntity';
import type { Schema } from '../../db/schema/effectiveSchema';

/** A record as the plain model has it; `deletedBy` is the change set that put it into the bin. */
export interface PlainRecord {
  readonly entity: string;
  readonly id: number;
  values: Record<string, unknown>;
  deletedBy: number | null;
}

interface Effect {
  readonly record: string;
  readonly is: 'made' | 'updated' | 'deleted' | 'restored' | 'removed';
  readonly before: Record<string, unknown>;
  readonly after: Record<string, unknown>;
}

interface PlainSet {
  readonly effects: Effect[];
  readonly undoes: number | null;
  undoneBy: number | null;
}

/** What stays of a set that was taken back: `entity id reason fields`. */
export type PlainKept = string;

const same = (left: unknown, right: unknown): boolean =>
  JSON.stringify(left ?? null) === JSON.stringify(right ?? null);

/**
 * The rules of undo in their plainest form, over maps in memory and one set at a time: what a test compares the program
 * with. Knows nothing of tables, logs, versions or parts.
 */
export class PlainOffice {
  readonly records = new Map<string, PlainRecord>();
  readonly sets = new Map<number, PlainSet>();

  constructor(private readonly schema: Schema) {}

  /** Does what was written, with the ids it got. */
  apply(set: number, changes: readonly Change[], ids: readonly number[], undoes: number | null = null): void {
    const effects = this.begin(set, undoes);
    changes.forEach((change, at) => {
      if (change.action !== 'create') return;
      this.make(effects, change.entity, ids[at] ?? 0, this.resolved(change.values, changes, ids));
    });
    changes.forEach((change) => {
      if (change.action === 'update')
        this.update(effects, `${change.entity} ${change.id}`, this.resolved(change.values, changes, ids));
      else if (change.action === 'delete') this.remove(effects, set, `${change.entity} ${change.id}`);
      else if (change.action === 'restore') this.restore(effects, `${change.entity} ${change.id}`);
    });
  }

  /** Takes a set back by the rules; answers what stays. */
  undo(set: number, as: number): PlainKept[] {
    const undone = this.sets.get(set);
    if (!undone) throw new Error(`no set ${set}`);
    const kept = new Set<PlainKept>();
    const effects = this.begin(as, set);
    const made = new Set(undone.effects.flatMap(({ is, record }) => (is === 'made' ? [record] : [])));
    const out = this.removable(undone, made, kept);
    this.bringBack(effects, undone, kept);
    for (const [key, fields] of this.fieldsOf(undone, made)) this.putBack(effects, key, fields, kept);
    this.turnOver(effects, as, undone, made, kept);
    for (const key of out) {
      const record = this.records.get(key);
      effects.push({ record: key, is: 'removed', before: { ...record?.values }, after: {} });
      this.records.delete(key);
    }
    undone.undoneBy = as;
    const original = undone.undoes === null ? undefined : this.sets.get(undone.undoes);
    if (original) original.undoneBy = null;
    return [...kept].sort();
  }

  private begin(set: number, undoes: number | null): Effect[] {
    const known = this.sets.get(set);
    if (known) return known.effects;
    const made: PlainSet = { effects: [], undoes, undoneBy: null };
    this.sets.set(set, made);
    return made.effects;
  }

  private resolved(
    values: Readonly<Record<string, unknown>>,
    changes: readonly Change[],
    ids: readonly number[],
  ): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        const key = typeof value === 'object' && value !== null && 'pending' in value ? value.pending : null;
        if (key === null) return [name, value];
        return [name, ids[changes.findIndex((change) => change.action === 'create' && change.key === key)]];
      }),
    );
  }

  private make(effects: Effect[], entity: string, id: number, values: Record<string, unknown>): void {
    const record = `${entity} ${id}`;
    this.records.set(record, { entity, id, values: { ...values }, deletedBy: null });
    effects.push({ record, is: 'made', before: {}, after: { ...values } });
  }

  private update(effects: Effect[], key: string, values: Record<string, unknown>): void {
    const record = this.records.get(key);
    if (!record) throw new Error(`no ${key}`);
    const changed = Object.keys(values).filter((name) => !same(record.values[name], values[name]));
    if (changed.length === 0) return;
    const before = Object.fromEntries(changed.map((name) => [name, record.values[name] ?? null]));
    const after = Object.fromEntries(changed.map((name) => [name, values[name] ?? null]));
    record.values = { ...record.values, ...after };
    effects.push({ record: key, is: 'updated', before, after });
  }

  private pointingAt(key: string, isOwned: boolean): PlainRecord[] {
    const [name = '', id] = key.split(' ');
    return [...this.records.values()].filter((one) =>
      this.references(one.entity).some(
        ([field, to, owned]) => to === name && (owned || !isOwned) && one.values[field] === Number(id),
      ),
    );
  }

  private references(entity: string): [field: string, to: string, isOwned: boolean, isNeeded: boolean][] {
    const fields = Object.entries((this.schema.entities[entity] as Entity).fields);
    return fields.flatMap(([name, field]): [string, string, boolean, boolean][] =>
      field.kind === 'reference'
        ? [[name, field.to, field.whenTargetDeleted === 'deleteToo', field.required === true]]
        : [],
    );
  }

  private remove(effects: Effect[], set: number, key: string): void {
    const record = this.records.get(key);
    if (!record || record.deletedBy !== null) return;
    record.deletedBy = set;
    effects.push({ record: key, is: 'deleted', before: {}, after: {} });
    for (const one of this.pointingAt(key, true)) this.remove(effects, set, `${one.entity} ${one.id}`);
  }

  private restore(effects: Effect[], key: string): void {
    const record = this.records.get(key);
    if (!record || record.deletedBy === null) return;
    const { deletedBy } = record;
    record.deletedBy = null;
    effects.push({ record: key, is: 'restored', before: {}, after: {} });
    for (const one of this.pointingAt(key, true)) {
      const isOrphan = this.references(one.entity).some(
        ([field, to, isOwned]) =>
          isOwned && this.records.get(`${to} ${Number(one.values[field])}`)?.deletedBy != null,
      );
      if (one.deletedBy === deletedBy && !isOrphan) this.restore(effects, `${one.entity} ${one.id}`);
    }
  }

  /** What the set made and nobody touched or points at; the rest is noted as kept. */
  private removable(set: PlainSet, made: ReadonlySet<string>, kept: Set<PlainKept>): Set<string> {
    const out = new Set<string>();
    for (const key of made) {
      const record = this.records.get(key);
      if (!record || record.deletedBy !== null) {
        kept.add(`${key} gone`);
        continue;
      }
      const left: Record<string, unknown> = {};
      for (const effect of set.effects) if (effect.record === key) Object.assign(left, effect.after);
      const names = [...new Set([...Object.keys(left), ...Object.keys(record.values)])];
      const edited = names.filter((name) => !same(left[name], record.values[name]));
      if (edited.length > 0) kept.add(`${key} edited ${edited.sort().join()}`);
      else out.add(key);
    }
    const last = this.fieldsOf(set, made);
    for (let before = -1; before !== out.size;) {
      before = out.size;
      for (const key of out) {
        const holds = this.pointingAt(key, false).some((one) => {
          const from = `${one.entity} ${one.id}`;
          if (out.has(from)) return false;
          return this.references(one.entity).some(([field, to]) => {
            if (`${to} ${Number(one.values[field])}` !== key) return false;
            const own = last.get(from)?.get(field);
            return !(own && same(own.last, one.values[field]));
          });
        });
        if (!holds) continue;
        out.delete(key);
        kept.add(`${key} referenced`);
      }
    }
    return out;
  }

  /** What a set did to fields of older records: what they held before it, and what it left. */
  private fieldsOf(
    set: PlainSet,
    made: ReadonlySet<string>,
  ): Map<string, Map<string, { first: unknown; last: unknown }>> {
    const found = new Map<string, Map<string, { first: unknown; last: unknown }>>();
    for (const { record, is, before, after } of set.effects) {
      if (is !== 'updated' || made.has(record)) continue;
      const fields = found.get(record) ?? new Map<string, { first: unknown; last: unknown }>();
      found.set(record, fields);
      for (const [name, value] of Object.entries(after)) {
        const known = fields.get(name);
        fields.set(name, { first: known ? known.first : before[name], last: value });
      }
    }
    return found;
  }

  private isTaken(entity: string, id: number, values: Record<string, unknown>): boolean {
    const fields = (this.schema.entities[entity] as Entity).fields;
    return Object.entries(fields).some(
      ([name, field]) =>
        field.unique === true &&
        values[name] != null &&
        [...this.records.values()].some(
          (one) =>
            one.entity === entity &&
            one.id !== id &&
            one.deletedBy === null &&
            same(one.values[name], values[name]),
        ),
    );
  }

  private putBack(
    effects: Effect[],
    key: string,
    fields: ReadonlyMap<string, { first: unknown; last: unknown }>,
    kept: Set<PlainKept>,
  ): void {
    const record = this.records.get(key);
    if (!record) {
      kept.add(`${key} gone`);
      return;
    }
    const values: Record<string, unknown> = {};
    const stays: Record<'edited' | 'gone' | 'taken', string[]> = { edited: [], gone: [], taken: [] };
    for (const [name, { first, last }] of fields) {
      const to = this.references(record.entity).find(([field]) => field === name);
      if (record.deletedBy === null && this.isTaken(record.entity, record.id, { [name]: first }))
        stays.taken.push(name);
      else if (!same(record.values[name], last)) stays.edited.push(name);
      else if (to && first != null && !this.records.has(`${to[1]} ${Number(first)}`)) {
        stays.gone.push(name);
        values[name] = null;
      } else values[name] = first;
    }
    for (const [reason, names] of Object.entries(stays))
      if (names.length > 0) kept.add(`${key} ${reason} ${names.sort().join()}`);
    this.update(effects, key, values);
  }

  private turnOver(
    effects: Effect[],
    as: number,
    set: PlainSet,
    made: ReadonlySet<string>,
    kept: Set<PlainKept>,
  ): void {
    const turned = set.effects.filter(({ is }) => is === 'deleted' || is === 'restored').reverse();
    for (const { record: key, is } of turned) {
      if (made.has(key)) continue;
      const record = this.records.get(key);
      if (!record) kept.add(`${key} gone`);
      else if (is === 'restored') this.remove(effects, as, key);
      else if (record.deletedBy === null) continue;
      else if (this.isTaken(record.entity, record.id, record.values)) kept.add(`${key} taken`);
      else this.restore(effects, key);
    }
  }

  /** What an undo took out comes back, but for what is in the way or needs what is gone. */
  private bringBack(effects: Effect[], set: PlainSet, kept: Set<PlainKept>): void {
    let coming = set.effects.filter(({ is, record }) => is === 'removed' && !this.records.has(record));
    const idOf = (key: string): number => Number(key.split(' ')[1]);
    const entityOf = (key: string): string => key.split(' ')[0] ?? '';
    coming = coming.filter(({ record, before }) => {
      const isTaken = this.isTaken(entityOf(record), idOf(record), before);
      if (isTaken) kept.add(`${record} taken`);
      return !isTaken;
    });
    const isThere = (key: string): boolean =>
      this.records.has(key) || coming.some(({ record }) => record === key);
    for (let before = -1; before !== coming.length;) {
      before = coming.length;
      coming = coming.filter(({ record, before: values }) => {
        const isLost = this.references(entityOf(record)).some(
          ([field, to, , isNeeded]) =>
            isNeeded && values[field] != null && !isThere(`${to} ${Number(values[field])}`),
        );
        if (isLost) kept.add(`${record} gone`);
        return !isLost;
      });
    }
    for (const { record, before } of coming) {
      const values = { ...before };
      const lost = this.references(entityOf(record)).flatMap(([field, to]) =>
        values[field] != null && !isThere(`${to} ${Number(values[field])}`) ? [field] : [],
      );
      for (const field of lost) values[field] = null;
      if (lost.length > 0) kept.add(`${record} gone ${lost.sort().join()}`);
      this.make(effects, entityOf(record), idOf(record), values);
    }
  }
}
