import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { AnyRecord, Entity } from '../../../db/schema/defineEntity';
import type { NamedField } from '../../../db/schema/derive/ranked';
import { activeFields, rankedFields } from '../../../db/schema/derive/ranked';
import type { RelatedList } from '../../../db/schema/derive/relatedLists';
import type { SortKey } from '../../../db/schema/listQuery';
import { concerns, useRecordChanges } from '../../stores/changes';
import { readPage } from '../../stores/records';
import { useSchema } from '../../stores/schema';
import { useToasts } from '../../stores/toasts';

/** The rows of a related table as far as they are read. */
export interface RelatedRows {
  readonly entity: ComputedRef<Entity>;
  readonly columns: ComputedRef<readonly NamedField[]>;
  readonly rows: ShallowRef<readonly AnyRecord[]>;
  readonly total: Ref<number>;
  readonly sort: Ref<SortKey | null>;
  /** The records at the other end of a link, by id. */
  readonly others: ShallowRef<Readonly<Record<number, AnyRecord>>>;
  read(): Promise<void>;
  readMore(): Promise<void>;
  /** Orders by a column, the other way round the second time, as it was the third time. */
  sortBy(name: string): void;
}

const step = 100;

/** Reads the records of a related list and follows their changes. */
export function useRelatedRows(props: {
  readonly related: RelatedList;
  readonly record: AnyRecord;
}): RelatedRows {
  const schema = useSchema();
  const toasts = useToasts();
  const rows = shallowRef<readonly AnyRecord[]>([]);
  const others = shallowRef<Readonly<Record<number, AnyRecord>>>({});
  const total = ref(0);
  const sort = ref<SortKey | null>(null);
  const entity = computed(() => schema.entity(props.related.entity));
  const columns = computed(() => columnsOf(entity.value, props.related));

  async function part(offset: number, limit: number): Promise<readonly AnyRecord[] | null> {
    const { id } = props.record;
    const { other, via } = props.related;
    const page = await readPage(
      {
        entity: props.related.entity,
        filter: { field: via, operator: 'is', value: id },
        ...(sort.value ? { sort: [sort.value] } : {}),
        offset,
        limit,
      },
      other ? [other.via] : undefined,
    );
    if (id !== props.record.id) return null;
    total.value = page.total;
    if (other) others.value = { ...others.value, ...page.included[other.entity] };
    return page.rows;
  }

  async function read(): Promise<void> {
    await toasts.attempt(async () => {
      const found = await part(0, Math.min(500, Math.max(step, rows.value.length)));
      if (found) rows.value = found;
    });
  }

  async function readMore(): Promise<void> {
    await toasts.attempt(async () => {
      const next = await part(rows.value.length, step);
      if (next) rows.value = [...rows.value, ...next];
    });
  }

  function sortBy(name: string): void {
    const now = sort.value?.field === name ? sort.value.direction : null;
    sort.value =
      now === null
        ? { field: name, direction: 'ascending' }
        : now === 'ascending'
          ? { field: name, direction: 'descending' }
          : null;
  }

  watch(
    () => [props.record.id, props.related.entity, props.related.via, sort.value],
    (now, before) => {
      if (now[0] !== before?.[0]) rows.value = [];
      void read();
    },
    { immediate: true },
  );
  useRecordChanges((change) => {
    const { other } = props.related;
    if (concerns(change, props.related.entity) || (other && concerns(change, other.entity))) void read();
  });
  return { entity, columns, rows, total, sort, others, read, readMore, sortBy };
}

/** What a related table shows: what lists show, and what must be filled in; the record itself is known. */
function columnsOf(entity: Entity, { via, other }: RelatedList): readonly NamedField[] {
  const listed = rankedFields(entity, 'list').filter(({ name }) => name !== via && name !== other?.via);
  const needed = activeFields(entity).filter(
    ({ name, field }) =>
      field.required && field.list === undefined && name !== via && name !== other?.via && !field.readOnly,
  );
  return [...listed, ...needed];
}
