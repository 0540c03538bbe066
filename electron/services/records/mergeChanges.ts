import { fieldOf } from '../../../db/schema/effectiveSchema';
import type { AnyDraft, AnyRecord, Entity } from '../../../db/schema/defineEntity';
import type { FieldValue } from '../../../db/schema/fields';
import type { Kind } from '../../../db/schema/kind';
import { kindOf } from '../../../db/schema/kinds';
import type { FieldConflict } from '../../api/failure';

/** What others made of a field since the version an edit started from. */
export interface FieldSince {
  readonly field: string;
  /** The value at the version the edit started from, and the value now. */
  readonly original: unknown;
  readonly theirs: unknown;
}

/** How two edits of one record meet. */
export interface MergedChanges {
  /** What is left to be written. */
  readonly changes: AnyDraft;
  /** Fields only others changed, and fields both changed that could be joined. */
  readonly mergedFields: readonly string[];
  /** Fields both changed to different values; nothing may be written while there is one. */
  readonly conflicts: readonly FieldConflict[];
}

/**
 * Merges by field: a field changed by one side only is that side's; equal changes are one change; kinds that can be
 * joined (lists, numbers of a person) are joined as sets; everything else both changed is a conflict.
 */
export function mergeChanges(entity: Entity, mine: AnyDraft, since: readonly FieldSince[]): MergedChanges {
  const changes: Record<string, unknown> = { ...mine };
  const mergedFields: string[] = [];
  const conflicts: FieldConflict[] = [];
  for (const other of since) {
    const { field: name, original, theirs } = other;
    if (!Object.hasOwn(mine, name)) {
      mergedFields.push(name);
    } else if (isSame(mine[name], theirs)) {
      delete changes[name];
    } else {
      const merge = mergeOf(entity, name);
      if (merge) {
        changes[name] = merge(original as FieldValue, mine[name] as FieldValue, theirs as FieldValue);
        mergedFields.push(name);
      } else {
        conflicts.push({ field: name, original, theirs, mine: mine[name] });
      }
    }
  }
  return { changes, mergedFields, conflicts };
}

/** Whether two values of a field are one and the same; nothing equals nothing. */
export function isSame(left: unknown, right: unknown): boolean {
  const plain = (value: unknown): string =>
    JSON.stringify(value === undefined || value === '' ? null : value);
  return plain(left) === plain(right);
}

/** Those values of a draft that are not what the record has already. */
export function changesOnly(draft: AnyDraft, record: AnyRecord): AnyDraft {
  return Object.fromEntries(Object.entries(draft).filter(([name, value]) => !isSame(record[name], value)));
}

function mergeOf(entity: Entity, name: string): Kind<FieldValue>['merge'] {
  const field = fieldOf(entity, name);
  return field && kindOf(field).merge;
}
