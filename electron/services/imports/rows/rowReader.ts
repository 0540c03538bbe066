import type { RawRow } from '../../../../db/schema/cell';
import type { SkipReason } from '../../../api/imports';
import type { SheetSummary } from '../../../workers/protocol';
import type { PlannedColumn, TablePlan } from '../finding/plannedTable';
import { createRowJudge } from '../finding/rowClasses';
import type { TargetIndex } from '../headings/targetIndex';
import { rowKey, type Amendments } from '../importAmendments';
import { giveSheetName, sheetNameValue } from '../mapping/sheetNameValue';
import { wideMerges } from '../mapping/tablePlan';
import { subjectOf } from '../mapping/tableSubject';
import type { OwnerLookup } from './cellParsers';
import { compileColumns } from './compiledColumns';
import { createMergeFiller } from './mergeFiller';
import { createPersonCustomers } from './personCustomers';
import type { CellProblem, ReadCell, ReadRow } from './readRow';
import { createRepeatedRows, repeatedRowProblem } from './repeatedRows';
import { createRowCells } from './rowCells';
import { finishPeople } from './rowPeople';
import type { RowRecords } from './rowRecords';
import { createWholeRowCheck } from './wholeRow';

/** Reads the rows of one table into records; rows must come in order. */
export interface RowReader {
  read(row: RawRow, watch?: (cell: ReadCell) => void): ReadRow;
  /** The row as the importer sees it: merged and filled-down cells in place. */
  filled(row: RawRow): RawRow;
}

