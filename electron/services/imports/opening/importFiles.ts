import type { DeskMemory } from '../../ports';

/** Where this desk remembers the files of its imports; the office file knows no paths. */
export interface ImportFiles {
  /** The file a run was made from; null when this desk does not know it. */
  fileOf(run: number): Promise<{ readonly path: string; readonly name: string } | null>;
  remember(run: number, file: { readonly path: string; readonly name: string }): Promise<void>;
}

/** The files this desk remembers of the open office; `space` names the office and the person. */
export function rememberedImportFiles(memory: DeskMemory, space: string): ImportFiles {
  return {
    async fileOf(run) {
      const found = (await memory.read(space, 'imports')).find(({ key }) => key === String(run));
      return found ? (JSON.parse(found.text) as { path: string; name: string }) : null;
    },
    async remember(run, { path, name }) {
      await memory.write(space, 'imports', [{ key: String(run), text: JSON.stringify({ path, name }) }]);
    },
  };
}

/** A desk that remembers nothing: a command line, which is told the file each time. */
export const noImportFiles: ImportFiles = {
  fileOf: () => Promise.resolve(null),
  remember: () => Promise.resolve(),
};
