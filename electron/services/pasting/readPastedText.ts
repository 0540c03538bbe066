import type { PastedReading } from '../../api/pasting';
import { assemblePieces } from './assemblePieces';
import { findPieces } from './foundPieces';
import { pastedRemark } from './pastedRemark';
import { foldedInPlace, segmentsOf } from './pastedSegments';
import { readLabelled } from './readLabelled';
import { readIntroduced, readPatterns, readRest, readTradeName } from './readUnlabelled';

/**
 * Takes apart what was pasted: a message, a card, a signature, invoice details, a delivery address. Every piece that
 * was recognised has its place in the text; what is left over is the remark, so that nothing is dropped. Pure rules,
 * nothing is looked up anywhere.
 */
export function readPastedText(text: string): PastedReading {
  const folded = foldedInPlace(text);
  const pieces = findPieces(folded);
  const segments = segmentsOf(folded);
  for (const segment of segments) if (segment.role !== null) readLabelled(pieces, segment);
  for (const segment of segments) readPatterns(pieces, segment);
  readIntroduced(pieces, segments);
  for (const segment of segments) readRest(pieces, segment);
  readTradeName(pieces, segments);
  return { ...assemblePieces(pieces.found), remark: pastedRemark(text, pieces.found, segments) };
}
