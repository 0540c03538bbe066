import { columnNeed, setColumns } from './columnWidths';
import { html, type SafeHtml } from './html';
import type { Piece, PrintedTable } from './printDocument';

/** A line of a printed table: a record's cells, the name of the group that begins, or the sums. */
export type TableLine =
  | { readonly is: 'row' | 'sums'; readonly cells: readonly string[] }
  | {
      readonly is: 'group';
      readonly label: string;
      readonly count: number;
      /** What stands above its rows on the next page. */
      readonly goesOn: string;
    };

/** A table before it is set. */
export interface TableContent {
  readonly key: string;
  readonly className: string;
  readonly columns: readonly { readonly heading: string; readonly kind: 'number' | 'unbroken' | 'words' }[];
  readonly lines: readonly TableLine[];
}

/** So many rows say how wide a column is. */
const rowsLookedAt = 1500;

/**
 * Sets a table: its columns as wide as their words ask for, its rows as pieces. `width` is that of the paper in em of the
 * usual size; `scale` is how large it stands then, in percent.
 */
export function tablePieces(
  { key, className, columns, lines }: TableContent,
  width: number,
  mayScale: boolean,
): { readonly pieces: readonly Piece[]; readonly scale: number } {
  const rows = lines.flatMap((line) => (line.is === 'group' ? [] : [line.cells]));
  const looked = [...rows.slice(0, rowsLookedAt), ...rows.slice(-1)];
  const needs = columns.map(({ heading, kind }, index) =>
    columnNeed(
      heading,
      looked.map((cells) => cells[index] ?? ''),
      kind,
    ),
  );
  const { shares, scale } = setColumns(needs, width, mayScale);
  const kinds = columns.map(({ kind }) => kind);
  const table: PrintedTable = {
    key,
    className,
    columns: html`${shares.map((share) => html`<col style="width:${share.toFixed(3)}%" />`)}`,
    head: html`${columns.map(({ heading, kind }) => html`<th class="${kind}">${heading}</th>`)}`,
  };
  return { scale, pieces: lines.map((line) => pieceOf(line, table, kinds)) };
}

function pieceOf(line: TableLine, table: PrintedTable, kinds: readonly string[]): Piece {
  if (line.is === 'group') {
    const label = `${line.label}（${line.count.toLocaleString('en')}）`;
    return {
      table,
      className: 'group',
      keepsNext: true,
      group: { is: 'begins', again: html`<td colspan="${kinds.length}">${line.goesOn}</td>` },
      html: html`<td colspan="${kinds.length}">${label}</td>`,
    };
  }
  return {
    table,
    className: line.is,
    ...(line.is === 'sums' ? { group: { is: 'none' as const } } : {}),
    html: html`${line.cells.map((cell, index) => cellOf(cell, kinds[index]))}`,
  };
}

function cellOf(text: string, kind = 'words'): SafeHtml {
  if (kind !== 'words') return html`<td class="${kind}">${text}</td>`;
  return html`<td class="words"><span class="cell">${text}</span></td>`;
}
