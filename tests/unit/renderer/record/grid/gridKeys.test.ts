import { describe, expect, it } from 'vitest';
import { gridAction } from '../../../../../renderer/record/grid/gridKeys';

function pressed(keys: string, isOnGroup = false): ReturnType<typeof gridAction> {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  return gridAction(
    {
      key: key === 'Space' ? ' ' : key,
      ctrlKey: parts.includes('Ctrl'),
      metaKey: parts.includes('Meta'),
      shiftKey: parts.includes('Shift'),
      altKey: parts.includes('Alt'),
    },
    isOnGroup,
  );
}

describe('a key in a grid', () => {
  it('with Alt looks at the row, or opens what the cell offers', () => {
    expect(
      ['Alt+Enter', 'Alt+ArrowDown', 'Alt+ArrowUp', 'Alt+Shift+ArrowDown'].map((keys) => pressed(keys)),
    ).toEqual([{ is: 'peek' }, { is: 'offer' }, null, null]);
  });

  it('means what it means in Excel', () => {
    const meanings = Object.fromEntries(
      ['F2', 'Enter', 'Delete', 'Ctrl+c', 'Ctrl+Shift+C', 'Ctrl+v', 'Ctrl+Shift+V', 'Ctrl+d', 'Ctrl+a'].map(
        (keys) => [keys, pressed(keys)],
      ),
    );
    expect(meanings).toEqual({
      F2: { is: 'edit' },
      Enter: { is: 'edit' },
      Delete: { is: 'delete' },
      'Ctrl+c': { is: 'copy', withHeadings: false },
      'Ctrl+Shift+C': { is: 'copy', withHeadings: true },
      'Ctrl+v': { is: 'paste', asNewRows: false },
      'Ctrl+Shift+V': { is: 'paste', asNewRows: true },
      'Ctrl+d': { is: 'fillDown' },
      'Ctrl+a': { is: 'selectAll' },
    });
    expect(pressed('Shift+ArrowDown')).toEqual({ is: 'extend', lines: 1, columns: 0, isToEnd: false });
    expect(pressed('Ctrl+Shift+ArrowLeft')).toEqual({ is: 'extend', lines: 0, columns: -1, isToEnd: true });
    expect(pressed('Meta+c')).toEqual({ is: 'copy', withHeadings: false });
  });

  it('opens the record or looks at it beside the list', () => {
    expect(pressed('Ctrl+Enter')).toEqual({ is: 'open' });
    expect(pressed('Alt+Enter')).toEqual({ is: 'peek' });
    expect(pressed('Ctrl+Shift+Enter')).toBeNull();
  });

  it('folds only on the line of a group', () => {
    expect(pressed('ArrowLeft', true)).toEqual({ is: 'fold', isFolded: true });
    expect(pressed('ArrowRight', true)).toEqual({ is: 'fold', isFolded: false });
    expect(pressed('ArrowLeft')).toBeNull();
  });

  it('is left alone when it belongs to the program or to an input method', () => {
    for (const keys of [
      'Ctrl+z',
      'Ctrl+k',
      'Ctrl+Space',
      'Shift+Space',
      'Ctrl+.',
      'Ctrl+Shift+F',
      'a',
      'Tab',
    ])
      expect(pressed(keys), keys).toBeNull();
  });
});
