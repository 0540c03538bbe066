import type { GridApi } from 'ag-grid-community';
import {
  allRangeClasses,
  edgesOf,
  isManyCells,
  rangeClasses,
  type CellPlace,
  type CellRange,
  type RangeEdges,
} from './cellRange';

/** The chosen cells of a grid: drawn, extended by keyboard and mouse. */
export interface RangeControl {
  readonly range: () => CellRange | null;
  readonly edges: () => RangeEdges | null;
  /** One cell: where the keyboard is. */
  readonly begin: (place: CellPlace) => void;
  /** As far as that cell; it is brought into sight. */
  readonly extendTo: (head: CellPlace) => void;
  readonly extendBy: (lines: number, columns: number) => void;
  readonly clear: () => void;
  /** Draws the classes again; columns may have moved. */
  readonly paint: () => void;
  /** Begins to follow a mouse that was pressed on a cell; ends by itself. */
  readonly follow: (start: PointerEvent) => void;
  readonly stop: () => void;
}

/** Makes the control. `shown` names the columns on the grid from left to right. */
export function createRangeControl(parts: {
  readonly host: HTMLElement;
  readonly api: () => GridApi | undefined;
  readonly shown: () => readonly string[];
  readonly changed: (range: CellRange | null) => void;
}): RangeControl {
  const { host, api, shown, changed } = parts;
  let range: CellRange | null = null;
  let stopFollowing: (() => void) | undefined;
  let rolling: ReturnType<typeof setInterval> | undefined;

  const edges = (): RangeEdges | null => (isManyCells(range) ? edgesOf(range) : null);

  function set(next: CellRange | null): void {
    const before = edges();
    range = next;
    if (before || edges()) paint();
    changed(range);
  }

  function paint(): void {
    const now = edges();
    const names = shown();
    for (const row of host.querySelectorAll('.ag-row[row-index]')) {
      const line = Number(row.getAttribute('row-index'));
      for (const cell of row.querySelectorAll('.ag-cell')) {
        const column = names.indexOf(cell.getAttribute('col-id') ?? '');
        const wanted = column < 0 ? [] : rangeClasses(now, line, column);
        for (const name of allRangeClasses) cell.classList.toggle(name, wanted.includes(name));
      }
    }
  }

  function extendTo(head: CellPlace): void {
    if (!range) return;
    const last = (api()?.getDisplayedRowCount() ?? 1) - 1;
    const line = Math.max(0, Math.min(last, head.line));
    const column = Math.max(0, Math.min(shown().length - 1, head.column));
    if (line === range.head.line && column === range.head.column) return;
    set({ anchor: range.anchor, head: { line, column } });
    const name = shown()[column];
    api()?.ensureIndexVisible(line);
    if (name !== undefined) api()?.ensureColumnVisible(name);
  }

  function placeAt(x: number, y: number): CellPlace | null {
    const cell = document.elementFromPoint(x, y)?.closest('.ag-cell');
    if (!cell || !host.contains(cell)) return null;
    const line = Number(cell.closest('.ag-row')?.getAttribute('row-index'));
    const column = shown().indexOf(cell.getAttribute('col-id') ?? '');
    return column < 0 || Number.isNaN(line) ? null : { line, column };
  }

  /** A mouse beyond the upper or lower edge rolls the list on. */
  function roll(y: number): void {
    clearInterval(rolling);
    const box = host.querySelector('.ag-body-viewport')?.getBoundingClientRect();
    if (!box || (y >= box.top && y <= box.bottom)) return;
    const step = y < box.top ? -1 : 1;
    rolling = setInterval(() => {
      if (range) extendTo({ line: range.head.line + step, column: range.head.column });
    }, 40);
  }

  function follow(start: PointerEvent): void {
    stopFollowing?.();
    let isDrawing = false;
    const move = (event: PointerEvent): void => {
      // A hand that shakes is not a choice of cells.
      if (!isDrawing && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < 5) return;
      isDrawing = true;
      const place = placeAt(event.clientX, event.clientY);
      if (place) extendTo(place);
      roll(event.clientY);
    };
    const end = (): void => {
      clearInterval(rolling);
      document.removeEventListener('pointermove', move);
      document.removeEventListener('pointerup', end);
      document.removeEventListener('pointercancel', end);
      stopFollowing = undefined;
    };
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', end);
    document.addEventListener('pointercancel', end);
    stopFollowing = end;
  }

  return {
    range: () => range,
    edges,
    begin: (place) => set({ anchor: place, head: place }),
    extendTo,
    extendBy(lines, columns) {
      if (!range) return;
      extendTo({ line: range.head.line + lines, column: range.head.column + columns });
    },
    clear: () => set(null),
    paint,
    follow,
    stop: () => stopFollowing?.(),
  };
}
