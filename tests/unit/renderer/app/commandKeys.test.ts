import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onKey } from '../../../../renderer/app/commandKeys';
import { handleCommand } from '../../../../renderer/stores/commands';

let shown = 0;
let made = 0;
const stops: (() => void)[] = [];
beforeEach(() => {
  shown = 0;
  made = 0;
  document.addEventListener('keydown', onKey);
  stops.push(
    handleCommand('view.shortcuts', () => (shown += 1)),
    handleCommand('record.new', () => (made += 1)),
  );
});
afterEach(() => {
  document.removeEventListener('keydown', onKey);
  stops.splice(0).forEach((stop) => stop());
  document.body.innerHTML = '';
});

function press(target: EventTarget, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  target.dispatchEvent(event);
  return event;
}

function add(html: string): HTMLElement {
  document.body.innerHTML = html;
  return document.body.firstElementChild as HTMLElement;
}

describe('keys of the program', () => {
  it('? and F1 show the shortcuts; ? typed with Shift, as most keyboards want it', () => {
    press(document.body, '?', { shiftKey: true });
    press(document.body, '?');
    press(document.body, 'F1');
    expect(shown).toBe(3);
  });

  it('? is a sign like any other in a field, an editor and a cell of a list', () => {
    press(add('<input />'), '?', { shiftKey: true });
    press(add('<textarea></textarea>'), '?', { shiftKey: true });
    press(add('<div role="gridcell" tabindex="0"></div>'), '?', { shiftKey: true });
    expect(shown).toBe(0);
    press(add('<input />'), 'F1');
    expect(shown).toBe(1);
  });

  it('belong to the input method while it composes', () => {
    const field = add('<input />');
    press(field, 'n', { ctrlKey: true, isComposing: true });
    press(document.body, '?', { shiftKey: true, isComposing: true });
    // Windows reports the key that begins a composition as 229, before `isComposing` is true.
    press(document.body, 'F1', { keyCode: 229 });
    expect([made, shown]).toEqual([0, 0]);
    press(field, 'n', { ctrlKey: true });
    expect(made).toBe(1);
  });

  it('wait while a question is open in front of the page', () => {
    add('<div class="el-overlay-message-box"></div>');
    press(document.body, 'n', { ctrlKey: true });
    expect(made).toBe(0);
  });

  it('that nobody answers here are left to the window', () => {
    expect(press(document.body, 'e', { ctrlKey: true }).defaultPrevented).toBe(false);
    expect(press(document.body, 'n', { ctrlKey: true }).defaultPrevented).toBe(true);
  });

  it('never read the page anew', () => {
    expect(press(document.body, 'r', { ctrlKey: true }).defaultPrevented).toBe(true);
    expect(press(document.body, 'F5').defaultPrevented).toBe(true);
  });
});
