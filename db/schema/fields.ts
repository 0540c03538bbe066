import type { Label } from './label';

/** When a field is offered: another field of the record has one of these values (the value of a choice, or true). */
export interface ShownIf {
  readonly field: string;
  readonly isAnyOf: readonly (string | boolean)[];
}

/** What a new record may begin with. */
export type InitialValue = string | number | boolean | readonly string[];

/** One file of a field or an attachment: its words are kept in the record, its bytes beside the database by hash. */
export interface StoredFile {
  /** SHA-256 of the bytes, 64 hex digits. */
  readonly hash: string;
  readonly name: string;
  readonly byteLength: number;
}

/** One entry of a choice list; `aliases` are what old sheets write for it. */
export interface ChoiceOption {
  readonly value: string;
  /** The value of the option this one stands under; lists have at most two levels. */
  readonly parent?: string;
  /** No longer offered, still readable in the past. */
  readonly retired?: true;
  readonly label: Label;
  readonly aliases?: readonly string[];
  /** What the option means, where a surface may show it with a sign: never a colour. */
  readonly tone?: 'neutral' | 'good' | 'attention' | 'bad';
}

/** How a field that nobody types is made from the rows that point here (data model, rule 3). */
export interface RollUp {
  /** The entity whose rows are looked at, and its reference to this record. */
  readonly from: string;
  readonly via: string;
  /** The field of those rows, and what is taken of it. `latest` takes the field of the row with the greatest `by`
   * (a row without any counts as 0 or no), of several the one made last; a count of none is nothing. */
  readonly field: string;
  readonly take: 'max' | 'min' | 'count' | 'sum' | 'latest';
  readonly by?: string;
}

/** What every field may say about itself, whatever its kind. */
export interface CommonOptions {
  readonly label: Label;
  readonly required?: true;
  readonly unique?: true;
  /** Quick search looks here. */
  readonly searchable?: true;
  /** Shown in lists from the start, in this order. */
  readonly list?: number;
  /** Asked for when a record is made quickly, in this order. */
  readonly quick?: number;
  /** Shown in the header of the record page, in this order. */
  readonly headline?: number;
  /** The section of the form; the entity's first one without it. */
  readonly section?: string;
  readonly help?: Label;
  /** Other headings under which old sheets keep this field. */
  readonly importAliases?: readonly string[];
  /** Made by the program; nobody types it. The registry refuses a roll-up or a computed field that does not say it. */
  readonly readOnly?: true;
  readonly rollUp?: RollUp;
  /** Offered only while another field of the record has one of these values; what it holds is never lost. */
  readonly shownIf?: ShownIf;
  /** What a new record begins with; `today` is understood by dates and instants. */
  readonly initial?: InitialValue;
  /** Made by the office at run time; its values stand in the column `custom`. */
  readonly custom?: true;
  /** No longer offered, still readable in the past. */
  readonly retired?: true;
}

type Exact<Kind extends string, Extra = unknown> = Readonly<{ kind: Kind }> & CommonOptions & Readonly<Extra>;

/** One field per kind; the options each kind takes stand here and nowhere else. */
export interface FieldByKind {
  text: Exact<
    'text',
    {
      maxLength?: number;
      code?: true;
      /** How many digits a code has that is made of digits only: a sheet may have lost some. */
      codeDigits?: number;
    }
  >;
  longText: Exact<'longText', { maxLength?: number }>;
  integer: Exact<'integer', { least?: number; most?: number }>;
  decimal: Exact<'decimal', { least?: number; most?: number; digits?: number }>;
  money: Exact<'money', { currency: 'CNY' }>;
  percent: Exact<'percent'>;
  date: Exact<'date'>;
  timestamp: Exact<'timestamp'>;
  choice: Exact<
    'choice',
    {
      options: readonly ChoiceOption[];
      /** A change is kept as a status change, with its reason (S4-23); `required` asks for one. */
      tracked?: { readonly reason: 'required' | 'offered' };
    }
  >;
  choices: Exact<'choices', { options: readonly ChoiceOption[] }>;
  boolean: Exact<'boolean'>;
  phones: Exact<'phones', { prefer?: 'mobile' | 'landline' }>;
  mail: Exact<'mail'>;
  url: Exact<'url'>;
  creditCode: Exact<'creditCode'>;
  /** Free words from a growing list; a record has any number of them. */
  tags: Exact<'tags'>;
  lunarDate: Exact<'lunarDate'>;
  address: Exact<'address', { maxLength?: number }>;
  file: Exact<'file', { most?: number }>;
  computed: Exact<'computed', { formula: string; result: ComputedResult; digits?: number }>;
  reference: Exact<'reference', { to: string; whenTargetDeleted: 'deleteToo' | 'keep'; relatedList?: Label }>;
}

