import { CFB } from 'xlsx';
import { WorkerFailure } from './workerFailure';

/** The container of old Office files: streams by name. */
export interface CompoundFile {
  stream(name: string): Buffer | null;
}

/** Opens the container. Throws `fileDamaged`. */
export function openCompoundFile(file: Buffer): CompoundFile {
  let container: ReturnType<typeof CFB.read>;
  try {
    container = CFB.read(file, { type: 'buffer' });
  } catch (error) {
    throw new WorkerFailure(
      'fileDamaged',
      error instanceof Error ? error.message.slice(0, 120) : 'container',
    );
  }
  return {
    stream(name) {
      const entry = CFB.find(container, name);
      return entry === null || entry.content === undefined ? null : Buffer.from(entry.content as Uint8Array);
    },
  };
}

/** A container with this one stream. */
export function compoundFileOf(name: string, content: Buffer): Buffer {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, `/${name}`, content as never);
  return Buffer.from(CFB.write(container, { type: 'buffer' }) as Uint8Array);
}
