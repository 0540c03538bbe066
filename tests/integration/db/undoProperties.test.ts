import { randomUUID } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Change, ChangeSetInput } from '../../../db/changes/changeSet';
import { getChangeSet } from '../../../db/changes/history';
import { invertChangeSet } from '../../../db/changes/invert';
import type { KeptRecord } from '../../../db/changes/keptRecords';
import { writeChangeSet } from '../../../db/changes/writeChangeSet';
import { checkDatabase } from '../../../db/check/checkDatabase';
import { getRecords } from '../../../db/repositories/recordRepository';
import type { Store } from '../../../db/store';
import type { DuplicatePolicy } from '../../../electron/api/imports';
import { createBatchPlanner } from '../../../electron/services/imports/planning/batchPlanner';
import { noAmendments } from '../../../electron/services/imports/importAmendments';
import { openImportBook } from '../../../electron/services/imports/planning/importBook';
import { officeImportStore } from '../../../electron/services/imports/officeImportStore';
import type { ReadRow } from '../../../electron/services/imports/rows/readRow';
import { PlainOffice, type PlainKept } from '../../support/plainUndo';
import { openStore, scratchFolder } from './openStore';
import type { RowRecords } from '../../../electron/services/imports/rows/rowRecords';

/**
 * How many sequences are played. A whole thousand takes about four minutes: it is asked for by UNDO_SEQUENCES=1000 when
 * undo, import or merge changed; UNDO_SEED plays others.
 */
const sequences = Number(process.env['UNDO_SEQUENCES'] ?? 150);
const firstSeed = Number(process.env['UNDO_SEED'] ?? 1);
const steps = 14;
const entities = ['account', 'contact', 'accountContact', 'source', 'followUp'] as const;

/** Numbers that are always the same for a seed. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One office of two desks with the plain model beside it. */
class Play {
  readonly model: PlainOffice;
  private second = 0;
  constructor(
    private readonly desks: readonly Store[],
    private readonly random: () => number,
  ) {
    this.model = new PlainOffice(this.store.schema);
  }

  private get store(): Store {
    const [first] = this.desks;
    if (!first) throw new Error('no desk');
    return first;
  }

  private pick<Item>(items: readonly Item[]): Item | undefined {
    return items[Math.floor(this.random() * items.length)];
  }

  private one<Item>(items: readonly [Item, ...Item[]]): Item {
    return this.pick(items) ?? items[0];
  }

  private async write(
    changes: readonly Change[],
    more: Partial<ChangeSetInput> & { readonly desk?: number } = {},
  ): Promise<{ readonly id: number; readonly ids: readonly number[] }> {
    const { desk = Math.floor(this.random() * this.desks.length), ...input } = more;
    const store = this.desks[desk] ?? this.store;
    this.second += 1;
    const written = await writeChangeSet(store, {
      requestId: randomUUID(),
      kind: 'edit',
      userId: null,
      deskId: `desk-${desk}`,
      at: new Date(Date.UTC(2026, 0, 1) + this.second * 1000).toISOString(),
      changes,
      ...input,
    });
    return { id: written.id, ids: written.records.map(({ id }) => id) };
  }

  private async change(changes: readonly Change[]): Promise<void> {
    const { id, ids } = await this.write(changes);
    this.model.apply(id, changes, ids);
  }

  private living(entity: string): number[] {
    return [...this.model.records.values()].flatMap((one) =>
      one.entity === entity && one.deletedBy === null ? [one.id] : [],
    );
  }

  /** A few rows through the importer's own planner, in batches that are each a write of their own. */
  private async importRows(): Promise<void> {
    const rows = Array.from({ length: 1 + Math.floor(this.random() * 7) }, (_, at) => this.row(at + 2));
    const onDuplicate = this.one<DuplicatePolicy>(['fill', 'fill', 'update', 'create', 'skip']);
    const desk = Math.floor(this.random() * this.desks.length);
    let set: number | null = null;
    const store = officeImportStore(
      () => this.desks[desk] ?? this.store,
      () => Promise.reject(new Error('the test writes itself')),
    );
    const book = await openImportBook(store, { places: 2, ignoresExisting: onDuplicate === 'create' });
    const planner = createBatchPlanner({
      store,
      book,
      amendments: noAmendments(onDuplicate),
      compared: new Map([
        ['grade', 1],
        ['address', 2],
      ]),
      contractFields: [],
      titleFieldOf: () => 'name',
      requiredReferences: () => [],
      isKnownByTitle: () => false,
      columnOf: () => 0,
    });
    const size = 1 + Math.floor(this.random() * 4);
    for (let start = 0; start < rows.length; start += size) {
      const batch = await planner.plan(rows.slice(start, start + size), 0);
      if (batch.changes.length === 0) continue;
      const { id, ids }: Awaited<ReturnType<Play['write']>> = await this.write(batch.changes, {
        kind: 'import',
        desk,
        ...(set === null ? {} : { continues: set }),
      });
      batch.written(ids.map((one) => ({ id: one })));
      this.model.apply(id, batch.changes, ids);
      set = id;
    }
  }

