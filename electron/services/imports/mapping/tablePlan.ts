import type { CellContext, RawRow } from '../../../../db/schema/cell';
import { columnHints } from '../../../../db/schema/kinds/columnHints';
import type { Schema } from '../../../../db/schema/effectiveSchema';
import type { ImportColumn, MappingReason } from '../../../api/imports';
import type { SheetSummary } from '../../../workers/protocol';
import { cellText, comparable, isBlankCell } from '../cells/cellText';
import { readContent, type ColumnContent } from './columnContent';
import { compareTables } from '../finding/alikeTables';
import type { ColumnMatch } from './columnMatch';
import { matchColumns } from './columnMatching';
import { grammarReadings } from '../headings/headingGrammar';
import { headingFingerprint, readHeading } from '../headings/headings';
import { knownTargets, type KnownTarget, timesLearned, type LearnedHeadings } from './knownTargets';
import { targetsOfOwnExport } from './ownExport';
import { targetsOfOwnTemplate } from './ownTemplate';
import { findLayout, optionsOfLayout, type RememberedLayouts } from './rememberedLayouts';
import { fillableIn, fillDownOf } from './fillDown';
import { createRowJudge } from '../finding/rowClasses';
import { sectionedRow, withSections } from '../finding/sections';
import { isDayUnsure, withOptions } from './tableOptions';
import { sheetNameValue } from './sheetNameValue';
import { guessAlone, settleSubject } from './tableSubject';
import { findTables, isExplainingSheet, type FoundColumn, type FoundTable } from '../finding/tables';
import { createTargetIndex, type TargetIndex } from '../headings/targetIndex';
import type { PlannedColumn, TableOptions, TablePlan } from '../finding/plannedTable';

/** What plans are made with: the schema's fields, the office's people, what day it is, layouts remembered. */
export interface Planner {
  readonly index: TargetIndex;
  /** Plans every table of a sheet from its deciding rows. */
  plan(rows: readonly RawRow[], sheet: SheetSummary): TablePlan[];
  /** Plans the table made of cards. */
  planCards(found: FoundTable, rows: readonly RawRow[], sheet: SheetSummary): TablePlan;
  /** The same table with other headings, or with columns brought elsewhere by a person. */
  replan(plan: TablePlan, rows: readonly RawRow[], sheet: SheetSummary, wish: PlanWish): TablePlan;
  /** Whether the name of a table's sheet is a value of the field it is read into. */
  readsSheetName(plan: TablePlan): boolean;
  /** Says which tables of a file are alike, and what the names of their sheets mean. */
  compare(plans: readonly TablePlan[]): TablePlan[];
}

/** What a person changed in a plan. */
export interface PlanWish {
  readonly isChosen?: boolean | undefined;
  readonly headerRows?: readonly number[] | undefined;
  readonly targets?: readonly { readonly column: number; readonly target: string | null }[] | undefined;
  /** Replaces single options; those not named stay. */
  readonly options?: TableOptions | undefined;
  /** Plans the table anew, without the layout that was remembered. */
  readonly forgetsLayout?: boolean | undefined;
  /** Plans the table anew as a sheet of customers, whatever its headings look like. */
  readonly isOfCustomers?: boolean | undefined;
}

const samplesShown = 3;

