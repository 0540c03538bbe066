/** What of an `ElSelect` an early Enter needs; it offers no call that ends a search. */
export interface SearchingSelect {
  expanded: boolean;
  readonly states: { inputValue: string };
}

/**
 * Answers an Enter that is pressed before the application has found what was typed: the first of what is found is
 * taken, and what is typed meanwhile begins the next search. Without it the select would take the first option of the
 * words before. Words nothing is found for are handed back, with what is offered for them.
 */
export function useQuickEnter<Hit>(parts: {
  readonly select: () => SearchingSelect | null;
  /** The words the options shown belong to; null before any were read. */
  readonly foundFor: () => string | null;
  /** The first record for some words; undefined when there is none or nobody could be asked. */
  readonly first: (words: string) => Promise<Hit | undefined>;
  readonly take: (hit: Hit) => void;
}): (event: KeyboardEvent) => void {
  const { select, foundFor, first, take } = parts;

  async function takeFirst(words: string): Promise<void> {
    const hit = await first(words);
    if (hit !== undefined) return take(hit);
    const now = select();
    if (!now || now.states.inputValue !== '') return;
    now.states.inputValue = words;
    now.expanded = true;
  }

  return (event) => {
    const now = select();
    const words = now?.states.inputValue.trim() ?? '';
    // Every key of a composition is the input method's.
    if (!now || event.isComposing || event.keyCode === 229 || words === '' || words === foundFor()) return;
    event.preventDefault();
    event.stopPropagation();
    now.states.inputValue = '';
    now.expanded = false;
    void takeFirst(words);
  };
}
