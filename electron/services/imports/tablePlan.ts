import type { CellContext, RawRow } from '../../../db/schema/cell';
import { columnHints } from '../../../db/schema/kinds/columnHints';
import type { Schema } from '../../../db/schema/effectiveSchema';
import type { ImportColumn, ImportTable, MappingReason } from '../../api/imports';
import type { SheetSummary } from '../../workers/protocol';
import { cellText, comparable, isBlankCell } from './cellText';
import { readContent, type ColumnContent } from './columnContent';
import { matchColumns } from './columnMatching';
import { headingFingerprint } from './headings';
import { targetsOfOwnExport } from './ownExport';
import { createRowJudge } from './rowClasses';
import { findTables, isExplainingSheet, type FoundColumn, type FoundTable } from './tables';
import { createTargetIndex, type TargetIndex } from './targetIndex';

/** A column of a table and what will be made of it. */
export interface PlannedColumn extends FoundColumn {
  readonly samples: readonly string[];
  readonly target: string | null;
  readonly confidence: ImportColumn['confidence'];
  readonly reason: MappingReason;
  /** What the reader of its cells is told. */
  readonly context: CellContext;
}

/** A table with the plan for it: what an import will do, before it does it. */
export interface TablePlan {
  readonly id: number;
  readonly sheet: number;
  readonly sheetName: string | null;
  readonly isChosen: boolean;
  readonly leftOut: ImportTable['leftOut'];
  readonly isRemembered: boolean;
  readonly found: FoundTable;
  readonly columns: readonly PlannedColumn[];
  /** Columns whose blank cells mean "the same as above". */
  readonly fillDown: readonly number[];
  readonly fingerprint: string;
}

/** What plans are made with: the schema's fields, the office's people, what day it is, layouts remembered. */
export interface Planner {
  readonly index: TargetIndex;
  /** Plans every table of a sheet from its deciding rows. */
  plan(rows: readonly RawRow[], sheet: SheetSummary): TablePlan[];
  /** The same table with other headings, or with columns brought elsewhere by a person. */
  replan(plan: TablePlan, rows: readonly RawRow[], sheet: SheetSummary, wish: PlanWish): TablePlan;
}

/** What a person changed in a plan. */
export interface PlanWish {
  readonly isChosen?: boolean | undefined;
  readonly headerRows?: readonly number[] | undefined;
  readonly targets?: readonly { readonly column: number; readonly target: string | null }[] | undefined;
}

/** Layouts by fingerprint: compared heading → path of the field, or null for "not imported". */
export type RememberedLayouts = ReadonlyMap<string, Readonly<Record<string, string | null>>>;

const samplesShown = 3;

