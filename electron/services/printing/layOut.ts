import type { SheetChoice } from '../../api/printing';
import type { JobHandle } from '../jobs/jobRegistry';
import type { MeasuredPaper, Printer } from '../ports';
import { paginate, type MeasuredPiece, type Slice } from './paginate';
import { pixelsPerMillimetre, sheetSize, type SheetSize } from './paperSize';
import type { PrintDocument } from './printDocument';
import { flowHtml, sheetsHtml } from './sheets';

/** A document on its pages. */
export interface LaidOut {
  readonly document: PrintDocument;
  readonly size: SheetSize;
  readonly count: number;
  /** The pages as they go to the printer; `only` gives a single one, counted from 0. */
  html(only?: number): string;
}

/** So many pieces are measured at a time: a list of thousands says how far it is, and can be stopped. */
const piecesAtOnce = 400;
/** Pixels that stay free at the foot of a page: the line at its head, and the rounding of a printer. */
const slack = 3;

/** Puts a document on pages: every piece is measured as it will stand on paper, then they are shared out. */
export async function layOut(
  printer: Pick<Printer, 'measure'>,
  document: PrintDocument,
  choice: SheetChoice,
  job: Pick<JobHandle, 'signal' | 'report'>,
): Promise<LaidOut> {
  const size = sheetSize(choice);
  const total = document.pieces.length;
  const measured: MeasuredPiece[] = [];
  job.report({ phase: 'layingOut', done: 0, total });
  for (let from = 0; from < total; from += piecesAtOnce) {
    job.signal.throwIfAborted();
    const to = Math.min(total, from + piecesAtOnce);
    const paper = await printer.measure(flowHtml(document, size, { from, to }));
    measured.push(...measuredPieces(document, { from, to }, paper));
    job.report({ done: to });
  }
  job.signal.throwIfAborted();
  const pages: readonly (readonly Slice[])[] = paginate(
    measured,
    size.body.height * pixelsPerMillimetre - slack,
  );
  return { document, size, count: pages.length, html: (only) => sheetsHtml(document, size, pages, only) };
}

function measuredPieces(
  document: PrintDocument,
  { from, to }: { readonly from: number; readonly to: number },
  paper: MeasuredPaper,
): MeasuredPiece[] {
  const pieces = new Map(paper.pieces.map((piece) => [piece.piece, piece]));
  const heads = new Map(paper.heads.map(({ table, height }) => [table, height]));
  return document.pieces.slice(from, to).map((piece, index) => {
    const found = pieces.get(from + index);
    const table = piece.table?.key ?? null;
    return {
      height: found?.height ?? 0,
      table,
      headHeight: table === null ? 0 : (heads.get(table) ?? 0),
      keepsNext: piece.keepsNext ?? false,
      group: piece.group?.is ?? null,
      lines: piece.cut && found?.lines ? found.lines : null,
    };
  });
}
