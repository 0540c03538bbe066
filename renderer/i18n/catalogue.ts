import type { zh } from './zh';

/** Every word of the window, by key; Chinese is the first catalogue and defines which keys there are. */
export type Catalogue = Widened<typeof zh>;
type Widened<Words> = {
  readonly [Key in keyof Words]: Words[Key] extends string ? string : Widened<Words[Key]>;
};

/** A dotted key of the catalogue. */
export type MessageKey = DottedKey<typeof zh>;
type DottedKey<Words> = {
  [Key in keyof Words & string]: Words[Key] extends string ? Key : `${Key}.${DottedKey<Words[Key]>}`;
}[keyof Words & string];
