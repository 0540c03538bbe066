import type { PrintOrder, SheetChoice } from '../../electron/api/printing';
import type { Actor } from '../../electron/services/access/actor';
import { sheetSize } from '../../electron/services/printing/paperSize';
import type { PrintDocument } from '../../electron/services/printing/printDocument';
import { sheetsHtml } from '../../electron/services/printing/sheets';
import type { TestOffice } from './anOffice';

/** An ordinary sheet. */
export const plainSheet: SheetChoice = {
  paper: 'A4',
  orientation: 'portrait',
  margins: 'normal',
  fitsWidth: true,
};
const quiet = { signal: new AbortController().signal, report: () => undefined };

/** Everything that is printed of an order, on one long page. @throws Refusal `notFound`, `invalid` */
export async function paperOf(
  office: TestOffice,
  order: PrintOrder,
  more: { readonly language?: 'zh' | 'en'; readonly actor?: Actor } = {},
): Promise<PrintDocument & { readonly html: string }> {
  const { language = 'zh', actor = office.actor } = more;
  const document = await office.pages.document(actor, { order, sheet: plainSheet, language }, quiet);
  const page = document.pieces.map((_piece, index) => ({ piece: index, cut: null }));
  return { ...document, html: sheetsHtml(document, sheetSize(plainSheet), [page]) };
}

/** The order of a record with everything it has; fields without a value are left out. */
export function wholeRecord(entity: string, id: number): PrintOrder & { readonly is: 'record' } {
  return { is: 'record', entity, id, without: [], entries: 100, hasBlanks: false };
}
