import { listen } from '../bridge/events';
import { runCommand, runMenuCommand } from '../stores/commands';
import { isPressed, isTyping, shortcuts } from '../stores/shortcuts';
import type { CommandName } from '../../electron/api/events';

/** Commands that a field being typed in answers itself. */
const ownedByFields: ReadonlySet<CommandName> = new Set<CommandName>(['edit.undo', 'go.back']);

/** Listens to the keys of the program and to its native menu, for as long as the window lives. */
export function listenToCommands(): void {
  document.addEventListener('keydown', onKey);
  listen('command.chosen', ({ command }) => {
    if (command === 'edit.undo' && isTyping(document.activeElement)) document.execCommand('undo');
    else runMenuCommand(command);
  });
}

function onKey(event: KeyboardEvent): void {
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
  const shortcut = shortcuts.find(({ keys }) => isPressed(keys, event));
  if (!shortcut || (ownedByFields.has(shortcut.command) && isTyping(event.target))) return;
  // A dialog that is open is in front of everything: keys for the page behind it wait.
  const isBehindDialog =
    document.querySelector('.el-overlay-message-box:not([style*="display: none"])') !== null;
  if (isBehindDialog) return;
  if (runCommand(shortcut.command)) event.preventDefault();
  else if (shortcut.keys === 'mod+r' || shortcut.keys === 'F5') event.preventDefault();
}
