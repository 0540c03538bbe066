import { limits } from '../limits';
import { WorkerFailure } from '../workerFailure';

/** How records are cut. `fieldCount` is how many fields a record usually has; it exposes a lone quote. */
export interface SplitOptions {
  readonly delimiter: string;
  readonly fieldCount?: number;
}

interface FieldEnd {
  readonly value: string;
  readonly next: number;
  /** Whether a quote stood inside that was not doubled. */
  readonly hasStrayQuote: boolean;
}

const quote = 34;
const longestQuoted = limits.cellCharacters * 2;
/** Quotes passed and characters read in vain until quotes are ordinary signs for the rest: no honest file comes near. */
const mostVainQuotes = 200_000;
const mostVainCharacters = 30_000_000;
/** Characters of a record; one that goes on is read anew with every piece of text. */
const longestRecord = 2 * 1024 * 1024;

/** How the records of one text are read. */
interface Reading {
  readonly options: SplitOptions;
  isLast: boolean;
  vainQuotes: number;
  vainCharacters: number;
}

function mayQuote({ vainQuotes, vainCharacters }: Reading): boolean {
  return vainQuotes < mostVainQuotes && vainCharacters < mostVainCharacters;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

/** Where a quoted field ends: at a quote before a delimiter, a line end or the end; other quotes belong to the text. */
function quotedField(text: string, at: number, reading: Reading): FieldEnd | 'open' | 'literal' {
  const { isLast } = reading;
  const delimiter = reading.options.delimiter.charCodeAt(0);
  let value = '';
  let hasStrayQuote = false;
  let from = at + 1;
  for (let passed = 0; ; passed++) {
    const close = text.indexOf('"', from);
    if (close < 0) return text.length - at > longestQuoted || isLast ? 'literal' : 'open';
    if (close - at > longestQuoted) {
      reading.vainQuotes += passed;
      return 'literal';
    }
    let after = close + 1;
    if (text.charCodeAt(after) === quote) {
      value += text.slice(from, after);
      from = after + 1;
      continue;
    }
    while (text.charCodeAt(after) === 32) after += 1;
    if (after >= text.length && !isLast) return 'open';
    const code = text.charCodeAt(after);
    if (after >= text.length || code === delimiter || isLineEnd(code)) {
      value += text.slice(from, close);
      return { value: value.replace(/\r\n?/g, '\n'), next: after, hasStrayQuote };
    }
    hasStrayQuote = true;
    value += text.slice(from, after);
    from = after;
  }
}

function bareFieldEnd(text: string, at: number, delimiter: number): number {
  let end = at;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === delimiter || code === 10 || code === 13) break;
  }
  return end;
}

interface Record {
  readonly fields: string[];
  readonly next: number;
  /** Whether a quoted field ran over a line end, and whether it did so past a quote that looks lost. */
  readonly isSpread: boolean;
  readonly isDoubtful: boolean;
}

function readRecord(text: string, start: number, reading: Reading, hasQuotes = true): Record | null {
  const { isLast } = reading;
  const delimiter = reading.options.delimiter.charCodeAt(0);
  const fields: string[] = [];
  let isSpread = false;
  let isDoubtful = false;
  let at = start;
  for (;;) {
    const quoted =
      hasQuotes && text.charCodeAt(at) === quote && mayQuote(reading)
        ? quotedField(text, at, reading)
        : 'literal';
    if (quoted === 'open') return null;
    if (quoted === 'literal') {
      const end = bareFieldEnd(text, at, delimiter);
      fields.push(text.slice(at, end));
      at = end;
    } else {
      fields.push(quoted.value);
      isSpread ||= quoted.value.includes('\n');
      isDoubtful ||= quoted.hasStrayQuote;
      at = quoted.next;
    }
    // a carriage return at the end of a piece may be half of a line end
    if (at >= text.length - 1 && !isLast) return null;
    if (text.charCodeAt(at) === delimiter && at < text.length) {
      at += 1;
      continue;
    }
    const isPair = text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10;
    return { fields, next: at + (isPair ? 2 : 1), isSpread, isDoubtful: isSpread && isDoubtful };
  }
}

/** A record as written; when a quote seems to have been lost in it, the same line with quotes as ordinary signs. */
function mostLikely(text: string, at: number, reading: Reading): Record | null {
  const { fieldCount } = reading.options;
  const record = readRecord(text, at, reading);
  // a record as long as a piece of text may grow for ever: its line alone is taken then
  if (record === null && text.length - at > longestRecord) return readRecord(text, at, reading, false);
  if (record === null || !record.isSpread || fieldCount === undefined) return record;
  if (record.fields.length === fieldCount && !record.isDoubtful) return record;
  const literal = readRecord(text, at, reading, false);
  if (literal?.fields.length !== fieldCount) return record;
  reading.vainCharacters += record.next - literal.next;
  return literal;
}

/** Cuts text that arrives in pieces into records of fields (RFC 4180, tolerant of lone quotes); blank lines are records. Throws `fileUnsafe`. */
export function* splitRecords(pieces: Iterable<string>, options: SplitOptions): Generator<readonly string[]> {
  const reading: Reading = { options, isLast: false, vainQuotes: 0, vainCharacters: 0 };
  let kept = '';
  for (const { text, isLast } of withLast(pieces)) {
    kept = kept === '' ? text : kept + text;
    reading.isLast = isLast;
    let at = 0;
    while (at < kept.length) {
      const record = mostLikely(kept, at, reading);
      if (record === null) break;
      yield record.fields;
      at = record.next;
    }
    kept = kept.slice(at);
    if (kept.length > longestRecord) throw new WorkerFailure('fileUnsafe', 'record too long');
  }
}

function* withLast(pieces: Iterable<string>): Generator<{ text: string; isLast: boolean }> {
  let previous: string | null = null;
  for (const piece of pieces) {
    if (previous !== null) yield { text: previous, isLast: false };
    previous = piece;
  }
  if (previous !== null) yield { text: previous, isLast: true };
}