/** Makes the planner for one import. */
export function createPlanner(parts: {
  readonly schema: Schema;
  readonly users: readonly string[];
  readonly today: string;
  readonly layouts: RememberedLayouts;
}): Planner {
  const index = createTargetIndex(parts.schema);
  const users = new Set(parts.users.map((name) => comparable(name)));

  function planTable(
    found: FoundTable,
    rows: readonly RawRow[],
    sheet: SheetSummary,
  ): Omit<TablePlan, 'id' | 'isChosen' | 'leftOut'> {
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
    const matches = matchColumns(
      found.columns.map(({ column, parts: words }) => ({
        column,
        parts: words,
        content: contentOf(contents, column),
      })),
      index,
      { words: `${sheet.name ?? ''} ${found.title}`, users },
    );
    const fingerprint = headingFingerprint(found.columns.map((column) => column.heading));
    const layout = fingerprint === '' ? undefined : parts.layouts.get(fingerprint);
    const own = targetsOfOwnExport(found.columns, parts.schema, index);
    const columns = found.columns.map((column, at) => {
      const match = matches[at];
      const remembered = own ? own.get(column.column) : layout?.[comparable(column.heading)];
      const target = remembered === undefined ? (match?.target ?? null) : remembered;
      const reason: MappingReason =
        remembered === undefined ? (match?.reason ?? { code: 'unknown' }) : { code: 'remembered' };
      const confidence =
        remembered === undefined ? (match?.confidence ?? 'none') : target === null ? 'none' : 'high';
      return planColumn(
        column,
        contentOf(contents, column.column),
        target === null || index.byPath.has(target) ? target : null,
        { reason, confidence },
      );
    });
    return {
      sheet: sheet.index,
      sheetName: sheet.name,
      isRemembered: layout !== undefined || own !== null,
      found,
      columns,
      fillDown: fillDownOf(columns, body),
      fingerprint,
    };
  }

  function planColumn(
    column: FoundColumn,
    content: ColumnContent,
    target: string | null,
    why: { readonly reason: MappingReason; readonly confidence: ImportColumn['confidence'] },
  ): PlannedColumn {
    const field = target === null ? undefined : index.byPath.get(target)?.of.field;
    const known: CellContext =
      column.multiplier === 1
        ? { today: parts.today }
        : { today: parts.today, multiplier: column.multiplier };
    const context = field ? { ...known, ...columnHints(field, content.cells, known) } : known;
    return {
      ...column,
      samples: content.cells.slice(0, samplesShown).map((cell) => cellText(cell)),
      target,
      ...why,
      context,
    };
  }

  function leftOutOf(
    plan: Omit<TablePlan, 'id' | 'isChosen' | 'leftOut'>,
    sheet: SheetSummary,
  ): TablePlan['leftOut'] {
    if (sheet.visibility !== 'visible') return 'hiddenSheet';
    if (isExplainingSheet(sheet.name)) return 'instructions';
    return isUsable(plan.columns) ? null : 'noData';
  }

  return {
    index,
    plan(rows, sheet) {
      return findTables(rows, sheet, index).map((found, at) => {
        const plan = planTable(found, rows, sheet);
        const leftOut = leftOutOf(plan, sheet);
        return { ...plan, id: at, leftOut, isChosen: leftOut === null };
      });
    },
    replan(plan, rows, sheet, wish) {
      let next = plan;
      if (wish.headerRows !== undefined) {
        const found = withHeader(plan.found, wish.headerRows, rows, sheet, index);
        next = { ...plan, ...planTable(found, rows, sheet) };
      }
      if (wish.targets !== undefined) {
        const wishes = new Map(wish.targets.map(({ column, target }) => [column, target]));
        const body = bodyOf(next.found, rows, sheet);
        const columns = next.columns.map((column) => {
          const target = wishes.get(column.column);
          if (target === undefined) return column;
          const content = readContent(
            body.map((row) => row.cells[column.column] ?? null),
            { today: parts.today },
          );
          return planColumn(column, content, target, {
            reason: { code: 'chosen' },
            confidence: target === null ? 'none' : 'high',
          });
        });
        next = { ...next, columns, fillDown: fillDownOf(columns, body) };
      }
      return { ...next, isChosen: wish.isChosen ?? (next.isChosen || isUsable(next.columns)) };
    },
  };
}

function contentOf(contents: ReadonlyMap<number, ColumnContent>, column: number): ColumnContent {
  return contents.get(column) ?? readContent([], { today: '1970-01-01' });
}

/** Whether rows of the table can become records at all: somebody or something is named. */
function isUsable(columns: readonly PlannedColumn[]): boolean {
  const paths = new Set(columns.map((column) => column.target));
  return paths.has('account.name') || paths.has('contact.name');
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

/** The first rows of data of a table, as far as they can be told before its columns are known. */
function bodyOf(found: FoundTable, rows: readonly RawRow[], sheet: SheetSummary): RawRow[] {
  const wide = wideMerges(sheet, found);
  const judge = createRowJudge(found, [], (row) => wide.has(row));
  const body: RawRow[] = [];
  for (const row of rows) {
    if (row.row < found.firstDataRow) continue;
    if (found.lastDataRow !== null && row.row > found.lastDataRow) break;
    if (judge.skipReason(row) === null) body.push(row);
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

/**
 * Columns to be filled down where cells are not merged: the name of the account stands only in the first of several
 * rows, all of the account's own cells are blank below it, and something else in the row is named. A single blank name
 * is a missing name, not a repeated one.
 */
function fillDownOf(columns: readonly PlannedColumn[], body: readonly RawRow[]): number[] {
  const own = columns.filter((column) => /^account\.(?!remark$)/.test(column.target ?? ''));
  const key = own.find((column) => column.target === 'account.name');
  const others = columns.filter((column) =>
    /^(?:contact|contact2|contract|opportunity)\.(?:name|number)$/.test(column.target ?? ''),
  );
  if (!key || others.length === 0 || isBlankCell(body[0]?.cells[key.column])) return [];
  const isBlankIn = (row: RawRow, column: PlannedColumn): boolean => isBlankCell(row.cells[column.column]);
  const blank = body.filter((row) => isBlankIn(row, key));
  if (blank.length < fewestContinued || blank.length < body.length * 0.2) return [];
  const isContinuing = (row: RawRow): boolean =>
    others.some((column) => !isBlankIn(row, column)) && own.every((column) => isBlankIn(row, column));
  return blank.every(isContinuing) ? own.map((column) => column.column) : [];
}

/** Fewer rows without a name than this are rows that lack it. */
const fewestContinued = 3;
