/** Fields of one record by name; references to sources stand as `TitledReference` until they are looked up. */
export type Values = Record<string, unknown>;

/** A record named by its title: a source that may have to be made. */
export interface TitledReference {
  readonly title: string;
  /** The entity it is a record of. */
  readonly to: string;
}

/** A person of a row with the position held. */
export interface PersonDraft {
  values: Values;
  position: Values;
}

/** The records one row speaks of. */
export interface RowRecords {
  account: Values | null;
  /** The sheet names no account: the name is that of the first person, or the office's own number. */
  isNameBorrowed?: boolean;
  people: PersonDraft[];
  opportunity: Values | null;
  contract: Values | null;
  followUp: Values | null;
  /** Where the whole sheet is about another entity: the one record of the row. */
  alone?: { readonly entity: string; readonly values: Values };
}

/** The mobile numbers among the values of a person. */
export function mobilesOf(values: Values): readonly string[] {
  return Array.isArray(values['mobiles']) ? (values['mobiles'] as string[]) : [];
}
