import type { Entity } from '../defineEntity';
import type { Field, KindName } from '../fields';
import type { Language } from '../label';
import { rankedFields, activeFields, type NamedField } from './ranked';

/** A column of an exported sheet. */
export interface ExportColumn extends NamedField {
  readonly heading: string;
  readonly as: 'text' | 'integer' | 'decimal' | 'money' | 'percent' | 'date' | 'time';
  /** Width in characters. */
  readonly width: number;
}

const written: Readonly<Record<KindName, ExportColumn['as']>> = {
  text: 'text',
  longText: 'text',
  integer: 'integer',
  decimal: 'decimal',
  money: 'money',
  percent: 'percent',
  date: 'date',
  timestamp: 'time',
  choice: 'text',
  choices: 'text',
  boolean: 'text',
  phones: 'text',
  mail: 'text',
  url: 'text',
  creditCode: 'text',
  tags: 'text',
  lunarDate: 'text',
  address: 'text',
  file: 'text',
  computed: 'text',
  reference: 'text',
};
const widths: Partial<Record<KindName, number>> = {
  longText: 40,
  timestamp: 20,
  date: 12,
  mail: 24,
  phones: 20,
  creditCode: 22,
};

/**
 * The columns of an export: those named, or all fields with the number first and the list's own order next.
 * The headings are the labels, so that an exported sheet maps back by itself.
 */
export function exportColumns(entity: Entity, language: Language, names?: readonly string[]): ExportColumn[] {
  const all = activeFields(entity);
  const listed = rankedFields(entity, 'list');
  const rest = all.filter(({ field }) => field.list === undefined);
  const number = rest.filter(({ name }) => name === 'no');
  const ordered = [...number, ...listed, ...rest.filter(({ name }) => name !== 'no')];
  const chosen = names ? names.flatMap((name) => all.find((field) => field.name === name) ?? []) : ordered;
  return chosen.map(({ name, field }) => ({
    name,
    field,
    heading: field.label[language],
    as: field.kind === 'computed' ? field.result : written[field.kind],
    width: widths[field.kind] ?? titleWidth(entity, name, field),
  }));
}

function titleWidth(entity: Entity, name: string, field: Field): number {
  return name === entity.titleField ? 32 : field.kind === 'reference' ? 20 : 16;
}
