import type { EditorHandle } from './cellEditing';
import { edgesOf, isManyCells } from './cellRange';
import type { GridRow } from './gridColumn';
import { gridAction, type GridAction } from './gridKeys';
import type { GridStage } from './gridStage';
import { isGroupLine, type GroupLine } from './groupedLines';
import type { CellBlocks } from './useCellBlocks';
import type { GridFocus } from './useGridFocus';
import type { GridMenus } from './useGridMenus';
import type { RowChoosing } from './useRowChoice';

/** What keys do while nothing is edited. */
export interface GridKeys {
  /** A key in the editor that lies unseen over the cell: most keys come here. */
  readonly onEditorKey: (event: KeyboardEvent) => void;
  /** A key on the grid itself: a heading, or a cell's own check box. */
  readonly onHostKey: (event: KeyboardEvent) => void;
}

/** Makes the keys of a grid. */
export function useGridKeys<Row extends GridRow>(
  stage: GridStage<Row>,
  parts: {
    readonly focus: GridFocus<Row>;
    readonly choice: RowChoosing<Row>;
    readonly blocks: CellBlocks<Row>;
    readonly menus: GridMenus;
    readonly editor: () => EditorHandle | null;
    readonly fold: (line: GroupLine, isFolded: boolean) => void;
  },
): GridKeys {
  const { tell } = stage;
  const { focus, choice, blocks, menus, editor, fold } = parts;

  function onEditorKey(event: KeyboardEvent): void {
    focus.sync();
    const action = gridAction(event, isGroupLine(stage.focusedRow()));
    if (action?.is === 'paste') return blocks.awaitPaste(action.asNewRows);
    if (action && act(action)) return event.preventDefault();
    const isSign = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isSign || event.key === ' ') handOn(event);
  }

  function onHostKey(event: KeyboardEvent): void {
    if (!event.isTrusted || !(event.target instanceof HTMLElement)) return;
    const heading = event.target.closest('.ag-header-cell');
    if (heading) return headingKey(event, heading);
    if (event.target.closest('.ag-cell') === null || event.key === ' ') return;
    focus.sync();
    const action = gridAction(event, isGroupLine(stage.focusedRow()));
    if (!action || !act(action)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function headingKey(event: KeyboardEvent, heading: Element): void {
    const isMenu = event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10');
    if (!isMenu && !(event.altKey && event.key === 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    menus.openHeading(heading.getAttribute('col-id') ?? '', heading.getBoundingClientRect());
  }

  /** The grid walks by events on its cells: the key is pressed there once more. */
  function handOn(event: KeyboardEvent): void {
    const target = focus.element();
    if (!target) return focus.recover();
    const { key, code, keyCode, ctrlKey, metaKey, shiftKey, altKey, repeat } = event;
    const again = new KeyboardEvent('keydown', {
      ...{ key, code, keyCode, ctrlKey, metaKey, shiftKey, altKey, repeat },
      bubbles: true,
      cancelable: true,
    });
    target.dispatchEvent(again);
    if (again.defaultPrevented) event.preventDefault();
    focus.sync();
  }

  function act(action: GridAction): boolean {
    switch (action.is) {
      case 'edit':
        return beginEdit();
      case 'offer':
        return offer();
      case 'open':
      case 'peek':
        return withRow((row) => (action.is === 'open' ? tell('open', row) : tell('peek', row)));
      case 'selectAll':
        return choice.selectAll();
      case 'copy':
        void blocks.copy(action.withHeadings);
        return true;
      case 'fillDown':
        void blocks.fillDown();
        return true;
      case 'delete':
        void blocks.removeOrClear();
        return true;
      case 'extend':
        return extend(action);
      case 'fold':
        return foldAt(action.isFolded);
      case 'edge':
        return focus.goToEdge(action.isEnd);
      case 'space':
        return space();
      case 'escape':
        return escape();
      case 'menu':
        return menus.openCell(focus.element()?.getBoundingClientRect());
      default:
        return false;
    }
  }

  function withRow(then: (row: Row) => void): boolean {
    const row = stage.focusedRow();
    if (row && !isGroupLine(row)) then(row);
    return row !== undefined;
  }

  function beginEdit(): boolean {
    const row = stage.focusedRow();
    if (isGroupLine(row)) fold(row, !row.isFolded);
    else editor()?.begin();
    return true;
  }

  /** As in Excel: Alt+↓ opens what the cell offers, its list or the calendar. */
  function offer(): boolean {
    const column = stage.focusedColumn();
    if (isGroupLine(stage.focusedRow()) || !column?.isEditable) return false;
    editor()?.beginWithCalendar();
    return true;
  }

  function foldAt(isFolded: boolean): boolean {
    const row = stage.focusedRow();
    if (!isGroupLine(row) || row.isFolded === isFolded) return false;
    fold(row, isFolded);
    return true;
  }

  function space(): boolean {
    const row = stage.focusedRow();
    if (isGroupLine(row)) return beginEdit();
    const column = stage.focusedColumn();
    const now = stage.chosen();
    if (isManyCells(now) && stage.props.isSelectable) {
      const { top, bottom } = edgesOf(now);
      for (let line = top; line <= bottom; line += 1)
        stage.api()?.getDisplayedRowAtIndex(line)?.setSelected(true);
      return true;
    }
    if (row && column?.isEditable && column.field?.kind === 'boolean') {
      tell('edit', { row, name: column.name, value: column.value?.(row) !== true });
      return true;
    }
    return false;
  }

  function escape(): boolean {
    const now = stage.chosen();
    if (!isManyCells(now)) return false;
    stage.range()?.begin(now.anchor);
    return true;
  }

  function extend({ lines: down, columns, isToEnd }: Extract<GridAction, { is: 'extend' }>): boolean {
    const focused = stage.api()?.getFocusedCell();
    if (!focused) return true;
    const isChosen = stage.api()?.getDisplayedRowAtIndex(focused.rowIndex)?.isSelected() === true;
    // From a chosen row Shift+↓ goes on choosing rows; from a cell it chooses cells.
    if (isChosen && down !== 0 && !isToEnd && !isManyCells(stage.chosen())) {
      choice.extend(focused.rowIndex, down, focused.column.getColId());
      return true;
    }
    const far = isToEnd ? 10_000_000 : 1;
    stage.range()?.extendBy(down * far, columns * far);
    return true;
  }

  return { onEditorKey, onHostKey };
}
