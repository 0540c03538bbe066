import type { MeasuredPaper } from '../api/host';

/** What Chromium's `DOMSnapshot.captureSnapshot` answers, as far as it is read here. Strings are places in `strings`. */
export interface PageSnapshot {
  readonly strings: readonly string[];
  readonly documents: readonly {
    readonly nodes: {
      readonly parentIndex: readonly number[];
      /** Names and values in turn, by node. */
      readonly attributes: readonly (readonly number[])[];
    };
    readonly layout: {
      readonly nodeIndex: readonly number[];
      /** Left, top, width, height in pixels of the page. */
      readonly bounds: readonly (readonly number[])[];
    };
    readonly textBoxes: {
      readonly layoutIndex: readonly number[];
      readonly bounds: readonly (readonly number[])[];
      readonly start: readonly number[];
    };
  }[];
}

/** Reads from a snapshot how high the marked pieces and heads stand, and where the lines of marked texts begin. */
export function readMeasures({ strings, documents: [page] }: PageSnapshot): MeasuredPaper {
  if (!page) return { pieces: [], heads: [] };
  const { nodes, layout, textBoxes } = page;
  const layoutOf = new Map<number, number>();
  layout.nodeIndex.forEach((node, index) => {
    if (!layoutOf.has(node)) layoutOf.set(node, index);
  });
  const boxesOf = new Map<number, number[]>();
  textBoxes.layoutIndex.forEach((index, box) => {
    const known = boxesOf.get(index);
    if (known) known.push(box);
    else boxesOf.set(index, [box]);
  });
  const heightOf = (node: number): number => layout.bounds[layoutOf.get(node) ?? -1]?.[3] ?? 0;

  const pieces: MutablePiece[] = [];
  const heads: { table: string; height: number }[] = [];
  const pieceOfNode = new Map<number, MutablePiece>();
  const markedTexts = new Set<number>();
  nodes.attributes.forEach((attributes, node) => {
    for (let at = 0; at + 1 < attributes.length; at += 2) {
      const name = strings[attributes[at] ?? -1];
      const value = strings[attributes[at + 1] ?? -1] ?? '';
      if (name === 'data-piece') {
        const piece: MutablePiece = { piece: Number(value), height: heightOf(node), lines: null };
        pieces.push(piece);
        pieceOfNode.set(node, piece);
      } else if (name === 'data-head') heads.push({ table: value, height: heightOf(node) });
      else if (name === 'data-lines') markedTexts.add(node);
    }
  });
  if (markedTexts.size > 0)
    nodes.parentIndex.forEach((parent, node) => {
      if (!markedTexts.has(parent)) return;
      const boxes = boxesOf.get(layoutOf.get(node) ?? -1) ?? [];
      const owner = ownerOf(parent);
      if (owner) owner.lines = linesOf(boxes);
    });
  return { pieces, heads };

  function ownerOf(node: number): MutablePiece | null {
    for (let at = node; at >= 0; at = nodes.parentIndex[at] ?? -1) {
      const piece = pieceOfNode.get(at);
      if (piece) return piece;
    }
    return null;
  }

  function linesOf(boxes: readonly number[]): MutablePiece['lines'] {
    const tops: number[] = [];
    const starts: number[] = [];
    for (const box of boxes) {
      const top = textBoxes.bounds[box]?.[1] ?? 0;
      // Boxes of one line differ a little in height where scripts mix.
      if (tops.length > 0 && Math.abs(top - (tops.at(-1) ?? 0)) < sameLine) continue;
      tops.push(top);
      starts.push(textBoxes.start[box] ?? 0);
    }
    const first = tops[0];
    const last = tops.at(-1);
    if (first === undefined || last === undefined || tops.length < 2) return null;
    return { starts, height: (last - first) / (tops.length - 1) };
  }
}

interface MutablePiece {
  piece: number;
  height: number;
  lines: { starts: number[]; height: number } | null;
}

/** Tops closer than this are of one line, in pixels; the smallest text has lines of ten. */
const sameLine = 6;
