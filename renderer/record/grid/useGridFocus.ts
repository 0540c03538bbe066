import { shallowRef, type ShallowRef } from 'vue';
import { translate } from '../../i18n/index';
import type { EditorCell, EditorHandle, EditorMove } from './cellEditing';
import type { GridColumn, GridRow } from './gridColumn';
import type { GridStage } from './gridStage';
import { isGroupLine } from './groupedLines';

/** A cell somebody edits: its row stays the same, whatever happens to the list meanwhile. */
export interface HeldCell<Row extends GridRow> {
  readonly row: Row;
  readonly column: GridColumn<Row>;
}

/** The cell the keyboard is on, and the editor that lies over it. */
export interface GridFocus<Row extends GridRow> {
  readonly cell: ShallowRef<EditorCell | null>;
  /**
   * Learns which cell has the keyboard. The grid tells it some moments later; whoever types quickly would write into
   * the cell before, therefore every key asks here first.
   */
  readonly sync: () => void;
  /** The cell the keyboard is on at this very moment. */
  readonly now: () => EditorCell | null;
  /** Reads the cell again: its row came or changed. */
  readonly learn: () => void;
  /** The next `sync` takes nothing for known: lines or columns moved. */
  readonly forget: () => void;
  /** The keyboard was in one of these lines, which had yet to be read: whoever follows it hears of the row now. */
  readonly tellArrived: (start: number, end: number) => void;
  /** From now on the cell stays the one it is; `letGo` ends that and says which it was. */
  readonly hold: () => void;
  readonly letGo: () => HeldCell<Row> | null;
  /** Where the cell is drawn; null when it is rolled out of sight. */
  readonly element: () => HTMLElement | null;
  /** Keeps the editor over its cell; when the cell is rolled out of sight the editor stays at the edge. */
  readonly place: () => void;
  /** While nothing is edited nobody sees where the editor is: rolling through a long list does not move it. */
  readonly follow: () => void;
  /** Brings a cell that was rolled away back into sight. */
  readonly recover: () => void;
  readonly moveBy: (move: EditorMove) => void;
  /** To the same column of the first or the last line; its row may still have to be read. False: there is none. */
  readonly goToEdge: (isEnd: boolean) => boolean;
  readonly goTo: (line: number, name: string) => void;
  /** The cell the keyboard is on, to be compared with itself later. */
  readonly placeNow: () => string;
  /** Back to a cell that was left; false when its row is not drawn any more. */
  readonly goBack: (cell: HeldCell<Row>) => boolean;
  /** Gives the grid the keyboard: where it was, or in the first cell that is seen. */
  readonly take: () => void;
  readonly onFocusIn: (event: FocusEvent) => void;
}

