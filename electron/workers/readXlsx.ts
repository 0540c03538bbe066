import type { RawRow } from '../../db/schema/cell';
import type { OpenedWorkbook } from './openedWorkbook';
import type { SafeZip } from './safeZip';
import { WorkerFailure } from './workerFailure';
import { readXmlPart } from './xlsx/packageText';
import { createRowScanner, type CellSources } from './xlsx/scanRows';
import { readSharedStrings } from './xlsx/sharedStrings';
import { overlookSheet } from './xlsx/sheetOverview';
import { readStyles } from './xlsx/styles';
import { readWorkbookParts } from './xlsx/workbookParts';
import { xmlPieces } from './xlsx/xmlPieces';

/**
 * Opens a workbook of the Open XML kind with our own streaming reader: one pass for the overview of every sheet, one
 * for the rows when they are asked for. Memory holds the packed file, the shared strings and one piece of a sheet.
 */
export async function readXlsx(zip: SafeZip, workbookPart: string): Promise<OpenedWorkbook> {
  const parts = readWorkbookParts(zip, workbookPart);
  const sheets = [];
  for (const [index, { name, visibility, part }] of parts.sheets.entries()) {
    sheets.push({ index, name, visibility, ...(await overlookSheet(zip, part)) });
  }
  let sources: Promise<CellSources> | null = null;
  const loadSources = async (): Promise<CellSources> => ({
    strings: await readSharedStrings(zip, parts.sharedStrings),
    styles: readStyles(parts.styles === null ? null : readXmlPart(zip, parts.styles)),
    is1904: parts.is1904,
  });

  async function* rows(sheet: number): AsyncGenerator<readonly RawRow[]> {
    const listed = parts.sheets[sheet];
    if (listed === undefined) throw new WorkerFailure('sheetMissing', `sheet ${sheet}`);
    const scanRows = createRowScanner(await (sources ??= loadSources()));
    for await (const piece of xmlPieces(zip, listed.part, { list: 'sheetData', item: 'row' })) {
      if (piece.where === 'tail') return;
      if (piece.where === 'list') yield scanRows(piece.text);
    }
  }
  return { summary: { format: 'xlsx', sheets }, rows };
}
