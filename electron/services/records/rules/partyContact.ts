import type { Change } from '../../../../db/changes/changeSet';
import type { AnyDraft, AnyRecord } from '../../../../db/schema/defineEntity';
import { isMobile } from '../../../../db/schema/kinds/mobileNumber';
import { isSame } from '../mergeChanges';
import type { RuleContext } from './entityRules';

/*
 * S4-19: a customer who is a person has one form; the account and the contact of the same name hold the same values.
 */

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}

/** What the contact holds of a person's account. */
export function contactValues(account: AnyDraft): AnyDraft {
  const numbers = listOf(account['phones']);
  return {
    name: account['name'],
    mobiles: numbers.filter(isMobile),
    phones: numbers.filter((number) => !isMobile(number)),
  };
}

/** What a person's account holds of the contact. */
export function accountValues(contact: AnyDraft): AnyDraft {
  const numbers = [...listOf(contact['mobiles']), ...listOf(contact['phones'])];
  return { name: contact['name'], phones: [...new Set(numbers)] };
}

/** The change that brings a record to these values; none when it has them. */
export function broughtTo(entity: string, record: AnyRecord, wanted: AnyDraft): Change[] {
  const values = Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => !isSame(emptyAsNull(value), record[name])),
  );
  if (Object.keys(values).length === 0) return [];
  return [{ action: 'update', entity, id: record.id, rowVersion: record.rowVersion, values }];
}

function emptyAsNull(value: unknown): unknown {
  return Array.isArray(value) && value.length === 0 ? null : value;
}

/** The contact a person's account is in step with: the one of the same name, first of all the primary one. */
export async function contactOfPerson(
  account: number,
  name: unknown,
  { first, get }: RuleContext,
): Promise<{ readonly contact: AnyRecord | null; readonly hasPrimary: boolean }> {
  const filter = { field: 'account', operator: 'is', value: account } as const;
  const positions = await first({ entity: 'accountContact', filter }, 50);
  const primaryFirst = [...positions].sort(
    (one, other) => Number(other['isPrimary'] === true) - Number(one['isPrimary'] === true),
  );
  for (const { contact: id } of primaryFirst) {
    const contact = typeof id === 'number' ? await get('contact', id) : null;
    if (contact && contact.deletedAt === null && contact['name'] === name)
      return { contact, hasPrimary: true };
  }
  return { contact: null, hasPrimary: positions.some((position) => position['isPrimary'] === true) };
}
