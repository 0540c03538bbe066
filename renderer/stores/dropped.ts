import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

/** A file that was handed to the window and waits for the import page. */
export interface DroppedFile {
  readonly ticket: string;
  readonly name: string;
  /** A folder of files. */
  readonly isFolder?: boolean;
}

/** Files waiting to be imported, in the order they came. */
export const useDropped = defineStore('dropped', () => {
  const files = shallowRef<readonly DroppedFile[]>([]);

  /** Lets a file wait. */
  function put(file: DroppedFile): void {
    files.value = [...files.value, file];
  }

  /** Takes the first waiting file. */
  function next(): DroppedFile | undefined {
    const [first, ...rest] = files.value;
    files.value = rest;
    return first;
  }

  /** An exported list that came back changed and waits for its page; the password is the one it was opened with. */
  const returned = shallowRef<(DroppedFile & { readonly password?: string }) | null>(null);
  /** The ticket of an exported list that shall be imported like any other sheet, without being compared. */
  const asSheet = shallowRef<string | null>(null);

  return { files, put, next, returned, asSheet };
});
