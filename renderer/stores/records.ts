import { defineStore } from 'pinia';
import { computed, ref, shallowRef, type Ref } from 'vue';
import type { AnyDraft, AnyRecord } from '../../db/schema/defineEntity';
import type { Condition, Filter, ListQuery, SortKey } from '../../db/schema/listQuery';
import type { CallInput } from '../../electron/api/index';
import type { ManyChanged, Page, RecordView, Saved } from '../../electron/api/records';
import { call, RequestFailed } from '../bridge/client';
import { useTitles } from './titles';

/** What a list is asked about, without its page. */
export type Selection = Omit<ListQuery, 'offset' | 'limit'>;

/** The records of one entity: its list's query, the pages read so far, and every action on them. */
export function useRecords(entity: string): ReturnType<ReturnType<typeof defineRecords>> {
  const known = definitions.get(entity);
  if (known) return known();
  const made = defineRecords(entity);
  definitions.set(entity, made);
  return made();
}
const definitions = new Map<string, ReturnType<typeof defineRecords>>();

/** Begins all lists anew; another database was opened. */
export function forgetRecords(): void {
  for (const use of definitions.values()) use().forget();
}

function defineRecords(entity: string) {
  return defineStore(`records/${entity}`, () => {
    const search = ref('');
    const conditions = ref<readonly Condition[]>([]);
    const sort = ref<readonly SortKey[]>([]);
    const total = ref<number | null>(null);
    const order = shallowRef<ReadonlyMap<number, number>>(new Map());
    const selection = computed<Selection>(() => selectionOf(entity, search, conditions, sort));
    const isFiltered = computed(() => search.value.trim() !== '' || conditions.value.length > 0);

    async function page(offset: number, limit: number): Promise<Page> {
      const asked = selection.value;
      const answer = await call('records.list', { query: { ...asked, offset, limit } });
      useTitles().learn(answer.titles);
      learnTitles(entity, answer);
      if (asked === selection.value) {
        total.value = answer.total;
        const next = new Map(order.value);
        answer.rows.forEach((row, index) => next.set(offset + index, row.id));
        order.value = next;
      }
      return answer;
    }

    /** The record before (-1) or after (+1) this one in the order of the list; null at either end. */
    async function neighbour(id: number, step: 1 | -1): Promise<number | null> {
      if (order.value.size === 0) await page(0, 200);
      const place = [...order.value].find(([, other]) => other === id)?.[0];
      if (place === undefined || place + step < 0) return null;
      const known = order.value.get(place + step);
      if (known !== undefined) return known;
      const answer = await page(place + step, 1);
      return answer.rows[0]?.id ?? null;
    }

    /** Where the record stands in the list, counted from 1; null when it is not in what was read. */
    function placeOf(id: number): number | null {
      const place = [...order.value].find(([, other]) => other === id)?.[0];
      return place === undefined ? null : place + 1;
    }

    function forgetOrder(): void {
      order.value = new Map();
    }

    function forget(): void {
      search.value = '';
      conditions.value = [];
      total.value = null;
      forgetOrder();
    }

    return {
      search,
      conditions,
      sort,
      total,
      selection,
      isFiltered,
      page,
      neighbour,
      placeOf,
      forgetOrder,
      forget,
    };
  });
}

function selectionOf(
  entity: string,
  search: Ref<string>,
  conditions: Ref<readonly Condition[]>,
  sort: Ref<readonly SortKey[]>,
): Selection {
  const words = search.value.trim();
  const filter: Filter | undefined = conditions.value.length > 0 ? { all: conditions.value } : undefined;
  return {
    entity,
    ...(words === '' ? {} : { search: words }),
    ...(filter ? { filter } : {}),
    ...(sort.value.length > 0 ? { sort: sort.value } : {}),
  };
}

