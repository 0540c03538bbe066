import { findNumberRule, type NumberRuleRow } from '../repositories/numberRules';
import { dayOfInstant } from '../schema/calendar';
import type { Entity } from '../schema/defineEntity';
import type { ChangeWork } from './changeWork';

/** Digits of a number where the office made no rule. */
const usualDigits = 6;

/** How many characters of `20261122` stand for a period. */
const periodLength = { none: 0, never: 0, year: 4, month: 6, day: 8 } as const;

/** How the numbers of an entity are made: its own rule, or prefix and six digits counted without end. */
export function numberRuleOf(entity: Entity, rule: NumberRuleRow | null): NumberRuleRow {
  return (
    rule ?? {
      entity: entity.name,
      prefix: entity.numberPrefix ?? '',
      datePart: 'none',
      digits: usualDigits,
      restarts: 'never',
    }
  );
}

/** The counter a rule counts on for that day, `2026-11-22`: one for the entity, or one for each period. */
function counterOf({ entity, restarts }: NumberRuleRow, day: string): string {
  const period = day.replaceAll('-', '').slice(0, periodLength[restarts]);
  return period === '' ? entity : `${entity}/${period}`;
}

/** What stands before the counted digits on that day. */
function beginningOf({ prefix, datePart }: NumberRuleRow, day: string): string {
  return prefix + day.replaceAll('-', '').slice(0, periodLength[datePart]);
}

/**
 * The next numbers of an entity, e.g. KH000124: one counter row, moved once per call, so that two desks never give the
 * same one. Counters only grow; a rule that would come back to numbers given before goes on behind them.
 */
export async function takeNumbers(work: ChangeWork, entity: Entity, count: number): Promise<string[]> {
  const rule = numberRuleOf(entity, await findNumberRule(work.connection, entity.name));
  const day = dayOfInstant(work.input.at);
  const counter = counterOf(rule, day);
  const beginning = beginningOf(rule, day);
  const numbersTo = (last: number): string[] =>
    Array.from({ length: count }, (_one, index) => {
      return beginning + String(last - count + 1 + index).padStart(rule.digits, '0');
    });
  const numbers = numbersTo(await moveCounter(work, counter, count));
  if (!(await isGiven(work, entity, numbers))) return numbers;
  const highest = await highestGiven(work, entity, beginning);
  await work.connection.run('UPDATE number_counters SET last = max(last, ?) WHERE entity = ?', [
    highest,
    counter,
  ]);
  return numbersTo(await moveCounter(work, counter, count));
}

async function moveCounter({ connection }: ChangeWork, counter: string, count: number): Promise<number> {
  const [row] = await connection.allPrepared<{ last: number }>(
    `INSERT INTO number_counters (entity, last) VALUES (?, ?)
     ON CONFLICT (entity) DO UPDATE SET last = last + excluded.last RETURNING last`,
    [counter, count],
  );
  return row?.last ?? 0;
}

async function isGiven(
  { connection }: ChangeWork,
  entity: Entity,
  numbers: readonly string[],
): Promise<boolean> {
  const [first = '', last = ''] = [numbers[0], numbers.at(-1)];
  // Numbers of one length stand in the order of their texts: mostly one look into the index tells that none is there.
  if (first.length === last.length) {
    const near = await connection.allPrepared(
      `SELECT 1 FROM ${entity.table} WHERE no BETWEEN ? AND ? LIMIT 1`,
      [first, last],
    );
    if (near.length === 0) return false;
  }
  const found = await connection.allPrepared(
    `SELECT 1 FROM ${entity.table} WHERE no IN (SELECT value FROM json_each(?)) LIMIT 1`,
    [JSON.stringify(numbers)],
  );
  return found.length > 0;
}

async function highestGiven({ connection }: ChangeWork, entity: Entity, beginning: string): Promise<number> {
  const [found] = await connection.all<{ highest: number | null }>(
    `SELECT max(CAST(substr(no, ?) AS INTEGER)) AS highest FROM ${entity.table}
     WHERE no >= ? AND no < ? AND substr(no, ?) NOT GLOB '*[^0-9]*'`,
    [beginning.length + 1, beginning, `${beginning}:`, beginning.length + 1],
  );
  return found?.highest ?? 0;
}
