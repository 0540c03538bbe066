import type { AnyDraft, Entity } from '../defineEntity';
import type { Field } from '../fields';
import { activeFields } from './ranked';

/** The moment a record is made: today in the office's calendar and now in UTC. */
export interface Moment {
  readonly today: string;
  readonly now: string;
}

/** What a new record of the entity begins with, as the schema says; fields that are made by the program are left out. */
export function initialValues(entity: Entity, moment: Moment): AnyDraft {
  return Object.fromEntries(
    activeFields(entity).flatMap(({ name, field }) => {
      const value = field.readOnly ? undefined : initialOf(field, moment);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function initialOf(field: Field, { today, now }: Moment): unknown {
  if (field.initial !== 'today') return field.initial;
  if (field.kind === 'date') return today;
  return field.kind === 'timestamp' ? now : field.initial;
}
