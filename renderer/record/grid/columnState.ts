import type { ColumnState, GridApi } from 'ag-grid-community';
import type { SortKey } from '../../../db/schema/listQuery';
import type { ColumnPlace } from './gridColumn';

/** The columns that are shown, from left to right, with their widths; what the grid adds itself is left out. */
export function placesOf(api: GridApi): ColumnPlace[] {
  return statesOf(api)
    .filter(({ hide }) => hide !== true)
    .sort((left, right) => pinRank(left) - pinRank(right))
    .map(({ colId, width, pinned }) => ({
      name: colId,
      ...(width == null ? {} : { width: Math.round(width) }),
      ...(pinned === 'left' ? { isFrozen: true } : {}),
    }));
}

const pinRank = ({ pinned }: ColumnState): number => (pinned === 'left' ? 0 : 1);

/** Puts the columns as they were kept; others are hidden. Names of columns that are gone are left aside. */
export function placeColumns(api: GridApi, places: readonly ColumnPlace[], title: string | undefined): void {
  const known = new Set(statesOf(api).map(({ colId }) => colId));
  const shown = places.filter(({ name }) => known.has(name));
  const others = [...known].filter((name) => !shown.some((place) => place.name === name));
  api.applyColumnState({
    state: [
      ...shown.map(({ name, width, isFrozen }) => ({
        colId: name,
        hide: false,
        pinned: isFrozen === true || name === title ? ('left' as const) : null,
        ...(width === undefined ? {} : { width, flex: null }),
      })),
      ...others.map((name) => ({ colId: name, hide: name !== title })),
    ],
    applyOrder: true,
  });
}

/** The order the rows are read in, most important key first. */
export function sortOf(api: GridApi): SortKey[] {
  return statesOf(api)
    .filter(({ sort }) => sort === 'asc' || sort === 'desc')
    .sort((left, right) => (left.sortIndex ?? 0) - (right.sortIndex ?? 0))
    .map(({ colId, sort }) => ({ field: colId, direction: sort === 'desc' ? 'descending' : 'ascending' }));
}

/** Shows an order in the headings. */
export function showSort(api: GridApi, keys: readonly SortKey[]): void {
  api.applyColumnState({
    state: keys.map(({ field, direction }, sortIndex) => ({
      colId: field,
      sort: direction === 'descending' ? ('desc' as const) : ('asc' as const),
      sortIndex,
    })),
    defaultState: { sort: null, sortIndex: null },
  });
}

/** What of a grid's columns is remembered, as text. */
export function columnStateText(api: GridApi): string {
  const kept = statesOf(api).map(({ colId, width, hide, pinned, sort, sortIndex }) => ({
    colId,
    width,
    hide,
    pinned,
    sort,
    sortIndex,
  }));
  return JSON.stringify(kept);
}

/** Gives a grid the columns it was remembered with; text that is no such state is left aside. */
export function applyColumnStateText(api: GridApi, text: string): void {
  const state = readState(text);
  if (state) api.applyColumnState({ state: state.map((one) => ({ ...one, flex: null })), applyOrder: true });
}

function statesOf(api: GridApi): ColumnState[] {
  return api.getColumnState().filter((column) => !column.colId.startsWith('ag-Grid-'));
}

function readState(text: string): ColumnState[] | null {
  try {
    const found: unknown = JSON.parse(text);
    return Array.isArray(found) ? (found as ColumnState[]) : null;
  } catch {
    return null;
  }
}
