import { WorkerFailure } from '../workerFailure';
import { recordType } from './records';

/** Turns bytes of a code page into text. */
export interface ByteDecoder {
  decode(bytes: Uint8Array): string;
}

/** Reads bytes that run on from a record into the CONTINUE records behind it. */
export interface PieceReader {
  readonly isAtEnd: boolean;
  byte(): number;
  word(): number;
  long(): number;
  skip(count: number): void;
  /** Characters of BIFF8: each continuing record begins by saying anew whether they are wide. */
  characters(count: number, isWide: boolean): string;
}

function cutOff(): WorkerFailure {
  return new WorkerFailure('fileDamaged', 'string cut off');
}

/** A reader over the data of the record at `data`, which is `length` long, and what continues it. */
export function readPieces(stream: Buffer, data: number, length: number): PieceReader {
  let at = data;
  let end = data + length;

  function advance(): boolean {
    if (end + 4 > stream.length || stream.readUInt16LE(end) !== recordType.continued) return false;
    at = end + 4;
    end = Math.min(at + stream.readUInt16LE(end + 2), stream.length);
    return true;
  }

  function byte(): number {
    while (at >= end) if (!advance()) throw cutOff();
    return stream[at++] ?? 0;
  }

  function word(): number {
    if (at + 2 > end) return byte() + 256 * byte();
    at += 2;
    return stream.readUInt16LE(at - 2);
  }

  return {
    get isAtEnd() {
      while (at >= end) if (!advance()) return true;
      return false;
    },
    byte,
    word,
    long: () => word() + 65_536 * word(),
    skip(count) {
      let left = count;
      while (left > end - at) {
        left -= end - at;
        if (!advance()) throw cutOff();
      }
      at += left;
    },
    characters(count, isWideAtFirst) {
      let text = '';
      let left = count;
      let isWide = isWideAtFirst;
      while (left > 0) {
        if (at >= end) {
          if (!advance()) throw cutOff();
          if (at >= end) continue;
          isWide = ((stream[at++] ?? 0) & 1) === 1;
        }
        const taken = Math.min(left, isWide ? (end - at) >> 1 : end - at);
        const to = at + (isWide ? taken * 2 : taken);
        text += stream.toString(isWide ? 'utf16le' : 'latin1', at, to);
        // half a character before the border of a record is no character
        at = taken === 0 ? end : to;
        left -= taken;
      }
      return text;
    },
  };
}

/** A string of BIFF8 behind its count (MS-XLS 2.5.294): its first byte says whether it is wide, and nothing else. */
export function unicodeString(reader: PieceReader, count: number): string {
  return reader.characters(count, (reader.byte() & 1) === 1);
}

/** A shared string (MS-XLS 2.5.293): rich runs and the reading aid of East Asian text are skipped. */
function richString(reader: PieceReader, count: number): string {
  const flags = reader.byte();
  const runs = (flags & 8) === 8 ? reader.word() : 0;
  const extension = (flags & 4) === 4 ? reader.long() : 0;
  const text = reader.characters(count, (flags & 1) === 1);
  if (runs > 0) reader.skip(runs * 4);
  if (extension > 0) reader.skip(extension);
  return text;
}

/** Line ends as they are everywhere else. */
export function withPlainLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** All strings of the shared table. A table that breaks off gives what it has; cells that ask for more are damaged. */
export function sharedStrings(stream: Buffer, data: number, length: number): string[] {
  const reader = readPieces(stream, data, length);
  const strings: string[] = [];
  reader.long();
  const count = reader.long();
  while (strings.length < count && !reader.isAtEnd) {
    // once, not for every cell that shows it
    strings.push(withPlainLineEnds(richString(reader, reader.word())));
  }
  return strings;
}

const decoderNames: Readonly<Record<number, string>> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  10_000: 'macintosh',
  32_768: 'macintosh',
  32_769: 'windows-1252',
  54_936: 'gb18030',
  65_001: 'utf-8',
};

/** The decoder of a code page of Windows; Chinese when the workbook names none, Western when it names an unknown one. */
export function decoderOf(codePage: number | null): ByteDecoder {
  if (codePage === null) return new TextDecoder('gb18030');
  const isWindows = codePage >= 1250 && codePage <= 1258;
  return new TextDecoder(decoderNames[codePage] ?? (isWindows ? `windows-${codePage}` : 'windows-1252'));
}
