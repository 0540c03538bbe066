import type { RecordPolicy } from '../../../api/imports';
import { comparable } from '../cells/cellText';
import { headingFingerprint } from '../headings/headings';
import type { FoundColumn } from '../finding/tables';
import type { DateOrder, TableOptions, TablePlan } from '../finding/plannedTable';

/** A layout an import went in with: what its columns became and how they were read, by the key of the heading. */
export interface RememberedLayout {
  /** Path of the field, or null for "not imported". */
  readonly columns: Readonly<Record<string, string | null>>;
  readonly multipliers?: Readonly<Record<string, number>>;
  readonly dateOrders?: Readonly<Record<string, DateOrder>>;
  readonly fillDown?: readonly string[];
  /** Rows of a heading that was chosen by hand, because it was not found. */
  readonly headerRows?: readonly number[];
  /** What happened to records that were there already, by entity. */
  readonly policies?: Readonly<Record<string, RecordPolicy>>;
}

/** Layouts by fingerprint. */
export type RememberedLayouts = ReadonlyMap<string, RememberedLayout>;

/** A layout is recognised when this share of the columns is the same. */
const shareToRecognise = 0.9;
/** Fewer common headings than this prove nothing. */
const fewestCommon = 3;

/** The key of each column's heading: its compared form, numbered when it stands more than once; '' without a heading. */
export function headingKeys(columns: readonly Pick<FoundColumn, 'heading'>[]): readonly string[] {
  const seen = new Map<string, number>();
  return columns.map(({ heading }) => {
    const key = comparable(heading);
    if (key === '') return '';
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? key : `${key}\u0002${String(times)}`;
  });
}

/** The layout remembered for a table with these headings, whatever their order; the likest one. */
export function findLayout(
  columns: readonly Pick<FoundColumn, 'heading'>[],
  layouts: RememberedLayouts,
): RememberedLayout | undefined {
  const exact = layouts.get(headingFingerprint(columns.map((column) => column.heading)));
  if (exact) return exact;
  const added = new Set(['原行号', '原因', 'rowinthesheet', 'reason']);
  const keys = headingKeys(columns).filter((key) => key !== '' && !added.has(key));
  let best: { readonly layout: RememberedLayout; readonly share: number } | undefined;
  for (const layout of layouts.values()) {
    const known = Object.keys(layout.columns).filter((key) => key !== '');
    const common = keys.filter((key) => Object.hasOwn(layout.columns, key)).length;
    const share = common / Math.max(keys.length, known.length, 1);
    if (common < fewestCommon || share < shareToRecognise) continue;
    if (!best || share > best.share) best = { layout, share };
  }
  return best?.layout;
}

/** The options of a layout for the columns of a table. */
export function optionsOfLayout(layout: RememberedLayout, columns: readonly FoundColumn[]): TableOptions {
  const keys = headingKeys(columns);
  const places = new Map(columns.map((column, at) => [keys[at] ?? '', column.column]));
  const byColumn = <Value>(byKey: Readonly<Record<string, Value>>): Record<number, Value> =>
    Object.fromEntries(
      Object.entries(byKey).flatMap(([key, value]) => {
        const column = places.get(key);
        return column === undefined ? [] : [[column, value]];
      }),
    );
  return {
    ...(layout.multipliers ? { multipliers: byColumn(layout.multipliers) } : {}),
    ...(layout.dateOrders ? { dateOrders: byColumn(layout.dateOrders) } : {}),
    ...(layout.fillDown ? { fillDown: layout.fillDown.flatMap((key) => places.get(key) ?? []) } : {}),
    ...(layout.headerRows ? { isHeaderChosen: true } : {}),
  };
}

/** What is to be remembered of a plan that went in; null for a table without headings. */
export function layoutOf(
  plan: TablePlan,
  policies: Readonly<Record<string, RecordPolicy>>,
): RememberedLayout | null {
  if (plan.fingerprint === '') return null;
  const keys = headingKeys(plan.columns);
  const keyOf = new Map(plan.columns.map((column, at) => [column.column, keys[at] ?? '']));
  const byKey = <Value>(byColumn: Readonly<Record<number, Value>>): Record<string, Value> =>
    Object.fromEntries(
      Object.entries(byColumn).flatMap(([column, value]) => {
        const key = keyOf.get(Number(column));
        return key === undefined || key === '' ? [] : [[key, value]];
      }),
    );
  const { multipliers, dateOrders, fillDown, isHeaderChosen } = plan.options ?? {};
  const named = plan.columns.flatMap((column, at) => {
    const key = keys[at] ?? '';
    return key === '' ? [] : [[key, column.target] as const];
  });
  return {
    columns: Object.fromEntries(named),
    ...(multipliers ? { multipliers: byKey(multipliers) } : {}),
    ...(dateOrders ? { dateOrders: byKey(dateOrders) } : {}),
    ...(fillDown ? { fillDown: fillDown.flatMap((column) => keyOf.get(column) ?? []) } : {}),
    ...(isHeaderChosen && plan.found.headerRows.length > 0 ? { headerRows: plan.found.headerRows } : {}),
    ...(Object.keys(policies).length > 0 ? { policies } : {}),
  };
}

/** A layout as the file keeps it; an older program wrote only the columns. */
export function layoutFromStored(stored: unknown): RememberedLayout {
  if (typeof stored !== 'object' || stored === null) return { columns: {} };
  const known = stored as { readonly columns?: unknown };
  if (typeof known.columns === 'object' && known.columns !== null) return stored as RememberedLayout;
  return { columns: stored as Record<string, string | null> };
}
