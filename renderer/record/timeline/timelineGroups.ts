import type { Entity } from '../../../db/schema/defineEntity';
import { keepsStatusChanges } from '../../../db/schema/derive/statusChanges';
import { fieldOf, type Schema } from '../../../db/schema/effectiveSchema';
import type { Field } from '../../../db/schema/fields';
import type { TimelineEntry } from '../../../electron/api/timeline';

/** A change of the log as the timeline shows it: with the definitions of its fields. */
export type ChangeEntry = Extract<TimelineEntry, { readonly is: 'change' }>;
/** Something that was written down. */
export type WrittenEntry = Extract<TimelineEntry, { readonly is: 'record' }>;

/** What stands in a timeline: an entry by itself, or changes of the program folded into one line. */
export type TimelineGroup =
  | { readonly is: 'written'; readonly key: string; readonly entry: WrittenEntry }
  | { readonly is: 'changes'; readonly key: string; readonly entries: readonly ChangeEntry[] };

/** A changed field with what it is. */
export interface ShownChange {
  readonly field: string;
  readonly definition: Field;
  readonly before: unknown;
  readonly after: unknown;
}

/** The fields of a change a person cares for: not those the program works out by itself. */
export function shownChanges(entity: Entity, entry: ChangeEntry): readonly ShownChange[] {
  if (entry.action === 'create') return [];
  return entry.changes.flatMap((change) => {
    const definition = fieldOf(entity, change.field);
    return definition && !definition.rollUp ? [{ ...change, definition }] : [];
  });
}

/**
 * Puts changes that follow each other into one group. A change that is told by a status change of the same instant, and
 * one nobody made by hand (only values the program works out), is left out.
 */
export function timelineGroups(
  schema: Schema,
  entity: Entity,
  entries: readonly TimelineEntry[],
): readonly TimelineGroup[] {
  const told = new Set(
    entries.flatMap((entry) => {
      const source = entry.is === 'record' ? schema.entities[entry.entity] : undefined;
      return source && keepsStatusChanges(source) ? [entry.at] : [];
    }),
  );
  const groups: TimelineGroup[] = [];
  for (const entry of entries) {
    if (entry.is === 'record') {
      groups.push({ is: 'written', key: `${entry.entity}/${entry.record.id}`, entry });
      continue;
    }
    const left = told.has(entry.at) ? withoutTracked(entity, entry) : entry;
    if (left.action === 'update' && shownChanges(entity, left).length === 0) continue;
    const last = groups.at(-1);
    if (last?.is === 'changes') groups[groups.length - 1] = { ...last, entries: [...last.entries, left] };
    else groups.push({ is: 'changes', key: `change/${entry.changeSet}`, entries: [left] });
  }
  return groups;
}

function withoutTracked(entity: Entity, entry: ChangeEntry): ChangeEntry {
  const isTracked = (name: string): boolean => {
    const field = fieldOf(entity, name);
    return field?.kind === 'choice' && field.tracked !== undefined;
  };
  return { ...entry, changes: entry.changes.filter(({ field }) => !isTracked(field)) };
}
