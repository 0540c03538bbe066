import type { SelectionChangedEvent } from 'ag-grid-community';
import type { GridRow } from './gridColumn';
import type { GridStage } from './gridStage';

/** The rows that are chosen with their check boxes; choosing all holds for rows that were not read yet too. */
export interface RowChoosing<Row extends GridRow> {
  readonly isAll: () => boolean;
  readonly selectAll: () => true;
  readonly clear: () => void;
  /** Nothing is all any more, nobody is told: the list begins anew and tells by itself. */
  readonly begin: () => void;
  /** Rows were read: when all are chosen these are too. */
  readonly takeRead: () => void;
  /** Chooses one row more, above or below a chosen one, and goes there. */
  readonly extend: (rowIndex: number, step: number, name: string) => void;
  /** The ids of the chosen rows that were read. */
  readonly ids: () => number[];
  readonly onSelectionChanged: (event: SelectionChangedEvent<Row>) => void;
}

/** Makes the choosing of rows of a grid. */
export function useRowChoice<Row extends GridRow>(stage: GridStage<Row>): RowChoosing<Row> {
  let isAll = false;

  function ids(): number[] {
    return (
      stage
        .api()
        ?.getSelectedNodes()
        .flatMap((node) => (node.data ? [node.data.id] : [])) ?? []
    );
  }

  function tellChoice(): void {
    stage.tell('select', { ids: ids(), isAll });
  }

  return {
    isAll: () => isAll,
    selectAll() {
      if (!stage.props.isSelectable) return true;
      isAll = true;
      stage.api()?.forEachNode((node) => node.data && node.setSelected(true, false, 'api'));
      tellChoice();
      return true;
    },
    clear() {
      isAll = false;
      stage.api()?.deselectAll();
    },
    begin: () => void (isAll = false),
    takeRead() {
      if (isAll) stage.api()?.forEachNode((node) => node.data && node.setSelected(true));
    },
    extend(rowIndex, step, name) {
      const api = stage.api();
      const next = api?.getDisplayedRowAtIndex(rowIndex + step);
      if (!api || !next) return;
      next.setSelected(true);
      api.ensureIndexVisible(rowIndex + step);
      api.setFocusedCell(rowIndex + step, name);
    },
    ids,
    onSelectionChanged({ source }) {
      if (source !== 'api' && source !== 'apiSelectAll') isAll = false;
      tellChoice();
    },
  };
}
