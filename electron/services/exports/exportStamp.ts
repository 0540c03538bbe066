import type { RawCell } from '../../../db/schema/cell';
import type { Language } from '../../../db/schema/label';

/** The name of the very hidden sheet that says where an exported list comes from. */
export const stampSheet = 'keyuan.stamp';
const opening = 'keyuan-round-trip';
/** Programs read stamps up to this number; a higher one was written by a newer program. */
const stampVersion = 1;
/** A cell holds 32,767 characters; shorter pieces survive every program. */
const pieceLength = 8000;

/** Where an exported list comes from: what is needed to know later what was changed in it. Nothing of it is secret. */
export interface ExportStamp {
  /** The file's own name for itself (`file_id`). */
  readonly office: string;
  readonly entity: string;
  /** The sequence number of the change log when the export began. */
  readonly sequence: number;
  /** The fields of the columns, in order. */
  readonly columns: readonly string[];
  readonly language: Language;
  /** Who exported it, and when (UTC). */
  readonly by: string;
  readonly at: string;
  /** Every record that was written: what is missing later was taken out of the sheet. */
  readonly ids: readonly number[];
}

/** Whether a file carries the stamp of an export, whichever office made it. */
export function isStamped(sheets: readonly { readonly name: string | null }[]): boolean {
  return sheets.some(({ name }) => name === stampSheet);
}

/** Ascending numbers as ranges: `1-200,205`. */
function rangesOf(ids: readonly number[]): string {
  const ranges: string[] = [];
  const ordered = [...new Set(ids)].sort((left, right) => left - right);
  let first = 0;
  for (let at = 1; at <= ordered.length; at += 1) {
    const before = ordered[at - 1] ?? 0;
    if (ordered[at] === before + 1) continue;
    const from = ordered[first] ?? before;
    ranges.push(from === before ? String(from) : `${from}-${before}`);
    first = at;
  }
  return ranges.join(',');
}

/** No export has more records; a stamp that claims more is not ours. */
const mostIds = 2_000_000;

function idsOf(ranges: string): number[] | null {
  if (ranges === '') return [];
  const ids: number[] = [];
  for (const range of ranges.split(',')) {
    const [, from, to] = /^(\d{1,15})(?:-(\d{1,15}))?$/.exec(range) ?? [];
    const [first, last] = [Number(from), Number(to ?? from)];
    if (from === undefined || last < first || last - first + ids.length >= mostIds) return null;
    for (let id = first; id <= last; id += 1) ids.push(id);
  }
  return ids;
}

/** The stamp as the cells of the first column of its sheet. */
export function stampCells(stamp: ExportStamp): string[] {
  const text = JSON.stringify({ ...stamp, ids: rangesOf(stamp.ids) });
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += pieceLength) pieces.push(`|${text.slice(at, at + pieceLength)}`);
  return [`${opening} ${stampVersion}`, ...pieces];
}

/** Reads a stamp back; null when it is none, `newer` when a newer program wrote it. Never throws. */
export function readStamp(cells: readonly RawCell[]): ExportStamp | 'newer' | null {
  const [head, ...pieces] = cells.map((cell) => (typeof cell === 'string' ? cell : ''));
  const version = new RegExp(`^${opening} (\\d{1,4})$`).exec(head?.trim() ?? '')?.[1];
  if (version === undefined) return null;
  if (Number(version) > stampVersion) return 'newer';
  const text = pieces.map((piece) => piece.slice(1)).join('');
  try {
    return checked(JSON.parse(text) as Record<string, unknown>);
  } catch {
    return null;
  }
}

function checked(found: Record<string, unknown>): ExportStamp | null {
  const { office, entity, sequence, columns, language, by, at, ids } = found;
  const records = typeof ids === 'string' ? idsOf(ids) : null;
  const isWhole =
    typeof office === 'string' &&
    typeof entity === 'string' &&
    typeof sequence === 'number' &&
    Number.isSafeInteger(sequence) &&
    typeof by === 'string' &&
    typeof at === 'string' &&
    !Number.isNaN(Date.parse(at)) &&
    (language === 'zh' || language === 'en') &&
    isNames(columns) &&
    records !== null;
  return isWhole ? { office, entity, sequence, columns, language, by, at, ids: records } : null;
}

function isNames(found: unknown): found is readonly string[] {
  return Array.isArray(found) && found.length > 0 && found.every((name) => typeof name === 'string');
}
