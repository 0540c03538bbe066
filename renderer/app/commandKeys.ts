import { listen } from '../bridge/events';
import { runCommand, runMenuCommand } from '../stores/commands';
import { isBareSign, isPressed, isTyping, shortcuts, takesSigns, type Shortcut } from '../stores/shortcuts';
import type { CommandName } from '../../electron/api/commands';

/** Commands that a field being typed in answers itself. */
const ownedByFields: ReadonlySet<CommandName> = new Set<CommandName>([
  'edit.undo',
  'go.back',
  'pasting.open',
]);

/** Listens to the keys of the program and to its native menu, for as long as the window lives. */
export function listenToCommands(): void {
  document.addEventListener('keydown', onKey);
  listen('command.chosen', ({ command }) => {
    if (command === 'edit.undo' && isTyping(document.activeElement)) document.execCommand('undo');
    else runMenuCommand(command);
  });
}

/**
 * Runs the command of a key press. While an input method composes, every key is the input method's: also Enter and
 * digits, which Chromium reports with `isComposing`, or as key 229 before the composition has begun.
 */
export function onKey(event: KeyboardEvent): void {
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
  const shortcut = shortcuts.find(({ keys }) => isPressed(keys, event));
  if (!shortcut || belongsToField(shortcut, event.target)) return;
  // A dialog that is open is in front of everything: keys for the page behind it wait.
  const isBehindDialog =
    document.querySelector('.el-overlay-message-box:not([style*="display: none"])') !== null;
  if (isBehindDialog) return;
  if (runCommand(shortcut.command)) event.preventDefault();
  else if (shortcut.keys === 'mod+r' || shortcut.keys === 'F5') event.preventDefault();
}

function belongsToField({ keys, command }: Shortcut, target: EventTarget | null): boolean {
  // In a list the key pastes new rows.
  const isInGrid = target instanceof Element && target.closest('.data-grid') !== null;
  if (command === 'pasting.open' && keys === 'mod+shift+v' && isInGrid) return true;
  return (ownedByFields.has(command) && isTyping(target)) || (isBareSign(keys) && takesSigns(target));
}
