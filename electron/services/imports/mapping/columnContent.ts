import type { CellContext, RawCell } from '../../../../db/schema/cell';
import type { Field } from '../../../../db/schema/fields';
import { kindOf } from '../../../../db/schema/kinds';
import { isWrittenMobile } from '../../../../db/schema/kinds/mobileNumber';
import { cellText, isBlankCell } from '../cells/cellText';
import { saysNothing } from '../../../../db/schema/kinds/cellText';
import { isAddress, isCompanyName, isJobTitle, isPersonName } from '../cells/names';

/** What the values of a column look like, each as the share (0 to 1) of those that are not empty. */
export interface ColumnContent {
  /** How many values were looked at. */
  readonly count: number;
  /** The values, at most `lookedAt` of them, spread over the column. */
  readonly cells: readonly RawCell[];
  readonly mobile: number;
  readonly landline: number;
  readonly mail: number;
  readonly creditCode: number;
  /** 15-digit registration numbers of the time before credit codes. */
  readonly oldNumber: number;
  readonly idCard: number;
  readonly date: number;
  readonly number: number;
  readonly percent: number;
  readonly url: number;
  readonly company: number;
  readonly person: number;
  readonly jobTitle: number;
  /** Written like the address of a house. */
  readonly address: number;
  /** Letters with digits, or long runs of digits: what numbers of contracts and customers look like. */
  readonly numbering: number;
  /** 1, 2, 3 … down the column. */
  readonly isSequence: boolean;
  /** Different values among all. */
  readonly distinct: number;
  readonly averageLength: number;
  /** The share that the kind of this field understands. */
  shareOf(field: Field): number;
}

/** How many values of a column are looked at. */
const lookedAt = 200;

const landlinePattern =
  /^(?:\+?86[-\s]?)?[(]?0\d{2,3}[)]?[-\s—]*\d{7,8}(?:[-转#x\s]+\d{1,6})?$|^[48]00[-\s]?\d{3}[-\s]?\d{4}$|^[2-8]\d{6,7}$/;
const mailPattern = /^[^\s@＠]+[@＠][^\s@＠]+\.[^\s@＠]+$/;
const datePattern =
  /^(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}(?:\s*[-/.月]\s*\d{1,2}\s*日?)?(?:[ T]\d{1,2}:\d{2}.*)?月?$|^\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d{2}$|^\d{2}年\d{1,2}月(?:\d{1,2}日)?$|^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$|^二[〇○零]/;
const percentPattern = /^-?\d+(?:\.\d+)?\s*[%％]$|^[一二三四五六七八九]成$/;
const urlPattern =
  /^(?:https?:\/\/|www\.)\S+$|^[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|cn|net|org|com\.cn|gov|edu|io|vip|top|shop)(?:\/\S*)?$/i;
const numberPattern = /^[¥￥$]?\s*-?[\d,，]*\d(?:\.\d+)?\s*(?:元|万|万元|亿|w|千|k)?(?:整)?$/i;
const idCardPattern = /^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/;
const creditCodePattern = /^[159ANY][1-9A-GY]?[0-9A-HJ-NPQRTUWXY]{16,17}$/i;
const numberingPattern =
  /^(?=.*\d)(?=.*[a-z\u4e00-\u9fff])[a-z\u4e00-\u9fff]{1,8}[-_/#〔[(（【]?[\da-z][-\da-z_/#〕\])）】号第]{2,}$|^\d{4}[-_/]\d{2,}(?:[-_/]\d+)*$/i;

/** Looks at the values of one column. `cells` holds them from the first data row on. */
export function readContent(cells: readonly RawCell[], context: CellContext): ColumnContent {
  const filled = spread(tellingCells(cells));
  const texts = filled.map((cell) => cellText(cell).normalize('NFKC'));
  const count = filled.length;
  const share = (test: (text: string, cell: RawCell) => boolean): number => {
    if (count === 0) return 0;
    let found = 0;
    for (let index = 0; index < count; index += 1)
      if (test(texts[index] ?? '', filled[index] ?? null)) found += 1;
    return found / count;
  };
  const shares = new Map<Field, number>();
  return {
    count,
    cells: filled,
    mobile: share((text) => eachPart(text, isWrittenMobile)),
    landline: share((text) => eachPart(text, (part) => landlinePattern.test(part))),
    mail: share((text) => mailPattern.test(text)),
    creditCode: share(
      (text) => text.length === 18 && creditCodePattern.test(text) && !idCardPattern.test(text),
    ),
    oldNumber: share((text) => /^\d{15}$/.test(text)),
    idCard: share((text) => idCardPattern.test(text)),
    date: share((text, cell) => isDateCell(cell) || datePattern.test(text)),
    number: share((text, cell) => isNumberCell(cell) || numberPattern.test(text)),
    percent: share((text, cell) => percentPattern.test(text) || isPercentCell(cell)),
    url: share((text) => urlPattern.test(text)),
    company: share((text) => isCompanyName(text)),
    person: share((text) => isPersonName(text)),
    jobTitle: share((text) => isJobTitle(text)),
    address: share((text) => isAddress(text)),
    numbering: share((text) => numberingPattern.test(text)),
    isSequence: isSequence(cells),
    distinct: count === 0 ? 0 : new Set(texts).size / count,
    averageLength: count === 0 ? 0 : texts.reduce((sum, text) => sum + text.length, 0) / count,
    shareOf(field) {
      const known = shares.get(field);
      if (known !== undefined) return known;
      const found = share((_text, cell) => kindOf(field).parseCell(cell, field, context).is === 'value');
      shares.set(field, found);
      return found;
    },
  };
}

/** Words for nothing do not tell what a column holds, unless they are all there is. */
function tellingCells(cells: readonly RawCell[]): readonly RawCell[] {
  const filled = cells.filter((cell) => !isBlankCell(cell));
  const telling = filled.filter((cell) => typeof cell !== 'string' || !saysNothing(cell.trim()));
  return telling.length > 0 ? telling : filled;
}

function spread(cells: readonly RawCell[]): readonly RawCell[] {
  if (cells.length <= lookedAt) return cells;
  const step = cells.length / lookedAt;
  return Array.from({ length: lookedAt }, (_unused, index) => cells[Math.floor(index * step)] ?? null);
}

function eachPart(text: string, isOne: (part: string) => boolean): boolean {
  if (isOne(text)) return true;
  const parts = text
    .split(/[、;；,，/\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length > 1 && parts.every(isOne);
}

function isDateCell(cell: RawCell): boolean {
  return typeof cell === 'object' && cell?.kind === 'date';
}

function isNumberCell(cell: RawCell): boolean {
  return typeof cell === 'number' || (typeof cell === 'object' && cell?.kind === 'number');
}

function isPercentCell(cell: RawCell): boolean {
  return typeof cell === 'object' && cell?.kind === 'number' && cell.format.includes('%');
}

function isSequence(cells: readonly RawCell[]): boolean {
  let last: number | null = null;
  let steps = 0;
  let seen = 0;
  for (const cell of cells.slice(0, lookedAt)) {
    if (isBlankCell(cell)) continue;
    const text = cellText(cell);
    if (!/^\d{1,6}$/.test(text) || (text.length > 1 && text.startsWith('0'))) {
      if (seen === 0) return false;
      continue;
    }
    const found = Number(text);
    seen += 1;
    if (last !== null && found === last + 1) steps += 1;
    last = found;
  }
  return seen >= 2 && steps >= (seen - 1) * 0.8;
}
