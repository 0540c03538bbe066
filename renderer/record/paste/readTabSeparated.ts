/**
 * Reads what Excel, WPS and other sheets put on the clipboard: cells parted by tabs, rows by line ends (`\r\n`, `\n`
 * or `\r`). A cell in quotes may hold tabs and line ends; a doubled quote inside is one quote. The empty line every
 * sheet puts at the end is no row. A quote in the middle of a cell is a letter like any other.
 */
export function readTabSeparated(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = readCell(text, at);
    row.push(cell.words);
    at = cell.end;
    const sign = text[at];
    if (sign === '\t') {
      at += 1;
      // A tab at the very end is followed by one more, empty cell.
      if (at === text.length) row.push('');
      continue;
    }
    rows.push(row);
    row = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

/** The cell that begins there, and where it ends: at a tab, a line end or the end of the text. */
function readCell(text: string, start: number): { words: string; end: number } {
  const quoted = text[start] === '"' ? readQuoted(text, start) : null;
  if (quoted) return quoted;
  let end = start;
  while (end < text.length && !isEnd(text[end])) end += 1;
  return { words: text.slice(start, end), end };
}

/** A cell in quotes, or nothing when the quotes do not close at the end of a cell: then they were typed. */
function readQuoted(text: string, start: number): { words: string; end: number } | null {
  let at = start + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0) return null;
    if (text[close + 1] === '"') {
      at = close + 2;
      continue;
    }
    const end = close + 1;
    if (end < text.length && !isEnd(text[end])) return null;
    const words = text.slice(start + 1, close).replaceAll('""', '"');
    return { words: words.replace(/\r\n?/g, '\n'), end };
  }
}

function isEnd(sign: string | undefined): boolean {
  return sign === '\t' || sign === '\n' || sign === '\r';
}
