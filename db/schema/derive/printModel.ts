import type { AnyRecord, Entity } from '../defineEntity';
import type { FieldValue } from '../fields';
import { kindOf } from '../kinds';
import type { Language } from '../label';
import { formSections } from './formSections';
import { activeFields, type NamedField } from './ranked';

/** What a printed record shows: facts in sections, as words. Templates and pages are made from nothing else. */
export interface PrintModel {
  readonly entity: string;
  readonly entityLabel: string;
  readonly title: string;
  /** The record's number, e.g. `KH000001`; null for entities without numbers. */
  readonly number: string | null;
  readonly sections: readonly {
    readonly name: string;
    readonly label: string;
    readonly facts: readonly PrintFact[];
  }[];
}

/** One printed fact. */
export interface PrintFact {
  readonly field: string;
  readonly label: string;
  readonly text: string;
}

/**
 * The print model of a record. `titleOf` gives the title of a referenced record. Fields without a value are there with
 * an empty text: whoever sets the page leaves them out, or leaves room to fill them in by hand.
 */
export function printModel(
  entity: Entity,
  record: AnyRecord,
  language: Language,
  titleOf: (entity: string, id: number) => string,
): PrintModel {
  const words = ({ name, field }: NamedField): PrintFact => ({
    field: name,
    label: field.label[language],
    text: formatField({ name, field }, record[name] as FieldValue, language, titleOf),
  });
  const active = activeFields(entity);
  const title = active.find(({ name }) => name === entity.titleField);
  const made = active.filter(
    ({ name, field }) => Object.hasOwn(entity.fields, name) && field.readOnly === true,
  );
  const typed = formSections(entity);
  // What the program alone keeps (a status change) has no form, and is read all the same.
  const [first] = entity.sections;
  const sections = typed.length === 0 && first ? [{ ...first, fields: [] }] : typed;
  return {
    entity: entity.name,
    entityLabel: entity.label[language],
    title: title ? words(title).text : '',
    number: record.no,
    sections: sections.map((section, index) => ({
      name: section.name,
      label: section.label[language],
      facts: [...section.fields, ...(index === 0 ? made : [])].map(words),
    })),
  };
}

/** One value as a person reads it; references by the title the caller looks up, nothing as an empty text. */
export function formatField(
  { field }: NamedField,
  value: FieldValue | undefined,
  language: Language,
  titleOf: (entity: string, id: number) => string,
): string {
  if (value === null || value === undefined) return '';
  if (field.kind === 'reference') return titleOf(field.to, value as number);
  return kindOf(field).format(value, field, language);
}
