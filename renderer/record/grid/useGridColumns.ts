import type { ColumnResizedEvent, GridApi } from 'ag-grid-community';
import { watch } from 'vue';
import { useWords } from '../../i18n/index';
import { columnDefinition } from './columnDefinition';
import {
  applyColumnStateText,
  columnStateText,
  placeColumns,
  placesOf,
  showSort,
  sortOf,
} from './columnState';
import type { GridHandle, GridRow } from './gridColumn';
import { gridAction } from './gridKeys';
import type { GridStage } from './gridStage';
import type { GridFocus } from './useGridFocus';

/** The columns of a grid: how they are drawn, moved, sized, hidden and remembered. */
export interface GridColumns<Row extends GridRow> {
  readonly definitions: () => ReturnType<typeof columnDefinition<Row>>[];
  /** The grid is there: its columns stand as they were remembered, or as they are told. */
  readonly onReady: (grid: GridApi<Row>) => void;
  readonly onResized: (event: ColumnResizedEvent<Row>) => void;
  readonly onSorted: () => void;
  /** Says how the columns stand now. */
  readonly tell: () => void;
  /** From the first width somebody gives a column by hand, none shares the space that is left over any more. */
  readonly keepWidths: () => void;
  readonly arrange: GridHandle<Row>['arrange'];
  readonly arrangement: GridHandle<Row>['arrangement'];
  readonly reset: () => void;
}

/** Makes the columns of a grid, and keeps them as the list around changes them. `openMenu` opens a heading's menu. */
export function useGridColumns<Row extends GridRow>(
  stage: GridStage<Row>,
  focus: GridFocus<Row>,
  openMenu: (name: string, at: DOMRect) => void,
): GridColumns<Row> {
  const { props } = stage;
  const { t } = useWords();
  let isSized =
    props.state !== undefined || (props.arrangement?.some(({ width }) => width !== undefined) ?? false);
  let isRestoring = true;

  function definitions(): ReturnType<typeof columnDefinition<Row>>[] {
    const places = stage.shownNames();
    return props.columns.map((column) =>
      columnDefinition(column, {
        words: {
          rows: (count) => t('grid.groupRows', { count: count.toLocaleString() }),
          folded: t('grid.isFolded'),
          open: t('grid.isOpen'),
        },
        isFilling: !isSized,
        edges: () => stage.range()?.edges() ?? null,
        placeOf: (name) => (stage.api() ? stage.shownNames() : places).indexOf(name),
        heading: { menuLabel: t('grid.columnMenu'), openMenu },
        isOurs: (event) => gridAction(event, false) !== null && event.key !== ' ',
      }),
    );
  }

  /** Changes columns without telling: the list around said so itself. */
  function silently(change: (grid: GridApi<Row>) => void): void {
    const api = stage.api();
    if (!api) return;
    isRestoring = true;
    change(api);
    setTimeout(() => (isRestoring = false));
  }

  function tell(): void {
    focus.forget();
    stage.range()?.clear();
    const api = stage.api();
    if (!api || isRestoring) return;
    stage.tell('state', columnStateText(api));
    stage.tell('arrange', placesOf(api));
  }

  function keepWidths(): void {
    const api = stage.api();
    if (!isSized && api) {
      isSized = true;
      const state = api
        .getColumnState()
        .map(({ colId, width }) => ({ colId, flex: null, width: width ?? 100 }));
      api.applyColumnState({ state });
    }
    tell();
  }

  watch(
    () => props.columns,
    () =>
      silently((grid) => {
        const before = columnStateText(grid);
        grid.setGridOption('columnDefs', definitions());
        applyColumnStateText(grid, before);
        grid.refreshCells({ force: true });
      }),
  );
  watch(
    () => props.arrangement,
    (places) => {
      const api = stage.api();
      if (!api || !places || JSON.stringify(places) === JSON.stringify(placesOf(api))) return;
      silently((grid) => placeColumns(grid, places, stage.titleName()));
    },
  );
  watch(
    () => props.sort,
    (keys) => {
      const api = stage.api();
      if (!api || !keys || JSON.stringify(keys) === JSON.stringify(sortOf(api))) return;
      silently((grid) => showSort(grid, keys));
    },
  );

  return {
    definitions,
    onReady(grid) {
      if (props.state !== undefined) applyColumnStateText(grid, props.state);
      if (props.arrangement) placeColumns(grid, props.arrangement, stage.titleName());
      if (props.sort) showSort(grid, props.sort);
      setTimeout(() => (isRestoring = false));
    },
    onResized({ finished, source }) {
      if (finished && source === 'uiColumnResized') keepWidths();
      focus.place();
    },
    onSorted() {
      tell();
      const api = stage.api();
      if (api && !isRestoring) stage.tell('sort', sortOf(api));
    },
    tell,
    keepWidths,
    arrange(order) {
      stage.api()?.applyColumnState({
        state: order.map(({ name, isShown }) => ({ colId: name, hide: !isShown })),
        applyOrder: true,
      });
      tell();
    },
    arrangement: () =>
      (stage.api()?.getColumnState() ?? [])
        .filter((column) => !column.colId.startsWith('ag-Grid-'))
        .map((column) => ({ name: column.colId, isShown: column.hide !== true })),
    reset() {
      isSized = false;
      stage.api()?.setGridOption('columnDefs', definitions());
      stage.api()?.resetColumnState();
      tell();
    },
  };
}
