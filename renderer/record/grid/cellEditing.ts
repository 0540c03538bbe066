import type { Field } from '../../../db/schema/fields';
import type { ProblemCode } from '../../../db/schema/problem';

/** The cell the keyboard is on, as its editor needs it. */
export interface EditorCell {
  readonly field: Field | undefined;
  readonly label: string;
  /** What the cell says now. */
  readonly words: string;
  readonly value: unknown;
  readonly isEditable: boolean;
  /** Why it is not, in words. */
  readonly whyNot: string;
  /** The account whose records a reference offers first. */
  readonly account?: number | undefined;
  /** What the rows are, where they are records, and the name of the field. */
  readonly entity?: string | undefined;
  readonly name: string;
}

/** Where the keyboard goes after an edit. */
export type EditorMove = 'down' | 'up' | 'right' | 'left' | 'stay';

/** Words that are no value of their cell, and why. */
export interface RefusedWords {
  readonly is: 'refused';
  readonly words: string;
  readonly problem: ProblemCode;
}

/** How an edit ends whose words were still being looked for when it was left. */
export type Sought = { readonly is: 'value'; readonly value: unknown } | RefusedWords;

/** How an edit stands when somebody leaves it. */
export type Settled =
  | { readonly is: 'value'; readonly value: unknown }
  /** It cannot be left: what is wrong is said in `problem`. */
  | { readonly is: 'stays' }
  /** What was typed is still being looked for; the keyboard need not wait for it. */
  | { readonly is: 'sought'; readonly found: Promise<Sought> };

/** What a grid may ask of the editor it shows. */
export interface EditorHandle {
  focus(): void;
  place(at: { left: number; top: number; width: number; height: number }): void;
  begin(): void;
  /** Begins again with words that could not be taken, and says why. */
  beginAgain(refused: RefusedWords): void;
  /** Begins with the calendar open, where the cell holds a day. */
  beginWithCalendar(): void;
  /** Ends the edit as a click beside it does: what was typed into a list without being chosen is dropped. */
  stopBeside(): void;
  /** Whether a place on the page belongs to the editor. */
  holds(target: EventTarget | null): boolean;
  isEditing(): boolean;
  /** Whether the edit cannot end as its words stand. */
  isStuck(): boolean;
}
