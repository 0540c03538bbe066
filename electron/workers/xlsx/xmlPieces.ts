import { isAscii } from 'node:buffer';
import type { SafeZip } from '../safeZip';
import { limits } from '../limits';
import { WorkerFailure } from '../workerFailure';
import { decodeXml, refuseDocumentType } from './packageText';

/** A stretch of a large XML part; `list` pieces begin with an item and hold whole items only. */
export interface XmlPiece {
  readonly where: 'head' | 'list' | 'tail';
  readonly text: string;
}

/** Which list of a part is wanted: `<sheetData>` with its `<row>`s, `<sst>` with its `<si>`s. */
export interface WantedList {
  readonly list: string;
  readonly item: string;
  /** The items are only looked over: their text need not be right beyond ASCII, which is three times as fast. */
  readonly isOverview?: boolean;
}

async function* asUtf8(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const rest: Buffer[] = [];
  let isFirst = true;
  for await (const piece of stream) {
    const isWide =
      isFirst && piece.length > 1 && (piece.readUInt16LE(0) === 0xfeff || piece.readUInt16LE(0) === 0xfffe);
    isFirst = false;
    if (isWide || rest.length > 0) rest.push(piece);
    else yield piece;
  }
  if (rest.length > 0) yield Buffer.from(decodeXml(Buffer.concat(rest)), 'utf8');
}

function prefixOf(head: string, list: string): string {
  const match = new RegExp(`<([\\w.-]+:)?${list}[\\s/>]`).exec(head);
  return match?.[1] ?? '';
}

/** Start of the list, or -1; a self-closed list (`<sheetData/>`) ends the search by giving its end as `tail`. */
function endOfStartTag(bytes: Buffer, list: string): { end: number; isEmpty: boolean } | null {
  let at = bytes.indexOf(`${list}`);
  while (at >= 0) {
    const before = bytes[at - 1];
    const after = bytes[at + list.length];
    const isTag =
      (before === 60 || before === 58) && (after === 62 || after === 47 || after === 32 || (after ?? 0) < 14);
    const end = isTag ? bytes.indexOf(62, at) : -1;
    if (isTag && end >= 0) return { end: end + 1, isEmpty: bytes[end - 1] === 47 };
    if (isTag) return null;
    at = bytes.indexOf(list, at + 1);
  }
  return null;
}

/**
 * Cuts a part into pieces at the borders of items, so that a scanner sees whole items and memory stays small.
 * A prefix (`x:`, as .NET writes) is taken off the tags of the list. Throws `WorkerFailure`.
 */
export async function* xmlPieces(zip: SafeZip, name: string, wanted: WantedList): AsyncGenerator<XmlPiece> {
  let kept: Buffer = Buffer.alloc(0);
  let where: XmlPiece['where'] = 'head';
  let prefix = '';
  const plainText = (bytes: Buffer, isExact: boolean): string => {
    const text = isExact && !isAscii(bytes) ? bytes.toString('utf8') : bytes.toString('latin1');
    return prefix === '' ? text : text.replaceAll(`<${prefix}`, '<').replaceAll(`</${prefix}`, '</');
  };
  for await (const piece of asUtf8(zip.stream(name))) {
    kept = kept.length === 0 ? piece : Buffer.concat([kept, piece]);
    if (where === 'head') {
      const start = endOfStartTag(kept, wanted.list);
      if (start === null) {
        if (kept.length > limits.rowBytes) throw new WorkerFailure('fileDamaged', `no ${wanted.list}`);
        continue;
      }
      const head = decodeXml(kept.subarray(0, start.end));
      refuseDocumentType(head);
      prefix = prefixOf(head, wanted.list);
      yield { where: 'head', text: prefix === '' ? head : plainText(Buffer.from(head), true) };
      kept = kept.subarray(start.end);
      where = start.isEmpty ? 'tail' : 'list';
    }
    if (where === 'list') {
      const end = kept.indexOf(`</${prefix}${wanted.list}>`);
      const cut = end >= 0 ? end : kept.lastIndexOf(`<${prefix}${wanted.item}`);
      if (cut > 0)
        yield { where: 'list', text: plainText(kept.subarray(0, cut), wanted.isOverview !== true) };
      if (cut > 0) kept = kept.subarray(cut);
      if (end >= 0) where = 'tail';
      else if (kept.length > limits.rowBytes)
        throw new WorkerFailure('fileUnsafe', `${wanted.item} too long`);
    }
    if (where === 'tail') {
      const cut = kept.lastIndexOf('<');
      if (cut > 0) {
        yield { where: 'tail', text: plainText(kept.subarray(0, cut), true) };
        kept = kept.subarray(cut);
      } else if (kept.length > limits.rowBytes) throw new WorkerFailure('fileDamaged', 'tag too long');
    }
  }
  if (where === 'head') {
    refuseDocumentType(decodeXml(kept));
    throw new WorkerFailure('fileDamaged', `no ${wanted.list}`);
  }
  if (where === 'list') throw new WorkerFailure('fileDamaged', `${wanted.list} not closed`);
}
