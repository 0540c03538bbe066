import type { RawCell } from '../../../../db/schema/cell';
import type { Card, CardLayout, CellPlace } from './cardLayout';
import { hasColon, inlinePairs, type WordCell, type WordRow } from './cardLabels';

/** One card on its sheet: the columns it lies in and its rows, cells of other cards left out. */
export interface CardRegion {
  /** The column its label stands in; what the columns of its labels are counted from. */
  readonly start: number;
  readonly rows: readonly WordRow[];
}

/** A label with its value, as they stand on a card. */
export interface CardPair {
  readonly key: string;
  readonly label: WordCell & { readonly row: number };
  readonly value: { readonly row: number; readonly column: number; readonly cell: RawCell } | null;
}

/** What a card says: its pairs in order, and the words that belong to none. */
export interface ReadCard {
  readonly pairs: readonly CardPair[];
  readonly rest: readonly (WordCell & { readonly row: number })[];
}

/** Cuts a sheet where the first label of a card comes again, below or beside. `first` null: the sheet is one card. */
export function cutRegions(rows: readonly WordRow[], first: string | null): CardRegion[] {
  if (first === null) return rows.length === 0 ? [] : [{ start: 0, rows }];
  const begins = rows.flatMap(({ row, cells }) =>
    cells.filter((cell) => beginsWith(cell, first)).map(({ column }) => ({ row, column })),
  );
  const bands = bandsOf(begins);
  return bands
    .flatMap((from, at) => {
      const low = at === 0 ? 0 : from;
      const high = bands[at + 1] ?? Infinity;
      const own = begins.filter(({ column }) => column >= low && column < high);
      return own.map(({ row, column }, place) => {
        const last = (own[place + 1]?.row ?? Infinity) - 1;
        return { start: column, row, rows: withinBand(rows, { first: row, last, low, high }) };
      });
    })
    .sort((left, right) => left.row - right.row || left.start - right.start);
}

function beginsWith({ text, key: own }: WordCell, first: string): boolean {
  return own === first || inlinePairs(text, (key) => key === first).length > 0;
}

/** The columns cards beside each other begin in: those where two begin in one row. */
function bandsOf(begins: readonly { readonly row: number; readonly column: number }[]): readonly number[] {
  const byRow = new Map<number, number[]>();
  for (const { row, column } of begins) byRow.set(row, [...(byRow.get(row) ?? []), column]);
  const columns = new Set([...byRow.values()].filter((own) => own.length > 1).flat());
  return columns.size < 2 ? [0] : [...columns].sort((left, right) => left - right);
}

function withinBand(
  rows: readonly WordRow[],
  part: { readonly first: number; readonly last: number; readonly low: number; readonly high: number },
): WordRow[] {
  return rows
    .slice(placeOf(rows, part.first), placeOf(rows, part.last + 1))
    .map(({ row, cells }) => ({
      row,
      cells: cells.filter(({ column }) => column >= part.low && column < part.high),
    }))
    .filter(({ cells }) => cells.length > 0);
}

