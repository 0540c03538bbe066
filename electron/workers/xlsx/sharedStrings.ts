import type { SafeZip } from '../safeZip';
import { WorkerFailure } from '../workerFailure';
import { sheetText } from '../xmlText';
import { xmlPieces } from './xmlPieces';

const textTag = /<t(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/t>)/g;

/** The text of a string item or an inline string: all runs of rich text, without the reading aid (phonetic) of East Asian text. */
export function itemText(item: string): string {
  const bare = item.includes('<rPh') ? item.replace(/<rPh[\s>][\s\S]*?<\/rPh>/g, '') : item;
  let text = '';
  for (const match of bare.matchAll(textTag)) text += match[1] ?? '';
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
