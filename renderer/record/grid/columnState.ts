import type { ColumnState, GridApi } from 'ag-grid-community';

/** What of a grid's columns is remembered, as text. */
export function columnStateText(api: GridApi): string {
  const kept = api
    .getColumnState()
    .filter((column) => !column.colId.startsWith('ag-Grid-'))
    .map(({ colId, width, hide, sort, sortIndex }) => ({ colId, width, hide, sort, sortIndex }));
  return JSON.stringify(kept);
}

/** Gives a grid the columns it was remembered with; text that is no such state is left aside. */
export function applyColumnStateText(api: GridApi, text: string): void {
  const state = readState(text);
  if (state) api.applyColumnState({ state, applyOrder: true });
}

function readState(text: string): ColumnState[] | null {
  try {
    const found: unknown = JSON.parse(text);
    return Array.isArray(found) ? (found as ColumnState[]) : null;
  } catch {
    return null;
  }
}