/** What a formula gives. Amounts are whole 分 inside formulas too. */
export type ComputedResult = 'integer' | 'decimal' | 'money' | 'percent' | 'text' | 'date';

export type KindName = keyof FieldByKind;
export type Field = FieldByKind[KindName];

/** The TypeScript type of a field's value, as it travels between rooms. Money is whole 分; dates are ISO text. */
export interface ValueByKind {
  text: string;
  longText: string;
  integer: number;
  decimal: number;
  money: number;
  percent: number;
  date: string;
  timestamp: string;
  choice: string;
  choices: readonly string[];
  boolean: boolean;
  phones: readonly string[];
  mail: string;
  url: string;
  creditCode: string;
  tags: readonly string[];
  lunarDate: string;
  address: string;
  file: readonly StoredFile[];
  computed: number | string;
  reference: number;
}

/** Any value a field can have; `null` is nothing. */
export type FieldValue = ValueByKind[KindName] | null;

type OptionsOf<K extends KindName> = Omit<FieldByKind[K], 'kind'>;
type Built<K extends KindName, O> = Readonly<{ kind: K }> & O & FieldByKind[K];

function builder<K extends KindName>(kind: K) {
  return <const O extends OptionsOf<K>>(
    options: O & { [Unknown in Exclude<keyof O, keyof FieldByKind[K]>]: never },
  ): Built<K, O> => Object.freeze({ kind, ...options }) as unknown as Built<K, O>;
}

/** One line of words. `code: true` keeps it as typed: numbers in a sheet become text, never a quantity. */
export const text = builder('text');
/** Words over several lines. */
export const longText = builder('longText');
/** A whole number. */
export const integer = builder('integer');
/** A number with decimals; never money. */
export const decimal = builder('decimal');
/** An amount in whole 分. */
export const money = builder('money');
/** A share of a hundred, 0 to 100. */
export const percent = builder('percent');
/** A calendar day, `YYYY-MM-DD`. */
export const date = builder('date');
/** An instant, ISO 8601 in UTC. */
export const timestamp = builder('timestamp');
/** One entry of a list. */
export const choice = builder('choice');
/** Several entries of a list. */
export const choices = builder('choices');
/** Yes or no. */
export const boolean = builder('boolean');
/** Telephone numbers, best one first. */
export const phones = builder('phones');
/** A mail address. */
export const mail = builder('mail');
/** A web address. */
export const url = builder('url');
/** The 18-character 统一社会信用代码 (GB 32100-2015), or a 15-digit number from before it. */
export const creditCode = builder('creditCode');
/** Words that sort records into groups; stored as the words themselves, so that a sheet reads and writes them. */
export const tags = builder('tags');
/** A day of the Chinese calendar, `1990-05-06`, the month of a leap month as `1990-r05-06`; the year may be `0000`. */
export const lunarDate = builder('lunarDate');
/** A postal address in one line: province, city and district first, then the rest. */
export const address = builder('address');
/** Files kept beside the database. */
export const file = builder('file');
/** A value made from other fields of the same record by a formula (`db/schema/formula.ts`); nobody types it. */
export const computed = builder('computed');
/** The id of a record of another entity. */
export const reference = builder('reference');
