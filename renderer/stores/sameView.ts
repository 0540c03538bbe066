import type { ViewDefinition } from '../../electron/api/views';

/**
 * Whether a list stands as the view says. A view that brings no columns says nothing about them: they are then this
 * desk's own.
 */
export function isSameView(view: ViewDefinition, now: ViewDefinition): boolean {
  const compared = view.columns === undefined ? without(now) : now;
  return settled(view) === settled(compared);
}

function without({ columns: _columns, ...rest }: ViewDefinition): ViewDefinition {
  return rest;
}

/** The same text for the same meaning: empty parts left out, keys in order. */
function settled(view: ViewDefinition): string {
  const parts = Object.entries(view)
    .filter(([, part]) => part !== undefined && part !== '' && !(Array.isArray(part) && part.length === 0))
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return JSON.stringify(parts, (_key, value: unknown) => {
    const isPlain = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isPlain) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, part]) => part !== undefined && part !== false)
        .sort(([left], [right]) => (left < right ? -1 : 1)),
    );
  });
}
