import type { AnyDraft } from '../../db/schema/defineEntity';
import type { Field } from '../../db/schema/fields';

/** What a batch may do to a field. */
export type BatchDeed = 'set' | 'clear' | 'add' | 'remove';

/** One field of a batch, and what is done to it. */
export interface BatchLine {
  name: string;
  deed: BatchDeed;
  value: unknown;
}

/** What may be done to a field: entries come and go only where it holds several. */
export function deedsFor(field: Field | undefined): readonly BatchDeed[] {
  if (!field) return [];
  const isList = field.kind === 'tags' || field.kind === 'choices';
  return [
    ...(isList ? (['add', 'remove'] as const) : []),
    'set',
    ...(field.required ? [] : (['clear'] as const)),
  ];
}

/** The lines of the form as the application wants them. */
export function wishOf(lines: readonly BatchLine[]): {
  readonly changes: AnyDraft;
  readonly add?: Readonly<Record<string, readonly string[]>>;
  readonly remove?: Readonly<Record<string, readonly string[]>>;
} {
  const changes: Record<string, unknown> = {};
  const add: Record<string, readonly string[]> = {};
  const remove: Record<string, readonly string[]> = {};
  for (const { name, deed, value } of lines) {
    const entries = Array.isArray(value) ? value.map(String) : [];
    if (deed === 'add') add[name] = entries;
    else if (deed === 'remove') remove[name] = entries;
    else changes[name] = deed === 'clear' ? null : value;
  }
  return {
    changes,
    ...(Object.keys(add).length > 0 ? { add } : {}),
    ...(Object.keys(remove).length > 0 ? { remove } : {}),
  };
}
