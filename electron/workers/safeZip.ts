import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { limits } from './limits';
import { WorkerFailure } from './workerFailure';
import { readDirectory, type ZipEntry } from './zipDirectory';

/** A package whose directory was checked; parts are unpacked on demand within the limits. */
export interface SafeZip {
  readonly names: readonly string[];
  /** Finds a part, whatever the case of its name; null when there is none. */
  find(name: string): string | null;
  /** The unpacked size the directory states; `read` and `stream` hold it to that. */
  sizeOf(name: string): number;
  /** One whole part. Throws `WorkerFailure` (`sheetMissing` when absent). */
  read(name: string): Buffer;
  /** One part in pieces of about 256 KiB. */
  stream(name: string): AsyncIterable<Buffer>;
}

const pieceBytes = 256 * 1024;

function checkSizes(entries: Iterable<ZipEntry>): void {
  let total = 0;
  for (const entry of entries) {
    if (entry.size > limits.partBytes) throw new WorkerFailure('fileTooLarge', 'zip part');
    total += entry.size;
    if (entry.size > limits.ratioFreeBytes && entry.size > entry.packed.length * limits.ratio) {
      throw new WorkerFailure('fileUnsafe', 'zip ratio');
    }
  }
  if (total > limits.totalBytes) throw new WorkerFailure('fileTooLarge', 'zip total');
}

function checkWhole(entry: ZipEntry, length: number, crc: number): void {
  if (length !== entry.size) throw new WorkerFailure('fileDamaged', 'zip size');
  if (crc !== entry.crc) throw new WorkerFailure('fileDamaged', 'zip checksum');
}

function unpack(entry: ZipEntry): Buffer {
  // a deflate entry of no bytes at all is met in the wild (LibreOffice thumbnails) and means an empty part
  if (entry.packed.length === 0 && entry.size === 0) return Buffer.alloc(0);
  if (!entry.isDeflated) {
    checkWhole(entry, entry.packed.length, crc32(entry.packed));
    return entry.packed;
  }
  let content: Buffer;
  try {
    content = inflateRawSync(entry.packed, { maxOutputLength: Math.max(entry.size, 1) });
  } catch (error) {
    const isLying = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new WorkerFailure(isLying ? 'fileUnsafe' : 'fileDamaged', isLying ? 'zip size' : 'zip inflate');
  }
  checkWhole(entry, content.length, crc32(content));
  return content;
}

async function* unpackInPieces(entry: ZipEntry): AsyncGenerator<Buffer> {
  if (!entry.isDeflated || entry.size <= pieceBytes) {
    yield unpack(entry);
    return;
  }
  const inflate = createInflateRaw({ chunkSize: pieceBytes });
  inflate.end(entry.packed);
  let length = 0;
  let crc = 0;
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      length += piece.length;
      if (length > entry.size) throw new WorkerFailure('fileUnsafe', 'zip size');
      crc = crc32(piece, crc);
      yield piece;
    }
  } catch (error) {
    throw error instanceof WorkerFailure ? error : new WorkerFailure('fileDamaged', 'zip inflate');
  } finally {
    inflate.destroy();
  }
  checkWhole(entry, length, crc);
}

/**
 * Opens a zip package without trusting it: end record, count, names, overlaps, sizes and ratio are checked before
 * anything is unpacked; pictures and other media are not even listed. Throws `WorkerFailure`.
 */
export function openSafeZip(file: Buffer): SafeZip {
  const entries = readDirectory(file);
  checkSizes(entries.values());
  const byLowerName = new Map(Array.from(entries.keys(), (name) => [name.toLowerCase(), name]));
  const entryOf = (name: string): ZipEntry => {
    const entry = entries.get(name);
    if (entry === undefined) throw new WorkerFailure('sheetMissing', 'zip part');
    return entry;
  };
  return {
    names: [...entries.keys()],
    find: (name) => byLowerName.get(name.toLowerCase()) ?? null,
    sizeOf: (name) => entryOf(name).size,
    read: (name) => unpack(entryOf(name)),
    stream: (name) => unpackInPieces(entryOf(name)),
  };
}