/** Makes the reader of one planned table. Parsers are chosen once per column, not per cell. */
export function createRowReader(
  plan: TablePlan,
  parts: {
    readonly index: TargetIndex;
    readonly sheet: SheetSummary;
    readonly owners: OwnerLookup;
    readonly today: string;
    readonly amendments: Amendments;
  },
): RowReader {
  const alone = aloneIn(plan, parts.index);
  const readCells = createRowCells(compileColumns(plan, parts), alone?.entity ?? null);
  const nameByPerson = createPersonCustomers(plan);
  const checkWhole = createWholeRowCheck(plan, parts.today);
  const keyColumns = alone ? [alone.titleColumn ?? -1] : keysOf(plan.columns);
  const wide = wideMerges(parts.sheet, plan.found);
  const judge = createRowJudge(plan.found, keyColumns, (row) => wide.has(row));
  const filler = createMergeFiller(plan, parts.sheet);
  const repeated = createRepeatedRows(plan);
  const accountColumn = plan.columns.find((column) => column.target === 'account.name')?.column ?? null;
  const hasPeople = plan.columns.some((column) => column.target === 'contact.name');
  const needsAccount = accountColumn !== null || !hasPeople;
  /** Where no column names anybody, the office's own number of an account is all it is called by. */
  const isKnownByCode =
    !hasPeople && accountColumn === null && plan.columns.some(({ target }) => target === 'account.code');
  const headings = new Map(
    plan.columns.map((column) => [column.target?.replace(/^\w+\./, '') ?? '', column.parts.at(-1) ?? '']),
  );
  const bySheetName = sheetNameValue(plan, parts);
  const hiddenRows = new Set(plan.options.importsHiddenRows === false ? parts.sheet.hiddenRows : []);
  const isAnyJudged = Object.keys(parts.amendments.rows).length > 0;
  const firstPerson = plan.columns.find((column) => column.target === 'contact.name')?.column ?? null;

  function read(raw: RawRow, watch?: (cell: ReadCell) => void): ReadRow {
    const row = filler.fill(raw);
    // A row is judged as it stands in the sheet: what a merge fills in does not make a blank row data.
    const skipped = skipReasonOf(raw);
    if (skipped !== null) return { row: raw.row, outcome: 'skip', skipped, problems: [], records: null };
    filler.remember(row);
    const key = repeated.keyOf(row);
    const sameAs = repeated.rowOf(key);
    if (sameAs !== undefined && !isWanted(raw.row)) return leftOutAs(raw.row, sameAs);
    const read = readData(row, watch);
    if (read.records) repeated.remember(key, raw.row);
    return sameAs === undefined ? read : { ...read, sameAs };
  }

  /** Whether a person said that the row is one of data, whatever the importer thinks of it. */
  function isWanted(row: number): boolean {
    return isAnyJudged && parts.amendments.rows[rowKey(plan.id, row)] === 'data';
  }

  function leftOutAs(row: number, sameAs: number): ReadRow {
    const problems = [repeatedRowProblem(plan, sameAs)];
    return { row, outcome: 'skip', skipped: 'repeatedRow', problems, records: null, sameAs };
  }

  function readData(row: RawRow, watch?: (cell: ReadCell) => void): ReadRow {
    const records: RowRecords = {
      account: null,
      people: [],
      opportunity: null,
      contract: null,
      followUp: null,
    };
    const problems: CellProblem[] = [];
    readCells(row, records, problems, watch);
    if (isKnownByCode && records.account?.['code'] !== undefined) {
      records.account['name'] = records.account['code'];
      records.isNameBorrowed = true;
    }
    if (bySheetName) giveSheetName(bySheetName, records);
    nameByPerson(records);
    finishPeople(records, headings);
    const missing = missingColumn(records);
    if (missing !== null) {
      if (!problems.some((problem) => problem.column === missing && !problem.isWarning)) {
        problems.push({ column: missing, problem: 'required', isWarning: false });
      }
      const refused = { row: row.row, outcome: 'reject', skipped: null, problems, records: null } as const;
      const isNumbered = missing === accountColumn && numbersAccount(records);
      if (isNumbered) checkWhole(records, problems);
      return isNumbered ? { ...refused, nameless: records } : refused;
    }
    checkWhole(records, problems);
    const isFlagged = problems.some((problem) => !problem.isWarning || problem.problem === 'startAfterEnd');
    return { row: row.row, outcome: isFlagged ? 'flag' : 'accept', skipped: null, problems, records };
  }

  function skipReasonOf(raw: RawRow): SkipReason | null {
    const said = isAnyJudged ? parts.amendments.rows[rowKey(plan.id, raw.row)] : undefined;
    const judged = said ?? (hiddenRows.has(raw.row) ? 'hidden' : undefined);
    // The judge sees every row, whatever a person says: heads repeat and totals add up over all of them.
    const found = judge.skipReason(raw);
    if (judged === 'data') return null;
    if (judged === 'hidden') return found ?? 'hiddenRow';
    return judged === 'skip' ? (found ?? 'leftOut') : found;
  }

  function missingColumn(records: RowRecords): number | null {
    if (alone)
      return isBlankTitle(records.alone?.values[alone.titleField])
        ? (alone.titleColumn ?? plan.columns[0]?.column ?? 0)
        : null;
    if (needsAccount) {
      if (typeof records.account?.['name'] === 'string') return null;
      return accountColumn ?? plan.columns[0]?.column ?? 0;
    }
    if (records.people.some((person) => typeof person.values['name'] === 'string')) return null;
    return firstPerson ?? plan.columns[0]?.column ?? 0;
  }

  return { read, filled: (row) => filler.fill(row) };
}

/** What the whole table is about, when that is none of what a customer sheet speaks of; null for all others. */
function aloneIn(
  plan: TablePlan,
  index: TargetIndex,
): { readonly entity: string; readonly titleField: string; readonly titleColumn: number | null } | null {
  const entity = subjectOf(plan.columns, index);
  const titleField = entity === null ? undefined : index.alone.get(entity)?.[0]?.of.entity.titleField;
  if (entity === null || titleField === undefined) return null;
  const title = plan.columns.find((column) => column.target === `${entity}.${titleField}`);
  return { entity, titleField, titleColumn: title?.column ?? null };
}

function numbersAccount({ account }: RowRecords): boolean {
  return typeof account?.['code'] === 'string' || typeof account?.['creditCode'] === 'string';
}

function isBlankTitle(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function keysOf(columns: readonly PlannedColumn[]): number[] {
  const names = columns.filter((column) => column.target === 'account.name');
  const keys = names.length > 0 ? names : columns.filter((column) => column.target === 'contact.name');
  return keys.map((column) => column.column);
}
