import { cellText } from '../cells/cellText';
import { readPeriod } from '../cells/periods';
import { nearMisses } from '../headings/headingSynonyms';
import type { TargetIndex } from '../headings/targetIndex';
import type { ColumnMatch } from './columnMatch';
import type { ReadColumn } from './readColumn';

/** From this share on the values say that a column holds from when to when a contract runs. */
const telling = 0.5;
const wordsOfPeriod = /期限?$|起止|期间|周期|时间|日期|有效/;

/**
 * A column that says from when to when a contract runs in one cell is read as its start; the end goes with it
 * (`compoundCells`). Only where no other column says either, and the values are such periods.
 */
export function withPeriod(
  columns: readonly ReadColumn[],
  matches: ColumnMatch[],
  index: TargetIndex,
): ColumnMatch[] {
  const targets = matches.map(({ target }) => target ?? '');
  if (!targets.some((target) => target.startsWith('contract.'))) return matches;
  if (targets.includes('contract.startOn') || targets.includes('contract.endOn')) return matches;
  if (!index.byPath.has('contract.startOn') || !index.byPath.has('contract.endOn')) return matches;
  const at = columns.findIndex(({ content, headings }, place) => {
    const key = headings.at(-1)?.key ?? '';
    return (
      targets[place] === '' && wordsOfPeriod.test(key) && !nearMisses.test(key) && shareOf(content) >= telling
    );
  });
  const content = columns[at]?.content;
  if (!content) return matches;
  const share = Math.round(shareOf(content) * 100);
  return matches.map((match, place) =>
    place === at
      ? { ...match, target: 'contract.startOn', confidence: 'medium', reason: { code: 'content', share } }
      : match,
  );
}

function shareOf({ cells, count }: ReadColumn['content']): number {
  if (count < 2) return 0;
  return cells.filter((cell) => readPeriod(cellText(cell)) !== null).length / count;
}
