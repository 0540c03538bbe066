/** A column as its words ask for room; lengths are widths of a Chinese character (em). */
export interface ColumnNeed {
  /** The widest cell that is not far wider than the others. */
  readonly wish: number;
  /** What it cannot be narrower than: a number, a date, the longest word of its heading. */
  readonly least: number;
}

/** Columns as they stand on paper: shares of the width in percent, and how large the text is set, in percent. */
export interface SetColumns {
  readonly shares: readonly number[];
  readonly scale: number;
}

/** Text is set no smaller than this to make a list fit, in percent: 8.5 pt become 5.5 pt, the least that is read well. */
export const leastScale = 65;
/** The widest a column of words wishes to be; longer words go on in the next line. */
const widestWords = 18;
/** Headings are bold, and so a little wider. */
const headingWeight = 1.1;
/** The air at the right of every cell, in em; numbers stand apart from the words that follow them. */
const air = 1.2;
const numberAir = 2;

/** How wide a text is: Chinese characters and full-width forms are 1, other letters 0.56. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += isWide(letter.codePointAt(0) ?? 0) ? 1 : 0.56;
  return width;
}

function isWide(code: number): boolean {
  return (code >= 0x2e80 && code <= 0xa4cf) || (code >= 0xf900 && code <= 0xfaff) || code >= 0xfe30;
}

/** What a column asks for, from its heading and its cells. Numbers and dates are never broken. */
export function columnNeed(
  heading: string,
  cells: readonly string[],
  kind: 'number' | 'unbroken' | 'words',
): ColumnNeed {
  const head = widthOf(heading) * headingWeight;
  const widths = cells.map(longestLine).sort((left, right) => left - right);
  const longest = widths.at(-1) ?? 0;
  if (kind !== 'words') {
    const own = kind === 'number' ? numberAir : air;
    const least = Math.max(Math.min(6, head), longest) + own;
    return { wish: Math.max(least, head + own), least };
  }
  const usual = widths[Math.floor(widths.length * 0.9)] ?? 0;
  const asked = Math.max(2, head, usual, Math.min(longest, usual * 1.4));
  const least = Math.min(6, asked) + air;
  return { wish: Math.max(least, Math.min(widestWords, asked) + air), least };
}

function longestLine(text: string): number {
  return Math.max(0, ...text.split('\n').map(widthOf));
}

/**
 * Shares out a width, in em of the usual size. A list that is too wide is set smaller if it may be, down to
 * `leastScale`; what is still too wide takes from the columns of words. Room to spare goes to them too.
 */
export function setColumns(needs: readonly ColumnNeed[], width: number, mayScale: boolean): SetColumns {
  const wished = sum(needs.map(({ wish }) => wish));
  const scale = mayScale ? Math.max(leastScale, Math.min(100, Math.floor((width / wished) * 100))) : 100;
  const room = (width * 100) / scale;
  const widths = wished <= room ? widened(needs, room) : narrowed(needs, room);
  const all = sum(widths);
  return { shares: widths.map((one) => (one / all) * 100), scale };
}

function widened(needs: readonly ColumnNeed[], room: number): number[] {
  const spare = room - sum(needs.map(({ wish }) => wish));
  const stretch = needs.map(({ wish, least }) => wish - least);
  const all = sum(stretch);
  return needs.map(({ wish }, index) =>
    all > 0 ? wish + (spare * (stretch[index] ?? 0)) / all : wish + spare / needs.length,
  );
}

function narrowed(needs: readonly ColumnNeed[], room: number): number[] {
  const least = sum(needs.map((need) => need.least));
  // Not even the least has room: everybody gets the same part of it.
  if (least >= room) return needs.map((need) => need.least);
  const wished = sum(needs.map((need) => need.wish - need.least));
  return needs.map((need) => need.least + ((need.wish - need.least) * (room - least)) / wished);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
