import type { Entity } from '../defineEntity';
import type { Schema } from '../effectiveSchema';
import type { Label } from '../label';

/** The fields a kept status change consists of (S4-23); an entity that has them all keeps status changes. */
export const statusChangeFields = {
  what: 'what',
  from: 'fromState',
  to: 'toState',
  reason: 'reason',
  lasted: 'lastedSeconds',
} as const;

/** Whether the records of an entity are status changes. */
export function keepsStatusChanges(entity: Entity): boolean {
  return Object.values(statusChangeFields).every((name) => Object.hasOwn(entity.fields, name));
}

/** Where the status changes of an entity's records are kept. */
export function statusChangeLists(
  schema: Schema,
  entity: Entity,
): { readonly entity: string; readonly via: string; readonly label: Label }[] {
  return Object.values(schema.entities)
    .filter((candidate) => !candidate.retired && keepsStatusChanges(candidate))
    .flatMap((candidate) =>
      Object.entries(candidate.fields).flatMap(([via, field]) =>
        field.kind === 'reference' && field.to === entity.name && field.relatedList
          ? [{ entity: candidate.name, via, label: field.relatedList }]
          : [],
      ),
    );
}
