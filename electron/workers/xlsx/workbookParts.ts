import type { SheetSummary } from '../protocol';
import type { SafeZip } from '../safeZip';
import { WorkerFailure } from '../workerFailure';
import { isSet, tagsNamed } from '../xmlText';
import { readXmlPart } from './packageText';

/** One worksheet as the workbook lists it. */
export interface ListedSheet {
  readonly name: string;
  readonly visibility: SheetSummary['visibility'];
  readonly part: string;
}

/** Where the parts of a workbook are. */
export interface WorkbookParts {
  readonly sheets: readonly ListedSheet[];
  readonly is1904: boolean;
  readonly sharedStrings: string | null;
  readonly styles: string | null;
}

interface Relation {
  readonly type: string;
  readonly part: string;
}

function resolvePart(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = folder === '' ? [] : folder.split('/');
  for (const step of target.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}

function relationsOf(zip: SafeZip, part: string): Map<string, Relation> {
  const folder = part.includes('/') ? part.slice(0, part.lastIndexOf('/')) : '';
  const fileName = part.slice(folder === '' ? 0 : folder.length + 1);
  const relationsPart = `${folder === '' ? '' : `${folder}/`}_rels/${fileName}.rels`;
  const xml = readXmlPart(zip, relationsPart) ?? '';
  const relations = tagsNamed(xml, 'Relationship').filter((tag) => tag.attributes.TargetMode !== 'External');
  return new Map(
    relations.map(({ attributes }) => [
      attributes.Id ?? '',
      {
        type: (attributes.Type ?? '').split('/').at(-1) ?? '',
        part: resolvePart(folder, (attributes.Target ?? '').replaceAll('\\', '/')),
      },
    ]),
  );
}

/** The part every other part is reached from: `xl/workbook.xml` unless the package says otherwise. */
export function mainPart(zip: SafeZip): string | null {
  const byRelation = [...relationsOf(zip, '').values()].find(
    (relation) => relation.type === 'officeDocument',
  );
  for (const candidate of [byRelation?.part, 'xl/workbook.xml', 'xl/workbook.bin']) {
    const found = candidate === undefined ? null : zip.find(candidate);
    if (found !== null) return found;
  }
  return null;
}

function visibilityOf(state: string | undefined): SheetSummary['visibility'] {
  return state === 'hidden' || state === 'veryHidden' ? state : 'visible';
}

const otherSheets = new Set(['chartsheet', 'dialogsheet', 'xlMacrosheet', 'xlIntlMacrosheet']);

/**
 * Reads the list of worksheets. Charts, dialogs, macro sheets and modules hold no cells and are left out; a worksheet that is
 * listed but not there is `sheetMissing`, never an empty sheet.
 */
export function readWorkbookParts(zip: SafeZip, workbookPart: string): WorkbookParts {
  const xml = readXmlPart(zip, workbookPart) ?? '';
  const relations = relationsOf(zip, workbookPart);
  const partOfType = (type: string): string | null =>
    [...relations.values()].find((relation) => relation.type === type)?.part ?? null;
  const sheets: ListedSheet[] = [];
  for (const { attributes } of tagsNamed(xml, 'sheet')) {
    // a module of an old macro, which Excel lists without a part and shows to nobody
    if (attributes.id === '') continue;
    const relation = relations.get(attributes.id ?? '');
    if (relation !== undefined && otherSheets.has(relation.type)) continue;
    const part = relation === undefined ? null : zip.find(relation.part);
    if (part === null) throw new WorkerFailure('sheetMissing', `sheet ${sheets.length + 1}`);
    // two sheets are never one part; a thousand that all are the same long one would keep the reader busy for ever
    if (sheets.some((sheet) => sheet.part === part))
      throw new WorkerFailure('fileUnsafe', 'sheet listed twice');
    sheets.push({ name: attributes.name ?? '', visibility: visibilityOf(attributes.state), part });
  }
  if (sheets.length === 0) throw new WorkerFailure('fileNotASheet', 'no worksheet');
  return {
    sheets,
    is1904: tagsNamed(xml, 'workbookPr').some(({ attributes }) => isSet(attributes.date1904)),
    sharedStrings: partOfType('sharedStrings') ?? zip.find('xl/sharedStrings.xml'),
    styles: partOfType('styles') ?? zip.find('xl/styles.xml'),
  };
}
