import type { ChoiceOption, Field } from '../../../db/schema/fields';
import type { FieldWish } from '../../../electron/api/schemaEditor';

/** A list with one more entry, as the schema editor is asked for it; everything else about the field stays. */
export function optionWish(
  where: { readonly entity: string; readonly key: string; readonly seen: number },
  field: Extract<Field, { readonly kind: 'choice' | 'choices' }>,
  label: string,
): FieldWish {
  const option = { value: newValue(field.options), label: { zh: label, en: label } };
  return {
    ...where,
    label: field.label,
    kind: field.kind,
    isActive: true,
    options: {
      ...(field.required ? { required: true } : {}),
      ...(field.help ? { help: field.help } : {}),
      ...initialOf(field),
      ...(field.custom ? ownOptions(field) : {}),
      choices: [...field.options.map(copyOf), option],
    },
  };
}

function ownOptions(field: Field): FieldWish['options'] {
  return {
    ...(field.unique ? { unique: true } : {}),
    ...(field.searchable ? { searchable: true } : {}),
    ...(field.list === undefined ? {} : { list: field.list }),
    ...(field.section === undefined ? {} : { section: field.section }),
    ...(field.shownIf
      ? { shownIf: { field: field.shownIf.field, isAnyOf: [...field.shownIf.isAnyOf] } }
      : {}),
  };
}

function initialOf({ initial }: Field): Pick<FieldWish['options'], 'initial'> {
  if (initial === undefined) return {};
  return { initial: typeof initial === 'object' ? [...initial] : initial };
}

function copyOf({ value, label, parent, retired, aliases, tone }: ChoiceOption) {
  return {
    value,
    label,
    ...(parent === undefined ? {} : { parent }),
    ...(retired ? { retired } : {}),
    ...(aliases ? { aliases: [...aliases] } : {}),
    ...(tone ? { tone } : {}),
  };
}

/** Values of entries are never used again; none is made of words that may change. */
function newValue(options: readonly ChoiceOption[]): string {
  const taken = new Set(options.map(({ value }) => value));
  for (let number = options.length + 1; ; number += 1) {
    const value = `own${String(number)}`;
    if (!taken.has(value)) return value;
  }
}
