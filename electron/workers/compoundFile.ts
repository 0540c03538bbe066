import { CFB } from 'xlsx';
import { WorkerFailure } from './workerFailure';

/** What is used of the container library inside `xlsx`, which comes without types. */
interface Containers {
  read(file: Buffer, options: { readonly type: 'buffer' }): object;
  find(container: object, path: string): { readonly content?: Uint8Array } | null;
  write(container: object, options: { readonly type: 'buffer' }): Uint8Array;
  readonly utils: {
    cfb_new(): object;
    cfb_add(container: object, path: string, content: Uint8Array): void;
  };
}

const containers = CFB as Containers;

/** The container of old Office files: streams by name. */
export interface CompoundFile {
  stream(name: string): Buffer | null;
}

/** Opens the container. Throws `fileDamaged`. */
export function openCompoundFile(file: Buffer): CompoundFile {
  let container: object;
  try {
    container = containers.read(file, { type: 'buffer' });
  } catch (error) {
    throw new WorkerFailure(
      'fileDamaged',
      error instanceof Error ? error.message.slice(0, 120) : 'container',
    );
  }
  return {
    stream(name) {
      const entry = containers.find(container, name);
      return entry?.content === undefined ? null : Buffer.from(entry.content);
    },
  };
}

/** A container with this one stream. */
export function compoundFileOf(name: string, content: Buffer): Buffer {
  const container = containers.utils.cfb_new();
  containers.utils.cfb_add(container, `/${name}`, content);
  return Buffer.from(containers.write(container, { type: 'buffer' }));
}
