/** What a key means in a grid while nothing is edited. */
export type GridAction =
  | {
      readonly is:
        'edit' | 'offer' | 'open' | 'peek' | 'selectAll' | 'fillDown' | 'delete' | 'menu' | 'headingMenu';
    }
  | { readonly is: 'copy'; readonly withHeadings: boolean }
  | { readonly is: 'extend'; readonly lines: number; readonly columns: number; readonly isToEnd: boolean }
  | { readonly is: 'fold'; readonly isFolded: boolean }
  /** To the first or the last line of the whole list. */
  | { readonly is: 'edge'; readonly isEnd: boolean }
  | { readonly is: 'space' | 'escape' }
  /** The browser pastes; the paste that follows makes new rows or not. */
  | { readonly is: 'paste'; readonly asNewRows: boolean };

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

/** The meaning of a key press, or nothing: then it is the grid's own (walking) or begins to type. */
export function gridAction(key: Pressed, isOnGroup: boolean): GridAction | null {
  const mod = key.ctrlKey || key.metaKey;
  if (isOnGroup && !mod && !key.shiftKey && !key.altKey) {
    const fold = foldAction(key.key);
    if (fold) return fold;
  }
  if (mod) return withMod(key);
  if (key.altKey) return withAlt(key);
  const arrow = arrows[key.key];
  if (key.shiftKey && arrow) return { is: 'extend', lines: arrow[0], columns: arrow[1], isToEnd: false };
  if (key.key === 'ContextMenu' || (key.shiftKey && key.key === 'F10')) return { is: 'menu' };
  if (key.shiftKey) return null;
  const plain: Readonly<Record<string, GridAction>> = {
    F2: { is: 'edit' },
    Enter: { is: 'edit' },
    Delete: { is: 'delete' },
    Backspace: { is: 'delete' },
    Escape: { is: 'escape' },
    ' ': { is: 'space' },
  };
  return plain[key.key] ?? null;
}

function foldAction(key: string): GridAction | null {
  if (key === 'ArrowLeft') return { is: 'fold', isFolded: true };
  if (key === 'ArrowRight') return { is: 'fold', isFolded: false };
  return null;
}

function withAlt(key: Pressed): GridAction | null {
  if (key.key === 'Enter') return { is: 'peek' };
  return key.key === 'ArrowDown' && !key.shiftKey ? { is: 'offer' } : null;
}

function withMod(key: Pressed): GridAction | null {
  if (key.altKey) return null;
  const arrow = arrows[key.key];
  if (key.shiftKey && arrow) return { is: 'extend', lines: arrow[0], columns: arrow[1], isToEnd: true };
  if (key.key === 'Enter') return key.shiftKey ? null : { is: 'open' };
  switch (key.key.toLowerCase()) {
    case 'home':
    case 'end':
      return key.shiftKey ? null : { is: 'edge', isEnd: key.key === 'End' };
    case 'a':
      return key.shiftKey ? null : { is: 'selectAll' };
    case 'c':
      return { is: 'copy', withHeadings: key.shiftKey };
    case 'd':
      return key.shiftKey ? null : { is: 'fillDown' };
    case 'v':
      return { is: 'paste', asNewRows: key.shiftKey };
    default:
      return null;
  }
}
