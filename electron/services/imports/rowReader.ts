import type { CellContext, CellResult, RawCell, RawRow } from '../../../db/schema/cell';
import type { Field, FieldValue } from '../../../db/schema/fields';
import { kindOf } from '../../../db/schema/kinds';
import { parseTitle } from '../../../db/schema/kinds/reference';
import { warningCodes, type ProblemCode } from '../../../db/schema/problem';
import type { CheckedRow, RowOutcome, SkipReason } from '../../api/imports';
import type { SheetSummary } from '../../workers/protocol';
import { comparable } from './cellText';
import { readPeople, type NamedPerson } from './contactCells';
import { createMergeFiller } from './mergeFiller';
import { createRowJudge } from './rowClasses';
import { wideMerges, type PlannedColumn, type TablePlan } from './tablePlan';
import type { ImportedEntity, TargetIndex } from './targetIndex';

/** Fields of one record by name; references to sources stand as `TitledReference` until they are looked up. */
export type Values = Record<string, unknown>;

/** A record named by its title: a source that may have to be made. */
export interface TitledReference {
  readonly title: string;
}

/** A person of a row with the position held. */
export interface PersonDraft {
  values: Values;
  position: Values;
}

/** The records one row speaks of. */
export interface RowRecords {
  account: Values | null;
  people: PersonDraft[];
  opportunity: Values | null;
  contract: Values | null;
  followUp: Values | null;
}

/** What is wrong with one cell. */
export type CellProblem = CheckedRow['problems'][number];

/** What became of one row of the sheet. */
export interface ReadRow {
  readonly row: number;
  readonly outcome: RowOutcome;
  readonly skipped: SkipReason | null;
  readonly problems: CellProblem[];
  /** Null when the row is skipped or refused. */
  readonly records: RowRecords | null;
}

/** A value as it was read, for who wants to see every cell: `crm rehearse`. */
export interface ReadCell {
  readonly column: number;
  readonly target: string;
  readonly value: unknown;
}

/** Reads the rows of one table into records; rows must come in order. */
export interface RowReader {
  read(row: RawRow, watch?: (cell: ReadCell) => void): ReadRow;
  /** The row as the importer sees it: merged and filled-down cells in place. */
  filled(row: RawRow): RawRow;
}

/** The people of the office by compared name; null when the name fits nobody, or more than one. */
export type OwnerLookup = (name: string) => number | null | 'ambiguous';

interface Cellwise {
  readonly column: PlannedColumn;
  readonly entity: ImportedEntity;
  readonly slot: number;
  readonly name: string;
  readonly target: string;
  readonly field: Field;
  readonly parse: (cell: RawCell) => CellResult<unknown>;
  readonly put: (values: Values, value: unknown) => void;
}

