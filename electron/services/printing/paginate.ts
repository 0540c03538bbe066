/** A piece as it was measured; lengths are pixels. */
export interface MeasuredPiece {
  readonly height: number;
  /** The table it is a row of; null for a block of its own. */
  readonly table: string | null;
  /** How high the head of that table is; 0 without one. */
  readonly headHeight: number;
  readonly keepsNext: boolean;
  /** The row that names a group, whose name stands again where the group goes on; or a row that belongs to none. */
  readonly group: 'begins' | 'none' | null;
  /** Where the lines of a text begin that may be cut, counted in its characters; null for what stays whole. */
  readonly lines: { readonly starts: readonly number[]; readonly height: number } | null;
}

/** A piece on a page: all of it, or of a text that was cut the characters from `from` to before `to`. */
export interface Slice {
  readonly piece: number;
  readonly cut: { readonly from: number; readonly to: number } | null;
  /** The name of a group that began on an earlier page and goes on here. */
  readonly isAgain?: true;
}

/** Fewer lines than this are not left alone at the foot or the head of a page. */
const fewestLines = 3;

/**
 * Puts pieces on pages of a height, in order: rows stay whole, a table that goes on has its head again and below it
 * the name of the group that goes on, a heading goes along with what follows, a text longer than the rest of its page is cut between two lines. No page is empty; without
 * pieces there is one.
 */
export function paginate(pieces: readonly MeasuredPiece[], height: number): readonly (readonly Slice[])[] {
  const pages: Slice[][] = [[]];
  let used = 0;
  let table: string | null = null;
  let group: { readonly piece: number; readonly measured: MeasuredPiece } | null = null;

  const page = (): Slice[] => pages.at(-1) ?? [];
  function turn(): void {
    if (page().length === 0) return;
    pages.push([]);
    used = 0;
    table = null;
  }
  const headOf = (piece: MeasuredPiece): number =>
    piece.table !== null && piece.table !== table ? piece.headHeight : 0;
  function put(slice: Slice, piece: MeasuredPiece, tall: number): void {
    used += headOf(piece) + tall;
    table = piece.table;
    page().push(slice);
  }

  /** The name of the group again, above the first row of a page that belongs to it. */
  function nameAgain(piece: MeasuredPiece): void {
    if (group === null || page().length > 0 || piece.table !== group.measured.table) return;
    put({ piece: group.piece, cut: null, isAgain: true }, group.measured, group.measured.height);
  }

  pieces.forEach((piece, index) => {
    if (piece.table === null || piece.group !== null) group = null;
    const free = height - used;
    const needed = headOf(piece) + piece.height + following(pieces, index);
    if (needed > free && piece.lines) return cut(piece, index);
    if (needed > free) {
      turn();
      nameAgain(piece);
    }
    put({ piece: index, cut: null }, piece, piece.height);
    if (piece.group === 'begins') group = { piece: index, measured: piece };
  });
  return pages;

  function cut(piece: MeasuredPiece, index: number): void {
    const { starts, height: lineHeight } = piece.lines ?? { starts: [], height: 1 };
    const around = piece.height - starts.length * lineHeight;
    let line = 0;
    while (line < starts.length) {
      const left = starts.length - line;
      const room = Math.floor((height - used - around) / lineHeight);
      const isLast = room >= left;
      // What would be left over is no single line.
      const taken = isLast ? left : Math.min(room, left - fewestLines);
      if (!isLast && taken < fewestLines && page().length > 0) {
        turn();
        continue;
      }
      const many = isLast ? left : Math.max(1, taken);
      const to = line + many === starts.length ? Infinity : (starts[line + many] ?? Infinity);
      const isWhole = line === 0 && isLast;
      const slice = { from: starts[line] ?? 0, to };
      put({ piece: index, cut: isWhole ? null : slice }, piece, around + many * lineHeight);
      line += many;
      if (line < starts.length) turn();
    }
  }
}

/** How much of what follows must stand on the same page: a heading's next piece, its next again if that is one too. */
function following(pieces: readonly MeasuredPiece[], index: number): number {
  const piece = pieces[index];
  const next = pieces[index + 1];
  if (!piece?.keepsNext || !next) return 0;
  const first = next.lines
    ? next.height - Math.max(0, next.lines.starts.length - fewestLines) * next.lines.height
    : next.height;
  const head = next.table !== null && next.table !== piece.table ? next.headHeight : 0;
  return head + first + following(pieces, index + 1);
}
