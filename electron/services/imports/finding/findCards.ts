import type { RawRow } from '../../../../db/schema/cell';
import type { SheetSummary } from '../../../workers/protocol';
import { judgeCards, type CardEvidence } from './cardEvidence';
import { hasColon, inlinePairs, wordRows, type WordCell, type WordRow } from './cardLabels';
import type { CardLayout } from './cardLayout';
import { cutRegions, type CardRegion } from './cutCards';
import { isExplainingSheet } from './tables';
import { findTurned } from './turnedTables';
import type { TargetIndex } from '../headings/targetIndex';

/** Cards found in a file. */
export interface FoundCards {
  readonly layout: CardLayout;
  /**
   * Several cards alike, none of them around a list. One form alone, or one to be printed, may be meant as a record or
   * not: only a person can tell.
   */
  readonly isSure: boolean;
}

interface SheetOfCards {
  readonly sheet: SheetSummary;
  readonly rows: readonly WordRow[];
}

interface Stack extends SheetOfCards {
  readonly first: string;
  readonly evidence: CardEvidence;
}

/** So many labels are tried as the one cards begin with. */
const mostBeginnings = 8;
/** Sheets hold the same card when so many of their labels agree. */
const alikeEnough = 0.6;

/**
 * Finds forms with one record per card: label beside value, the same labels again below, beside or on the next sheet.
 * What makes cards of a sheet is what repeats; the rows of a table never carry labels. A table that lies on its side is
 * read the same way: each of its columns is a record.
 */
export function findCards(
  sheets: readonly { readonly sheet: SheetSummary; readonly rows: readonly RawRow[] }[],
  index: TargetIndex,
): FoundCards[] {
  const usable = sheets.filter(
    ({ sheet }) => sheet.visibility === 'visible' && !isExplainingSheet(sheet.name),
  );
  const stacks: Stack[] = [];
  const others: SheetOfCards[] = [];
  const onTheirSide: FoundCards[] = [];
  for (const { sheet, rows } of usable) {
    // Two cards stand among the first rows of a sheet of cards; in all others nothing further is looked at.
    const head = { sheet, rows: wordRows(rows.slice(0, decidingForCards), sheet) };
    const begun = bestStack(head, index);
    const stack =
      begun && rows.length > decidingForCards
        ? judgedWhole({ ...begun, rows: wordRows(rows, sheet) }, index)
        : begun;
    const turned = stack || rows.length > longestForm ? null : findTurned(head.rows, sheet.index, index);
    if (stack) stacks.push(stack);
    else if (turned) onTheirSide.push({ layout: turned, isSure: true });
    else if (head.rows.length > 0 && rows.length <= longestForm) others.push(head);
  }
  return [...groupsOfStacks(stacks, others, index), ...groupsOfForms(others, index), ...onTheirSide];
}

/** A sheet with more rows is no single form. */
const longestForm = 80;

/** So many rows tell whether a sheet holds cards. */
const decidingForCards = 200;

function bestStack(one: SheetOfCards, index: TargetIndex): Stack | null {
  let best: Stack | null = null;
  for (const first of beginnings(one.rows, index)) {
    const regions = cutRegions(one.rows, first);
    if (regions.length < 2) continue;
    const evidence = judgeCards(regions, index);
    if (evidence && evidence.score > (best?.evidence.score ?? 0)) best = { ...one, first, evidence };
  }
  return best;
}

function judgedWhole(stack: Stack, index: TargetIndex): Stack | null {
  const evidence = judgeCards(cutRegions(stack.rows, stack.first), index);
  return evidence && { ...stack, evidence };
}

/** Labels that stand on a sheet more than once, in order. */
function beginnings(rows: readonly WordRow[], index: TargetIndex): readonly string[] {
  const counts = new Map<string, number>();
  for (const key of labelKeysOf(rows, index)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > 1)
    .map(([key]) => key)
    .slice(0, mostBeginnings);
}

function labelKeysIn({ text, key }: WordCell, index: TargetIndex): readonly string[] {
  const inline = inlinePairs(text, (one) => index.exact(one).length > 0 || text.trimStart().startsWith(one));
  if (inline.length > 0) return inline.map((pair) => pair.key);
  return key !== '' && (hasColon(text) || index.exact(key).length > 0) ? [key] : [];
}

/** Sheets with several cards each, those with the same labels together; a sheet with one such card belongs to them. */
function groupsOfStacks(stacks: readonly Stack[], others: SheetOfCards[], index: TargetIndex): FoundCards[] {
  const found: FoundCards[] = [];
  const left = [...stacks];
  for (let lead = left.shift(); lead; lead = left.shift()) {
    const { first, evidence } = lead;
    const own: SheetOfCards[] = [lead];
    for (const one of [...left]) {
      if (one.first !== first || likeness(one.evidence, evidence) < alikeEnough) continue;
      own.push(one);
      left.splice(left.indexOf(one), 1);
    }
    for (const one of [...others]) {
      const regions = cutRegions(one.rows, first);
      const alone = regions.length === 1 ? judgeCards(regions, index) : null;
      if (!alone || alone.hasList || likeness(alone, evidence) < alikeEnough) continue;
      own.push(one);
      others.splice(others.indexOf(one), 1);
    }
    own.sort((before, after) => before.sheet.index - after.sheet.index);
    const all = own.flatMap(({ rows }) => cutRegions(rows, first));
    found.push(foundIn(own, first, own.length === 1 ? evidence : (judgeCards(all, index) ?? evidence), true));
  }
  return found;
}

/** Sheets that are one form each: the same form on several sheets is a card, a form alone may be one. */
function groupsOfForms(others: readonly SheetOfCards[], index: TargetIndex): FoundCards[] {
  const found: FoundCards[] = [];
  const left = others
    .map((one) => ({ ...one, keys: new Set(labelKeysOf(one.rows, index)) }))
    .filter(({ keys }) => keys.size >= fewestKeys);
  for (let lead = left.shift(); lead; lead = left.shift()) {
    const own = [lead];
    for (const one of [...left]) {
      if (shareInCommon(one.keys, lead.keys) < alikeEnough) continue;
      own.push(one);
      left.splice(left.indexOf(one), 1);
    }
    const regions = own.flatMap(({ rows }): CardRegion[] => cutRegions(rows, null));
    const evidence = judgeCards(regions, index);
    if (!evidence || (own.length === 1 && evidence.hasList)) continue;
    found.push(foundIn(own, null, evidence, own.length > 1));
  }
  return found;
}

/** A sheet with fewer labels is not compared with others. */
const fewestKeys = 3;

function labelKeysOf(rows: readonly WordRow[], index: TargetIndex): readonly string[] {
  return rows.flatMap(({ cells }) => cells.flatMap((cell) => labelKeysIn(cell, index)));
}

/** What share of the labels of two kinds of cards they have in common. */
function likeness(one: CardEvidence, other: CardEvidence): number {
  const keysOf = ({ labels }: CardEvidence): ReadonlySet<string> => new Set(labels.map(({ key }) => key));
  return shareInCommon(keysOf(one), keysOf(other));
}

function shareInCommon(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((key) => other.has(key)).length;
  return both / Math.max(1, one.size + other.size - both);
}

function foundIn(
  own: readonly SheetOfCards[],
  first: string | null,
  evidence: CardEvidence,
  isRepeated: boolean,
): FoundCards {
  const { labels, columns, keepsRest, hasList } = evidence;
  const sheets = own.map(({ sheet }) => sheet.index);
  return { layout: { sheets, first, labels, columns, keepsRest }, isSure: isRepeated && !hasList };
}
