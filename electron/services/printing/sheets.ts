import { escapeHtml, html, type SafeHtml } from './html';
import { footHeight, headHeight, type SheetSize } from './paperSize';
import type { Slice } from './paginate';
import type { Piece, PrintDocument, PrintedTable } from './printDocument';
import { sheetStyle } from './sheetStyle';

/** Words at the edge of every page, in both languages. */
const pageWords = {
  zh: (page: number, count: number) => `第 ${page} / ${count} 页`,
  en: (page: number, count: number) => `Page ${page} of ${count}`,
} as const;

/** Pieces below one another on an endless sheet, each with its number in `data-piece`: to be measured. */
export function flowHtml(
  document: PrintDocument,
  size: SheetSize,
  range: { readonly from: number; readonly to: number },
): string {
  const slices = document.pieces
    .slice(range.from, range.to)
    .map((_piece, index) => ({ piece: range.from + index, cut: null }));
  return wholePage(
    document,
    size,
    html`<div class="body" style="width:${millimetres(size.body.width)}">
      ${set(document, slices, true)}
    </div>`,
  );
}

/** Pages as they are printed, one box of the size of the paper each; `only` sets a single one. */
export function sheetsHtml(
  document: PrintDocument,
  size: SheetSize,
  pages: readonly (readonly Slice[])[],
  only?: number,
): string {
  const sheets = pages.flatMap((slices, index) =>
    only === undefined || only === index
      ? [sheetOf(document, slices, { page: index + 1, of: pages.length })]
      : [],
  );
  return wholePage(document, size, html`${sheets}`);
}

function sheetOf(
  document: PrintDocument,
  slices: readonly Slice[],
  place: { readonly page: number; readonly of: number },
): SafeHtml {
  const { head, printed, language } = document;
  return html`<section class="sheet">
    <header><span>${head.left}</span><span class="right">${head.right}</span></header>
    <main class="body">${set(document, slices, false)}</main>
    <footer><span>${printed}</span><span>${pageWords[language](place.page, place.of)}</span></footer>
  </section>`;
}

function set(document: PrintDocument, slices: readonly Slice[], isMeasured: boolean): readonly SafeHtml[] {
  const runs: { readonly table: PrintedTable | undefined; readonly slices: Slice[] }[] = [];
  for (const slice of slices) {
    const table = document.pieces[slice.piece]?.table;
    const last = runs.at(-1);
    if (last && table && last.table?.key === table.key) last.slices.push(slice);
    else runs.push({ table, slices: [slice] });
  }
  return runs.flatMap(({ table, slices: own }) =>
    table
      ? [
          tableOf(
            table,
            own.map((slice) => pieceOf(document, slice, isMeasured)),
            isMeasured,
          ),
        ]
      : own.map((slice) => pieceOf(document, slice, isMeasured)),
  );
}

function tableOf(table: PrintedTable, rows: readonly SafeHtml[], isMeasured: boolean): SafeHtml {
  const mark = isMeasured ? [attribute('data-head', table.key)] : [];
  return html`<table class="${table.className}"><colgroup>${table.columns}</colgroup><thead${mark}><tr>${table.head}</tr></thead><tbody>${rows}</tbody></table>`;
}

function pieceOf(document: PrintDocument, slice: Slice, isMeasured: boolean): SafeHtml {
  const piece = document.pieces[slice.piece];
  if (!piece) return html``;
  const mark = isMeasured ? [attribute('data-piece', String(slice.piece))] : [];
  const inside = contentOf(piece, slice);
  const name = piece.className ?? '';
  return piece.table
    ? html`<tr class="${name}" ${mark}>
        ${inside}
      </tr>`
    : html`<div class="piece ${name}" ${mark}>${inside}</div>`;
}

function contentOf(piece: Piece, { cut, isAgain }: Slice): SafeHtml {
  if (isAgain && piece.group?.is === 'begins') return piece.group.again;
  if (!cut || !piece.cut) return piece.html;
  const text = piece.cut.text.slice(cut.from, cut.to === Infinity ? undefined : cut.to);
  return piece.cut.part(text.replace(/\n$/, ''), cut.from === 0);
}

function attribute(name: string, value: string): SafeHtml {
  return { safe: ` ${name}="${escapeHtml(value)}"` };
}

function millimetres(length: number): string {
  return `${Math.round(length * 100) / 100}mm`;
}

function wholePage(document: PrintDocument, size: SheetSize, body: SafeHtml): string {
  const { width, height, margin } = size;
  const paper = `@page { size: ${millimetres(width)} ${millimetres(height)}; margin: 0; }
.sheet { width: ${millimetres(width)}; height: ${millimetres(height)}; padding: ${millimetres(margin.top)} ${millimetres(margin.side)} ${millimetres(margin.bottom)}; }
.sheet > header { height: ${millimetres(headHeight)}; }
.sheet > footer { height: ${millimetres(footHeight)}; }
.body { --text: ${document.scale / 100}; }`;
  const language = document.language === 'zh' ? 'zh-CN' : 'en';
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(
    document.title,
  )}</title><style>${sheetStyle}${paper}</style></head><body>${body.safe}</body></html>`;
}
