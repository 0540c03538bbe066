import { computed, onBeforeUnmount, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue';
import type { AnyRecord } from '../../../db/schema/defineEntity';
import type { CallInput, CallOutput } from '../../../electron/api/index';
import { call } from '../../bridge/client';
import { useRecords } from '../../stores/records';
import { useToasts } from '../../stores/toasts';
import type { GridColumn, GridGroups } from '../grid/gridColumn';
import { createGroupOrder } from '../grid/groupOrder';
import { readGroups } from '../grid/readGroups';

/** How long changes rest before sums are worked out again. */
const restMilliseconds = 200;

/** What a list says besides its rows: its groups and its sums. */
export interface ListFigures {
  readonly groups: ShallowRef<GridGroups<AnyRecord> | null>;
  readonly sums: ShallowRef<CallOutput<'lists.totals'>['sums'] | null>;
  /** Works them out again, soon: records changed. */
  refresh(): void;
}

/** Keeps groups and sums of a list as its selection, its grouping and its number columns change. */
export function useListFigures(
  entity: ComputedRef<string>,
  columns: ComputedRef<readonly GridColumn<AnyRecord>[]>,
  shown: ComputedRef<ReadonlySet<string>>,
): ListFigures {
  const groups = shallowRef<GridGroups<AnyRecord> | null>(null);
  const sums = shallowRef<CallOutput<'lists.totals'>['sums'] | null>(null);
  const list = computed(() => useRecords(entity.value));
  const numbers = computed(() =>
    columns.value
      .filter(({ name, number }) => number !== undefined && shown.value.has(name))
      .map(({ name }) => name)
      .slice(0, 20),
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  async function work(): Promise<void> {
    const mine = ++asked;
    const { selection, groupBy } = list.value;
    const fields = [...numbers.value];
    await useToasts().attempt(async () => {
      const grouped = groupBy === null ? null : await readGroups({ selection, by: groupBy, sums: fields });
      if (mine !== asked) return;
      groups.value = grouped ? followed(grouped) : null;
      if (!grouped) list.value.showAs(null);
      if (grouped) list.value.total = grouped.groups.reduce((sum, { count }) => sum + count, 0);
      if (fields.length === 0) return void (sums.value = null);
      const found = await call('lists.totals', {
        selection: selection as CallInput<'lists.totals'>['selection'],
        fields,
      });
      if (mine === asked) sums.value = found.sums;
    });
  }

  /** The groups, and with them the order in which the page of a record goes on to the next one. */
  function followed(grouped: GridGroups<AnyRecord>): GridGroups<AnyRecord> {
    const shown = list.value;
    const order = createGroupOrder(grouped, []);
    shown.showAs(order.read);
    return {
      ...grouped,
      async load(group, offset, limit, sort) {
        const page = await grouped.load(group, offset, limit, sort);
        if (groups.value?.groups === grouped.groups)
          shown.notePlaces(order.startOf(group) + offset, page.rows);
        return page;
      },
    };
  }

  function refresh(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void work(), restMilliseconds);
  }
  watch(() => [list.value.selection, numbers.value.join()], refresh);
  watch(() => list.value.groupBy, work);
  onBeforeUnmount(() => {
    asked += 1;
    clearTimeout(timer);
  });

  return { groups, sums, refresh };
}
