import { pinyin } from 'pinyin-pro';
import { comparable } from '../cells/cellText';

/** Something a value may stand for, with every word it goes by. */
export interface Candidate {
  readonly value: unknown;
  /** What a cell says so that the field reads it as this. */
  readonly cell: string;
  readonly words: readonly string[];
}

/** What a value probably stands for. */
export interface Proposal {
  readonly value: unknown;
  readonly cell: string;
  readonly why: 'contained' | 'pinyin' | 'alike';
}

/** From this likeness on a word is proposed: lists are short and closed, and a person confirms what is proposed. */
const leastLikeness = 0.45;

/** Endings by which people are spoken of, and beginnings: 张经理, 老张, 小张. */
const spokenEnding = /(?:总|经理|主管|主任|老师|工|工程师|先生|女士|小姐|师傅|总监|部长)$/;
const spokenBeginning = /^(?:老|小|阿)(?=.$)/;

/**
 * What a value nobody knew probably stands for: a word that holds it or that it holds, the same spelled in pinyin, or
 * a word much like it. Nothing where two candidates are as good as each other.
 */
export function propose(text: string, candidates: readonly Candidate[]): Proposal | null {
  const word = comparable(text).replace(/[(（].*?[)）]/g, '');
  if (word === '') return null;
  return (
    only(candidates, 'contained', (known) => contains(word, known)) ??
    only(candidates, 'pinyin', (known) => isSpelled(word, known)) ??
    alike(word, candidates)
  );
}

/** The person of the office a name probably means: pinyin, or a family name with a title that only one of them has. */
export function proposePerson(text: string, people: readonly Candidate[]): Proposal | null {
  const word = comparable(text).replace(/[(（].*?[)）]/g, '');
  const family = word.replace(spokenEnding, '').replace(spokenBeginning, '');
  const isSpoken = family !== word && family.length > 0 && family.length <= 2;
  return (
    only(people, 'contained', (known) => known.length > 1 && word.length > 1 && contains(word, known)) ??
    (isSpoken ? only(people, 'contained', (known) => known.startsWith(family)) : null) ??
    only(people, 'pinyin', (known) => isSpelled(word, known))
  );
}

function only(
  candidates: readonly Candidate[],
  why: Proposal['why'],
  fits: (known: string) => boolean,
): Proposal | null {
  const found = candidates.filter(({ words }) =>
    words.some((known) => known !== '' && fits(comparable(known))),
  );
  const [first] = found;
  return first && found.length === 1 ? { value: first.value, cell: first.cell, why } : null;
}

function contains(word: string, known: string): boolean {
  const shortest = /[\u4e00-\u9fff]/.test(known) ? 2 : 3;
  return (
    (known.length >= shortest && word.includes(known)) || (word.length >= shortest && known.includes(word))
  );
}

/** Whether one of the two is the other written in pinyin, whole or by its initials, or sounds the same. */
function isSpelled(word: string, known: string): boolean {
  if (!/[\u4e00-\u9fff]/.test(known)) return false;
  const flat = word.replace(/[\s._-]/g, '');
  const syllables = syllablesOf(known);
  if (/^[a-z]+$/.test(flat)) {
    const initials = syllables.map((syllable) => syllable.charAt(0)).join('');
    const reversed = [...syllables.slice(1), syllables[0] ?? ''].join('');
    return flat === syllables.join('') || flat === reversed || (flat.length >= 2 && flat === initials);
  }
  return flat.length >= 2 && /^[\u4e00-\u9fff]+$/.test(flat) && syllablesOf(flat).join() === syllables.join();
}

function syllablesOf(words: string): string[] {
  return pinyin(words, { toneType: 'none', type: 'array', nonZh: 'removed' });
}

function alike(word: string, candidates: readonly Candidate[]): Proposal | null {
  const rated = candidates
    .map((candidate) => ({
      candidate,
      rate: Math.max(0, ...candidate.words.map((known) => likeness(word, comparable(known)))),
    }))
    .sort((left, right) => right.rate - left.rate);
  const [best, next] = rated;
  if (!best || best.rate < leastLikeness || best.rate === next?.rate) return null;
  return { value: best.candidate.value, cell: best.candidate.cell, why: 'alike' };
}

/** Dice's measure over single characters and pairs: short words have few pairs. */
function likeness(left: string, right: string): number {
  if (left === '' || right === '') return 0;
  return (dice(pieces(left, 1), pieces(right, 1)) + dice(pieces(left, 2), pieces(right, 2))) / 2;
}

function pieces(word: string, length: number): string[] {
  return Array.from({ length: Math.max(0, word.length - length + 1) }, (_none, at) =>
    word.slice(at, at + length),
  );
}

function dice(left: readonly string[], right: readonly string[]): number {
  if (left.length + right.length === 0) return 0;
  const rest = [...right];
  let both = 0;
  for (const piece of left) {
    const at = rest.indexOf(piece);
    if (at < 0) continue;
    both += 1;
    rest.splice(at, 1);
  }
  return (2 * both) / (left.length + right.length);
}
