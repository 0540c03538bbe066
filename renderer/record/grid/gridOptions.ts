import { AG_GRID_LOCALE_CN, AG_GRID_LOCALE_EN } from '@ag-grid-community/locale';
import type { GridOptions } from 'ag-grid-community';
import type { Language } from '../../../db/schema/label';
import { translate } from '../../i18n/index';
import { pageRows, type GridRow } from './gridColumn';
import type { GridStage } from './gridStage';
import { isGroupLine } from './groupedLines';
import type { GridColumns } from './useGridColumns';
import type { GridFocus } from './useGridFocus';
import type { GridLines } from './useGridLines';
import type { RowChoosing } from './useRowChoice';

/** What AG Grid is asked to draw, and whom it tells what happened. */
export function gridOptions<Row extends GridRow>(
  stage: GridStage<Row>,
  parts: {
    readonly lines: GridLines<Row>;
    readonly columns: GridColumns<Row>;
    readonly focus: GridFocus<Row>;
    readonly choice: RowChoosing<Row>;
    readonly rowHeight: number;
    readonly language: Language;
    /** Called once the grid is on the page. */
    readonly ready: () => void;
  },
): GridOptions<Row> {
  const { lines, columns, focus, choice, rowHeight, language, ready } = parts;
  return {
    theme: 'legacy',
    ...pages,
    rowHeight,
    headerHeight: 36,
    columnDefs: columns.definitions(),
    defaultColDef: { suppressMovable: false },
    localeText: language === 'zh' ? AG_GRID_LOCALE_CN : AG_GRID_LOCALE_EN,
    getRowId: ({ data }) => String(data.id),
    // A rule, not a class: the same line may be a row now and a group in a moment.
    rowClassRules: { 'group-line': ({ data }) => isGroupLine(data) },
    getRowClass: ({ data }) => (data && !isGroupLine(data) ? stage.props.rowClass?.(data) : undefined),
    suppressNoRowsOverlay: true,
    suppressDragLeaveHidesColumns: true,
    suppressScrollOnNewData: true,
    animateRows: false,
    ...(stage.props.isSelectable ? checkBoxes() : {}),
    datasource: lines.source,
    onCellFocused: focus.sync,
    onSelectionChanged: choice.onSelectionChanged,
    onColumnResized: columns.onResized,
    onColumnMoved: ({ finished }) => finished && columns.tell(),
    onColumnVisible: columns.tell,
    onColumnPinned: columns.tell,
    onSortChanged: columns.onSorted,
    onBodyScroll: focus.follow,
    onModelUpdated: focus.follow,
    onGridSizeChanged: focus.place,
    onGridReady: ({ api }) => {
      columns.onReady(api);
      ready();
    },
  };
}

/** How rows are read: page by page, as they are looked at. */
const pages = {
  rowModelType: 'infinite',
  cacheBlockSize: pageRows,
  // Refreshing reads every block again: few blocks keep that short, and the memory of a long list bounded.
  maxBlocksInCache: 12,
  infiniteInitialRowCount: 20,
  maxConcurrentDatasourceRequests: 2,
  blockLoadDebounceMillis: 40,
  rowBuffer: 12,
} as const satisfies GridOptions;

function checkBoxes<Row extends GridRow>(): Pick<GridOptions<Row>, 'rowSelection' | 'selectionColumnDef'> {
  return {
    rowSelection: {
      mode: 'multiRow',
      checkboxes: true,
      headerCheckbox: false,
      enableClickSelection: false,
      hideDisabledCheckboxes: true,
      isRowSelectable: ({ data }) => !isGroupLine(data),
    },
    selectionColumnDef: {
      // Only heard: see dataGrid.css.
      headerName: translate('shortcuts.selectRow'),
      width: 44,
      minWidth: 44,
      maxWidth: 44,
      pinned: 'left',
      lockPosition: true,
    },
  };
}
