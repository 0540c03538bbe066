import type { Language } from '../../db/schema/label';
import { commandNames, commands, type CommandName } from '../../electron/api/commands';

/** The key of a command's words: a dot in its name would read as a step down in the catalogue. */
export type CommandKey = KeyOf<CommandName>;
type KeyOf<Name extends string> = Name extends `${infer Noun}.${infer Verb}` ? `${Noun}_${Verb}` : never;

/** What every command is called in a language, as the list of commands says. */
export function commandWords(language: Language): Readonly<Record<CommandKey, string>> {
  const words = commandNames.map((name) => [keyOfCommand(name), commands[name].label[language]]);
  return Object.fromEntries(words) as Record<CommandKey, string>;
}

/** The key of one command's words. */
export function keyOfCommand(name: CommandName): CommandKey {
  return name.replace('.', '_') as CommandKey;
}
