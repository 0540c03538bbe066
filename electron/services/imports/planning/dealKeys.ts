import { createHash } from 'node:crypto';
import { comparable } from '../cells/cellText';
import type { Values } from '../rows/rowRecords';
import type { AccountEntry } from './importBook';

/** Longer keys are kept as their digest. */
const longestKey = 60;

/**
 * What an opportunity of a row is met again by: a row that says the same of it speaks of the same one, and so does one
 * that only names it. Rows that say something else of one called alike speak of another.
 */
export function chanceKeys(
  entry: AccountEntry,
  values: Values,
): { readonly whole: string; readonly named: string; readonly isOnlyNamed: boolean } {
  const { name, ...said } = values;
  const named = `${String(entry.index)}\u0001${comparable(String(name))}`;
  const more = Object.entries(said)
    .filter(([, value]) => value !== undefined && value !== null)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return { whole: shortened(`${named}\u0001${JSON.stringify(more)}`), named, isOnlyNamed: more.length === 0 };
}

/**
 * What a contract without a number is met again by: account, name, day and amount. Where one of two rows says no amount
 * they speak of the same contract all the same.
 * @returns `whole`: what the row says; `lookups`: what it may be known by already, the nearest first
 */
export function contractKeys(
  entry: AccountEntry,
  { name, signedOn, amount }: Values,
): { readonly whole: string; readonly named: string; readonly lookups: readonly string[] } {
  const about = `${String(entry.index)}\u0001${comparable(String(name))}\u0001${textOf(signedOn)}`;
  const keyed = (said: string): string => shortened(`${about}\u0001${said}`);
  const [open, named] = [keyed(''), keyed('any')];
  const isOpen = amount === undefined || amount === null;
  const whole = isOpen ? open : keyed(textOf(amount));
  return { whole, named, lookups: [whole, isOpen ? named : open] };
}

function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

function shortened(key: string): string {
  return key.length <= longestKey ? key : createHash('sha1').update(key).digest('base64');
}
