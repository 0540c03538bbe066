import { describe, expect, it } from 'vitest';
import { handleCommand, runCommand, runMenuCommand } from '../../../../renderer/stores/commands';
import { isPressed, keysOfPlace, shortcuts } from '../../../../renderer/stores/shortcuts';

function press(key: string, held: Partial<KeyboardEvent> = {}): KeyboardEvent {
  return new KeyboardEvent('keydown', { key, ...held });
}

describe('keys and commands', () => {
  it('no two commands share a key', () => {
    const keys = shortcuts.map((shortcut) => shortcut.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('lead to the first nine lists; further ones have none', () => {
    expect([0, 8, 9, 40, -1].map(keysOfPlace)).toEqual(['mod+1', 'mod+9', undefined, undefined, undefined]);
  });

  it('leave the keys of Chinese input methods alone', () => {
    const taken = ['mod+Space', 'shift+Space', 'mod+.', 'mod+shift+f', 'mod+shift'];
    expect(shortcuts.filter((shortcut) => taken.includes(shortcut.keys))).toEqual([]);
  });

  it('want exactly the keys named, and nothing else held', () => {
    expect(isPressed('mod+k', press('k', { ctrlKey: true }))).toBe(true);
    expect(isPressed('mod+k', press('K', { ctrlKey: true, shiftKey: true }))).toBe(false);
    expect(isPressed('mod+k', press('k'))).toBe(false);
    expect(isPressed('F5', press('F5'))).toBe(true);
  });

  it('run once when menu and window both see one key press', () => {
    let runs = 0;
    const stop = handleCommand('list.export', () => (runs += 1));
    runCommand('list.export');
    runMenuCommand('list.export');
    expect(runs).toBe(1);
    stop();
    expect(runCommand('list.export')).toBe(false);
  });

  it('ask the newest answerer first, and the older one again when that is gone', () => {
    const heard: string[] = [];
    const stopOld = handleCommand('list.refresh', () => heard.push('old'));
    const stopNew = handleCommand('list.refresh', () => heard.push('new'));
    runCommand('list.refresh');
    stopNew();
    runCommand('list.refresh');
    stopOld();
    expect(heard).toEqual(['new', 'old']);
  });
});
