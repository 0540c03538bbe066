import type { SafeZip } from '../safeZip';
import { WorkerFailure } from '../workerFailure';
import { sheetText } from '../xmlText';
import { xmlPieces } from './xmlPieces';

/** One element: its text as written, '' when it is closed at once, and the place behind it. */
interface FoundElement {
  readonly text: string;
  readonly behind: number;
}

/** The next element that begins with `start` (`<t`) from `from` on; null for none. Looks once at all, whatever stands there. */
function nextElement(xml: string, start: string, from: number): FoundElement | null {
  let at = xml.indexOf(start, from);
  // a longer name, as `<tx` of a drawing
  while (at >= 0 && !/[\s/>]/.test(xml[at + start.length] ?? '')) at = xml.indexOf(start, at + 1);
  const tagEnd = at < 0 ? -1 : xml.indexOf('>', at);
  if (tagEnd < 0) return null;
  if (xml[tagEnd - 1] === '/') return { text: '', behind: tagEnd + 1 };
  const closing = `</${start.slice(1)}>`;
  const end = xml.indexOf(closing, tagEnd);
  return end < 0 ? null : { text: xml.slice(tagEnd + 1, end), behind: end + closing.length };
}

/** The text of the first element that begins with `start`; null when there is none. */
export function elementText(xml: string, start: string): string | null {
  return nextElement(xml, start, 0)?.text ?? null;
}

/** Cuts out the reading aids (phonetic) of East Asian text. */
function withoutReadings(item: string): string {
  let text = '';
  let from = 0;
  for (;;) {
    const start = item.indexOf('<rPh', from);
    const end = start < 0 ? -1 : item.indexOf('</rPh>', start);
    if (end < 0) return text + item.slice(from);
    text += item.slice(from, start);
    from = end + 6;
  }
}

/** The text of a string item or an inline string: all runs of rich text, without the reading aid (phonetic) of East Asian text. */
export function itemText(item: string): string {
  const bare = item.includes('</rPh>') ? withoutReadings(item) : item;
  let text = '';
  for (
    let found = nextElement(bare, '<t', 0);
    found !== null;
    found = nextElement(bare, '<t', found.behind)
  ) {
    text += found.text;
  }
  return sheetText(text);
}

/** Adds the strings of one piece, which holds whole items. */
function addStrings(text: string, strings: string[]): void {
  let at = text.indexOf('<si');
  while (at >= 0) {
    const start = text.indexOf('>', at) + 1;
    if (start === 0) throw new WorkerFailure('fileDamaged', 'string item');
    if (text.charCodeAt(start - 2) === 47) {
      strings.push('');
      at = text.indexOf('<si', start);
      continue;
    }
    const end = text.indexOf('</si>', start);
    if (end < 0) throw new WorkerFailure('fileDamaged', 'string item');
    const first = text.indexOf('<', start + 3);
    // nearly every item is <t>text</t> alone
    const isPlain = text.startsWith('<t>', start) && first + 4 === end && text.startsWith('</t>', first);
    strings.push(isPlain ? sheetText(text.slice(start + 3, first)) : itemText(text.slice(start, end)));
    at = text.indexOf('<si', end);
  }
}

/** All shared strings of a workbook in their order; none when the part is absent. Throws `WorkerFailure`. */
export async function readSharedStrings(zip: SafeZip, name: string | null): Promise<readonly string[]> {
  const found = name === null ? null : zip.find(name);
  if (found === null) return [];
  const strings: string[] = [];
  for await (const piece of xmlPieces(zip, found, { list: 'sst', item: 'si' })) {
    if (piece.where === 'list') addStrings(piece.text, strings);
  }
  return strings;
}
