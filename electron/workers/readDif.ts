import type { RawCell } from '../../db/schema/cell';
import { limits } from './limits';
import type { OpenedWorkbook } from './openedWorkbook';
import type { OpenOptions } from './protocol';
import { createSheetBuilder, workbookOf } from './sheetBuilder';
import { chosenEncoding, decodedPieces, detectEncoding } from './text/decodeText';
import { WorkerFailure } from './workerFailure';

const value = /^(-?\d),(.*)$/;

/** A text; one that is cut by line ends goes on in the next lines. */
function textAt(lines: readonly string[], at: number): { text: string; next: number } {
  let text = lines[at] ?? '';
  let next = at + 1;
  while (
    text.startsWith('"') &&
    (text.length < 2 || !text.endsWith('"')) &&
    text.length < limits.cellCharacters &&
    next < lines.length &&
    !value.test(lines[next] ?? '')
  ) {
    text += `\n${lines[next] ?? ''}`;
    next += 1;
  }
  const isQuoted = text.length > 1 && text.startsWith('"') && text.endsWith('"');
  return { text: isQuoted ? text.slice(1, -1).replaceAll('""', '"') : text, next };
}

/** A number by the word that stands below it. */
function numberOf(text: string, word: string): RawCell {
  for (const truth of [word, text]) if (truth === 'TRUE' || truth === 'FALSE') return truth === 'TRUE';
  if (word === 'NA') return { kind: 'error', text: '#N/A' };
  if (word === 'ERROR') return { kind: 'error', text: '#ERROR' };
  const number = Number(text);
  // LibreOffice writes dates as they are shown
  return text.trim() !== '' && Number.isFinite(number) ? number : text.trim() || null;
}

/** Opens DIF (.dif), tables as pairs of lines, which Excel writes as text. Throws `WorkerFailure`. */
export function readDif(file: Buffer, options: OpenOptions): OpenedWorkbook {
  const detected =
    options.encoding === undefined ? detectEncoding(file) : chosenEncoding(file, options.encoding);
  const lines = [...decodedPieces(file, detected, false)].join('').split(/\r\n?|\n/);
  const sheet = createSheetBuilder(null);
  let at = lines.indexOf('DATA');
  if (at < 0) throw new WorkerFailure('fileDamaged', 'no data');
  // the word, and the two lines that say nothing
  at += 3;
  let row = 0;
  let column = 0;
  let isEnded = false;
  while (at < lines.length && !isEnded) {
    const [, type, number = ''] = value.exec(lines[at] ?? '') ?? [];
    if (type === undefined) {
      if (lines.slice(at).every((line) => line.trim() === '')) break;
      throw new WorkerFailure('fileDamaged', 'pair of lines');
    }
    const { text, next } = textAt(lines, at + 1);
    at = next;
    if (type === '-1') {
      isEnded = text === 'EOD';
      row += 1;
      column = 0;
      continue;
    }
    if (row === 0) throw new WorkerFailure('fileDamaged', 'value before the first row');
    sheet.set(row, column, type === '1' ? text || null : numberOf(number, text));
    column += 1;
  }
  if (!isEnded) throw new WorkerFailure('fileDamaged', 'no end of data');
  const { summary, rows } = workbookOf('dif', [sheet]);
  return { summary: { ...summary, encoding: detected.encoding }, rows };
}
