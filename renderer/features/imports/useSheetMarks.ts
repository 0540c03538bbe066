import { computed, nextTick, shallowRef, type Ref } from 'vue';
import type { ImportTable } from '../../../electron/api/imports';
import { headHeight, rowHeight, type GridLine } from './sheetGrid';

/** A line across the sheet: below the heading of a table, or below its last row. */
export interface SheetMark {
  readonly kind: 'heading' | 'end';
  readonly table: ImportTable;
  /** The row it lies below; 0 for above the first. */
  readonly row: number;
  /** Where it is drawn, in pixels below the letters of the columns. */
  readonly top: number;
}

/** The lines that part heading, rows and end of each table; dragged with the mouse, moved by the arrow keys. */
export function useSheetMarks(sheet: {
  readonly box: Readonly<Ref<HTMLElement | null>>;
  /** The rows as they are drawn. */
  readonly lines: Readonly<Ref<readonly GridLine[]>>;
  /** The tables whose lines are drawn. */
  readonly tables: () => readonly ImportTable[];
  /** `rows`: those of the heading; none for a table without one. */
  readonly putHeading: (table: number, rows: number[]) => void;
  readonly putEnd: (table: number, row: number) => void;
}) {
  const { box, lines } = sheet;

  /** Where the lines of a table are drawn: below its heading and below its last row. */
  const marks = computed<SheetMark[]>(() =>
    sheet
      .tables()
      .flatMap((table) => {
        const lastHeading = table.headerRows.at(-1) ?? table.firstDataRow - 1;
        return [
          { kind: 'heading' as const, table, row: lastHeading },
          { kind: 'end' as const, table, row: table.lastDataRow },
        ];
      })
      .flatMap((mark) => {
        const at = lineOf(mark.row);
        return at === null ? [] : [{ ...mark, top: (at + 1) * rowHeight }];
      }),
  );

  function lineOf(row: number): number | null {
    if (row < 1) return -1;
    const at = lines.value.findIndex((line) => (line.is === 'gap' ? row <= line.to : row === line.row));
    return at === -1 ? null : at;
  }

  const dragged = shallowRef<{ mark: SheetMark; top: number } | null>(null);

  function startDrag(event: PointerEvent, mark: SheetMark): void {
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    dragged.value = { mark, top: mark.top };
  }

  function drag(event: PointerEvent): void {
    if (!dragged.value || !box.value) return;
    const y = event.clientY - box.value.getBoundingClientRect().top + box.value.scrollTop - headHeight;
    const at = Math.min(lines.value.length, Math.max(0, Math.round(y / rowHeight)));
    dragged.value = { ...dragged.value, top: at * rowHeight };
  }

  function drop(): void {
    const moved = dragged.value;
    dragged.value = null;
    if (!moved || moved.top === moved.mark.top) return;
    const line = lines.value[moved.top / rowHeight - 1];
    put(moved.mark, line === undefined ? 0 : line.is === 'gap' ? line.to : line.row);
  }

  /** Puts a line below that row. */
  function put(mark: SheetMark, row: number): void {
    const { table } = mark;
    if (mark.kind === 'end') {
      if (row >= table.firstDataRow) sheet.putEnd(table.id, row);
      return;
    }
    const deep = Math.max(1, table.headerRows.length);
    const rows = Array.from({ length: deep }, (_none, at) => row - deep + 1 + at).filter((one) => one >= 1);
    sheet.putHeading(table.id, row < 1 ? [] : rows);
  }

  function step(mark: SheetMark, by: -1 | 1): void {
    const at = lineOf(mark.row) ?? 0;
    const line = lines.value[at + by];
    put(mark, line === undefined ? (by < 0 ? 0 : mark.row) : line.is === 'gap' ? line.to : line.row);
    void nextTick(() =>
      box.value?.querySelector<HTMLElement>(`[data-mark="${mark.kind}:${String(mark.table.id)}"]`)?.focus(),
    );
  }

  function onMarkKey(event: KeyboardEvent, mark: SheetMark): void {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    event.stopPropagation();
    step(mark, event.key === 'ArrowUp' ? -1 : 1);
  }

  return { marks, dragged, startDrag, drag, drop, onMarkKey };
}
