import type { EditorHandle } from './cellEditing';
import { isManyCells } from './cellRange';
import type { GridRow } from './gridColumn';
import type { GridStage } from './gridStage';
import { isGroupLine, type GroupLine } from './groupedLines';
import type { CellBlocks } from './useCellBlocks';
import type { GridMenus } from './useGridMenus';

/** What the mouse does on a grid. */
export interface GridMouse {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onMouseDown: (event: MouseEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onDoubleClick: (event: MouseEvent) => void;
  readonly onContextMenu: (event: MouseEvent) => void;
}

/** Makes the mouse of a grid. */
export function useGridMouse<Row extends GridRow>(
  stage: GridStage<Row>,
  parts: {
    readonly blocks: CellBlocks<Row>;
    readonly menus: GridMenus;
    readonly editor: () => EditorHandle | null;
    readonly fold: (line: GroupLine, isFolded: boolean) => void;
  },
): GridMouse {
  const { tell } = stage;
  const { blocks, menus, editor, fold } = parts;

  function rowUnder(target: HTMLElement): Row | undefined {
    const line = Number(target.closest('.ag-row')?.getAttribute('row-index'));
    return Number.isNaN(line) ? undefined : stage.rowAt(line);
  }

  return {
    onPointerDown(event) {
      const target = event.target as HTMLElement;
      const found = target.closest('.ag-cell');
      if (event.button !== 0 || !found) return;
      const name = found.getAttribute('col-id') ?? '';
      if (name.startsWith('ag-Grid-')) return;
      const range = stage.range();
      if (event.shiftKey && range?.range()) {
        event.stopPropagation();
        const line = Number(found.closest('.ag-row')?.getAttribute('row-index'));
        range.extendTo({ line, column: stage.shownNames().indexOf(name) });
      }
      range?.follow(event);
    },
    onMouseDown(event) {
      const isOnCell = (event.target as HTMLElement).closest('.ag-cell:not([col-id^="ag-Grid-"])') !== null;
      if (event.shiftKey && isOnCell) event.preventDefault();
    },
    onClick(event) {
      const target = event.target as HTMLElement;
      const row = rowUnder(target);
      if (!row || isManyCells(stage.chosen())) return;
      if (isGroupLine(row)) {
        if (target.closest('.group-name')) fold(row, !row.isFolded);
      } else if (target.closest('.cell-copy')) {
        void blocks.copyCell(row, target.closest('.ag-cell')?.getAttribute('col-id'));
      } else if (target.closest('.cell-title')) {
        if (stage.props.isPeekable) tell('peek', row);
        else tell('open', row);
      }
    },
    onDoubleClick(event) {
      const target = event.target as HTMLElement;
      const row = rowUnder(target);
      if (!row || isGroupLine(row) || !target.closest('.ag-cell:not([col-id^="ag-Grid-"])')) return;
      if (target.closest('.cell-title')) tell('open', row);
      else editor()?.begin();
    },
    onContextMenu(event) {
      const target = event.target as HTMLElement;
      const heading = target.closest('.ag-header-cell');
      const at = new DOMRect(event.clientX, event.clientY, 0, 0);
      if (heading) menus.openHeading(heading.getAttribute('col-id') ?? '', at);
      else if (target.closest('.ag-cell')) menus.openCell(at);
      else return;
      event.preventDefault();
    },
  };
}
