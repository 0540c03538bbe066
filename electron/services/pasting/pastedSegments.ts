import { labelsIn, type LabelRole } from './pastedLabels';

/** A stretch of the text that is said to be something by the label in front of it, or by nothing. */
export interface Segment {
  readonly role: LabelRole | null;
  readonly word: string;
  /** Places in the folded text. */
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** Full-width letters, digits and signs as plain ones, each in its place, so that places stay those of the text. */
export function foldedInPlace(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000\u00a0\r\t]/g, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0xff01) return ' ';
    return '，；：（）！？、'.includes(character) ? character : String.fromCharCode(code - 0xfee0);
  });
}

/** The lines, cut where labels stand; a label with nothing behind it takes the next line. */
export function segmentsOf(text: string): Segment[] {
  const segments: Segment[] = [];
  let offset = 0;
  let waiting: { role: LabelRole; word: string } | null = null;
  for (const [line, words] of text.split('\n').entries()) {
    const labels = labelsIn(words, offset);
    const end = offset + words.length;
    const first = labels[0]?.start ?? end;
    const isBlank = words.trim() === '';
    const lead = text.slice(offset, first).trim() !== '';
    if (lead || (labels.length === 0 && !isBlank)) {
      segments.push({
        role: waiting?.role ?? null,
        word: waiting?.word ?? '',
        start: offset,
        end: first,
        line,
      });
      waiting = null;
    }
    for (const [at, label] of labels.entries()) {
      const until = labels[at + 1]?.start ?? end;
      if (text.slice(label.end, until).replace(/[\s:：,，;；]/g, '') === '') {
        waiting = { role: label.role, word: label.word };
        continue;
      }
      waiting = null;
      segments.push({ role: label.role, word: label.word, start: label.end, end: until, line });
    }
    offset = end + 1;
  }
  return segments;
}
