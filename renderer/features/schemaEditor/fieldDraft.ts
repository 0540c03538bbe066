import type { FieldDefinition, FieldDefinitionOptions } from '../../../db/schema/definitions';
import type {
  ChoiceOption,
  ComputedResult,
  Field,
  InitialValue,
  KindName,
  ShownIf,
} from '../../../db/schema/fields';
import type { FieldWish } from '../../../electron/api/schemaEditor';
import type { KindCard } from './kindCards';

/** An entry of a list while it is edited. */
export interface ChoiceDraft {
  value: string;
  zh: string;
  en: string;
  tone: 'none' | 'neutral' | 'good' | 'attention' | 'bad';
  parent: string | null;
  isRetired: boolean;
  /** Saved before: it may be retired, never removed. */
  isKept: boolean;
  aliases: readonly string[];
}

/** A field while it is edited. */
export interface FieldDraft {
  key: string | null;
  isBuiltIn: boolean;
  kind: KindName;
  zh: string;
  en: string;
  helpZh: string;
  helpEn: string;
  isRequired: boolean;
  isUnique: boolean;
  isSearchable: boolean;
  isInList: boolean;
  section: string;
  initial: InitialValue | null;
  to: string;
  formula: string;
  result: ComputedResult;
  digits: number;
  shownIf: ShownIf | null;
  choices: ChoiceDraft[];
  isActive: boolean;
  /** What the row says that the editor does not show. */
  rest: FieldDefinitionOptions;
}

/** A new field of that card. */
export function newFieldDraft(card: Exclude<KindCard, 'table'>): FieldDraft {
  const kind = card === 'user' ? 'reference' : card;
  return {
    key: null,
    isBuiltIn: false,
    kind,
    zh: '',
    en: '',
    helpZh: '',
    helpEn: '',
    isRequired: false,
    isUnique: false,
    isSearchable: kind === 'text' || kind === 'phones' || kind === 'mail',
    isInList: false,
    section: '',
    initial: null,
    to: card === 'user' ? 'user' : '',
    formula: '',
    result: 'money',
    digits: 2,
    shownIf: null,
    choices: kind === 'choice' || kind === 'choices' ? [newChoice(), newChoice(), newChoice()] : [],
    isActive: true,
    rest: {},
  };
}

/** A field that exists, with its row when it has one. */
export function fieldDraftOf(key: string, field: Field, known: FieldDefinition | null): FieldDraft {
  const options = known?.options ?? {};
  const isBuiltIn = field.custom !== true;
  return {
    key,
    isBuiltIn,
    kind: field.kind,
    zh: field.label.zh,
    en: field.label.en,
    helpZh: field.help?.zh ?? '',
    helpEn: field.help?.en ?? '',
    isRequired: field.required === true,
    isUnique: field.unique === true,
    isSearchable: field.searchable === true,
    isInList: field.list !== undefined,
    section: field.section ?? '',
    initial: field.initial ?? null,
    to: field.kind === 'reference' ? field.to : '',
    formula: field.kind === 'computed' ? field.formula : '',
    result: field.kind === 'computed' ? field.result : 'money',
    digits: field.kind === 'computed' ? (field.digits ?? 2) : 2,
    shownIf: field.shownIf ?? null,
    choices: 'options' in field ? field.options.map(choiceDraftOf) : [],
    isActive: field.retired !== true,
    rest: options,
  };
}

/** An empty entry with a value of its own. */
export function newChoice(zh = '', parent: string | null = null): ChoiceDraft {
  const value = `c${crypto.randomUUID().replaceAll('-', '').slice(0, 10)}`;
  return { value, zh, en: '', tone: 'none', parent, isRetired: false, isKept: false, aliases: [] };
}

function choiceDraftOf(option: ChoiceOption): ChoiceDraft {
  return {
    value: option.value,
    zh: option.label.zh,
    en: option.label.en,
    tone: option.tone ?? 'none',
    parent: option.parent ?? null,
    isRetired: option.retired === true,
    isKept: true,
    aliases: option.aliases ?? [],
  };
}

