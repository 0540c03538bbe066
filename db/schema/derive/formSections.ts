import type { Entity, Section } from '../defineEntity';
import { activeFields, rankedFields, type NamedField } from './ranked';

/** A section of a form with the fields that may be typed in it, in order. */
export interface FormSection extends Section {
  readonly fields: readonly NamedField[];
}

/**
 * The sections of an entity's form; sections without a field are left out. The first one also holds what names no
 * section, or one that does not exist (a newer program may have made the definition); the owner closes it.
 */
export function formSections(entity: Entity): FormSection[] {
  const typed = activeFields(entity).filter(({ field }) => !field.readOnly);
  const first = entity.sections[0]?.name;
  const sectionOf = (name: string | undefined): string | undefined =>
    entity.sections.some((section) => section.name === name) ? name : first;
  return entity.sections
    .map((section) => ({
      ...section,
      fields: typed.filter(({ field }) => sectionOf(field.section) === section.name),
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
