import iconv from 'iconv-lite';
import { CFB } from 'xlsx';

function record(type: number, body: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(body.length, 2);
  return Buffer.concat([head, body]);
}

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeUInt16LE(value, index * 2));
  return bytes;
}

function label(row: number, column: number, text: string): Buffer {
  const bytes = iconv.encode(text, 'gbk');
  return record(0x0204, Buffer.concat([words(row, column, 0, bytes.length), bytes]));
}

/** A workbook of Excel 5/95 with Chinese text in code page 936, the sort old programs still write. */
export function biff5Workbook(rows: readonly (readonly string[])[]): Buffer {
  const name = iconv.encode('客户', 'gbk');
  const globals = (at: number): Buffer => {
    const place = Buffer.alloc(6);
    place.writeUInt32LE(at, 0);
    return Buffer.concat([
      record(0x0809, words(0x0500, 0x0005, 0x0dbb, 0x07cc)),
      record(0x0042, words(936)),
      record(0x0085, Buffer.concat([place, Buffer.from([name.length]), name])),
      record(0x000a, Buffer.alloc(0)),
    ]);
  };
  const cells = rows.flatMap((texts, row) => texts.map((text, column) => label(row, column, text)));
  const sheet = [
    record(0x0809, words(0x0500, 0x0010, 0x0dbb, 0x07cc)),
    ...cells,
    record(0x000a, Buffer.alloc(0)),
  ];
  const stream = Buffer.concat([globals(globals(0).length), ...sheet]);
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/Book', stream);
  return Buffer.from(CFB.write(container, { type: 'buffer' }) as Uint8Array);
}
