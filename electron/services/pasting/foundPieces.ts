import type { PastedPiece } from '../../api/pasting';
import type { Segment } from './pastedSegments';
import { nameWithTitle, type FoundValue } from './pastedValues';

/** A piece of what was pasted, with the line it stands on and the label in front of it. */
export type Found = PastedPiece & {
  readonly line: number;
  readonly isLabelled: boolean;
  readonly word: string;
};

/** What was recognised in a text so far. What is taken once is not recognised as something else. */
export interface FoundPieces {
  readonly text: string;
  readonly found: readonly Found[];
  /** Takes a place of the text for a value. */
  add(is: PastedPiece['is'], value: string, place: FoundValue, segment: Segment): void;
  /** Takes values found in the words of a segment; whether there were any. */
  addAll(is: PastedPiece['is'], values: readonly FoundValue[], segment: Segment): boolean;
  /** Takes words for a person, with the title said beside the name; false when they name nobody. */
  addPerson(words: FoundValue, segment: Segment): boolean;
  /** Takes words as they are. */
  take(is: PastedPiece['is'], place: FoundValue, segment: Segment): true;
  has(is: PastedPiece['is']): boolean;
  /** The words of a segment with what is taken blanked out (U+0000), each in its place. */
  open(segment: Pick<Segment, 'start' | 'end'>): string;
  /** The first words of a segment that are not taken, up to a sign that ends them. */
  firstWords(segment: Segment, ends: RegExp): FoundValue | null;
  /** Takes words for nothing: they are no remark either. */
  blank(segment: Segment, pattern: RegExp): void;
}

/** Begins to recognise pieces in a text whose signs are plain ones. */
export function findPieces(text: string): FoundPieces {
  const found: Found[] = [];
  const taken = new Uint8Array(text.length + 1);

  function add(is: PastedPiece['is'], value: string, place: FoundValue, segment: Segment): void {
    for (let at = place.start; at < place.end; at += 1) taken[at] = 1;
    const { start, end } = place;
    found.push({
      is,
      value,
      start,
      end,
      line: segment.line,
      isLabelled: segment.role !== null,
      word: segment.word,
    });
  }

  function open({ start, end }: Pick<Segment, 'start' | 'end'>): string {
    let words = '';
    for (let at = start; at < end; at += 1) words += taken[at] === 1 ? '\u0000' : text.charAt(at);
    return words;
  }

  function addAll(is: PastedPiece['is'], values: readonly FoundValue[], segment: Segment): boolean {
    for (const value of values) add(is, value.value, moved(value, segment.start), segment);
    return values.length > 0;
  }

  function firstWords(segment: Segment, ends: RegExp): FoundValue | null {
    const words = open(segment);
    const lead = /^[\s\u0000,，;；:：]*/.exec(words)?.[0].length ?? 0;
    const rest = words.slice(lead).split('\u0000', 1)[0] ?? '';
    const stop = rest.search(ends);
    const value = (stop < 0 ? rest : rest.slice(0, stop)).replace(
      /(?<!(?:Ltd|Inc|Corp|Co|Jr))\.+$|[\s,，;；。、|]+$/i,
      '',
    );
    return value === ''
      ? null
      : { value, start: segment.start + lead, end: segment.start + lead + value.length };
  }

  function addPerson(words: FoundValue, segment: Segment): boolean {
    const person = nameWithTitle(words.value);
    if (!person) return false;
    const nameAt = words.start + words.value.indexOf(person.name);
    add(
      'person',
      person.name,
      { value: person.name, start: nameAt, end: nameAt + person.name.length },
      segment,
    );
    if (person.title !== null) {
      const at = words.start + words.value.lastIndexOf(person.title);
      add('title', person.title, { value: person.title, start: at, end: at + person.title.length }, segment);
    }
    // Brackets and salutations around them are no remark.
    for (let at = words.start; at < words.end; at += 1) taken[at] = 1;
    return true;
  }

  function blank({ start, end }: Segment, pattern: RegExp): void {
    const match = pattern.exec(text.slice(start, end));
    if (match)
      for (let at = start + match.index; at < start + match.index + match[0].length; at += 1) taken[at] = 1;
  }

  function has(is: PastedPiece['is']): boolean {
    return found.some((one) => one.is === is);
  }

  function take(is: PastedPiece['is'], place: FoundValue, segment: Segment): true {
    add(is, place.value, place, segment);
    return true;
  }

  return { text, found, add, addAll, addPerson, take, has, open, firstWords, blank };
}

/** A value with its place counted from further to the left. */
export function moved(one: FoundValue, by: number): FoundValue {
  return { ...one, start: one.start + by, end: one.end + by };
}
