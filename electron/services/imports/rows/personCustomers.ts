import { isMobile } from '../../../../db/schema/kinds/mobileNumber';
import { isHousehold, isPersonName } from '../cells/names';
import type { TablePlan } from '../finding/plannedTable';
import { numbersOf, personAt } from './rowPeople';
import type { RowRecords } from './rowRecords';

/** Makes what gives a row its customer where that is a person: one name, and a contact of that name (S4-19). */
export function createPersonCustomers({
  columns,
  isOfPersons,
}: Pick<TablePlan, 'columns' | 'isOfPersons'>): (records: RowRecords) => void {
  const hasAccount = columns.some(({ target }) => target === 'account.name');
  const hasPeople = columns.some(({ target }) => target === 'contact.name');
  return (records) => {
    const { account } = records;
    if (!hasAccount) {
      // The sheet is named after the account.
      if (typeof account?.['name'] === 'string') return;
      const name = records.people[0]?.values['name'];
      const isCustomer =
        records.opportunity !== null ||
        records.contract !== null ||
        records.followUp !== null ||
        Object.keys(account ?? {}).some((field) => !['owner', 'remark', 'phones'].includes(field));
      if (typeof name === 'string' && isCustomer) {
        records.account = { ...account, name, partyKind: 'person' };
        records.isNameBorrowed = true;
        const numbers = numbersOf(records.people[0]);
        if (numbers.length > 0 && account?.['phones'] === undefined) records.account['phones'] = numbers;
      }
      return;
    }
    const name = account?.['name'];
    if (!account || typeof name !== 'string' || hasPeople) return;
    const isPerson =
      account['partyKind'] === 'person' || (isOfPersons && (isPersonName(name) || isHousehold(name)));
    if (!isPerson) return;
    account['partyKind'] ??= 'person';
    const person = personAt(records, 1);
    person.values['name'] = name;
    const numbers = (account['phones'] as readonly string[] | undefined) ?? [];
    if (numbersOf(person).length === 0 && numbers.length > 0) {
      const mobiles = numbers.filter(isMobile);
      const phones = numbers.filter((number) => !mobiles.includes(number));
      if (mobiles.length > 0) person.values['mobiles'] = mobiles;
      if (phones.length > 0) person.values['phones'] = phones;
    } else if (numbers.length === 0) account['phones'] = numbersOf(person);
  };
}
