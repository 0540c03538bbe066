import { resolve } from 'node:path';
import { isCommandName, type CommandName } from '../api/commands';
import { kindOfFile } from './dialogs';

/** What the program was asked to do when it was started. */
export type StartWish =
  | { readonly do: 'commandLine'; readonly words: readonly string[] }
  | {
      readonly do: 'open';
      readonly isSample: boolean;
      readonly file: string | null;
      /** What the window does as soon as it is ready: a task of the jump list. */
      readonly command: CommandName | null;
    };

/** What a start without words wishes. */
export const plainStart = { do: 'open', isSample: false, file: null, command: null } as const;

const commandSwitch = '--command=';

/**
 * Reads the words after the program's own name. `crm` as the first word that is no switch means the command line;
 * a file we know means to open it; `--sample` means sample data; `--command=record.new` means a command of the list,
 * and any other word after `--command=` nothing.
 */
export function readStartWords(words: readonly string[], folder: string): StartWish {
  const first = words.findIndex((word) => !word.startsWith('-'));
  if (words[first] === 'crm') return { do: 'commandLine', words: words.slice(first + 1) };
  const file = words.find((word) => !word.startsWith('-') && kindOfFile(word) !== null);
  const command = words.find((word) => word.startsWith(commandSwitch))?.slice(commandSwitch.length);
  return {
    do: 'open',
    isSample: words.includes('--sample'),
    file: file === undefined ? null : resolve(folder, file),
    command: command !== undefined && isCommandName(command) ? command : null,
  };
}

/** The word that asks a start of the program for a command. */
export function wordForCommand(command: CommandName): string {
  return `${commandSwitch}${command}`;
}
