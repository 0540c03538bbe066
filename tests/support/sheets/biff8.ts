import { CFB } from 'xlsx';

/** A record of the sort Excel 97 writes. */
export function record(type: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([words(type, body.length), body]);
}

/** Whole numbers of two bytes. */
export function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeUInt16LE(value, index * 2));
  return bytes;
}

/** A number of four bytes. */
export function long(value: number): Buffer {
  return words(value % 65_536, Math.floor(value / 65_536));
}

/** A floating point number of eight bytes. */
export function double(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}

/** A string with a count of two bytes; `wide` as UTF-16, else one byte a character. */
export function text(value: string, wide = true): Buffer {
  return Buffer.concat([
    words(value.length),
    Buffer.from([wide ? 1 : 0]),
    Buffer.from(value, wide ? 'utf16le' : 'latin1'),
  ]);
}

/** A workbook written by hand, record by record. */
export interface HandMadeBiff {
  /** Records between the first one of the workbook and its list of sheets. */
  readonly globals?: readonly Buffer[];
  readonly sheets: readonly (readonly Buffer[])[];
  /** Where a sheet is said to begin, instead of where it does. */
  readonly placeOf?: (sheet: number, at: number) => number;
}

/** The record stream of a workbook of Excel 97 and later. */
export function biff8Stream({ globals = [], sheets, placeOf = (_sheet, at) => at }: HandMadeBiff): Buffer {
  const bodies = sheets.map((records) =>
    Buffer.concat([record(0x0809, words(0x0600, 0x0010, 0, 0)), ...records, record(0x000a)]),
  );
  const head = (places: readonly number[]): Buffer =>
    Buffer.concat([
      record(0x0809, words(0x0600, 0x0005, 0, 0)),
      ...globals,
      ...places.map((place, index) => {
        const name = `S${index + 1}`;
        return record(0x0085, long(place), words(0), Buffer.from([name.length, 0]), Buffer.from(name));
      }),
      record(0x000a),
    ]);
  const length = head(sheets.map(() => 0)).length;
  let at = length;
  const places = bodies.map((body, index) => {
    const place = placeOf(index, at);
    at += body.length;
    return place;
  });
  return Buffer.concat([head(places), ...bodies]);
}

/** The stream in its container, as a file. */
export function xlsFile(stream: Buffer): Buffer {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/Workbook', stream);
  return Buffer.from(CFB.write(container, { type: 'buffer' }) as Uint8Array);
}
