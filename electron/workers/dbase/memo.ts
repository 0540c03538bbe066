import { readFile, stat } from 'node:fs/promises';
import { limits } from '../limits';

/** The file beside a dBase file that holds its long text, whatever the case of its ending; null when there is none. */
export async function memoFileOf(path: string): Promise<Buffer | null> {
  const stem = path.replace(/\.[^./\\]*$/, '');
  for (const ending of ['fpt', 'FPT', 'dbt', 'DBT']) {
    const beside = `${stem}.${ending}`;
    const size = await stat(beside).then(
      (found) => (found.isFile() ? found.size : -1),
      () => -1,
    );
    if (size > 0 && size <= limits.fileBytes) return readFile(beside);
  }
  return null;
}

function plainText(file: Buffer, start: number): Buffer {
  const end = file.indexOf(0x1a, start);
  return file.subarray(start, end < 0 ? file.length : end);
}

/** Makes a reader of the text of a block: FoxPro (.fpt) and dBase III and IV (.dbt); null for a block that is not there. */
export function createMemoReader(file: Buffer | null, isFoxPro: boolean): (block: number) => Buffer | null {
  if (file === null || file.length < 512) return () => null;
  const blockBytes = isFoxPro ? file.readUInt16BE(6) || 1 : file.readUInt16LE(20) || 512;
  return (block) => {
    const start = block * (isFoxPro ? blockBytes : Math.max(blockBytes, 512));
    if (start + 8 > file.length) return null;
    if (isFoxPro) {
      const length = file.readUInt32BE(start + 4);
      return start + 8 + length > file.length ? null : file.subarray(start + 8, start + 8 + length);
    }
    if (file.readUInt32LE(start) !== 0x0008ffff) return plainText(file, start);
    const length = file.readUInt32LE(start + 4);
    return length < 8 || start + length > file.length ? null : file.subarray(start + 8, start + length);
  };
}
