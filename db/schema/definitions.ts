import type { ChoiceOption, Field, KindName } from './fields';
import type { Label } from './label';
import { SchemaMistake } from './schemaMistake';

/** A field made by the office, as its row says. `key` is never used again, even when the field is retired. */
export interface FieldDefinition {
  readonly entity: string;
  readonly key: string;
  readonly label: Label;
  readonly kind: KindName;
  readonly options: FieldDefinitionOptions;
  readonly order: number;
  readonly isActive: boolean;
}

/** What an office may say about its own field. */
export interface FieldDefinitionOptions {
  readonly required?: boolean;
  readonly searchable?: boolean;
  readonly list?: number;
  readonly section?: string;
  readonly help?: Label;
  readonly choices?: readonly ChoiceOption[];
  readonly to?: string;
}

/** Kinds an office may use for its own fields; a reference needs `to`. */
export const definableKinds = [
  'text',
  'longText',
  'integer',
  'decimal',
  'money',
  'percent',
  'date',
  'choice',
  'choices',
  'boolean',
  'phones',
  'mail',
  'url',
] as const satisfies readonly KindName[];

/** The shape of a key: a letter, then letters, digits or _; at most 40. It is used inside SQL paths. */
export const definitionKeyPattern = /^x[a-zA-Z0-9_]{1,39}$/;

/**
 * Turns the row of a field made by the office into the same sort of value as a built-in field.
 * @throws SchemaMistake when the row cannot be a field: a bad key, an unknown kind, a choice without options.
 */
export function fieldFromDefinition(definition: FieldDefinition): Field {
  const { key, kind, options } = definition;
  if (!definitionKeyPattern.test(key)) throw new SchemaMistake(`not a key: ${key}`);
  if (!(definableKinds as readonly string[]).includes(kind))
    throw new SchemaMistake(`${key}: no such kind ${kind}`);
  const common = {
    label: definition.label,
    custom: true as const,
    ...(options.required ? { required: true as const } : {}),
    ...(options.searchable ? { searchable: true as const } : {}),
    ...(options.list === undefined ? {} : { list: options.list }),
    ...(options.section === undefined ? {} : { section: options.section }),
    ...(options.help ? { help: options.help } : {}),
    ...(definition.isActive ? {} : { retired: true as const }),
  };
  if (kind === 'choice' || kind === 'choices') {
    if (!options.choices?.length) throw new SchemaMistake(`${key}: a choice without options`);
    return Object.freeze({ kind, ...common, options: options.choices });
  }
  if (kind === 'money') return Object.freeze({ kind, ...common, currency: 'CNY' as const });
  return Object.freeze({ kind, ...common }) as Field;
}
