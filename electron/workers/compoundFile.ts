import { WorkerFailure } from './workerFailure';

/** The container of old Office files: streams by name. */
export interface CompoundFile {
  /** A whole stream of the root, whatever the case of its name; null when there is none. */
  stream(name: string): Buffer | null;
}

/** Above it a number of a sector means something else, mostly the end of a chain (MS-CFB 2.1). */
const lastSector = 0xfffffff9;
const none = 0xffffffff;
const headBytes = 512;
const entryBytes = 128;
const firstTables = 109;
/** Directory entries of which none is a workbook's; a mail with a thousand attachments has fewer. */
const mostEntries = 200_000;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/** Sectors of one size with the table that says which follows which. */
interface Sectors {
  readonly bytes: Buffer;
  /** Where sector 0 begins. */
  readonly from: number;
  readonly size: number;
  next(sector: number): number;
}

function damaged(detail: string): WorkerFailure {
  return new WorkerFailure('fileDamaged', detail);
}

/**
 * The bytes of a chain of sectors, as far as the file goes. Neighbours are taken at once. A chain with more sectors than
 * there is room for runs in a circle.
 */
function chainBytes({ bytes, from, size, next }: Sectors, start: number): Buffer {
  const pieces: Buffer[] = [];
  const most = Math.ceil(bytes.length / size);
  let count = 0;
  let sector = start;
  const isThere = (): boolean => sector <= lastSector && from + sector * size < bytes.length;
  while (isThere()) {
    const first = sector;
    let last = sector;
    for (;;) {
      if (++count > most) throw new WorkerFailure('fileUnsafe', 'sectors in a circle');
      sector = next(last);
      if (sector !== last + 1 || !isThere()) break;
      last = sector;
    }
    pieces.push(bytes.subarray(from + first * size, from + (last + 1) * size));
  }
  return Buffer.concat(pieces);
}

/** Where the sectors stand that say which sector follows which. */
function tableSectors(file: Buffer, size: number): number[] {
  const tables: number[] = [];
  const take = (at: number): void => {
    const sector = at + 4 <= file.length ? file.readUInt32LE(at) : none;
    if (sector <= lastSector) tables.push(sector);
  };
  for (let index = 0; index < firstTables; index++) take(0x4c + index * 4);
  const most = Math.ceil(file.length / size);
  let sector = file.readUInt32LE(0x44);
  for (let count = 0; sector <= lastSector && (sector + 1) * size < file.length; count++) {
    if (count > most) throw new WorkerFailure('fileUnsafe', 'sectors in a circle');
    const at = (sector + 1) * size;
    for (let index = 0; index < size / 4 - 1; index++) take(at + index * 4);
    sector = at + size <= file.length ? file.readUInt32LE(at + size - 4) : none;
  }
  return tables;
}

function entriesOf(directory: Buffer): Entry[] {
  if (directory.length / entryBytes > mostEntries) throw new WorkerFailure('fileUnsafe', 'directory entries');
  const entries: Entry[] = [];
  for (let at = 0; at + entryBytes <= directory.length; at += entryBytes) {
    const nameBytes = Math.min(Math.max(directory.readUInt16LE(at + 0x40) - 2, 0), 62);
    entries.push({
      name: directory.toString('utf16le', at, at + nameBytes).toLowerCase(),
      type: directory[at + 0x42] ?? 0,
      left: directory.readUInt32LE(at + 0x44),
      right: directory.readUInt32LE(at + 0x48),
      child: directory.readUInt32LE(at + 0x4c),
      start: directory.readUInt32LE(at + 0x74),
      size: directory.readUInt32LE(at + 0x78),
    });
  }
  return entries;
}

/** The streams right below the root; those inside other objects are not this file's. */
function streamsOfRoot(entries: readonly Entry[]): Entry[] {
  const streams: Entry[] = [];
  const seen = new Set<number>();
  const waiting = [entries[0]?.child ?? none];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const entry = entries[index];
    if (entry === undefined || seen.has(index)) continue;
    seen.add(index);
    if (entry.type === 2) streams.push(entry);
    waiting.push(entry.left, entry.right);
  }
  return streams;
}

/**
 * Opens the container of .xls, .et and encrypted .xlsx files (MS-CFB). Every chain and tree of it is walked once at
 * most. Throws `fileDamaged` and `fileUnsafe`.
 */
export function openCompoundFile(file: Buffer): CompoundFile {
  if (file.length < headBytes) throw damaged('container');
  const shift = file.readUInt16LE(0x1e);
  if (shift < 7 || shift > 16) throw damaged('sector size');
  const size = 1 << shift;
  const tables = tableSectors(file, size);
  const perTable = size / 4;
  const large: Sectors = {
    bytes: file,
    from: size,
    size,
    next(sector) {
      const table = tables[Math.floor(sector / perTable)];
      const at = table === undefined ? file.length : (table + 1) * size + (sector % perTable) * 4;
      return at + 4 <= file.length ? file.readUInt32LE(at) : none;
    },
  };
  const entries = entriesOf(chainBytes(large, file.readUInt32LE(0x30)));
  const root = entries[0];
  if (root === undefined) throw damaged('no directory');
  const smallTable = chainBytes(large, file.readUInt32LE(0x3c));
  let smallSectors: Sectors | null = null;
  const small = (): Sectors =>
    (smallSectors ??= {
      bytes: chainBytes(large, root.start).subarray(0, root.size),
      from: 0,
      size: 64,
      next: (sector) => (sector * 4 + 4 <= smallTable.length ? smallTable.readUInt32LE(sector * 4) : none),
    });
  const ofRoot = streamsOfRoot(entries);
  // a tree that is broken at its root still has its leaves
  const streams = ofRoot.length > 0 ? ofRoot : entries.filter(({ type }) => type === 2);
  return {
    stream(name) {
      const entry = streams.find((one) => one.name === name.toLowerCase());
      if (entry === undefined) return null;
      const isSmall = entry.size < file.readUInt32LE(0x38);
      return chainBytes(isSmall ? small() : large, entry.start).subarray(0, entry.size);
    },
  };
}
