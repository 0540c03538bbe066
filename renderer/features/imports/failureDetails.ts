import type { Failure } from '../../../electron/api/failure';
import { translate } from '../../i18n/index';

/** What is known of a failed file beside its sentence: label and words, line by line, as it can be copied to whoever helps. */
export function failureDetails(name: string, { code, params, incident }: Failure): readonly DetailLine[] {
  const { detail, sheet, row } = params ?? {};
  const lines = [
    { label: translate('importSheets.detailLines.file'), words: name },
    { label: translate('importSheets.detailLines.code'), words: code },
    { label: translate('importSheets.detailLines.said'), words: detail },
    { label: translate('importSheets.detailLines.sheet'), words: sheet },
    { label: translate('importSheets.detailLines.row'), words: row === 0 ? undefined : row },
    { label: translate('importSheets.detailLines.incident'), words: incident },
  ];
  return lines.flatMap(({ label, words }) => (words === undefined ? [] : [{ label, words: String(words) }]));
}

/** One thing that is known. */
export interface DetailLine {
  readonly label: string;
  readonly words: string;
}

/** The lines as plain text. */
export function detailText(lines: readonly DetailLine[]): string {
  return lines.map(({ label, words }) => translate('importSheets.detailLine', { label, words })).join('\n');
}
