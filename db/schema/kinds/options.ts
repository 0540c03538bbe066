import type { CellResult, RawCell } from '../cell';
import type { ChoiceOption, Field } from '../fields';
import { blank, compact, isBlankWord, problem, value, wordsOf } from './cellText';

/** The options of a field that is a list; none for other kinds. */
export function optionsOf(field: Field): readonly ChoiceOption[] {
  return field.kind === 'choice' || field.kind === 'choices' ? field.options : [];
}

/** The words of every option, folded, with the value each means. Made once per field. */
interface Dictionary {
  readonly byWord: ReadonlyMap<string, string>;
  /** Cells seen before, as typed; bounded, so that a column of free words cannot fill the memory. */
  readonly seen: Map<string, CellResult<string>>;
}
const dictionaries = new WeakMap<readonly ChoiceOption[], Dictionary>();
const mostSeen = 2000;

function dictionaryOf(options: readonly ChoiceOption[]): Dictionary {
  const known = dictionaries.get(options);
  if (known) return known;
  const byWord = new Map<string, string>();
  // Labels win over aliases: an alias of one option may be the label of another.
  const ranks = [
    (option: ChoiceOption) => [option.label.zh, option.label.en, option.value],
    (option: ChoiceOption) => option.aliases ?? [],
  ];
  for (const words of ranks) {
    for (const option of options) {
      for (const word of words(option)) {
        const folded = foldWord(word);
        if (!byWord.has(folded)) byWord.set(folded, option.value);
      }
    }
  }
  const made = { byWord, seen: new Map<string, CellResult<string>>() };
  dictionaries.set(options, made);
  return made;
}

/** How words of a list are compared: full width folded, blanks out, case ignored. */
function foldWord(word: string): string {
  return compact(word).toLowerCase();
}

/**
 * Reads one word as an option by its value, label or alias: exact but for width, blanks and case. An unknown word is
 * a problem, with a suggestion when exactly one option has a word that contains it or is contained in it.
 */
export function readWord(word: string, options: readonly ChoiceOption[]): CellResult<string> {
  const dictionary = dictionaryOf(options);
  const seen = dictionary.seen.get(word);
  if (seen) return seen;
  const found = look(foldWord(word), dictionary);
  if (dictionary.seen.size < mostSeen) dictionary.seen.set(word, found);
  return found;
}

function look(word: string, { byWord }: Dictionary): CellResult<string> {
  const known = byWord.get(word);
  if (known !== undefined) return value(known);
  if (word === '' || isBlankWord(word)) return blank;
  const near = new Set<string>();
  for (const [candidate, option] of byWord) {
    if (candidate.length === 0) continue;
    if (word.includes(candidate) || (word.length > 1 && candidate.includes(word))) near.add(option);
  }
  const [only] = near;
  return problem('choiceUnknown', near.size === 1 ? only : undefined);
}

/** Reads a cell as one option of the field. */
export function readOption(cell: RawCell, field: Field): CellResult<string> {
  const words = wordsOf(cell);
  return typeof words === 'string' ? readWord(words, optionsOf(field)) : words;
}
