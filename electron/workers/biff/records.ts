import { WorkerFailure } from '../workerFailure';

/** Numbers of records (MS-XLS 2.3, and the documentation of BIFF2–4 by OpenOffice.org for those before). */
export const recordType = {
  endOfStream: 0x000a,
  date1904: 0x0022,
  filePassword: 0x002f,
  continued: 0x003c,
  codePage: 0x0042,
  columnInfo: 0x007d,
  boundSheet: 0x0085,
  bundledSheet: 0x008f,
  mulRk: 0x00bd,
  richLabel: 0x00d6,
  extendedFormat: 0x00e0,
  extendedFormat3: 0x0243,
  extendedFormat4: 0x0443,
  mergedCells: 0x00e5,
  sharedStrings: 0x00fc,
  labelShared: 0x00fd,
  integer2: 0x0002,
  number2: 0x0003,
  label2: 0x0004,
  booleanOrError2: 0x0005,
  formula: 0x0006,
  formula3: 0x0206,
  formula4: 0x0406,
  string2: 0x0007,
  number: 0x0203,
  label: 0x0204,
  booleanOrError: 0x0205,
  string: 0x0207,
  row: 0x0208,
  rk: 0x027e,
  format2: 0x001e,
  format: 0x041e,
} as const;

/** What a substream holds. */
export type SubstreamKind = 'globals' | 'sheet' | 'other';

/** The record a substream begins with. */
export interface Beginning {
  readonly version: 2 | 3 | 4 | 5 | 8;
  readonly kind: SubstreamKind;
}

/** The second with its bytes the wrong way round, as one program writes it. */
const sheetKinds = new Set([0x0010, 0x1000]);
const globalsKinds = new Set([0x0005, 0x0100]);

/** Reads a BOF record; null when there is none at this place. */
export function beginningAt(stream: Buffer, at: number): Beginning | null {
  if (at < 0 || at + 8 > stream.length || stream[at] !== 0x09) return null;
  const generation = stream[at + 1];
  const stated = stream.readUInt16LE(at + 4);
  const kindNumber = stream.readUInt16LE(at + 6);
  const kind = sheetKinds.has(kindNumber) ? 'sheet' : globalsKinds.has(kindNumber) ? 'globals' : 'other';
  if (generation === 0x00) return { version: 2, kind };
  if (generation === 0x02) return { version: 3, kind };
  if (generation === 0x04) return { version: 4, kind };
  if (generation !== 0x08) return null;
  // some programs write BIFF8 with a version of their own; only 5 means 5, and none at all
  return { version: [0x0500, 0x0200, 0].includes(stated) ? 5 : 8, kind };
}

/** Whether a record begins a substream; embedded charts are substreams inside their sheet. */
export function isBeginning(type: number): boolean {
  return type === 0x0809 || type === 0x0409 || type === 0x0209 || type === 0x0009;
}

/** A stretch of a stream: from a substream's first record, or from between two records of it (then `depth` is 1). */
export interface Stretch {
  readonly from: number;
  /** The stretch ends here at the latest; without it, with the substream. */
  readonly to?: number | undefined;
  readonly depth: 0 | 1;
}

/**
 * Calls `use` for every record of a substream, without those of substreams inside it. A stream that breaks off inside a
 * record is `fileDamaged`; one that ends between two records without saying so is taken. Gives where it ended.
 */
export function eachRecord(
  stream: Buffer,
  { from, to = stream.length, depth: startDepth }: Stretch,
  use: (type: number, at: number, length: number) => void,
): number {
  let depth: number = startDepth;
  let at = from;
  while (at + 4 <= to) {
    const type = stream.readUInt16LE(at);
    const length = stream.readUInt16LE(at + 2);
    const data = at + 4;
    if (data + length > stream.length) throw new WorkerFailure('fileDamaged', 'record cut off');
    at = data + length;
    if (isBeginning(type)) {
      depth += 1;
    } else if (type === recordType.endOfStream) {
      depth -= 1;
      if (depth <= 0) return at;
    } else if (depth === 1) {
      use(type, data, length);
    }
  }
  return at;
}