/** Makes the planner for one import. */
export function createPlanner(parts: {
  readonly schema: Schema;
  readonly users: readonly string[];
  readonly today: string;
  readonly layouts: RememberedLayouts;
  readonly learned?: LearnedHeadings;
}): Planner {
  const index = createTargetIndex(parts.schema);
  const users = new Set(parts.users.map((name) => comparable(name)));
  const learned: LearnedHeadings = parts.learned ?? new Map();

  function planTable(
    found: FoundTable,
    rows: readonly RawRow[],
    sheet: SheetSummary,
    layouts: RememberedLayouts = parts.layouts,
    how: { readonly importsHidden?: boolean; readonly isOfCustomers?: boolean } = {},
  ): Omit<TablePlan, 'id' | 'isChosen' | 'leftOut' | 'alike' | 'sheetNameTarget'> {
    const body = bodyOf(found, rows, sheet);
    const contents = new Map(
      found.columns.map(({ column }) => [
        column,
        readContent(
          body.map((row) => row.cells[column] ?? null),
          { today: parts.today },
        ),
      ]),
    );
    const layout = findLayout(found.columns, layouts);
    const own =
      targetsOfOwnExport(found.columns, parts.schema, index) ??
      targetsOfOwnTemplate(found.columns, parts.schema, index);
    const hidden = new Set(how.importsHidden ? [] : sheet.hiddenColumns);
    const known = new Map<number, KnownTarget>([
      ...found.columns
        .filter(({ column }) => hidden.has(column))
        .map(({ column }) => [column, { target: null, reason: { code: 'hiddenColumn' } }] as const),
      ...knownTargets({ columns: found.columns, contents, index, layout, own, learned }),
    ]);
    const words = `${sheet.name ?? ''} ${found.title}`;
    const single = matchColumns(
      found.columns.map(({ column, parts: words }) => ({
        column,
        parts: words,
        content: contentOf(contents, column),
      })),
      index,
      {
        words,
        users,
        fixed: new Map([...known].map(([column, { target }]) => [column, target])),
      },
    );
    const named = found.columns.map(({ column, parts: words }) => ({ column, heading: words.at(-1) ?? '' }));
    const matches =
      (how.isOfCustomers ? null : guessAlone(named, index, single)) ??
      settleSubject(
        single.map((match, at) => ({
          heading: found.columns[at]?.parts.at(-1) ?? '',
          isFilled: contentOf(contents, match.column).count > 0,
          match,
        })),
        index,
        words,
      );
    const columns = found.columns.map((column, at) =>
      planColumn(column, contentOf(contents, column.column), ...decided(column, matches[at])),
    );
    function decided(
      column: FoundColumn,
      match: ColumnMatch | undefined,
    ): [target: string | null, why: Pick<PlannedColumn, 'reason' | 'confidence'>] {
      const sure = known.get(column.column);
      if (sure)
        return [sure.target, { reason: sure.reason, confidence: sure.target === null ? 'none' : 'high' }];
      const target = match?.target ?? null;
      const times = target === null ? 0 : timesLearned(learned, column.heading, target);
      if (times > 0) return [target, { reason: { code: 'learned', times }, confidence: 'high' }];
      return [
        target,
        { reason: match?.reason ?? { code: 'unknown' }, confidence: match?.confidence ?? 'none' },
      ];
    }
    return {
      sheet: sheet.index,
      sheetName: sheet.name,
      isRemembered: layout !== undefined,
      found,
      columns,
      fillDown: fillDownOf(columns, body),
      fillable: fillableIn(columns, body),
      fingerprint: headingFingerprint(found.columns.map((column) => column.heading)),
      options: layout ? optionsOfLayout(layout, found.columns) : {},
      isOfPersons: isOfPersons(columns, (column) => contentOf(contents, column)),
    };
  }

  function planColumn(
    column: FoundColumn,
    content: ColumnContent,
    target: string | null,
    why: { readonly reason: MappingReason; readonly confidence: ImportColumn['confidence'] },
  ): PlannedColumn {
    const field = target === null ? undefined : index.byPath.get(target)?.of.field;
    // `单位：万元` above a table speaks of its amounts only.
    const isAmount = field ? field.kind === 'money' : isCountedInUnits(column, content, why.reason);
    const multiplier = isAmount ? column.multiplier : 1;
    const known: CellContext = multiplier === 1 ? { today: parts.today } : { today: parts.today, multiplier };
    const hinted = field ? { ...known, ...columnHints(field, content.cells, known) } : known;
    // What the program wrote itself comes back as it was.
    const context = why.reason.code === 'ownSheet' ? { ...hinted, sharesAreaCode: false } : hinted;
    return {
      ...column,
      multiplier,
      samples: content.cells.slice(0, samplesShown).map((cell) => cellText(cell)),
      valueCount: content.count,
      target,
      ...why,
      context,
      isDayUnsure: field !== undefined && isDayUnsure(field, content.cells, context),
    };
  }

  function leftOutOf(plan: Pick<TablePlan, 'columns'>, sheet: SheetSummary): TablePlan['leftOut'] {
    if (sheet.visibility !== 'visible') return 'hiddenSheet';
    if (isExplainingSheet(sheet.name)) return 'instructions';
    return namesSomebody(plan.columns, index) ? null : 'noData';
  }

  /** Titles between rows are told where a sheet holds one table: those of several stand above each. */
  function tablesWithSections(rows: readonly RawRow[], sheet: SheetSummary): FoundTable[] {
    const [table, ...others] = findTables(rows, sheet, index);
    if (!table || others.length > 0) return table ? [table, ...others] : [];
    return [withTitles(table, rows, sheet)];
  }

  function withTitles(table: FoundTable, rows: readonly RawRow[], sheet: SheetSummary): FoundTable {
    return withSections(table, rows, sheet, { index, users, wide: wideMerges(sheet, table) });
  }

  /** Where a heading was once chosen by hand because it is not found, a sheet of the same layout has it there again. */
  function tablesOf(rows: readonly RawRow[], sheet: SheetSummary): FoundTable[] {
    const tables = tablesWithSections(rows, sheet);
    const first = tables[0] ?? emptyTable;
    if (findLayout(first.columns, parts.layouts)) return tables;
    for (const layout of parts.layouts.values()) {
      if (!layout.headerRows) continue;
      const found = withHeader(first, layout.headerRows, rows, sheet, index);
      if (findLayout(found.columns, new Map([['', layout]]))) return [found, ...tables.slice(1)];
    }
    return tables;
  }

  return {
    index,
    plan(rows, sheet) {
      return tablesOf(rows, sheet).map((found, at) => {
        const plan = planTable(found, rows, sheet);
        const leftOut = leftOutOf(plan, sheet);
        const alone = { alike: null, sheetNameTarget: null };
        return withOptions({ ...plan, ...alone, id: at, leftOut, isChosen: leftOut === null });
      });
    },
    planCards(found, rows, sheet) {
      const plan = planTable(found, rows, sheet);
      const leftOut = leftOutOf(plan, sheet);
      return withOptions({
        ...plan,
        id: 0,
        leftOut,
        isChosen: leftOut === null,
        alike: null,
        sheetNameTarget: null,
      });
    },
    compare: (plans) => compareTables(plans, users),
    readsSheetName(plan) {
      const owners = (name: string): number | null => (users.has(comparable(name)) ? 0 : null);
      return sheetNameValue(plan, { index, owners, today: parts.today }) !== null;
    },
    replan(plan, rows, sheet, wish) {
      let next = plan;
      if (wish.isOfCustomers)
        next = { ...plan, ...planTable(plan.found, rows, sheet, new Map(), { isOfCustomers: true }) };
      if (wish.forgetsLayout) next = { ...plan, ...planTable(plan.found, rows, sheet, new Map()) };
      if (wish.headerRows !== undefined) {
        const moved = withHeader(plan.found, wish.headerRows, rows, sheet, index);
        const found = plan.found.sections ? withTitles(moved, rows, sheet) : moved;
        const { fillDown: _fillDown, ...kept } = plan.options;
        const planned = planTable(found, rows, sheet);
        next = { ...plan, ...planned, options: { ...planned.options, ...kept, isHeaderChosen: true } };
      }
      if (wish.options !== undefined) next = { ...next, options: { ...next.options, ...wish.options } };
      const importsHidden = next.options.importsHiddenColumns ?? false;
      if (importsHidden !== (plan.options.importsHiddenColumns ?? false)) {
        const planned = planTable(next.found, rows, sheet, parts.layouts, { importsHidden });
        next = { ...next, ...planned, options: next.options };
      }
      if (wish.targets !== undefined) {
        const wishes = new Map(wish.targets.map(({ column, target }) => [column, target]));
        const body = bodyOf(next.found, rows, sheet);
        const contentAt = (column: number): ColumnContent =>
          readContent(
            body.map((row) => row.cells[column] ?? null),
            { today: parts.today },
          );
        const asFound = new Map(next.found.columns.map((column) => [column.column, column]));
        const columns = next.columns.map((column) => {
          const target = wishes.get(column.column);
          if (target === undefined) return column;
          return planColumn(asFound.get(column.column) ?? column, contentAt(column.column), target, {
            reason: { code: 'chosen' },
            confidence: target === null ? 'none' : 'high',
          });
        });
        next = {
          ...next,
          columns,
          fillDown: fillDownOf(columns, body),
          fillable: fillableIn(columns, body),
          isOfPersons: isOfPersons(columns, contentAt),
        };
      }
      return withOptions({
        ...next,
        isChosen: wish.isChosen ?? (next.isChosen || namesSomebody(next.columns, index)),
      });
    },
  };
}