/** Makes the focus of a grid. `root` is the element the editor is placed in. */
export function useGridFocus<Row extends GridRow>(
  stage: GridStage<Row>,
  root: () => HTMLElement | null,
  editor: () => EditorHandle | null,
): GridFocus<Row> {
  const cell = shallowRef<EditorCell | null>(null);
  let held: HeldCell<Row> | null = null;
  let lastFocus = '';

  function placeNow(): string {
    const focused = stage.api()?.getFocusedCell();
    return focused ? `${focused.rowIndex} ${focused.column.getColId()}` : '';
  }

  function sync(): void {
    const focused = stage.api()?.getFocusedCell();
    const at = placeNow();
    if (!focused || at === lastFocus) return;
    lastFocus = at;
    const column = stage.shownNames().indexOf(focused.column.getColId());
    if (column >= 0) stage.range()?.begin({ line: focused.rowIndex, column });
    else stage.range()?.clear();
    learn();
    place();
    const row = stage.focusedRow();
    if (row && !isGroupLine(row)) stage.tell('at', row, focused.column.getColId());
  }

  function learn(): void {
    if (held) return;
    const row = stage.focusedRow();
    const column = stage.focusedColumn();
    cell.value = row && column && !isGroupLine(row) ? editorCell(row, column, stage.props.entity) : null;
  }

  function tellArrived(start: number, end: number): void {
    const focused = stage.api()?.getFocusedCell();
    if (!focused || cell.value || focused.rowIndex < start || focused.rowIndex >= end) return;
    const row = stage.focusedRow();
    if (row && !isGroupLine(row)) stage.tell('at', row, focused.column.getColId());
  }

  function element(): HTMLElement | null {
    const focused = stage.api()?.getFocusedCell();
    const host = stage.host();
    if (!focused || !host) return null;
    const column = held?.column.name ?? focused.column.getColId();
    const row = held ? `[row-id="${held.row.id}"]` : `[row-index="${focused.rowIndex}"]`;
    return host.querySelector(`.ag-row${row} [col-id="${column}"]`);
  }

  function place(): void {
    const frame = root()?.getBoundingClientRect();
    const at = element()?.getBoundingClientRect();
    if (!frame || !at) return;
    const least = (stage.host()?.querySelector('.ag-header')?.clientHeight ?? 0) + 1;
    editor()?.place({
      left: Math.max(0, Math.min(at.left - frame.left, frame.width - Math.min(at.width, 160))),
      top: Math.max(least, Math.min(at.top - frame.top, frame.height - at.height)),
      width: at.width,
      height: at.height,
    });
  }

  function moveBy(move: EditorMove): void {
    const focused = stage.api()?.getFocusedCell();
    if (!focused || move === 'stay') return;
    const names = stage.shownNames();
    const down = { down: 1, up: -1, right: 0, left: 0 }[move];
    const right = { down: 0, up: 0, right: 1, left: -1 }[move];
    const last = (stage.api()?.getDisplayedRowCount() ?? 1) - 1;
    const line = Math.max(0, Math.min(last, focused.rowIndex + down));
    const at = names.indexOf(focused.column.getColId()) + right;
    const name = names[Math.max(0, Math.min(names.length - 1, at))];
    if (name === undefined) return;
    stage.api()?.ensureIndexVisible(line);
    stage.api()?.ensureColumnVisible(name);
    stage.api()?.setFocusedCell(line, name);
    sync();
  }

  function goToEdge(isEnd: boolean): boolean {
    const api = stage.api();
    const focused = api?.getFocusedCell();
    const count = stage.lineCount();
    if (!api || !focused || count === 0) return false;
    const index = isEnd ? count - 1 : 0;
    api.ensureIndexVisible(index, isEnd ? 'bottom' : 'top');
    api.setFocusedCell(index, focused.column);
    sync();
    return true;
  }

  function goTo(line: number, name: string): void {
    const api = stage.api();
    if (!api) return;
    if (line < api.getFirstDisplayedRowIndex() || line > api.getLastDisplayedRowIndex())
      api.ensureIndexVisible(line, 'middle');
    api.ensureColumnVisible(name);
    api.setFocusedCell(line, name);
    lastFocus = '';
    sync();
    editor()?.focus();
  }

  function take(): void {
    const api = stage.api();
    const [first] = stage.shownNames();
    if (api?.getFocusedCell()) editor()?.focus();
    else if (first !== undefined) api?.setFocusedCell(api.getFirstDisplayedRowIndex() ?? 0, first);
  }

  return {
    cell,
    sync,
    now() {
      sync();
      learn();
      return cell.value;
    },
    learn,
    forget: () => void (lastFocus = ''),
    tellArrived,
    hold() {
      const row = stage.focusedRow();
      const column = stage.focusedColumn();
      held = row && column ? { row, column } : null;
    },
    letGo() {
      const before = held;
      held = null;
      return before;
    },
    element,
    place,
    follow() {
      if (editor()?.isEditing()) place();
    },
    recover() {
      const focused = stage.api()?.getFocusedCell();
      if (focused) stage.api()?.ensureIndexVisible(focused.rowIndex);
    },
    moveBy,
    goToEdge,
    goTo,
    placeNow,
    goBack({ row, column }) {
      const line = stage.api()?.getRowNode(String(row.id))?.rowIndex;
      if (line == null) return false;
      goTo(line, column.name);
      return true;
    },
    take,
    onFocusIn(event) {
      if (event.target instanceof HTMLElement && event.target.classList.contains('ag-cell'))
        editor()?.focus();
    },
  };
}

function editorCell<Row extends GridRow>(
  row: Row,
  column: GridColumn<Row>,
  entity: string | undefined,
): EditorCell {
  const account: unknown = (row as Record<string, unknown>)['account'];
  return {
    field: column.field,
    entity,
    name: column.name,
    label: column.heading,
    words: column.text(row),
    value: column.value?.(row) ?? null,
    isEditable: column.isEditable && column.field !== undefined,
    whyNot: column.whyNotEditable ?? translate('grid.locked', { column: column.heading }),
    account: typeof account === 'number' ? account : undefined,
  };
}
