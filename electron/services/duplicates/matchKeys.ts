import type { AnyDraft } from '../../../db/schema/defineEntity';
import { nameKey } from './companyName';

/** By what an account is recognised, surest first; null or empty where the draft says nothing. */
export interface AccountKeys {
  readonly creditCode: string | null;
  readonly code: string | null;
  readonly nameKey: string | null;
  /** Digits only, without extension. Equal numbers are a hint, not a proof. */
  readonly phones: readonly string[];
}

/** By what a contact is recognised: the name within one account, or a mobile. */
export interface ContactKeys {
  /** The account's key and the person's name; null without a name. */
  readonly named: string | null;
  readonly mobiles: readonly string[];
}

/** The keys of an account's draft or record. */
export function accountKeys(draft: AnyDraft): AccountKeys {
  return {
    creditCode: codeKey(draft['creditCode']),
    code: codeKey(draft['code']),
    nameKey: typeof draft['name'] === 'string' ? nameKey(draft['name']) || null : null,
    phones: [...new Set([...phoneKeys(draft['phones']), ...phoneKeys(draft['phone'])])],
  };
}

/** The keys of a contact's draft or record. `accountKey` is whatever names its account for the caller: a key or an id. */
export function contactKeys(draft: AnyDraft, accountKey: string | number): ContactKeys {
  const name = typeof draft['name'] === 'string' ? personKey(draft['name']) : '';
  return {
    named: name === '' ? null : `${accountKey}\n${name}`,
    mobiles: phoneKeys(draft['mobiles']),
  };
}

/** The key of a person's name: NFKC, no blanks, capitals. Empty when there is no name. */
export function personKey(name: string): string {
  return nameKey(name);
}

/** The digits of a telephone number without country code of China and extension: `0571-88881234-801` → `057188881234`. */
export function phoneKey(phone: string): string {
  const parts = phone
    .normalize('NFKC')
    .replace(/^(?:\+86|0086)[- ]?/, '')
    .split('-');
  const isFixed = /^0\d{2,3}$/.test(parts[0] ?? '') || /^\d{7,8}$/.test(parts[0] ?? '');
  const kept = isFixed ? parts.slice(0, /^0/.test(parts[0] ?? '') ? 2 : 1) : parts;
  return kept.join('').replace(/\D/g, '');
}

/**
 * Whether two accounts carry different codes of the new kind (18 characters): then they are two companies even when
 * their names are equal. An old registration number says nothing against a new code of the same firm.
 */
export function haveConflictingCodes(left: AccountKeys, right: AccountKeys): boolean {
  const [one, other] = [left.creditCode, right.creditCode];
  return one?.length === 18 && other?.length === 18 && one !== other;
}

function codeKey(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return value.normalize('NFKC').replace(/\s+/g, '').toUpperCase() || null;
}

function phoneKeys(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  const keys = value.flatMap((phone) => (typeof phone === 'string' ? phoneKey(phone) || [] : []));
  return [...new Set(keys)];
}