function learnTitles(entity: string, page: Page): void {
  const titles = useTitles();
  for (const [other, byId] of Object.entries(page.included)) {
    for (const record of Object.values(byId)) {
      if (typeof record['name'] === 'string') titles.learnOne(other, record.id, record['name']);
    }
  }
  for (const row of page.rows) {
    if (typeof row['name'] === 'string') titles.learnOne(entity, row.id, row['name']);
  }
}

/** One record with the titles of what it refers to. */
export async function readRecord(entity: string, id: number): Promise<RecordView> {
  const view = await call('records.get', { entity, id });
  useTitles().learn(view.titles);
  return view;
}

/** A page of any list, outside the entity's own list page. */
export async function readPage(query: ListQuery, include?: readonly string[]): Promise<Page> {
  const page = await call('records.list', { query, ...(include ? { include: [...include] } : {}) });
  useTitles().learn(page.titles);
  return page;
}

/** What is saved: a new record (`record` null) or changes to one. */
export interface Save {
  readonly entity: string;
  readonly record: Pick<AnyRecord, 'id' | 'rowVersion'> | null;
  readonly changes: AnyDraft;
  readonly also?: CallInput<'records.save'>['also'];
}

/**
 * Saves. When the answer is lost because the application went away, the same request is repeated once: the
 * application recognises it and a save never happens twice.
 * @throws RequestFailed, among others with `invalid` and `conflict`.
 */
export async function saveRecord({ entity, record, changes, also }: Save): Promise<Saved> {
  const input: CallInput<'records.save'> = {
    requestId: crypto.randomUUID(),
    entity,
    id: record?.id ?? null,
    rowVersion: record?.rowVersion ?? null,
    changes: changes as CallInput<'records.save'>['changes'],
    ...(also ? { also } : {}),
  };
  const saved = await repeatedOnce(() => call('records.save', input));
  useTitles().learn(saved.titles);
  return saved;
}

async function repeatedOnce<Value>(action: () => Promise<Value>): Promise<Value> {
  try {
    return await action();
  } catch (thrown) {
    const isLost = thrown instanceof RequestFailed && thrown.failure.code === 'applicationGone';
    if (!isLost) throw thrown;
    await new Promise((resolve) => setTimeout(resolve, 1500));
    return action();
  }
}

/** Moves records to the recycle bin, however many, in calls the application takes. */
export async function deleteRecords(entity: string, ids: readonly number[]): Promise<ManyChanged> {
  return inParts(ids, (part) =>
    call('records.delete', { requestId: crypto.randomUUID(), entity, ids: part }),
  );
}

/** Brings records back from the recycle bin. */
export async function restoreRecords(entity: string, ids: readonly number[]): Promise<ManyChanged> {
  return inParts(ids, (part) =>
    call('records.restore', { requestId: crypto.randomUUID(), entity, ids: part }),
  );
}

/** Sets the same values on named records or on everything a list shows. */
export function changeMany(
  entity: string,
  which: { readonly ids: readonly number[] } | { readonly selection: Selection },
  changes: AnyDraft,
): Promise<ManyChanged> {
  const draft = changes as CallInput<'records.batch'>['changes'];
  const requestId = crypto.randomUUID();
  if ('ids' in which) {
    return inParts(which.ids, (ids) =>
      call('records.batch', { requestId: crypto.randomUUID(), entity, ids, changes: draft }),
    );
  }
  const selection = which.selection as CallInput<'records.batch'>['selection'];
  return call('records.batch', { requestId, entity, selection, changes: draft });
}

async function inParts(
  ids: readonly number[],
  action: (part: number[]) => Promise<ManyChanged>,
): Promise<ManyChanged> {
  let result: ManyChanged = { changeSet: null, changed: 0, skipped: 0 };
  for (let start = 0; start < ids.length; start += 500) {
    const part = await action(ids.slice(start, start + 500));
    result = {
      changeSet: part.changeSet,
      changed: result.changed + part.changed,
      skipped: result.skipped + part.skipped,
    };
  }
  return result;
}