/** Whether the unit of the sheet may be meant for a column that is not imported: should it become a field, it counts. */
function isCountedInUnits(column: FoundColumn, content: ColumnContent, reason: MappingReason): boolean {
  if (reason.code === 'rowNumbers' || content.isSequence || content.number < 0.5) return false;
  return !/数量|人数|次数|面积|天数|年限|台数|件数|比例|率|%/.test(column.heading);
}

function contentOf(contents: ReadonlyMap<number, ColumnContent>, column: number): ColumnContent {
  return contents.get(column) ?? readContent([], { today: '1970-01-01' });
}

/** Whether rows of the table can become records at all: somebody or something is named. */
function namesSomebody(columns: readonly PlannedColumn[], index: TargetIndex): boolean {
  const paths = new Set(columns.map((column) => column.target));
  if (paths.has('account.name') || paths.has('contact.name')) return true;
  const alone = [...index.alone.values()].flatMap(([first]) => first?.of.entity ?? []);
  return alone.some((entity) => paths.has(`${entity.name}.${entity.titleField}`));
}

/** Whether a person may have the table imported: also when accounts are known by the office's own number only. */
export function canBeImported(columns: readonly PlannedColumn[], index: TargetIndex): boolean {
  return namesSomebody(columns, index) || columns.some(({ target }) => target === 'account.code');
}

