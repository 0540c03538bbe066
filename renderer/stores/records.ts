import { defineStore } from 'pinia';
import { computed, ref, shallowRef, triggerRef } from 'vue';
import type { AnyDraft, AnyRecord } from '../../db/schema/defineEntity';
import type { Filter, ListQuery, SortKey } from '../../db/schema/listQuery';
import type { CallInput } from '../../electron/api/index';
import type { ManyChanged, Page, RecordView, Saved } from '../../electron/api/records';
import type { ViewDefinition } from '../../electron/api/views';
import { call, RequestFailed } from '../bridge/client';
import { useTitles } from './titles';

/** Reads records in the order a list shows them, where that is not the order of its selection: in groups. */
export type ReadShown = (offset: number, limit: number) => Promise<readonly AnyRecord[]>;

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
    const filter = shallowRef<Filter | undefined>();
    const sort = shallowRef<readonly SortKey[]>([]);
    const groupBy = ref<string | null>(null);
    const top = ref<number | null>(null);
    /** The columns a view brought along or somebody arranged; undefined: as this desk keeps them. */
    const columns = shallowRef<ViewDefinition['columns']>();
    const total = ref<number | null>(null);
    const order = shallowRef<Map<number, number>>(new Map());
    const readShown = shallowRef<ReadShown | null>(null);
    const selection = computed<Selection>(() => selectionWith(filter.value));
    const isFiltered = computed(() => search.value.trim() !== '' || filter.value !== undefined);
    /** Everything a view keeps of a list, as it stands now. */
    const definition = computed<ViewDefinition>(() => ({
      ...(filter.value ? { filter: filter.value } : {}),
      ...(search.value.trim() === '' ? {} : { search: search.value.trim() }),
      ...(sort.value.length > 0 ? { sort: [...sort.value] } : {}),
      ...(columns.value ? { columns: columns.value } : {}),
      ...(groupBy.value === null ? {} : { groupBy: groupBy.value }),
      ...(top.value === null ? {} : { top: top.value }),
    }));

    /** The list with another filter: what a preview or the count of a value asks about. */
    function selectionWith(other: Filter | undefined): Selection {
      const words = search.value.trim();
      return {
        entity,
        ...(words === '' ? {} : { search: words }),
        ...(other ? { filter: other } : {}),
        ...(sort.value.length > 0 ? { sort: sort.value } : {}),
        ...(top.value === null ? {} : { top: top.value }),
      };
    }

    /** The list a view would show. */
    function selectionOf(view: ViewDefinition): Selection {
      return {
        entity,
        ...(view.search ? { search: view.search } : {}),
        ...(view.filter ? { filter: view.filter } : {}),
        ...(view.sort ? { sort: view.sort } : {}),
        ...(view.top === undefined ? {} : { top: view.top }),
      };
    }

    /** Shows the list as a view says. */
    function show(view: ViewDefinition): void {
      search.value = view.search ?? '';
      filter.value = view.filter;
      sort.value = view.sort ?? [];
      groupBy.value = view.groupBy ?? null;
      top.value = view.top ?? null;
      columns.value = view.columns;
      readShown.value = null;
      forgetOrder();
    }

    /** How many records the list would have with each of these filters. @throws RequestFailed */
    async function countsOf(filters: readonly (Filter | undefined)[]): Promise<readonly number[]> {
      const selections = filters.map(selectionWith) as CallInput<'lists.counts'>['selections'];
      return call('lists.counts', { selections });
    }

    async function page(offset: number, limit: number): Promise<Page> {
      const asked = selection.value;
      const answer = await call('records.list', { query: { ...asked, offset, limit } });
      useTitles().learn(answer.titles);
      learnTitles(entity, answer);
      if (asked === selection.value) {
        total.value = answer.total;
        if (!readShown.value) notePlaces(offset, answer.rows);
      }
      return answer;
    }

    /** The list shows its records in another order than its selection has, or in that one again (null). */
    function showAs(read: ReadShown | null): void {
      if (read === null && readShown.value === null) return;
      readShown.value = read;
      forgetOrder();
    }

    /** Rows were read that stand at these places of the list as it is shown, counted from 0. */
    function notePlaces(offset: number, rows: readonly { readonly id: number }[]): void {
      rows.forEach((row, index) => order.value.set(offset + index, row.id));
      triggerRef(order);
    }

    async function readPlaces(offset: number, limit: number): Promise<readonly AnyRecord[]> {
      if (!readShown.value) return (await page(offset, limit)).rows;
      const rows = await readShown.value(offset, limit);
      notePlaces(offset, rows);
      return rows;
    }

    /** The record before (-1) or after (+1) this one in the order of the list; null at either end. */
    async function neighbour(id: number, step: 1 | -1): Promise<number | null> {
      // A record made elsewhere since the list was read is in it, too.
      if (placeOf(id) === null) {
        forgetOrder();
        await readPlaces(0, 200);
      }
      const place = placeOf(id);
      if (place === null || place - 1 + step < 0) return null;
      const known = order.value.get(place - 1 + step);
      if (known !== undefined) return known;
      const [row] = await readPlaces(place - 1 + step, 1);
      return row?.id ?? null;
    }

    /** Where the record stands in the list, counted from 1; null when it is not in what was read. */
    function placeOf(id: number): number | null {
      for (const [place, other] of order.value) if (other === id) return place + 1;
      return null;
    }

    function forgetOrder(): void {
      order.value = new Map();
    }

    function forget(): void {
      show({});
      total.value = null;
    }

    return {
      search,
      filter,
      sort,
      groupBy,
      top,
      columns,
      total,
      selection,
      isFiltered,
      definition,
      selectionWith,
      selectionOf,
      show,
      countsOf,
      page,
      showAs,
      notePlaces,
      neighbour,
      placeOf,
      forgetOrder,
      forget,
    };
  });
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
  /** The reason of a tracked change (S4-23). */
  readonly reason?: string;
}

/**
 * Saves. When the answer is lost because the application went away, the same request is repeated once: the
 * application recognises it and a save never happens twice.
 * @throws RequestFailed, among others with `invalid` and `conflict`.
 */
export async function saveRecord({ entity, record, changes, also, reason }: Save): Promise<Saved> {
  const input: CallInput<'records.save'> = {
    requestId: crypto.randomUUID(),
    entity,
    id: record?.id ?? null,
    rowVersion: record?.rowVersion ?? null,
    changes: changes as CallInput<'records.save'>['changes'],
    ...(also ? { also } : {}),
    ...(reason ? { reason } : {}),
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

/** Moves everything a list shows to the recycle bin: one action, taken back in one step. */
export function deleteSelection(entity: string, selection: Selection): Promise<ManyChanged> {
  return call('records.delete', {
    requestId: crypto.randomUUID(),
    entity,
    selection: selection as CallInput<'records.batch'>['selection'],
  });
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
