import { date } from '../../../../db/schema/fields';
import { kindOf } from '../../../../db/schema/kinds';
import { foldedLine } from '../../../../db/schema/kinds/cellText';

/** From when to when, as YYYY-MM-DD. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const day = date({ label: { zh: '日期', en: 'Date' } });
const written = String.raw`\d{4} ?[-/.年·] ?\d{1,2} ?[-/.月·] ?\d{1,2} ?[日号]?|\d{8}|[二〇○零一三四五六七八九十]{4}年[^~-]{2,5}日`;
const period = new RegExp(
  String.raw`^(?:自|从)? ?(${written}) ?起? ?(?:-{1,2}|[—–~→至到]{1,2}) ?(${written}) ?(?:止|为止)?$`,
);
/** The longest text that is looked at: `自2023年01月01日起 至 2023年12月31日止` has 27 characters. */
const longest = 40;

/** Reads `2023.1.1-2023.12.31` and its like; null where the text is not wholly two whole days in their order. */
export function readPeriod(text: string): Period | null {
  if (text.length < 16 || text.length > longest) return null;
  const found = period.exec(foldedLine(text));
  if (!found) return null;
  const [from, to] = [isoOf(found[1] ?? ''), isoOf(found[2] ?? '')];
  return from !== null && to !== null && from <= to ? { from, to } : null;
}

function isoOf(text: string): string | null {
  // Whole years only: nothing in it depends on the day it is read.
  const read = kindOf(day).parseCell(text, day, { today: '2000-01-01' });
  return read.is === 'value' && typeof read.value === 'string' ? read.value : null;
}
