import { translate } from '../../i18n/index';
import type { GridColumn, GridRow } from './gridColumn';
import type { GridMenuItem } from './gridMenuItem';
import { isGroupable } from './readGroups';

/** What the menu of a heading can do. */
export interface HeadingDeeds {
  readonly sort: (name: string, direction: 'asc' | 'desc' | null) => void;
  /** Null: the list around the grid does not group. */
  readonly group: ((name: string | null) => void) | null;
  readonly freeze: (name: string, isFrozen: boolean) => void;
  readonly hide: (name: string) => void;
  readonly fit: (name: string) => void;
}

/** How a column stands when its menu opens. */
export interface HeadingState {
  readonly sort: 'asc' | 'desc' | null;
  readonly isFrozen: boolean;
  readonly isGrouped: boolean;
}

/** The menu of a heading. */
export function headingMenu<Row extends GridRow>(
  column: GridColumn<Row>,
  state: HeadingState,
  deeds: HeadingDeeds,
): GridMenuItem[] {
  const { name } = column;
  const t = translate;
  const { group } = deeds;
  const canGroup = group !== null && !column.isTitle && isGroupable(column.field);
  return [
    ...(column.isSortable
      ? [
          { words: t('grid.sortUp'), isOff: state.sort === 'asc', run: () => deeds.sort(name, 'asc') },
          { words: t('grid.sortDown'), isOff: state.sort === 'desc', run: () => deeds.sort(name, 'desc') },
          ...(state.sort ? [{ words: t('grid.sortNone'), run: () => deeds.sort(name, null) }] : []),
        ]
      : []),
    ...(canGroup && !state.isGrouped
      ? [{ words: t('grid.groupBy'), beginsPart: true, run: () => group(name) }]
      : []),
    ...(group && state.isGrouped
      ? [{ words: t('grid.groupNone'), beginsPart: true, run: () => group(null) }]
      : []),
    { words: t('grid.fit'), beginsPart: true, run: () => deeds.fit(name) },
    ...(column.isTitle
      ? []
      : [
          {
            words: state.isFrozen ? t('grid.unfreeze') : t('grid.freeze'),
            run: () => deeds.freeze(name, !state.isFrozen),
          },
          { words: t('grid.hide'), run: () => deeds.hide(name) },
        ]),
  ];
}

/** What the menu of a cell can do; null where it cannot be done. */
export interface CellDeeds {
  readonly edit: (() => void) | null;
  readonly copy: (withHeadings: boolean) => void;
  readonly fillDown: (() => void) | null;
  readonly clear: (() => void) | null;
  readonly filter: (() => void) | null;
  readonly peek: (() => void) | null;
  readonly open: () => void;
}

/** The menu of a cell. Pasting is left to Ctrl+V: a page may not read the clipboard by itself. */
export function cellMenu(deeds: CellDeeds): GridMenuItem[] {
  const t = translate;
  const item = (words: string, keys: string | null, run: (() => void) | null): GridMenuItem[] =>
    run ? [{ words, ...(keys === null ? {} : { keys }), run }] : [];
  const copies = [
    ...item(t('grid.copy'), 'mod+c', () => deeds.copy(false)),
    ...item(t('grid.copyWithHeadings'), 'mod+shift+c', () => deeds.copy(true)),
    ...item(t('grid.fillDown'), 'mod+d', deeds.fillDown),
    ...item(t('grid.clearCells'), 'Delete', deeds.clear),
  ].map((one, place) => ({ ...one, beginsPart: place === 0 }));
  const ways = [
    ...item(t('grid.filterBy'), null, deeds.filter),
    ...item(t('grid.peek'), 'alt+Enter', deeds.peek),
    ...item(t('words.open'), 'mod+Enter', deeds.open),
  ].map((one, place) => ({ ...one, beginsPart: place === 0 }));
  return [...item(t('words.edit'), 'F2', deeds.edit), ...copies, ...ways];
}