/** Makes the reader of one planned table. Parsers are chosen once per column, not per cell. */
export function createRowReader(
  plan: TablePlan,
  parts: {
    readonly index: TargetIndex;
    readonly sheet: SheetSummary;
    readonly owners: OwnerLookup;
    readonly today: string;
  },
): RowReader {
  const cellwise = compile(plan, parts);
  const keyColumns = keysOf(plan.columns);
  const wide = wideMerges(parts.sheet, plan.found);
  const judge = createRowJudge(plan.found, keyColumns, (row) => wide.has(row));
  const filler = createMergeFiller(plan, parts.sheet);
  const accountColumn = plan.columns.find((column) => column.target === 'account.name')?.column ?? null;
  const needsAccount =
    accountColumn !== null ||
    plan.columns.some((column) => /^(?:opportunity|contract|followUp)\./.test(column.target ?? ''));
  const headings = new Map(
    plan.columns.map((column) => [column.target?.replace(/^\w+\./, '') ?? '', column.parts.at(-1) ?? '']),
  );
  const firstPerson = plan.columns.find((column) => column.target === 'contact.name')?.column ?? null;

  function read(raw: RawRow, watch?: (cell: ReadCell) => void): ReadRow {
    const row = filler.fill(raw);
    // A row is judged as it stands in the sheet: what a merge fills in does not make a blank row data.
    const skipped = judge.skipReason(raw);
    if (skipped !== null) return { row: raw.row, outcome: 'skip', skipped, problems: [], records: null };
    filler.remember(row);
    const records: RowRecords = {
      account: null,
      people: [],
      opportunity: null,
      contract: null,
      followUp: null,
    };
    const problems: CellProblem[] = [];
    readCells(row, records, problems, watch);
    finishPeople(records, headings);
    const missing = missingColumn(records);
    if (missing !== null) {
      if (!problems.some((problem) => problem.column === missing && !problem.isWarning)) {
        problems.push({ column: missing, problem: 'required', isWarning: false });
      }
      return { row: raw.row, outcome: 'reject', skipped: null, problems, records: null };
    }
    checkWhole(records, problems);
    const isFlagged = problems.some((problem) => !problem.isWarning || problem.problem === 'startAfterEnd');
    return { row: raw.row, outcome: isFlagged ? 'flag' : 'accept', skipped: null, problems, records };
  }

  function readCells(
    row: RawRow,
    records: RowRecords,
    problems: CellProblem[],
    watch?: (cell: ReadCell) => void,
  ): void {
    const { cells } = row;
    for (const one of cellwise) {
      const cell = cells[one.column.column];
      if (cell === null || cell === undefined || cell === '') continue;
      if (one.target === 'contact.name' && typeof cell === 'string') {
        const people = readPeople(cell);
        if (people) {
          addPeople(records, people);
          watch?.({
            column: one.column.column,
            target: one.target,
            value: people.map((person) => person.name).join('/'),
          });
          continue;
        }
      }
      const found = one.parse(cell);
      if (found.is === 'blank') continue;
      if (found.is === 'problem') {
        problems.push(problemOf(one.column.column, found.problem, found.suggestion));
        continue;
      }
      if (found.warning !== undefined) problems.push(problemOf(one.column.column, found.warning));
      one.put(valuesFor(records, one), found.value);
      watch?.({ column: one.column.column, target: one.target, value: found.value });
    }
  }

  function missingColumn(records: RowRecords): number | null {
    if (needsAccount) {
      if (typeof records.account?.['name'] === 'string') return null;
      return accountColumn ?? plan.columns[0]?.column ?? 0;
    }
    if (records.people.some((person) => typeof person.values['name'] === 'string')) return null;
    return firstPerson ?? plan.columns[0]?.column ?? 0;
  }

  function checkWhole(records: RowRecords, problems: CellProblem[]): void {
    const { contract, opportunity } = records;
    const columnOf = (...paths: string[]): number =>
      plan.columns.find((column) => column.target !== null && paths.includes(column.target))?.column ?? 0;
    if (contract) {
      const name = contract['name'];
      const number = contract['number'];
      if (name === undefined && number === undefined) {
        records.contract = null;
        if (keepsMore(contract))
          problems.push(problemOf(columnOf('contract.number', 'contract.name'), 'required'));
      } else if (name === undefined) contract['name'] = number;
      const start = contract['startOn'];
      const end = contract['endOn'];
      if (typeof start === 'string' && typeof end === 'string' && end < start) {
        problems.push({ column: columnOf('contract.endOn'), problem: 'startAfterEnd', isWarning: true });
      }
    }
    if (opportunity && opportunity['name'] === undefined) {
      records.opportunity = null;
      if (keepsMore(opportunity)) problems.push(problemOf(columnOf('opportunity.name'), 'required'));
    }
    const { followUp } = records;
    if (followUp && followUp['content'] === undefined) {
      // The day of the last contact is worth keeping even when nobody wrote what was said.
      const column = plan.columns.find((one) => one.target === 'followUp.followedAt');
      if (followUp['followedAt'] === undefined) records.followUp = null;
      else followUp['content'] = column?.parts.at(-1) ?? '';
    }
  }

  return { read, filled: (row) => filler.fill(row) };
}

