import type { RawCell } from './cell';
import { multiplierOfFormat } from './kinds/moneyFormat';

const unitWords: readonly (readonly [number, string])[] = [
  [1e8, '亿'],
  [1e7, '千万'],
  [1e6, '百万'],
  [1e4, '万'],
  [1e3, '千'],
];

/**
 * What a person reads in a cell of a sheet, such that it means the same when it is typed: a share as `60%`, an amount
 * whose format says 万 with that word, a day as `YYYY-MM-DD`. Digits are never rounded away.
 */
export function shownCell(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  if (typeof cell !== 'object') return String(cell);
  if (cell.kind === 'error') return cell.text;
  if (cell.kind === 'date') return cell.iso.replace(/T00:00(?::00(?:\.0+)?)?$/, '').replace('T', ' ');
  if (/%/.test(cell.format)) return `${String(Number((cell.value * 100).toPrecision(15)))}%`;
  return `${String(cell.value)}${unitWord(multiplierOfFormat(cell.format) ?? 1)}`;
}

/** The word for an amount counted in so many 元; nothing for 1 and for what has no word. */
export function unitWord(multiplier: number): string {
  return unitWords.find(([unit]) => unit === multiplier)?.[1] ?? '';
}
