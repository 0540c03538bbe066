import type { Language } from '../../../../db/schema/label';
import type { DeskSettings, Dialogs, OpenWorkbook, SpreadsheetWriter, Tickets } from '../../ports';
import type { OpenSession } from '../importSession';
import type { RowNote } from '../planning/rehearse';
import { writeRejects } from './rejects';

/** What the workbook of rejected rows is saved with. */
export interface SaveRejectsParts {
  readonly writer: SpreadsheetWriter;
  readonly dialogs: Dialogs;
  readonly tickets: Tickets;
  readonly desk: Pick<DeskSettings, 'read'>;
}

/** Where the workbook goes, and the language of its headings. */
export interface RejectsPlace {
  readonly path: string;
  readonly language: Language;
}

/** Asks where the rows that did not go in are saved; null when the person left the question. */
export async function askRejectsPlace(
  parts: SaveRejectsParts,
  fileName: string,
): Promise<RejectsPlace | null> {
  const { language } = await parts.desk.read();
  const stem = fileName.replace(/\.[^.]*$/, '');
  const place = await parts.dialogs.save(
    'export',
    language === 'zh' ? `${stem}_未导入.xlsx` : `${stem}_not_imported.xlsx`,
  );
  return place && { path: place.path, language };
}

/** Writes the rows of a session that did not go in. @returns how many, and what the saved file is opened by */
export async function saveRejects(
  parts: SaveRejectsParts,
  session: Pick<OpenSession, 'plans' | 'made' | 'amendments'>,
  source: {
    readonly place: RejectsPlace;
    readonly workbook: OpenWorkbook;
    readonly notes: readonly RowNote[];
  },
): Promise<{ readonly ticket: string; readonly rows: number }> {
  const { place, workbook, notes } = source;
  const { plans, made, amendments } = session;
  const { language, path } = place;
  const rows = await writeRejects(
    { workbook, writer: parts.writer, plans, made, amendments, notes, language },
    path,
  );
  return { ticket: await parts.tickets.ticketFor(path), rows };
}
