import { isKnownHeading } from './headerRows';
import type { CardLabel } from './cardLayout';
import { hasColon, headingOfLabel, inlinePairs, type WordCell, type WordRow } from './cardLabels';
import { isPrintMatter, numberedKeys, readCard, type CardRegion, type ReadCard } from './cutCards';
import type { TargetIndex } from '../headings/targetIndex';

/** What was seen of cards that may be alike. */
export interface CardEvidence {
  readonly labels: readonly CardLabel[];
  readonly columns: readonly number[];
  readonly keepsRest: boolean;
  /** How often one of the labels stands on one of the cards: the more, the better the cards were cut. */
  readonly score: number;
  /** A list stands on the cards: they are forms to be printed rather than records. */
  readonly hasList: boolean;
}

/** Fewer labels than these make no card; of one card alone more have to be known. */
const fewestLabels = 3;
const fewestLabelsAlone = 4;
/** This share of the cards has to carry a label that is not known as a heading. */
const mostCards = 0.6;
/** Of all that is written on cards, so much has to be labels; a cell with a label and its value counts as one. */
const leastLabels = 0.3;
const mostRows = 80;

/** Judges regions of sheets as cards of one kind; null when they are none: too few labels, nobody named, a plain table. */
export function judgeCards(regions: readonly CardRegion[], index: TargetIndex): CardEvidence | null {
  if (regions.length === 0 || regions.some(({ rows }) => rows.length > mostRows)) return null;
  const known = (key: string): boolean => index.exact(key).length > 0;
  const seen = labelsSeen(regions, known);
  const need = regions.length === 1 ? 1 : Math.max(2, Math.ceil(regions.length * mostCards));
  const established = new Set([...seen].filter(([, { cards }]) => cards >= need).map(([key]) => key));
  const columns = new Set(
    [...seen].filter(([key]) => established.has(key)).flatMap(([, one]) => [...one.columns]),
  );
  if (regions.length > 1) for (const key of recurringWords(regions, columns, need)) established.add(key);
  const further = [...seen].filter(([key, { cards }]) => known(key) || cards > 1).map(([key]) => key);
  const keys = new Set([...established, ...further]);
  const cards = regions.map((region) =>
    readCard(region, { isLabel: (key) => keys.has(key), isLabelColumn: (column) => columns.has(column) }),
  );
  const labels = labelsOf(cards, established, known);
  const knownLabels = labels.filter(({ key }) => known(bareKey(key)));
  const fewest = regions.length === 1 ? fewestLabelsAlone : fewestLabels;
  if (labels.length < fewest || knownLabels.length < (regions.length === 1 ? fewestLabels : 2)) return null;
  if (!areFilledAlike(cards, established) || shareOfLabels(regions, cards) < leastLabels) return null;
  if (!nameSomebody(cards, index)) return null;
  return {
    labels,
    columns: [...columns].sort((left, right) => left - right),
    keepsRest: cards.some(({ rest }) => rest.some(({ text }) => isOfOneCard(text, cards))),
    score: cards.reduce((sum, card) => sum + established.size - missing(card, established), 0),
    hasList: regions.some((region) => hasList(region, index)),
  };
}

