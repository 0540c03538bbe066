import type { Language } from '../../../db/schema/label';
import type { PrintOrder, SheetChoice } from '../../api/printing';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { JobHandle } from '../jobs/jobRegistry';
import type { OfficeData } from '../officeData';
import type { Clock } from '../ports';
import { createListDocuments } from './listDocument';
import { sheetSize } from './paperSize';
import type { PrintDocument } from './printDocument';
import { createRecordDocuments } from './recordDocument';

/** Makes documents of what the office holds, ready to be laid out on pages. */
export interface PrintService {
  /** The document of a list or a record as this actor sees it. @throws Refusal `notFound`, `invalid` */
  document(
    actor: Actor,
    wish: { readonly order: PrintOrder; readonly sheet: SheetChoice; readonly language: Language },
    job: Pick<JobHandle, 'signal' | 'report'>,
  ): Promise<PrintDocument>;
}

/** Makes the service. */
export function createPrintService(parts: {
  readonly data: OfficeData;
  readonly access: Access;
  readonly clock: Clock;
  readonly officeName: string;
}): PrintService {
  const lists = createListDocuments(parts);
  const records = createRecordDocuments(parts);
  return {
    async document(actor, { order, sheet, language }, job) {
      const { width } = sheetSize(sheet).body;
      if (order.is === 'record') return records(actor, { order, language, width });
      return lists(actor, { order, language, width, fitsWidth: sheet.fitsWidth }, job);
    },
  };
}
