import type { EditorHandle } from './cellEditing';
import type { GridRow } from './gridColumn';
import type { GridMenuItem } from './gridMenuItem';
import { cellMenu, headingMenu } from './gridMenus';
import type { GridStage } from './gridStage';
import { isGroupLine } from './groupedLines';
import type { CellBlocks } from './useCellBlocks';

/** The menus of a grid. */
export interface GridMenus {
  readonly openHeading: (name: string, at: DOMRect) => void;
  /** The menu of the cell the keyboard is on; true: the key that asked for it is answered. */
  readonly openCell: (at: DOMRect | undefined) => true;
}

/** Makes the menus of a grid. */
export function useGridMenus<Row extends GridRow>(
  stage: GridStage<Row>,
  parts: {
    readonly blocks: CellBlocks<Row>;
    readonly editor: () => EditorHandle | null;
    readonly keepWidths: () => void;
    readonly show: (items: readonly GridMenuItem[], at: DOMRect) => void;
  },
): GridMenus {
  const { props, tell } = stage;
  const { blocks, editor, keepWidths, show } = parts;

  function openHeading(name: string, at: DOMRect): void {
    const column = stage.columnOf(name);
    const grid = stage.api();
    if (!column || !grid) return;
    const state = grid.getColumnState().find(({ colId }) => colId === name);
    const items = headingMenu(
      column,
      { sort: state?.sort ?? null, isFrozen: state?.pinned === 'left', isGrouped: props.groups?.by === name },
      {
        sort: (which, sort) =>
          grid.applyColumnState({
            state: [{ colId: which, sort }],
            ...(sort ? { defaultState: { sort: null } } : {}),
          }),
        group: props.hasWishes ? (which) => tell('wish', { is: 'group', name: which }) : null,
        freeze: (which, isFrozen) =>
          grid.applyColumnState({ state: [{ colId: which, pinned: isFrozen ? 'left' : null }] }),
        hide: (which) => grid.applyColumnState({ state: [{ colId: which, hide: true }] }),
        fit: (which) => {
          grid.autoSizeColumns([which]);
          keepWidths();
        },
      },
    );
    show(items, at);
  }

  function openCell(at: DOMRect | undefined): true {
    const row = stage.focusedRow();
    const column = stage.focusedColumn();
    if (!at || !row || !column || isGroupLine(row)) return true;
    const canEdit = column.isEditable && column.field !== undefined;
    const value = column.value?.(row) ?? null;
    const items = cellMenu({
      edit: canEdit ? () => editor()?.begin() : null,
      copy: (withHeadings) => void blocks.copy(withHeadings),
      fillDown: canEdit ? () => void blocks.fillDown() : null,
      clear: canEdit ? () => void blocks.removeOrClear() : null,
      filter: props.hasWishes ? () => tell('wish', { is: 'filter', name: column.name, value }) : null,
      peek: props.isPeekable ? () => tell('peek', row) : null,
      open: () => tell('open', row),
    });
    show(items, at);
    return true;
  }

  return { openHeading, openCell };
}