  private row(row: number): ReadRow {
    const maybe = <Value>(value: Value, share = 0.5): Value | undefined =>
      this.random() < share ? value : undefined;
    const account: Record<string, unknown> = {
      name: `${this.one(['甲', '乙', '丙', '丁', '戊'])}机电有限公司`,
    };
    const put = (into: Record<string, unknown>, name: string, value: unknown): void => {
      if (value !== undefined) into[name] = value;
    };
    put(account, 'grade', maybe(this.one(['A', 'B', 'C'])));
    put(account, 'address', maybe(this.one(['一路', '二路'])));
    put(account, 'phones', maybe([this.one(['02800000001', '02800000002'])], 0.3));
    put(account, 'source', maybe({ title: this.one(['展会', '网站', '转介绍']), to: 'source' }, 0.4));
    const records: RowRecords = { account, people: [], opportunity: null, contract: null, followUp: null };
    if (this.random() < 0.5) {
      const values: Record<string, unknown> = { name: this.one(['张三', '李四', '王五']) };
      put(values, 'mobiles', maybe([this.one(['13800000001', '13800000002'])]));
      const position: Record<string, unknown> = {};
      put(position, 'title', maybe('经理'));
      records.people.push({ values, position });
    }
    if (this.random() < 0.3) {
      const content = this.one(['来电', '拜访']);
      records.followUp = {
        content,
        followedAt: `2026-03-0${1 + Math.floor(this.random() * 3)}T00:00:00.000Z`,
      };
    }
    return { row, outcome: 'accept', skipped: null, problems: [], records };
  }

  private async edit(): Promise<void> {
    const entity = this.one(['account', 'account', 'contact', 'followUp', 'source', 'accountContact']);
    const id = this.pick(this.living(entity));
    if (id === undefined) return;
    await this.change([{ action: 'update', entity, id, rowVersion: null, values: this.edited(entity) }]);
  }

  private edited(entity: string): Record<string, unknown> {
    switch (entity) {
      case 'account':
        return this.one<Record<string, unknown>>([
          { grade: this.one(['A', 'B', 'D', null]) },
          { address: this.one(['三路', null]) },
          { source: this.pick(this.living('source')) ?? null },
          { name: `改${Math.floor(this.random() * 5)}` },
        ]);
      case 'contact':
        return { mobiles: [this.one(['13900000009', '13800000001'])] };
      case 'followUp':
        return this.one<Record<string, unknown>>([
          { content: '改过' },
          { contact: this.pick(this.living('contact')) ?? null },
        ]);
      case 'source':
        return { name: `渠道${Math.floor(this.random() * 1e9)}` };
      default:
        return { title: this.one(['厂长', null]) };
    }
  }

  private async batchEdit(): Promise<void> {
    const ids = this.living('account').filter(() => this.random() < 0.5);
    if (ids.length === 0) return;
    const values = { grade: this.one(['A', 'B', 'C', null]) };
    await this.change(
      ids.map((id) => ({ action: 'update', entity: 'account', id, rowVersion: null, values }) as const),
    );
  }

  private async addChild(): Promise<void> {
    const account = this.pick(this.living('account'));
    if (account === undefined) return;
    const contact = this.pick(this.living('contact'));
    const followUp: Change = {
      action: 'create',
      entity: 'followUp',
      values: { content: '补记', account, followedAt: '2026-04-01T00:00:00.000Z' },
    };
    const position: Change = { action: 'create', entity: 'accountContact', values: { account, contact } };
    await this.change([contact !== undefined && this.random() < 0.5 ? position : followUp]);
  }

  private async remove(): Promise<void> {
    const entity = this.one(['account', 'account', 'contact', 'source', 'followUp']);
    const id = this.pick(this.living(entity));
    if (id !== undefined) await this.change([{ action: 'delete', entity, id }]);
  }

  private async restore(): Promise<void> {
    const gone = [...this.model.records.values()].filter((one) => one.deletedBy !== null);
    const one = this.pick(gone);
    if (!one) return;
    const isTaken = [...this.model.records.values()].some(
      (other) =>
        other.entity === 'source' && other.deletedBy === null && other.values['name'] === one.values['name'],
    );
    if (one.entity === 'source' && isTaken) return;
    await this.change([{ action: 'restore', entity: one.entity, id: one.id }]);
  }

