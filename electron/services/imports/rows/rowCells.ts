import type { RawRow } from '../../../../db/schema/cell';
import { isMobile } from '../../../../db/schema/kinds/mobileNumber';
import { isSameAsMobile } from '../cells/fieldSenses';
import type { PartedCell } from '../cells/compoundCells';
import { readPeople, type NamedPerson } from '../cells/contactCells';
import type { CompiledColumn } from './compiledColumns';
import { problemOf, type CellProblem, type ReadCell } from './readRow';
import { addPeople, personAt } from './rowPeople';
import type { RowRecords, Values } from './rowRecords';

/** Reads the cells of a row, one by one, into its records; what cannot be read is added to the problems. */
export type RowCells = (
  row: RawRow,
  records: RowRecords,
  problems: CellProblem[],
  watch?: (cell: ReadCell) => void,
) => void;

/** Makes the reader of a table's cells. `alone`: the entity the whole table is about, null for a table of customers. */
export function createRowCells(columns: readonly CompiledColumn[], alone: string | null): RowCells {
  return ({ cells }, records, problems, watch) => {
    const byMobile: CompiledColumn[] = [];
    for (const one of columns) {
      const cell = cells[one.column.column];
      if (cell === null || cell === undefined || cell === '') continue;
      if (one.target === 'contact.name' && typeof cell === 'string') {
        const people = readPeople(cell);
        if (people) {
          addPeople(records, people);
          if (watch) tellPeople(one.column.column, people, watch);
          continue;
        }
      }
      const parted = typeof cell === 'string' && one.part ? one.part(cell) : null;
      if (parted) addFurther(records, parted.further, one.column.column, watch);
      const found = one.parse(parted ? parted.own : cell);
      if (found.is === 'blank') continue;
      if (found.is === 'problem') {
        // Whatever was not read has to be seen, even where the code elsewhere only warns.
        problems.push({ ...problemOf(one.column.column, found.problem, found.suggestion), isWarning: false });
        continue;
      }
      if (found.warning !== undefined) problems.push(problemOf(one.column.column, found.warning));
      if (alone !== null && one.entity !== alone) continue;
      // A mobile number where a name belongs says whom to call, and not who that is. With the code of the country it
      // may be what the office calls somebody: its own lists come back as they were.
      if (one.isTitle && typeof found.value === 'string' && isMobile(found.value.replace(/[\s-]/g, ''))) {
        problems.push(problemOf(one.column.column, 'notText'));
        continue;
      }
      if (one.isTitle && typeof found.value === 'string' && !/[\p{L}\p{N}]/u.test(found.value)) continue;
      if (one.senses && typeof found.value === 'string' && !one.senses(found.value)) {
        problems.push(problemOf(one.column.column, 'saysSomethingElse'));
        continue;
      }
      if (one.name === 'wechat' && typeof found.value === 'string' && isSameAsMobile(found.value)) {
        byMobile.push(one);
        continue;
      }
      one.put(alone !== null ? aloneValues(records, alone) : valuesFor(records, one), found.value);
      watch?.({ column: one.column.column, target: one.target, value: found.value });
    }
    for (const one of byMobile) takeMobile(one, records, problems, watch);
  };
}

/** 微信 that is the mobile number of the same person; without exactly one nobody knows which. */
function takeMobile(
  one: CompiledColumn,
  records: RowRecords,
  problems: CellProblem[],
  watch: ((cell: ReadCell) => void) | undefined,
): void {
  const { values } = personAt(records, one.slot);
  const mobiles = values['mobiles'] as readonly string[] | undefined;
  const [value] = mobiles ?? [];
  if (value === undefined || mobiles?.length !== 1) {
    problems.push(problemOf(one.column.column, 'saysSomethingElse'));
    return;
  }
  one.put(values, value);
  watch?.({ column: one.column.column, target: one.target, value });
}

function valuesFor(records: RowRecords, one: CompiledColumn): Values {
  switch (one.entity) {
    case 'account':
      return (records.account ??= {});
    case 'opportunity':
      return (records.opportunity ??= {});
    case 'contract':
      return (records.contract ??= {});
    case 'followUp':
      return (records.followUp ??= {});
    case 'contact':
      return personAt(records, one.slot).values;
    case 'accountContact':
      return personAt(records, one.slot).position;
  }
}

function aloneValues(records: RowRecords, entity: string): Values {
  return (records.alone ??= { entity, values: {} }).values;
}

/** What stood in the same cell as something else: a telephone number, an account number, the end of a period. */
function addFurther(
  records: RowRecords,
  { field, text }: PartedCell['further'],
  column: number,
  watch: ((cell: ReadCell) => void) | undefined,
): void {
  if (field === 'endOn') (records.contract ??= {})[field] ??= text;
  else {
    const account = (records.account ??= {});
    if (field === 'bankAccount') account[field] ??= text;
    else account[field] = [...new Set([...((account[field] as readonly string[] | undefined) ?? []), text])];
  }
  watch?.({
    column,
    target: field === 'endOn' ? 'contract.endOn' : `account.${field}`,
    value: field === 'phones' ? [text] : text,
  });
}

/** Everybody a cell names, each in the slot of the row they come to. */
function tellPeople(column: number, people: readonly NamedPerson[], watch: (cell: ReadCell) => void): void {
  for (const [at, { name, mobiles, phones, title }] of people.entries()) {
    const slot = at === 0 ? '' : String(at + 1);
    watch({ column, target: `contact${slot}.name`, value: name });
    if (mobiles.length > 0) watch({ column, target: `contact${slot}.mobiles`, value: mobiles });
    if (phones.length > 0) watch({ column, target: `contact${slot}.phones`, value: phones });
    if (title !== null) watch({ column, target: `accountContact${slot}.title`, value: title });
  }
}