const personHeading =
  /姓名|^[户业机货车房船园场牧农宠]主|学员|会员|业主|车主|房东|患者|病人|租客|投保人|被保险人|顾客|家长|住户|用户|老人|长者|雇主|客人|个人/;

function isHan(text: string): boolean {
  return /[\u4e00-\u9fff]/.test(text);
}

/** Whether the names of accounts are names of people. */
function isOfPersons(
  columns: readonly PlannedColumn[],
  contentAt: (column: number) => ColumnContent,
): boolean {
  const names = columns.find((column) => column.target === 'account.name');
  if (!names || columns.some((column) => column.target === 'contact.name')) return false;
  const content = contentAt(names.column);
  // Persons and firms in one list: each row is told by its own name.
  const isMixed = content.person >= 0.3 && content.person + content.company >= 0.9;
  if (!isMixed && (content.person < 0.7 || content.company > 0.1)) return false;
  const { key } = readHeading(names.heading);
  return (
    personHeading.test(key) ||
    (isHan(key) && grammarReadings(key).some(({ path }) => path === 'account.name')) ||
    columns.some((column) => /^(?:contact|accountContact)\./.test(column.target ?? ''))
  );
}

function withHeader(
  found: FoundTable,
  headerRows: readonly number[],
  rows: readonly RawRow[],
  sheet: SheetSummary,
  index: TargetIndex,
): FoundTable {
  const first = headerRows[0];
  const lastHeader = headerRows.at(-1);
  if (first === undefined || lastHeader === undefined) {
    const columns = found.columns.map((column) => ({
      ...column,
      parts: [],
      heading: '',
      multiplier: 1,
      isPercent: false,
    }));
    return { ...found, headerRows: [], firstDataRow: found.headerRows[0] ?? found.firstDataRow, columns };
  }
  const inside = rows.filter((row) => row.row >= first);
  const again = findTables(inside, sheet, index).find((table) => table.headerRows[0] === first);
  if (again && again.headerRows.length === headerRows.length) return again;
  const byRow = new Map(rows.map((row) => [row.row, row]));
  const width = Math.max(0, ...inside.slice(0, 300).map((row) => row.cells.length));
  const columns: FoundColumn[] = [];
  for (let column = 0; column < width; column += 1) {
    const words = headerRows
      .map((row) => cellText(byRow.get(row)?.cells[column]))
      .filter((text) => text !== '');
    const parts = words.filter((word, at) => word !== words[at - 1]);
    if (parts.length > 0 || inside.some((row) => row.row > lastHeader && !isBlankCell(row.cells[column]))) {
      columns.push({ column, parts, heading: parts.join('/'), multiplier: 1, isPercent: false });
    }
  }
  return { ...found, headerRows, firstDataRow: lastHeader + 1, columns };
}

/** No table yet: what a heading that is chosen by hand makes one of. */
export const emptyTable: FoundTable = {
  headerRows: [],
  firstDataRow: 1,
  lastDataRow: null,
  columns: [],
  title: '',
};

/** The first rows of data of a table, as far as they can be told before its columns are known. */
function bodyOf(found: FoundTable, rows: readonly RawRow[], sheet: SheetSummary): RawRow[] {
  const wide = wideMerges(sheet, found);
  const judge = createRowJudge(found, [], (row) => wide.has(row));
  const body: RawRow[] = [];
  for (const row of rows) {
    if (row.row < found.firstDataRow) continue;
    if (found.lastDataRow !== null && row.row > found.lastDataRow) break;
    if (judge.skipReason(row) === null) body.push(sectionedRow(found, row));
    if (body.length >= 1000) break;
  }
  return body;
}

/** Rows of a table one merge of which covers most of its width: lines between, not records. */
export function wideMerges(sheet: SheetSummary, found: FoundTable): Set<number> {
  const wide = new Set<number>();
  const width = found.columns.length;
  for (const merge of sheet.merges) {
    if (merge.firstRow !== merge.lastRow || merge.firstRow < found.firstDataRow) continue;
    if (merge.lastColumn - merge.firstColumn + 1 >= Math.max(3, width * 0.6)) wide.add(merge.firstRow);
  }
  return wide;
}
