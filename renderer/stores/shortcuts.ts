import type { CommandName } from '../../electron/api/events';
import type { MessageKey } from '../i18n/index';

/** A key of the program: `mod` is Ctrl, on macOS Command. */
export interface Shortcut {
  readonly keys: string;
  readonly command: CommandName;
}

/** Groups of the shortcut sheet and of the command palette, in the order they are shown. */
export const commandGroups = {
  records: [
    'record.new',
    'followUp.new',
    'record.save',
    'record.print',
    'record.delete',
    'record.previous',
    'record.next',
  ],
  lists: ['search.open', 'list.find', 'list.refresh', 'list.export', 'edit.undo'],
  sheets: ['import.open', 'import.history'],
  program: [
    'view.recycleBin',
    'view.settings',
    'view.shortcuts',
    'view.themeSystem',
    'view.themeLight',
    'view.themeDark',
    'view.languageZh',
    'view.languageEn',
    'go.back',
    'database.new',
    'database.open',
    'database.backUp',
    'database.close',
  ],
} as const satisfies Record<string, readonly CommandName[]>;

/** Every key the window listens to. Keys of Chinese input methods are not among them (Ctrl+Space, Shift, Ctrl+.). */
export const shortcuts: readonly Shortcut[] = [
  { keys: 'mod+k', command: 'search.open' },
  { keys: 'mod+n', command: 'record.new' },
  { keys: 'mod+shift+j', command: 'followUp.new' },
  { keys: 'mod+s', command: 'record.save' },
  { keys: 'mod+p', command: 'record.print' },
  { keys: 'mod+ArrowUp', command: 'record.previous' },
  { keys: 'mod+ArrowDown', command: 'record.next' },
  { keys: 'mod+f', command: 'list.find' },
  { keys: 'F5', command: 'list.refresh' },
  { keys: 'mod+r', command: 'list.refresh' },
  { keys: 'mod+e', command: 'list.export' },
  { keys: 'mod+i', command: 'import.open' },
  { keys: 'mod+z', command: 'edit.undo' },
  { keys: 'mod+,', command: 'view.settings' },
  { keys: 'F1', command: 'view.shortcuts' },
  { keys: 'alt+ArrowLeft', command: 'go.back' },
  { keys: 'mod+o', command: 'database.open' },
  { keys: 'mod+1', command: 'go.1' },
  { keys: 'mod+2', command: 'go.2' },
  { keys: 'mod+3', command: 'go.3' },
  { keys: 'mod+4', command: 'go.4' },
  { keys: 'mod+5', command: 'go.5' },
  { keys: 'mod+6', command: 'go.6' },
];

/** Keys that work where the focus is, listed on the sheet only. */
export const localKeys: readonly { readonly keys: string; readonly words: MessageKey }[] = [
  { keys: 'F2', words: 'shortcuts.editCell' },
  { keys: 'Enter', words: 'shortcuts.editCell' },
  { keys: 'Escape', words: 'shortcuts.leaveCell' },
  { keys: 'Space', words: 'shortcuts.selectRow' },
  { keys: 'shift+ArrowDown', words: 'shortcuts.extendSelection' },
  { keys: 'mod+a', words: 'shortcuts.selectAll' },
  { keys: 'mod+c', words: 'shortcuts.copyRows' },
  { keys: 'Delete', words: 'shortcuts.deleteRows' },
  { keys: 'mod+Enter', words: 'shortcuts.sendOrOpen' },
  { keys: 'mod+shift+Enter', words: 'shortcuts.saveAndNew' },
];

/** The keys of a command, or nothing. */
export function keysOf(command: CommandName): string | undefined {
  return shortcuts.find((shortcut) => shortcut.command === command)?.keys;
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
  };
  return keys.split('+').map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}

/** Whether a key press is these keys, and nothing else is held down. */
export function isPressed(keys: string, event: KeyboardEvent): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const mod = isMac() ? event.metaKey : event.ctrlKey;
  const other = isMac() ? event.ctrlKey : event.metaKey;
  return (
    mod === parts.includes('mod') &&
    event.shiftKey === parts.includes('shift') &&
    event.altKey === parts.includes('alt') &&
    !other &&
    event.key.toLowerCase() === key.toLowerCase()
  );
}

/** Whether words are being typed there, so that editing keys belong to the field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
