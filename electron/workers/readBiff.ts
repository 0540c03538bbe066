import { beginningAt, isBeginning } from './biff/records';
import { overlookSheet, sheetRows } from './biff/sheet';
import { readGlobals, type BoundSheet } from './biff/workbookGlobals';
import type { OpenedWorkbook } from './openedWorkbook';
import type { SheetSummary } from './protocol';
import { WorkerFailure } from './workerFailure';

/** A workbook of BIFF2–4 lists no sheets: every worksheet of the stream counts, in its order. */
function sheetsInStream(stream: Buffer): BoundSheet[] {
  const sheets: BoundSheet[] = [];
  for (let at = 0; at + 4 <= stream.length; at += 4 + stream.readUInt16LE(at + 2)) {
    if (!isBeginning(stream.readUInt16LE(at)) || beginningAt(stream, at)?.kind !== 'sheet') continue;
    sheets.push({ name: null, visibility: 'visible', at, isWorksheet: true });
  }
  return sheets;
}

/**
 * Opens the record stream of an .xls or .et file (BIFF2–8), already without encryption. Charts, dialogs and macro sheets
 * are left out; a sheet that is listed but not there is `sheetMissing`, never an empty one. Throws `WorkerFailure`.
 */
export function readBiff(stream: Buffer): OpenedWorkbook {
  const beginning = beginningAt(stream, 0);
  if (beginning === null) throw new WorkerFailure('fileDamaged', 'no beginning of records');
  const globals = readGlobals(stream, beginning.version, 0);
  const listed = globals.sheets.length > 0 ? globals.sheets : sheetsInStream(stream);
  const sheets = listed.filter(({ isWorksheet }) => isWorksheet);
  if (sheets.length === 0) throw new WorkerFailure('fileNotASheet', 'no worksheet');
  let walked = 0;
  const overviews = sheets.map(({ at }, index) => {
    if (beginningAt(stream, at) === null) throw new WorkerFailure('sheetMissing', `sheet ${index + 1}`);
    const overview = overlookSheet(stream, at, globals);
    walked += overview.end - at;
    // a thousand sheets that all say they are the same long one
    if (walked > 2 * stream.length) throw new WorkerFailure('fileUnsafe', 'overlapping sheets');
    return overview;
  });
  const summaries = sheets.map(({ name, visibility }, index): SheetSummary => {
    const nothing = { lastRow: 0, columnCount: 0, merges: [], hiddenRows: [], hiddenColumns: [] };
    return { index, name, visibility, ...(overviews[index]?.summary ?? nothing) };
  });
  return {
    summary: { format: 'xls', sheets: summaries },
    rows(index) {
      const sheet = sheets[index];
      const overview = overviews[index];
      if (sheet === undefined || overview === undefined)
        throw new WorkerFailure('sheetMissing', `sheet ${index}`);
      return sheetRows(stream, sheet.at, { globals, cuts: overview.cuts });
    },
  };
}
