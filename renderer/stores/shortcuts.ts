import {
  commandNames,
  commandOf,
  isCommandName,
  keysOfCommand,
  type CommandGroupName,
  type CommandName,
} from '../../electron/api/commands';
import type { MessageKey } from '../i18n/index';

/** A key of the program: `mod` is Ctrl, on macOS Command. */
export interface Shortcut {
  readonly keys: string;
  readonly command: CommandName;
}

/** Groups of the shortcut sheet and of the command palette, in the order they are shown. */
export const commandGroups: Readonly<Record<CommandGroupName, readonly CommandName[]>> = {
  records: namesIn('records'),
  lists: namesIn('lists'),
  sheets: namesIn('sheets'),
  program: namesIn('program'),
};

function namesIn(group: CommandGroupName): readonly CommandName[] {
  return commandNames.filter((name) => commandOf(name).group === group);
}

/** Every key the window listens to. Keys of Chinese input methods are not among them (Ctrl+Space, Shift, Ctrl+.). */
export const shortcuts: readonly Shortcut[] = commandNames.flatMap((command) =>
  keysOfCommand(command, isMac()).map((keys) => ({ keys, command })),
);

/** Keys that work where the focus is, listed on the sheet only. */
export const localKeys: readonly { readonly keys: string; readonly words: MessageKey }[] = [
  { keys: 'F2', words: 'shortcuts.editCell' },
  { keys: 'Enter', words: 'shortcuts.editCell' },
  { keys: 'alt+ArrowDown', words: 'shortcuts.offerCell' },
  { keys: 'Escape', words: 'shortcuts.leaveCell' },
  { keys: 'Space', words: 'shortcuts.selectRow' },
  { keys: 'shift+ArrowDown', words: 'shortcuts.extendSelection' },
  { keys: 'mod+a', words: 'shortcuts.selectAll' },
  { keys: 'mod+c', words: 'shortcuts.copyRows' },
  { keys: 'mod+shift+c', words: 'grid.copyWithHeadings' },
  { keys: 'mod+v', words: 'paste.keys' },
  { keys: 'mod+shift+v', words: 'paste.keysNew' },
  { keys: 'mod+d', words: 'grid.fillDown' },
  { keys: 'alt+Enter', words: 'grid.peek' },
  { keys: 'Delete', words: 'shortcuts.deleteRows' },
  { keys: 'mod+Enter', words: 'shortcuts.sendOrOpen' },
  { keys: 'mod+shift+Enter', words: 'shortcuts.saveAndNew' },
  { keys: 'mod+i', words: 'fillIn.key' },
];

/** The key of a command that is shown, or nothing. */
export function keysOf(command: CommandName): string | undefined {
  return keysOfCommand(command, isMac())[0];
}

/** The key of the list that stands at a place of the navigation, from 0; only the first few have one. */
export function keysOfPlace(index: number): string | undefined {
  const name = `go.${index + 1}`;
  return isCommandName(name) ? keysOf(name) : undefined;
}

/** Whether this machine is a Mac; keys are called and drawn differently there. */
export function isMac(): boolean {
  return navigator.userAgent.includes('Mac');
}

/** The keys as a person reads them: `Ctrl + K`, on macOS `⌘ K`. */
export function keyCaps(keys: string): string[] {
  const names: Record<string, string> = {
    mod: isMac() ? '⌘' : 'Ctrl',
    shift: isMac() ? '⇧' : 'Shift',
    alt: isMac() ? '⌥' : 'Alt',
    ArrowUp: '↑',
    ArrowDown: '↓',
    ArrowLeft: '←',
    ArrowRight: '→',
    Escape: 'Esc',
    Plus: '+',
    '=': '+',
    '-': '−',
  };
  return keys.split('+').map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}

/** Whether a key press is these keys, and nothing else is held down. A sign may need Shift to be typed. */
export function isPressed(keys: string, event: KeyboardEvent): boolean {
  const parts = keys.split('+');
  const last = parts.at(-1) ?? '';
  const key = last === 'Plus' ? '+' : last;
  const mod = isMac() ? event.metaKey : event.ctrlKey;
  const other = isMac() ? event.ctrlKey : event.metaKey;
  return (
    mod === parts.includes('mod') &&
    (event.shiftKey === parts.includes('shift') || keys === '?') &&
    event.altKey === parts.includes('alt') &&
    !other &&
    event.key.toLowerCase() === key.toLowerCase()
  );
}

/** Whether the keys are one sign without Ctrl: what a person also types into fields. */
export function isBareSign(keys: string): boolean {
  return keys.length === 1;
}

/** Whether words are being typed there, so that editing keys belong to the field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** Whether a sign typed there would begin or go on with text: a field, or the cell of a list that can be edited. */
export function takesSigns(target: EventTarget | null): boolean {
  return isTyping(target) || (target instanceof HTMLElement && target.closest('[role="gridcell"]') !== null);
}
