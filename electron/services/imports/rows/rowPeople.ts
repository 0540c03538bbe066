import type { NamedPerson } from '../cells/contactCells';
import type { PersonDraft, RowRecords, Values } from './rowRecords';

/** All telephone numbers of a person, mobiles first. */
export function numbersOf(person: PersonDraft | undefined): string[] {
  return [person?.values['mobiles'], person?.values['phones']].flatMap((list) =>
    Array.isArray(list) ? (list as string[]) : [],
  );
}

/** The person of a row in this slot, from 1; those before it are made with it. */
export function personAt(records: RowRecords, slot: number): PersonDraft {
  while (records.people.length < slot) records.people.push({ values: {}, position: {} });
  return records.people[slot - 1] ?? { values: {}, position: {} };
}

/** Brings everybody a cell names into the row. */
export function addPeople(records: RowRecords, people: readonly NamedPerson[]): void {
  for (const [at, person] of people.entries()) {
    // Further people of the same cell follow after the slots of the row.
    const draft = at === 0 ? personAt(records, 1) : personAt(records, Math.max(records.people.length, 1) + 1);
    draft.values['name'] = person.name;
    if (person.mobiles.length > 0) draft.values['mobiles'] = person.mobiles;
    if (person.phones.length > 0) draft.values['phones'] = person.phones;
    if (person.title !== null) draft.position['title'] = person.title;
  }
}

/**
 * People without a name are no records: their telephone numbers stay with the account, the rest with its remark, so
 * that nothing is lost. Several names share several numbers one by one.
 */
export function finishPeople(records: RowRecords, headings: ReadonlyMap<string, string>): void {
  const { people } = records;
  if (people.length === 0) return;
  shareNumbers(people);
  const kept: PersonDraft[] = [];
  for (const person of people) {
    if (typeof person.values['name'] === 'string') {
      kept.push(person);
      continue;
    }
    if (records.account) leaveWithAccount(records.account, person, headings);
  }
  records.people = kept;
}

function shareNumbers(people: readonly PersonDraft[]): void {
  const named = people.filter((person) => typeof person.values['name'] === 'string');
  const first = named[0];
  const numbers = first?.values['mobiles'];
  if (!first || named.length < 2 || !Array.isArray(numbers) || numbers.length !== named.length) return;
  if (named.slice(1).some((person) => person.values['mobiles'] !== undefined)) return;
  named.forEach((person, at) => {
    person.values['mobiles'] = [numbers[at]];
  });
}

function leaveWithAccount(account: Values, person: PersonDraft, headings: ReadonlyMap<string, string>): void {
  const numbers = numbersOf(person);
  if (numbers.length > 0) {
    const known = Array.isArray(account['phones']) ? (account['phones'] as string[]) : [];
    account['phones'] = [...new Set([...known, ...numbers])];
  }
  const { mobiles: _mobiles, phones: _phones, ...rest } = { ...person.values, ...person.position };
  const words = Object.entries(rest).flatMap(([name, value]) =>
    typeof value === 'string' ? `${headings.get(name) ?? name}：${value}` : [],
  );
  if (words.length === 0) return;
  const line = words.join('\n');
  account['remark'] = typeof account['remark'] === 'string' ? `${account['remark']}\n${line}` : line;
}
