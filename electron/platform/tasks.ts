import { app, Menu, type JumpListCategory, type MenuItemConstructorOptions } from 'electron';
import { commandNames, commandOf, type CommandName } from '../api/commands';
import type { Settings } from '../api/settings';
import { wordForCommand } from './startWords';

type Language = Settings['language'];

/** The commands the system's own menu of the program offers, in the order of the list of commands. */
export const taskNames = commandNames.filter((name) => commandOf(name).isTask === true);

/** How the program is started again with more words: the packaged one by itself, in development with its folder. */
export interface Starter {
  readonly program: string;
  readonly words: readonly string[];
}

/** The jump list of Windows: files opened lately, then the tasks. */
export function jumpList(language: Language, { program, words }: Starter): JumpListCategory[] {
  return [
    { type: 'recent' },
    {
      type: 'tasks',
      items: taskNames.map((name) => ({
        type: 'task',
        title: commandOf(name).label[language],
        description: commandOf(name).label[language],
        program,
        args: [...words, wordForCommand(name)].map(quoted).join(' '),
        iconPath: program,
        iconIndex: 0,
      })),
    },
  ];
}

/** The menu of the program's icon in the dock of macOS. */
export function dockItems(
  language: Language,
  choose: (command: CommandName) => void,
): MenuItemConstructorOptions[] {
  return taskNames.map((name) => ({
    id: name,
    label: commandOf(name).label[language],
    click: () => choose(name),
  }));
}

/** Puts the tasks into the menu the system shows at the program's icon, where it has one. */
export function showTasks(
  language: Language,
  starter: Starter,
  choose: (command: CommandName) => void,
): void {
  if (process.platform === 'win32') app.setJumpList(jumpList(language, starter));
  if (process.platform === 'darwin') app.dock?.setMenu(Menu.buildFromTemplate(dockItems(language, choose)));
}

/** One word of a Windows command line; a folder may have a blank in its name. */
function quoted(word: string): string {
  return /\s/.test(word) ? `"${word}"` : word;
}