  /** Any set that is in effect, undos among them; in parts of any size, broken off and gone on with now and then. */
  private async undo(): Promise<void> {
    const set = this.pick([...this.model.sets].flatMap(([id, one]) => (one.undoneBy === null ? [id] : [])));
    if (set !== undefined) await this.takeBack(set);
  }

  private async takeBack(set: number): Promise<void> {
    const desk = Math.floor(this.random() * this.desks.length);
    const kept: KeptRecord[] = [];
    const size = this.one([1, 3, 1000]);
    let own: number | null = null;
    let below: number | null = null;
    const signed = (): Partial<ChangeSetInput> & { readonly desk: number } => ({
      kind: 'undo',
      undoes: set,
      desk,
      ...(own === null ? {} : { continues: own }),
    });
    for (let isThrough = false; !isThrough;) {
      isThrough = true;
      const underWay: { undo: number; below: number } | null =
        own !== null && below !== null ? { undo: own, below } : null;
      for await (const part of invertChangeSet(this.desks[desk] ?? this.store, set, { underWay, size })) {
        kept.push(...part.kept);
        if (part.changes.length === 0) continue;
        const written: { readonly id: number } = await this.write(part.changes, {
          ...signed(),
          ...(part.reach ? { undoReach: part.reach } : {}),
        });
        own ??= written.id;
        below = part.reach?.to ?? null;
        if (below === null || this.random() >= 0.2) continue;
        // The program ends here; another one reads from the file where it stands.
        below = (await getChangeSet(this.store, own))?.undoneTo ?? null;
        isThrough = false;
        break;
      }
    }
    if (own === null) own = (await this.write([], signed())).id;
    else if (below !== null) await this.write([], { ...signed(), undoReach: { from: below, to: null } });
    expect(described(kept)).toEqual(this.model.undo(set, own));
  }

  async step(): Promise<void> {
    const what = this.random();
    if (what < 0.27) await this.importRows();
    else if (what < 0.45) await this.edit();
    else if (what < 0.53) await this.batchEdit();
    else if (what < 0.6) await this.addChild();
    else if (what < 0.68) await this.remove();
    else if (what < 0.72) await this.restore();
    else await this.undo();
  }

  /** The office and the model say the same of every record. */
  async compare(): Promise<void> {
    for (const entity of entities) {
      const table = this.store.schema.entities[entity]?.table ?? '';
      const ids = await this.store.database.query<{ id: number }>(`SELECT id FROM ${table} ORDER BY id`);
      const found = await getRecords(
        this.store,
        entity,
        ids.map(({ id }) => id),
      );
      const plain = [...this.model.records.values()].filter((one) => one.entity === entity);
      const names = [...new Set(plain.flatMap(({ values }) => Object.keys(values)))].sort();
      const seen = (id: number, values: Record<string, unknown>, isDeleted: boolean): unknown => ({
        id,
        isDeleted,
        values: Object.fromEntries(names.map((name) => [name, values[name] ?? null])),
      });
      expect(
        found.map((record) => seen(record.id, record as never, record.deletedAt !== null)),
        entity,
      ).toEqual(
        plain
          .sort((left, right) => left.id - right.id)
          .map((one) => seen(one.id, one.values, one.deletedBy !== null)),
      );
    }
  }
}

function described(kept: readonly KeptRecord[]): PlainKept[] {
  const found = new Map<string, Set<string>>();
  for (const { entity, id, reason, fields } of kept) {
    const key = `${entity} ${id} ${reason}${fields.length > 0 ? ' ' : ''}`;
    found.set(key, new Set([...(found.get(key) ?? []), ...fields]));
  }
  return [...found].map(([key, fields]) => `${key}${[...fields].sort().join()}`).sort();
}

it(
  'leaves nothing the rules remove and loses nothing they keep, whatever two desks did in between',
  async () => {
    const folder = scratchFolder();
    const template = join(folder, 'template.kydb');
    const made = await openStore({ path: template });
    await made.database.close();
    for (let seed = firstSeed; seed < firstSeed + sequences; seed += 1) {
      const path = join(folder, `${seed}.kydb`);
      copyFileSync(template, path);
      const desks = [await openStore({ path, mode: 'open' }), await openStore({ path, mode: 'open' })];
      const play = new Play(desks, generator(seed));
      for (let step = 0; step < steps; step += 1) {
        await play.step().catch((error: unknown) => {
          throw new Error(`seed ${seed}, step ${step}: ${String(error)}`, { cause: error });
        });
        await play.compare().catch((error: unknown) => {
          throw new Error(`seed ${seed}, after step ${step}: ${String(error)}`, { cause: error });
        });
      }
      const [first] = desks;
      if (first) expect((await checkDatabase(first)).problems, `seed ${seed}`).toEqual([]);
      for (const desk of desks) await desk.database.close();
    }
  },
  sequences * 5_000,
);
