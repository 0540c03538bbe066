import type { Entity, Section } from '../defineEntity';
import { activeFields, rankedFields, type NamedField } from './ranked';

/** A section of a form with the fields that may be typed in it, in order. */
export interface FormSection extends Section {
  readonly fields: readonly NamedField[];
}

/** The sections of an entity's form; sections without a field are left out. The owner closes the first one. */
export function formSections(entity: Entity): FormSection[] {
  const typed = activeFields(entity).filter(({ field }) => !field.readOnly && !field.rollUp);
  const first = entity.sections[0]?.name;
  return entity.sections
    .map((section) => ({
      ...section,
      fields: typed.filter(({ field }) => (field.section ?? first) === section.name),
    }))
    .filter((section) => section.fields.length > 0);
}

/** The few fields asked for when a record is made quickly. */
export function quickFields(entity: Entity): NamedField[] {
  return rankedFields(entity, 'quick');
}

/** The key facts in the header of a record page. */
export function headlineFields(entity: Entity): NamedField[] {
  return rankedFields(entity, 'headline');
}
