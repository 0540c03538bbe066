import { limits } from './limits';
import { WorkerFailure } from './workerFailure';

/** One part of a zip file as its central directory describes it. */
export interface ZipEntry {
  readonly name: string;
  readonly packed: Buffer;
  readonly size: number;
  readonly crc: number;
  readonly isDeflated: boolean;
}

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;
const unknown32 = 0xffffffff;

function damaged(detail: string): WorkerFailure {
  return new WorkerFailure('fileDamaged', detail);
}

function findEnd(file: Buffer): number {
  const lowest = Math.max(0, file.length - 22 - 0xffff);
  for (let at = file.length - 22; at >= lowest; at--) {
    if (file.readUInt32LE(at) === endSignature) return at;
  }
  throw damaged('zip end record');
}

function whole(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged('zip64 value');
  return Number(value);
}

/** Count and offset of the directory; zip64 is read because some .NET writers use it for small files too. */
function directoryPlace(file: Buffer): { count: number; at: number } {
  const end = findEnd(file);
  const count = file.readUInt16LE(end + 10);
  const at = file.readUInt32LE(end + 16);
  if (count !== 0xffff && at !== unknown32) return { count, at };
  const locator = end - 20;
  if (locator < 0 || file.readUInt32LE(locator) !== 0x07064b50) return { count, at };
  const record = whole(file.readBigUInt64LE(locator + 8));
  if (record + 56 > file.length || file.readUInt32LE(record) !== 0x06064b50) throw damaged('zip64 record');
  return { count: whole(file.readBigUInt64LE(record + 32)), at: whole(file.readBigUInt64LE(record + 48)) };
}

interface Sizes {
  size: number;
  packedSize: number;
  local: number;
}

function applyZip64(extra: Buffer, sizes: Sizes): void {
  for (let at = 0; at + 4 <= extra.length;) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1) {
      let next = at + 4;
      for (const key of ['size', 'packedSize', 'local'] as const) {
        if (sizes[key] !== unknown32) continue;
        if (next + 8 > extra.length) throw damaged('zip64 extra');
        sizes[key] = whole(extra.readBigUInt64LE(next));
        next += 8;
      }
      return;
    }
    at += 4 + length;
  }
}

/** The usable form of a name; null for folders, names that leave the package, and names that poison objects. */
function cleanName(raw: string): string | null {
  const name = raw.replaceAll('\\', '/').replace(/^\/+/, '');
  if (name === '' || name.endsWith('/') || /^[A-Za-z]:/.test(name) || name.includes('\0')) return null;
  const parts = name.split('/');
  if (parts.some((part) => part === '..' || part === '.')) return null;
  return parts.some((part) => /^(__proto__|constructor|prototype)$/.test(part)) ? null : name;
}

function isMedia(name: string): boolean {
  return (
    /(^|\/)(media|embeddings|Thumbnails|Pictures|ObjectReplacements|printerSettings)\//i.test(name) ||
    /\.(png|jpe?g|gif|bmp|wmf|emf|svg|tiff?|vml|wav|mp[34])$/i.test(name) ||
    /(^|\/)(vbaProject|vbaProjectSignature)\.bin$/i.test(name)
  );
}

function contentOf(file: Buffer, sizes: Sizes): Buffer {
  const { local, packedSize } = sizes;
  if (local + 30 > file.length || file.readUInt32LE(local) !== localSignature)
    throw damaged('zip local header');
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  if (start + packedSize > file.length) throw damaged('zip part end');
  return file.subarray(start, start + packedSize);
}

function checkOverlaps(spans: { start: number; end: number }[]): void {
  spans.sort((one, other) => one.start - other.start);
  spans.forEach((span, index) => {
    const next = spans[index + 1];
    if (next !== undefined && span.end > next.start) throw new WorkerFailure('fileUnsafe', 'zip overlap');
  });
}

/** Every part of a zip file but folders, media and unsafe names, by name. Throws `WorkerFailure`. */
export function readDirectory(file: Buffer): Map<string, ZipEntry> {
  if (file.length < 22) throw damaged('zip end record');
  const { count, at: directory } = directoryPlace(file);
  if (count > limits.zipEntries) throw new WorkerFailure('fileUnsafe', 'zip entries');
  const entries = new Map<string, ZipEntry>();
  const spans: { start: number; end: number }[] = [];
  let at = directory;
  for (let index = 0; index < count; index++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== directorySignature) throw damaged('zip directory');
    const nameEnd = at + 46 + file.readUInt16LE(at + 28);
    const extraEnd = nameEnd + file.readUInt16LE(at + 30);
    if (extraEnd > file.length) throw damaged('zip directory');
    const method = file.readUInt16LE(at + 10);
    const flags = file.readUInt16LE(at + 8);
    const sizes = {
      size: file.readUInt32LE(at + 24),
      packedSize: file.readUInt32LE(at + 20),
      local: file.readUInt32LE(at + 42),
    };
    applyZip64(file.subarray(nameEnd, extraEnd), sizes);
    const name = cleanName(file.toString('utf8', at + 46, nameEnd));
    const crc = file.readUInt32LE(at + 16);
    at = extraEnd + file.readUInt16LE(at + 32);
    if (name === null || isMedia(name) || entries.has(name)) continue;
    if ((flags & 1) === 1) throw new WorkerFailure('fileArchive', 'zip encryption');
    if (method !== 0 && method !== 8) throw damaged(`zip method ${method}`);
    const packed = contentOf(file, sizes);
    spans.push({ start: sizes.local, end: packed.byteOffset - file.byteOffset + packed.length });
    entries.set(name, { name, packed, size: sizes.size, crc, isDeflated: method === 8 });
  }
  checkOverlaps(spans);
  return entries;
}
