import type { AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { formatField, printModel } from '../../../db/schema/derive/printModel';
import { activeFields, type NamedField } from '../../../db/schema/derive/ranked';
import { isBlank } from '../../../db/schema/derive/recordPath';
import type { FieldValue } from '../../../db/schema/fields';
import type { Language } from '../../../db/schema/label';

/** What a record is copied as: its parts, one a line. */
export interface RecordWords {
  readonly title: string;
  readonly language: Language;
  titleOf(entity: string, id: number): string;
}

const reachable: ReadonlySet<string> = new Set(['phones', 'mail', 'url', 'address']);

/**
 * A record as words for a message or a form elsewhere: title and number, then what is in its header and how it is
 * reached, one a line. Blank fields are left out.
 */
export function recordWords(entity: Entity, record: AnyRecord, words: RecordWords): string {
  const isKey = ({ name, field }: NamedField): boolean =>
    field.headline !== undefined || reachable.has(field.kind) || name === 'address';
  const lines = activeFields(entity)
    .filter((one) => isKey(one) && !isBlank(record[one.name]))
    .map((one) => {
      const text = formatField(one, record[one.name] as FieldValue, words.language, (name, id) =>
        words.titleOf(name, id),
      );
      return `${one.field.label[words.language]}：${text}`;
    });
  return [[words.title, record.no].filter(Boolean).join(' '), ...lines].join('\n');
}

/** Everything that is filled in, label and words, in the order of the record's page; its name and number come first. */
export function recordFacts(
  entity: Entity,
  record: AnyRecord,
  words: RecordWords,
): readonly (readonly [label: string, text: string])[] {
  const model = printModel(entity, record, words.language, (name, id) => words.titleOf(name, id));
  const number = model.number ? [[numberLabel[words.language], model.number] as const] : [];
  const facts = model.sections
    .flatMap((section) => section.facts)
    .filter(({ text }) => text !== '')
    .map(({ field, label, text }) => ({ isName: field === entity.titleField, fact: [label, text] as const }));
  return [
    ...facts.filter(({ isName }) => isName).map(({ fact }) => fact),
    ...number,
    ...facts.filter(({ isName }) => !isName).map(({ fact }) => fact),
  ];
}

/** Facts as words, one a line. */
export function factsText(facts: readonly (readonly [label: string, text: string])[]): string {
  return facts.map(([label, text]) => `${label}：${text}`).join('\n');
}

const numberLabel = { zh: '编号', en: 'Number' } as const;

/** Facts as a table for a spreadsheet or a message: two columns, without colours or sizes of its own. */
export function factsTable(facts: readonly (readonly [label: string, text: string])[]): HTMLTableElement {
  const table = document.createElement('table');
  table.border = '1';
  for (const [label, text] of facts) {
    const row = table.insertRow();
    row.append(Object.assign(document.createElement('th'), { textContent: label }));
    const cell = row.insertCell();
    // Long numbers stay as they are in a spreadsheet: accounts, telephones, leading zeros.
    cell.setAttribute('style', "mso-number-format:'\\@'");
    text.split('\n').forEach((line, index) => {
      if (index > 0) cell.append(document.createElement('br'));
      cell.append(line);
    });
  }
  return table;
}