/** The wish a draft stands for; English that was left out is the Chinese. */
export function wishOf(draft: FieldDraft, entity: string, seen: number): FieldWish {
  return {
    entity,
    key: draft.key,
    label: labelOf(draft.zh, draft.en),
    // A built-in kind of its own (统一社会信用代码) passes as it is.
    kind: draft.kind,
    options: draft.isBuiltIn ? builtInOptions(draft) : ownOptions(draft),
    isActive: draft.isActive,
    seen,
  };
}

function builtInOptions(draft: FieldDraft): FieldWish['options'] {
  return {
    ...(draft.isRequired ? { required: true } : {}),
    ...helpOf(draft),
    ...initialOf(draft),
    ...choicesOf(draft),
  };
}

function ownOptions(draft: FieldDraft): FieldWish['options'] {
  const { list } = draft.rest;
  return {
    ...builtInOptions(draft),
    ...(draft.isUnique ? { unique: true } : {}),
    ...(draft.isSearchable ? { searchable: true } : {}),
    ...(draft.isInList ? { list: list ?? 100 } : {}),
    ...(draft.section === '' ? {} : { section: draft.section }),
    ...(draft.shownIf
      ? { shownIf: { field: draft.shownIf.field, isAnyOf: [...draft.shownIf.isAnyOf] } }
      : {}),
    ...(draft.kind === 'reference' && draft.to !== '' ? { to: draft.to } : {}),
    ...(draft.kind === 'computed'
      ? { formula: draft.formula, result: draft.result, digits: draft.digits }
      : {}),
  };
}

function labelOf(zh: string, en: string): { zh: string; en: string } {
  return { zh: zh.trim(), en: en.trim() === '' ? zh.trim() : en.trim() };
}

function helpOf({ helpZh, helpEn }: FieldDraft): Pick<FieldWish['options'], 'help'> {
  return helpZh.trim() === '' ? {} : { help: labelOf(helpZh, helpEn) };
}

function initialOf({ initial }: FieldDraft): Pick<FieldWish['options'], 'initial'> {
  if (initial === null || initial === '' || (Array.isArray(initial) && initial.length === 0)) return {};
  return { initial: Array.isArray(initial) ? [...(initial as string[])] : (initial as string) };
}

function choicesOf({ kind, choices }: FieldDraft): Pick<FieldWish['options'], 'choices'> {
  if (kind !== 'choice' && kind !== 'choices') return {};
  const filled = choices.filter(({ zh }) => zh.trim() !== '');
  if (filled.length === 0) return {};
  const values = new Set(filled.map(({ value }) => value));
  return {
    choices: filled.map((one) => ({
      value: one.value,
      label: labelOf(one.zh, one.en),
      ...(one.tone === 'none' ? {} : { tone: one.tone }),
      ...(one.parent !== null && values.has(one.parent) ? { parent: one.parent } : {}),
      ...(one.isRetired ? { retired: true as const } : {}),
      ...(one.aliases.length > 0 ? { aliases: [...one.aliases] } : {}),
    })),
  };
}

/** Entries from pasted lines: one a line, a line that begins with a blank stands below the one above it. */
export function pastedChoices(text: string, known: readonly ChoiceDraft[]): ChoiceDraft[] {
  const made: ChoiceDraft[] = [];
  const names = new Set(known.map(({ zh, parent }) => `${parent ?? ''}/${zh.trim()}`));
  let above: string | null = null;
  for (const line of text.split(/\r?\n/)) {
    const zh = line.trim().slice(0, 60);
    if (zh === '') continue;
    const isBelow = /^[\s\u3000]/.test(line) && above !== null;
    const one = newChoice(zh, isBelow ? above : null);
    if (!isBelow)
      above =
        [...known, ...made].find((other) => other.parent === null && other.zh.trim() === zh)?.value ??
        one.value;
    const name = `${one.parent ?? ''}/${zh}`;
    if (names.has(name)) continue;
    names.add(name);
    made.push(one);
  }
  return made;
}
