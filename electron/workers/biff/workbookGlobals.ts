import { builtInFormats, meaningOfFormat, type FormatMeaning } from '../numberFormats';
import type { SheetSummary } from '../protocol';
import { decoderOf, type ByteDecoder, readPieces, sharedStrings, unicodeString } from './biffStrings';
import { beginningAt, eachRecord, recordType, type Beginning } from './records';

/** One sheet a workbook lists: where its substream begins. */
export interface BoundSheet {
  readonly name: string | null;
  readonly visibility: SheetSummary['visibility'];
  readonly at: number;
  readonly isWorksheet: boolean;
}

/** What all sheets of a workbook share. */
export interface WorkbookGlobals {
  readonly version: Beginning['version'];
  readonly sheets: readonly BoundSheet[];
  readonly is1904: boolean;
  readonly decoder: ByteDecoder;
  readonly strings: readonly string[];
  /** What each cell style says about a number; of BIFF2, what each number format does. */
  readonly meanings: readonly FormatMeaning[];
}

interface Found {
  is1904: boolean;
  codePage: number | null;
  strings: string[];
  readonly formats: Map<number, { at: number; length: number }>;
  readonly styles: number[];
  readonly bound: { at: number; length: number }[];
}

function collect(stream: Buffer, start: number, version: Beginning['version']): Found {
  const found: Found = {
    is1904: false,
    codePage: null,
    strings: [],
    formats: new Map(),
    styles: [],
    bound: [],
  };
  eachRecord(stream, { from: start, depth: 0 }, (type, at, length) => {
    const word = (offset: number): number => (offset + 2 <= length ? stream.readUInt16LE(at + offset) : 0);
    if (type === recordType.date1904) found.is1904 = word(0) === 1;
    else if (type === recordType.codePage) found.codePage = word(0);
    else if (type === recordType.format2) found.formats.set(found.formats.size, { at, length });
    else if (type === recordType.format)
      found.formats.set(version >= 5 ? word(0) : found.formats.size, { at: at + 2, length: length - 2 });
    else if (type === recordType.extendedFormat) found.styles.push(word(2));
    else if (type === recordType.extendedFormat3 || type === recordType.extendedFormat4)
      found.styles.push(stream[at + 1] ?? 0);
    else if (type === recordType.boundSheet) found.bound.push({ at, length });
    else if (type === recordType.sharedStrings) found.strings = sharedStrings(stream, at, length);
  });
  return found;
}

const visibilities = ['visible', 'hidden', 'veryHidden'] as const;

/**
 * Reads what stands before the sheets. A stream without globals (BIFF2–4) is one sheet without a name; `start` is then
 * where its settings stand, too. Throws `WorkerFailure`.
 */
export function readGlobals(stream: Buffer, version: Beginning['version'], start: number): WorkbookGlobals {
  const found = collect(stream, start, version);
  const decoder = decoderOf(found.codePage);
  const isUnicode = version === 8;
  const shortText = (at: number, length: number): string => {
    const count = stream[at] ?? 0;
    if (isUnicode) return unicodeString(readPieces(stream, at + 1, length - 1), count);
    return decoder.decode(stream.subarray(at + 1, Math.min(at + 1 + count, at + length)));
  };
  const formatText = ({ at, length }: { at: number; length: number }): string => {
    if (!isUnicode) return shortText(at, length);
    // one that counts more characters than it has is met in old files and shows its numbers all the same
    const width = ((stream[at + 2] ?? 0) & 1) === 1 ? 2 : 1;
    const count = Math.min(stream.readUInt16LE(at), Math.floor((length - 3) / width));
    return unicodeString(readPieces(stream, at + 2, length - 2), Math.max(count, 0));
  };
  const formats = new Map<number, FormatMeaning>();
  const meaningOf = (number: number): FormatMeaning => {
    const known = formats.get(number);
    if (known !== undefined) return known;
    const own = found.formats.get(number);
    const meaning = meaningOfFormat(
      own === undefined ? (builtInFormats[number] ?? 'General') : formatText(own),
    );
    formats.set(number, meaning);
    return meaning;
  };
  return {
    version,
    is1904: found.is1904,
    decoder,
    strings: found.strings,
    meanings: version === 2 ? [...found.formats.keys()].map(meaningOf) : found.styles.map(meaningOf),
    sheets: found.bound.map(({ at, length }) => {
      const place = stream.readUInt32LE(at);
      return {
        name: shortText(at + 6, length - 6),
        visibility: visibilities[(stream[at + 4] ?? 0) & 3] ?? 'visible',
        at: place,
        isWorksheet: (stream[at + 5] ?? 0) === 0 && beginningAt(stream, place)?.kind !== 'other',
      };
    }),
  };
}