/** The place of the first row with this number or a higher one. */
function placeOf(rows: readonly WordRow[], number: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.row ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How labels are told from values. */
export interface LabelTest {
  /** Whether the key is that of a label. */
  isLabel(key: string): boolean;
  /** Whether a label without a colon may stand in this column, counted from the beginning of the card. */
  isLabelColumn(column: number): boolean;
}

/** Cells between a label and its value that may be empty. */
const widestGap = 2;

/** Reads the pairs of a card, row by row from left to right: what stands right of a label is its value. */
export function readCard(region: CardRegion, test: LabelTest): ReadCard {
  const pairs: CardPair[] = [];
  const rest: ReadCard['rest'][number][] = [];
  let above = new Map<number, number>();
  for (const { row, cells } of region.rows) {
    const below = new Map<number, number>();
    for (let at = 0; at < cells.length; at += 1) {
      const cell = cells[at];
      if (!cell) continue;
      const placed = { ...cell, row };
      const inline = inlinePairs(cell.text, (key) => test.isLabel(key));
      if (inline.some(({ value }) => value !== '') || inline.length > 1) {
        for (const { key, value } of inline)
          pairs.push({
            key,
            label: placed,
            value: value === '' ? null : { row, column: cell.column, cell: value },
          });
        continue;
      }
      if (!isLabelCell(cell, region.start, test)) {
        const known = above.get(cell.column);
        if (at === 0 && known !== undefined && continues(pairs[known], cell)) {
          pairs[known] = continued(pairs[known], cell);
          below.set(cell.column, known);
        } else rest.push(placed);
        continue;
      }
      const next = cells[at + 1];
      const isValue =
        next !== undefined &&
        next.column - cell.reach <= 1 + widestGap &&
        !isLabelCell(next, region.start, test) &&
        inlinePairs(next.text, (key) => test.isLabel(key)).length === 0;
      const value = isValue ? { row, column: next.column, cell: next.cell } : null;
      pairs.push({ key: cell.key, label: placed, value });
      if (!isValue) continue;
      below.set(next.column, pairs.length - 1);
      at += 1;
    }
    above = below;
  }
  return { pairs, rest };
}

function isLabelCell(cell: WordCell, start: number, test: LabelTest): boolean {
  if (cell.key === '' || typeof cell.cell !== 'string' || !test.isLabel(cell.key)) return false;
  return hasColon(cell.text) || test.isLabelColumn(cell.column - start);
}

/** A text below a value, with nothing at its left: the value goes on. */
function continues(pair: CardPair | undefined, cell: WordCell): pair is CardPair {
  return typeof pair?.value?.cell === 'string' && typeof cell.cell === 'string' && !hasColon(cell.text);
}

function continued(pair: CardPair | undefined, { text }: WordCell): CardPair {
  if (typeof pair?.value?.cell !== 'string') throw new TypeError('no text to go on');
  return { ...pair, value: { ...pair.value, cell: `${pair.value.cell}\n${text}` } };
}

/** Keys of the pairs of one card, repeated ones numbered: `电话`, `电话#2`. */
export function numberedKeys(pairs: readonly CardPair[]): string[] {
  const seen = new Map<string, number>();
  return pairs.map(({ key }) => {
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? key : `${key}#${String(times)}`;
  });
}

/** The cards of one sheet, numbered from `firstRow` on: each a row with the labels of the layout as its columns. */
export function cardsOnSheet(
  rows: readonly WordRow[],
  sheet: number,
  layout: CardLayout,
  firstRow: number,
): Card[] {
  const columns = new Set(layout.columns);
  const keys = new Set(layout.labels.map(({ key }) => key.replace(/#\d+$/, '')));
  const test: LabelTest = {
    isLabel: (key) => keys.has(key),
    isLabelColumn: (column) => columns.has(column),
  };
  return cutRegions(rows, layout.first)
    .map((region) => ({ region, read: readCard(region, test) }))
    .filter(({ read }) => read.pairs.some(({ value }) => value !== null))
    .map(({ region, read }, at) => cardOf(region, read, { sheet, layout, row: firstRow + at }));
}

function cardOf(
  region: CardRegion,
  read: ReadCard,
  { sheet, layout, row }: { readonly sheet: number; readonly layout: CardLayout; readonly row: number },
): Card {
  const at = new Map(numberedKeys(read.pairs).map((key, place) => [key, read.pairs[place]]));
  const own = layout.labels.map(({ key }) => at.get(key));
  const place = (
    cell: { readonly row: number; readonly column: number } | null | undefined,
  ): CellPlace | null => (cell ? { sheet, row: cell.row, column: cell.column } : null);
  const rest = layout.keepsRest ? read.rest.filter(({ text }) => !isPrintMatter(text)) : [];
  const first = read.pairs[0]?.label ?? { row: region.rows[0]?.row ?? 1, column: region.start };
  return {
    row,
    cells: [
      ...own.map((pair) => pair?.value?.cell ?? null),
      ...(layout.keepsRest ? [rest.map(({ text }) => text).join('；') || null] : []),
    ],
    // Where nothing stands beside a label, a repair belongs there all the same.
    values: [
      ...own.map((pair) => place(pair?.value ?? besideLabel(pair))),
      ...(layout.keepsRest ? [place(rest[0])] : []),
    ],
    labels: [...own.map((pair) => place(pair?.label)), ...(layout.keepsRest ? [null] : [])],
    from: { sheet, row: first.row, column: first.column },
    lastRow: lastRowOf(read, first.row),
  };
}

function besideLabel(pair: CardPair | undefined): { readonly row: number; readonly column: number } | null {
  if (!pair) return null;
  const { row, reach, column, text } = pair.label;
  return { row, column: hasColon(text) || !/[:：]/.test(text) ? reach + 1 : column };
}

function lastRowOf({ pairs }: ReadCard, first: number): number {
  return pairs.reduce((last, { label, value }) => Math.max(last, label.row, value?.row ?? 0), first);
}

const printMatter =
  /(?:登记表|信息表|档案表|档案卡|登记卡|资料卡|名片册|客户卡|表格|附表|附件)[)）]?(?:[(（].{0,12}[)）])?$|^第.{1,4}[页张]|^(?:共|第)\d|^[-—=_*.·…\s]+$|^(?:制表|填表|审核|签字|签名|盖章|日期|年\s*月\s*日)/;

/** Titles, page lines and what waits to be signed belong to the print, not to the record. */
export function isPrintMatter(text: string): boolean {
  return printMatter.test(text.trim()) || hasColon(text) || text.trim().length < 2;
}
