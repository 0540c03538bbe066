/** One column of a dBase file to be made. */
export interface DbaseColumn {
  readonly name: string | Buffer;
  readonly type: string;
  readonly length: number;
}

/** A dBase file of these columns; each record comes as the bytes of its fields, `isDeleted` marks it. */
export function dbaseFile(parts: {
  readonly version?: number;
  readonly language?: number;
  readonly columns: readonly DbaseColumn[];
  readonly records: readonly {
    readonly fields: readonly (string | Buffer)[];
    readonly isDeleted?: boolean;
  }[];
  readonly statedRecords?: number;
}): Buffer {
  const { version = 0x03, language = 0, columns, records, statedRecords = records.length } = parts;
  const recordBytes = 1 + columns.reduce((sum, { length }) => sum + length, 0);
  const head = Buffer.alloc(32 + columns.length * 32 + 1);
  head[0] = version;
  head.set([24, 2, 29], 1);
  head.writeUInt32LE(statedRecords, 4);
  head.writeUInt16LE(head.length, 8);
  head.writeUInt16LE(recordBytes, 10);
  head[29] = language;
  columns.forEach(({ name, type, length }, index) => {
    const at = 32 + index * 32;
    Buffer.from(name as string).copy(head, at, 0, 10);
    head.write(type, at + 11, 'latin1');
    head[at + 16] = length & 255;
    if (type === 'C') head[at + 17] = length >> 8;
  });
  head[head.length - 1] = 0x0d;
  const bodies = records.map(({ fields, isDeleted }) => {
    const body = Buffer.alloc(recordBytes, 0x20);
    if (isDeleted === true) body[0] = 0x2a;
    let at = 1;
    fields.forEach((field, index) => {
      Buffer.from(field as string).copy(body, at);
      at += columns[index]?.length ?? 0;
    });
    return body;
  });
  return Buffer.concat([head, ...bodies, Buffer.from([0x1a])]);
}
