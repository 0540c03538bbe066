import { resolve } from 'node:path';
import { kindOfFile } from './dialogs';

/** What the program was asked to do when it was started. */
export type StartWish =
  | { readonly do: 'commandLine'; readonly words: readonly string[] }
  | { readonly do: 'open'; readonly isSample: boolean; readonly file: string | null };

/**
 * Reads the words after the program's own name. `crm` as the first word that is no switch means the command line;
 * a file we know means to open it; `--sample` means sample data.
 */
export function readStartWords(words: readonly string[], folder: string): StartWish {
  const first = words.findIndex((word) => !word.startsWith('-'));
  if (words[first] === 'crm') return { do: 'commandLine', words: words.slice(first + 1) };
  const file = words.find((word) => !word.startsWith('-') && kindOfFile(word) !== null);
  return {
    do: 'open',
    isSample: words.includes('--sample'),
    file: file === undefined ? null : resolve(folder, file),
  };
}