function bareKey(key: string): string {
  return key.replace(/#\d+$/, '');
}

interface SeenLabel {
  cards: number;
  readonly columns: Set<number>;
}

/** Labels that say so by a colon or a known heading: on how many cards, and where. */
function labelsSeen(
  regions: readonly CardRegion[],
  known: (key: string) => boolean,
): ReadonlyMap<string, SeenLabel> {
  const seen = new Map<string, SeenLabel>();
  for (const { start, rows } of regions) {
    const own = new Set<string>();
    const meet = (key: string, column: number | null): void => {
      const one = seen.get(key) ?? { cards: 0, columns: new Set<number>() };
      seen.set(key, one);
      if (column !== null) one.columns.add(column - start);
      if (!own.has(key)) one.cards += 1;
      own.add(key);
    };
    for (const { cells } of rows) {
      for (let at = 0; at < cells.length; at += 1) {
        const cell = cells[at];
        if (!cell) continue;
        const inline = inlinePairs(cell.text, (key) => known(key) || cell.text.indexOf(key) === 0);
        if (inline.some(({ value }) => value !== '')) {
          for (const { key } of inline) meet(key, null);
          continue;
        }
        const { key } = cell;
        if (key === '' || typeof cell.cell !== 'string' || !(hasColon(cell.text) || known(key))) continue;
        meet(key, cell.column);
        const next = cells[at + 1];
        // What stands right beside a label is its value, whatever it says.
        if (next && next.column === cell.reach + 1 && !hasColon(next.text)) at += 1;
      }
    }
  }
  return seen;
}

/** Short words nobody knows as headings that stand in the columns of labels on most cards. */
function recurringWords(
  regions: readonly CardRegion[],
  columns: ReadonlySet<number>,
  need: number,
): readonly string[] {
  const counts = new Map<string, number>();
  for (const { start, rows } of regions) {
    const own = new Set<string>();
    for (const { cells } of rows) {
      for (const [at, cell] of cells.entries()) {
        const { key } = cell;
        const next = cells[at + 1];
        if (key === '' || typeof cell.cell !== 'string' || !columns.has(cell.column - start)) continue;
        // A word over the whole of a card, or over groups of labels, is its title.
        if (!next && cells.length === 1 && cell.reach > cell.column + 2) continue;
        own.add(key);
      }
    }
    for (const key of own) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].filter(([key, count]) => count >= need && !isPrintMatter(key)).map(([key]) => key);
}

/** The labels as columns, in order of first appearance; what never has a value and is no heading is left out. */
function labelsOf(
  cards: readonly ReadCard[],
  established: ReadonlySet<string>,
  known: (key: string) => boolean,
): CardLabel[] {
  const found = new Map<string, { heading: string; isFilled: boolean; cards: number }>();
  for (const { pairs } of cards) {
    for (const [at, key] of numberedKeys(pairs).entries()) {
      const pair = pairs[at];
      if (!pair) continue;
      const one = found.get(key) ?? { heading: wordsOf(pair.label, pair.key), isFilled: false, cards: 0 };
      found.set(key, { ...one, isFilled: one.isFilled || pair.value !== null, cards: one.cards + 1 });
    }
  }
  return [...found]
    .filter(([key, { isFilled, cards: count }]) => {
      const isRepeat = key.includes('#');
      const bare = bareKey(key);
      if (isRepeat && count < cards.length * 0.3) return false;
      return known(bare) || (isFilled && (established.has(bare) || count > 1));
    })
    .map(([key, { heading }]) => ({ key, heading }));
}

function wordsOf({ text }: WordCell, key: string): string {
  const [inline] = inlinePairs(text, (one) => one === key);
  const all = inlinePairs(text, () => true).find((one) => one.key === key);
  return headingOfLabel((inline ?? all)?.label ?? text);
}

function missing({ pairs }: ReadCard, established: ReadonlySet<string>): number {
  const own = new Set(pairs.map(({ key }) => key));
  return [...established].filter((key) => !own.has(key)).length;
}

/** Most cards carry at least half of the labels most cards carry. */
function areFilledAlike(cards: readonly ReadCard[], established: ReadonlySet<string>): boolean {
  const whole = cards.filter((card) => missing(card, established) <= established.size / 2).length;
  return whole >= cards.length * 0.8;
}

function shareOfLabels(regions: readonly CardRegion[], cards: readonly ReadCard[]): number {
  const cells = regions.reduce((sum, { rows }) => sum + cellsIn(rows), 0);
  const labels = cards.reduce(
    (sum, { pairs }) =>
      sum + new Set(pairs.map(({ label }) => `${String(label.row)}:${String(label.column)}`)).size,
    0,
  );
  return cells === 0 ? 0 : labels / cells;
}

function cellsIn(rows: readonly WordRow[]): number {
  return rows.reduce((sum, { cells }) => sum + cells.length, 0);
}

/** Most cards name an account or a person, not all the same one, and not by the heading of another column. */
function nameSomebody(cards: readonly ReadCard[], index: TargetIndex): boolean {
  const names = cards.flatMap(({ pairs }) => {
    const naming = pairs.filter(({ key }) => isNaming(key, index));
    const said = naming.flatMap(({ value }) => (typeof value?.cell === 'string' ? [value.cell] : []));
    return said.find((text) => text.length >= 2 && text.length <= 60 && !isKnownHeading(text, index)) ?? [];
  });
  if (names.length < cards.length * mostCards) return false;
  return cards.length === 1 || new Set(names).size > 1;
}

/** `户主姓名` names somebody as well as `姓名`, `联系人电话` does not. */
function isNaming(key: string, index: TargetIndex): boolean {
  const exact = index.exact(key);
  const found =
    exact.length > 0
      ? exact
      : index
          .containing(key)
          .slice(0, 1)
          .map(({ target }) => target);
  return found.some(({ path }) => path === 'account.name' || path === 'contact.name');
}

/** What stands on one card only and belongs to no pair is worth keeping; what most of them say is print. */
function isOfOneCard(text: string, cards: readonly ReadCard[]): boolean {
  if (isPrintMatter(text)) return false;
  const plain = withoutCount(text);
  const times = cards.filter(({ rest }) => rest.some((one) => withoutCount(one.text) === plain)).length;
  return cards.length === 1 ? false : times === 1 || times < cards.length * 0.3;
}

function withoutCount(text: string): string {
  return text.replace(/[\d一二三四五六七八九十]/g, '');
}

/** Whether a heading of three or more columns with a row of values below stands on the card. */
function hasList({ rows }: CardRegion, index: TargetIndex): boolean {
  return rows.some((row, at) => {
    const below = rows[at + 1];
    if (!below || below.row !== row.row + 1) return false;
    const words = row.cells.filter(
      ({ cell, text }) =>
        typeof cell === 'string' && !/\d/.test(text) && !/[:：]/.test(text) && text.length <= 12,
    );
    if (words.length < 3 || words.length < row.cells.length) return false;
    if (below.cells.some(({ text, key }) => hasColon(text) || index.exact(key).length > 0)) return false;
    const under = below.cells.filter(({ column }) => words.some((word) => word.column === column));
    // Beside a label stands its value: two headings side by side head a list.
    const isHeading = words.some(
      (word, place) =>
        isKnownHeading(word.text, index) && isKnownHeading(words[place + 1]?.text ?? '', index),
    );
    const numbers = under.filter(({ text }) => /^[\d.,¥￥%-]+$/.test(text)).length;
    return under.length >= 3 && (isHeading || numbers >= 2);
  });
}
