import type { Paper, SheetChoice } from '../../api/printing';

/** A sheet and the part of it that text may stand in; millimetres. */
export interface SheetSize {
  readonly width: number;
  readonly height: number;
  readonly margin: { readonly top: number; readonly side: number; readonly bottom: number };
  /** Where the text stands: between the margins, below the head and above the foot. */
  readonly body: { readonly width: number; readonly height: number };
}

/** ISO 216 (A), JIS P 0138 (B5, the one sold in China and Japan), ANSI (Letter); upright. */
const sizes: Readonly<Record<Paper, readonly [width: number, height: number]>> = {
  A4: [210, 297],
  A5: [148, 210],
  A3: [297, 420],
  B5: [182, 257],
  Letter: [215.9, 279.4],
};

const margins: Readonly<Record<SheetChoice['margins'], SheetSize['margin']>> = {
  narrow: { top: 8, side: 8, bottom: 8 },
  normal: { top: 13, side: 15, bottom: 12 },
  wide: { top: 20, side: 25, bottom: 18 },
};

/** The heights of the line at the head and at the foot of every page, with the air between them and the text. */
export const headHeight = 9;
export const footHeight = 8;

/** Pixels of a page (96 to the inch) in a millimetre of paper. */
export const pixelsPerMillimetre = 96 / 25.4;

/** The size of a chosen sheet as it lies. */
export function sheetSize({ paper, orientation, margins: chosen }: SheetChoice): SheetSize {
  const [short, long] = sizes[paper];
  const [width, height] = orientation === 'portrait' ? [short, long] : [long, short];
  const margin = margins[chosen];
  return {
    width,
    height,
    margin,
    body: {
      width: width - 2 * margin.side,
      height: height - margin.top - margin.bottom - headHeight - footHeight,
    },
  };
}