function keepsMore(values: Values): boolean {
  return Object.keys(values).some((name) => name !== 'owner');
}

function problemOf(column: number, code: ProblemCode, suggestion?: string): CellProblem {
  const isWarning = warningCodes.has(code);
  return suggestion === undefined
    ? { column, problem: code, isWarning }
    : { column, problem: code, suggestion, isWarning };
}

function keysOf(columns: readonly PlannedColumn[]): number[] {
  const names = columns.filter((column) => column.target === 'account.name');
  const keys = names.length > 0 ? names : columns.filter((column) => column.target === 'contact.name');
  return keys.map((column) => column.column);
}

function compile(
  plan: TablePlan,
  parts: { readonly index: TargetIndex; readonly owners: OwnerLookup },
): Cellwise[] {
  return plan.columns.flatMap((column) => {
    const target = column.target === null ? undefined : parts.index.byPath.get(column.target);
    if (!target) return [];
    const { field, name } = target.of;
    return [
      {
        column,
        entity: target.entity,
        slot: target.slot,
        name,
        target: target.path,
        field,
        parse: parserOf(field, column.context, parts.owners),
        put: putterOf(field, name, column),
      },
    ];
  });
}

function parserOf(
  field: Field,
  context: CellContext,
  owners: OwnerLookup,
): (cell: RawCell) => CellResult<unknown> {
  if (field.kind !== 'reference') {
    const kind = kindOf(field);
    return (cell): CellResult<FieldValue> => kind.parseCell(cell, field, context);
  }
  if (field.to !== 'user') return (cell) => titled(parseTitle(cell));
  return (cell) => {
    const title = parseTitle(cell);
    if (title.is !== 'value') return title;
    const id = owners(title.value);
    if (id === 'ambiguous') return { is: 'problem', problem: 'referenceAmbiguous' };
    return id === null
      ? { is: 'problem', problem: 'referenceUnknown', suggestion: title.value }
      : { is: 'value', value: id };
  };
}

function titled(title: CellResult<string>): CellResult<TitledReference> {
  return title.is === 'value' ? { is: 'value', value: { title: title.value } } : title;
}

/** How a value comes into its record; fields that several columns may share put them together. */
function putterOf(
  field: Field,
  name: string,
  column: PlannedColumn,
): (values: Values, value: unknown) => void {
  if (field.kind === 'phones') {
    return (values, value) => {
      const known = values[name] as readonly string[] | undefined;
      values[name] = known === undefined ? value : [...new Set([...known, ...(value as readonly string[])])];
    };
  }
  if (field.kind === 'longText') {
    const own = column.parts.at(-1) ?? '';
    const isPlain =
      own === '' ||
      /^(?:备注|说明|描述|remarks?|notes?|memo|comments?)/i.test(comparable(own)) ||
      name !== 'remark';
    return (values, value) => {
      const text = isPlain ? String(value) : `${own}：${String(value)}`;
      const known = values[name];
      values[name] = typeof known === 'string' ? `${known}\n${text}` : text;
    };
  }
  if (name === 'region') {
    return (values, value) => {
      const known = values[name];
      const text = String(value);
      values[name] = typeof known !== 'string' ? text : known.includes(text) ? known : known + text;
    };
  }
  return (values, value) => {
    values[name] = value;
  };
}

function valuesFor(records: RowRecords, one: Cellwise): Values {
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

function personAt(records: RowRecords, slot: number): PersonDraft {
  while (records.people.length < slot) records.people.push({ values: {}, position: {} });
  return records.people[slot - 1] ?? { values: {}, position: {} };
}

function addPeople(records: RowRecords, people: readonly NamedPerson[]): void {
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
function finishPeople(records: RowRecords, headings: ReadonlyMap<string, string>): void {
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
  const numbers = [person.values['mobiles'], person.values['phones']].flatMap((list) =>
    Array.isArray(list) ? (list as string[]) : [],
  );
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
