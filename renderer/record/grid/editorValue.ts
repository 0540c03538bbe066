import { choiceEntries } from '../../../db/schema/derive/choiceEntries';
import type { Field, FieldValue, KindName } from '../../../db/schema/fields';
import { kindOf } from '../../../db/schema/kinds';
import type { Language } from '../../../db/schema/label';
import type { ProblemCode } from '../../../db/schema/problem';
import { textOfValue, valueOfText } from '../fields/typedText';

/** How a cell is edited: words typed into it, words over several lines, one of a list, several of a list, not at all. */
export type EditorShape = 'words' | 'lines' | 'one' | 'several' | 'none';

const shapes: Readonly<Record<KindName, EditorShape>> = {
  text: 'words',
  longText: 'lines',
  integer: 'words',
  decimal: 'words',
  money: 'words',
  percent: 'words',
  date: 'words',
  timestamp: 'words',
  choice: 'one',
  choices: 'several',
  boolean: 'one',
  phones: 'words',
  mail: 'words',
  url: 'words',
  creditCode: 'words',
  tags: 'several',
  lunarDate: 'words',
  address: 'words',
  file: 'none',
  computed: 'none',
  reference: 'one',
};

/** How a field is edited in a cell. */
export function shapeOf(field: Field): EditorShape {
  return shapes[field.kind];
}

/** Kinds whose words are kept as they were typed; those of all others are read as a cell of a sheet is. */
const keptAsTyped: ReadonlySet<KindName> = new Set<KindName>(['text', 'longText', 'mail', 'url', 'address']);

/** What typed words mean for a field, or the words themselves when they could not be read. */
export function valueTyped(words: string, field: Field): FieldValue {
  if (!keptAsTyped.has(field.kind)) return valueOfText(words, field);
  if (words.trim() === '') return null;
  return field.kind === 'longText' ? words : words.replace(/\s*[\r\n]+\s*/g, ' ').trim();
}

/** The words an editor begins with. */
export function wordsToType(value: unknown, field: Field): string {
  return textOfValue(value, field);
}

/** What is wrong with a value for a field, or nothing. */
export function problemOfValue(value: unknown, field: Field): ProblemCode | undefined {
  const isNothing = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
  if (isNothing) return field.required ? 'required' : undefined;
  return kindOf(field).check(value, field);
}

/** Something an editor offers. */
export interface EditorOption {
  readonly value: string | number | boolean | null;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly tone?: string | undefined;
  /** 1 under another option of a list of two levels. */
  readonly level: 0 | 1;
}

/** The options of a choice that match some words, those of the second level under their parents. */
export function choiceOptions(
  field: Field,
  words: string,
  language: Language,
  held: readonly unknown[],
): EditorOption[] {
  if (field.kind !== 'choice' && field.kind !== 'choices') return [];
  const wanted = words.trim().toLowerCase();
  return choiceEntries(field.options, held)
    .filter(({ option: { value, label, aliases } }) =>
      [value, label.zh, label.en, ...(aliases ?? [])].some((word) => word.toLowerCase().includes(wanted)),
    )
    .map(({ option, above }) => ({
      value: option.value,
      label: option.label[language],
      tone: option.tone ?? 'neutral',
      detail: wanted !== '' ? above?.label[language] : undefined,
      level: above ? 1 : 0,
    }));
}
