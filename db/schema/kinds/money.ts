import type { Kind } from '../kind';
import type { ProblemCode } from '../problem';
import { withThousands } from './digitGroups';
import { largestAmount, parseMoney } from './readMoney';

function checkAmount(found: unknown): ProblemCode | undefined {
  if (typeof found !== 'number' || !Number.isFinite(found)) return 'moneyInvalid';
  if (!Number.isInteger(found)) return 'notWhole';
  return Math.abs(found) > largestAmount ? 'numberTooLarge' : undefined;
}

function formatAmount(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}¥${withThousands(digits.slice(0, -2))}.${digits.slice(-2)}`;
}

/** An amount in whole 分; shown as `¥1,234.50` in every language. */
export const money: Kind<number> = {
  column: 'integer',
  toColumn: (fen) => fen,
  fromColumn: (stored) => Number(stored),
  parseCell: (cell, _field, context) => parseMoney(cell, context),
  check: (found) => checkAmount(found),
  format: (fen) => formatAmount(fen),
  operators: ['atLeast', 'atMost', 'equals', 'moreThan', 'lessThan', 'between', 'isEmpty', 'isNotEmpty'],
  compare: (left, right) => left - right,
};
