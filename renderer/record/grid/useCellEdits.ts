import { onBeforeUnmount, onMounted } from 'vue';
import type { EditorHandle, EditorMove, Sought } from './cellEditing';
import type { CellEdit, GridRow } from './gridColumn';
import type { GridStage } from './gridStage';
import type { GridFocus, HeldCell } from './useGridFocus';

/** What the editor of the cells tells its grid. */
export interface CellEdits {
  readonly onBegin: () => void;
  readonly onLeave: () => void;
  readonly onCommit: (value: unknown, move: EditorMove) => void;
  /** The keyboard goes on at once; the value follows when it is found. */
  readonly onCommitLater: (found: Promise<Sought>, move: EditorMove) => void;
}

/** Makes the edits of a grid; a click beside the editor ends an edit. */
export function useCellEdits<Row extends GridRow>(
  stage: GridStage<Row>,
  focus: GridFocus<Row>,
  editor: () => EditorHandle | null,
): CellEdits {
  function endOutside(event: Event): void {
    const open = editor();
    if (!open?.isEditing() || open.holds(event.target)) return;
    if (event.target instanceof Element && event.target.closest('.el-popper, .el-overlay, .grid-menu'))
      return;
    open.stopBeside();
    // A value that cannot be stays in its editor with what is wrong: the click would leave it behind.
    if (open.isStuck() && event.target instanceof Node && stage.host()?.contains(event.target))
      event.stopPropagation();
  }
  onMounted(() => document.addEventListener('pointerdown', endOutside, true));
  onBeforeUnmount(() => document.removeEventListener('pointerdown', endOutside, true));

  function goOn(move: EditorMove): void {
    focus.moveBy(move);
    focus.learn();
    focus.place();
  }

  async function later(done: HeldCell<Row>, finding: Promise<Sought>): Promise<CellEdit<Row> | null> {
    const at = focus.placeNow();
    const found = await finding;
    if (found.is === 'value') return editOf(done, found.value);
    // Whoever has gone on to type is told; whoever has not is back in the cell with what was typed.
    if (!editor()?.isEditing() && focus.placeNow() === at && focus.goBack(done)) editor()?.beginAgain(found);
    else stage.tell('unfound', found.words, done.column.heading);
    return null;
  }

  return {
    onBegin() {
      focus.hold();
      focus.place();
    },
    onLeave() {
      focus.letGo();
      focus.learn();
      focus.place();
    },
    onCommit(value, move) {
      const done = focus.letGo();
      const edit = done && editOf(done, value);
      if (edit) stage.tell('edit', edit);
      goOn(move);
    },
    onCommitLater(found, move) {
      const done = focus.letGo();
      goOn(move);
      // Told at once: what is found after the grid has gone is saved all the same.
      if (done) stage.tell('editLater', later(done, found));
    },
  };
}

/** The edit a value makes of a cell; null when the cell holds it already. */
function editOf<Row extends GridRow>({ row, column }: HeldCell<Row>, value: unknown): CellEdit<Row> | null {
  const before = column.value?.(row) ?? null;
  if (JSON.stringify(before) === JSON.stringify(value ?? null)) return null;
  return { row, name: column.name, value: value ?? null };
}
