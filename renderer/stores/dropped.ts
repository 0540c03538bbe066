import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

/** A file that was handed to the window and waits for the import page. */
export interface DroppedFile {
  readonly ticket: string;
  readonly name: string;
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

  return { files, put, next };
});
