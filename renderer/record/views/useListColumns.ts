import { computed, shallowRef, type ComputedRef } from 'vue';
import type { AnyRecord, Entity } from '../../../db/schema/defineEntity';
import type { ViewDefinition } from '../../../electron/api/views';
import { useWords } from '../../i18n/index';
import { useRecords } from '../../stores/records';
import { useSchema } from '../../stores/schema';
import { useSession } from '../../stores/session';
import { useSettings } from '../../stores/settings';
import { useTags } from '../../stores/tags';
import { useTitles } from '../../stores/titles';
import type { ColumnPlace, GridColumn } from '../grid/gridColumn';
import { listColumnsOf } from '../listColumnsOf';

/** The columns of a list: a view's own once it brought some; else they are this desk's. */
export interface ListColumns {
  readonly definition: ComputedRef<Entity>;
  readonly columns: ComputedRef<GridColumn<AnyRecord>[]>;
  /** The names of the columns that are shown. */
  readonly shown: ComputedRef<ReadonlySet<string>>;
  /** The columns as they stand now: what a view keeps. */
  readonly now: () => ViewDefinition['columns'];
  /** The grid tells how its columns stand. */
  readonly arrange: (told: readonly ColumnPlace[]) => void;
  /** Remembers them on this desk, unless a view keeps them. */
  readonly keep: (text: string) => Promise<void>;
  /** Another list begins: nobody moved a column of it yet. */
  readonly begin: () => void;
}

/** Makes the columns of the list of an entity. */
export function useListColumns(entity: () => string): ListColumns {
  const { language } = useWords();
  const schema = useSchema();
  const session = useSession();
  const settings = useSettings();
  const titles = useTitles();
  const tags = useTags();
  const list = computed(() => useRecords(entity()));
  const definition = computed(() => schema.entity(entity()));
  const columns = computed(() =>
    listColumnsOf(definition.value, {
      language: language.value,
      titleOf: titles.titleOf,
      isReadOnly: session.isReadOnly,
      toneOfTag: (tag) => tags.toneOf(tag) ?? 'neutral',
    }),
  );
  /** The columns as the grid told them last; null until somebody moves one. */
  const places = shallowRef<readonly ColumnPlace[] | null>(null);

  function placesNow(): readonly ColumnPlace[] {
    return (
      list.value.columns ??
      places.value ??
      placesKept(settings.listState(entity())) ??
      firstPlaces(columns.value)
    );
  }

  return {
    definition,
    columns,
    shown: computed(() => new Set(placesNow().map(({ name }) => name))),
    now: () => columnsOf(placesNow().slice(0, 120)),
    arrange(told) {
      places.value = told;
      if (list.value.columns) list.value.columns = columnsOf(told);
    },
    async keep(text) {
      if (!list.value.columns) await settings.keepListState(entity(), text);
    },
    begin: () => void (places.value = null),
  };
}

function firstPlaces(columns: readonly GridColumn<AnyRecord>[]): readonly ColumnPlace[] {
  return columns.filter(({ isHidden }) => !isHidden).map(({ name }) => ({ name }));
}

/** The columns this desk keeps of a list, for views that bring none. */
function placesKept(text: string | undefined): readonly ColumnPlace[] | null {
  if (text === undefined) return null;
  const found = JSON.parse(text) as readonly { colId: string; width?: number; hide?: boolean | null }[];
  return found
    .filter(({ hide }) => hide !== true)
    .map(({ colId, width }) => ({ name: colId, ...(width === undefined ? {} : { width }) }));
}

/** Columns as a view may keep them. */
function columnsOf(told: readonly ColumnPlace[]): ViewDefinition['columns'] {
  return told.map(({ name, width, isFrozen }) => ({
    name,
    ...(width === undefined ? {} : { width: Math.min(2000, Math.max(40, Math.round(width))) }),
    ...(isFrozen ? { isFrozen } : {}),
  }));
}
