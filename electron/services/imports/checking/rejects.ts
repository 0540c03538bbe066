import type { RawCell, RawRow } from '../../../../db/schema/cell';
import type { Language } from '../../../../db/schema/label';
import { problemAdvice } from '../../../../db/schema/problemAdvice';
import { problemWords } from '../../../../db/schema/problemWords';
import { shownCell, unitWord } from '../../../../db/schema/shownCell';
import type { WrittenCell, WrittenColumn } from '../../../workers/protocol';
import type { OpenWorkbook, SpreadsheetWriter } from '../../ports';
import { createRowAmender, rowKey, type Amendments } from '../importAmendments';
import type { Card } from '../finding/cardLayout';
import { addressOf, cardAt } from '../finding/cardPlaces';
import type { CardSheet } from '../finding/cardSheets';
import { createMergeFiller } from '../rows/mergeFiller';
import type { RowNote } from '../planning/rehearse';
import type { PlannedColumn, TablePlan } from '../finding/plannedTable';

/** The headings the workbook of rejected rows adds behind the original ones; an import leaves them out again. */
const rejectHeadings = {
  row: { zh: '原行号', en: 'Row in the sheet' },
  reason: { zh: '原因', en: 'Reason' },
} as const;

const rowsAtOnce = 400;

/**
 * Writes the rows that did not go in whole to a workbook: their own columns in their own order, then the number of the
 * row and the reasons; cells that could not be read carry a note. Cells that were repaired keep the repair, and what a
 * merge or the row above says for a row stands in it. Repaired, it can be imported like the file itself.
 * @returns how many rows it holds
 */
export async function writeRejects(
  parts: {
    readonly workbook: OpenWorkbook;
    readonly writer: SpreadsheetWriter;
    readonly plans: readonly TablePlan[];
    /** Sheets made of cards. */
    readonly made: readonly CardSheet[];
    readonly amendments: Amendments;
    readonly notes: readonly RowNote[];
    readonly language: Language;
  },
  path: string,
): Promise<number> {
  const wanted = new Map(
    parts.notes.filter((note) => note.outcome !== 'skip').map((note) => [rowKey(note.table, note.row), note]),
  );
  const tables = parts.plans.filter((plan) =>
    [...wanted.values()].some((note) => note.table === plan.id && isLeft(note)),
  );
  const layout = layoutOf(tables);
  const table = await parts.writer.create(path, 'xlsx', {
    sheet: tables[0]?.sheetName ?? '数据',
    columns: columnsOf(layout, parts.language),
  });
  let written = 0;
  try {
    for (const plan of tables) {
      let rows: WrittenCell[][] = [];
      const whole = wholeRows(plan, parts);
      for await (const batch of parts.workbook.rows(plan.sheet)) {
        for (const raw of batch) {
          const note = wanted.get(rowKey(plan.id, raw.row));
          const row = note ? whole(raw) : raw;
          if (!note || !isLeft(note)) continue;
          const made = parts.made.find(({ summary }) => summary.index === plan.sheet);
          const card = made && cardAt(made, raw.row);
          rows.push(writtenRow(row.cells, note, { plan, layout, language: parts.language, card }));
          written += 1;
        }
        if (rows.length >= rowsAtOnce) {
          await table.write(rows);
          rows = [];
        }
      }
      if (rows.length > 0) await table.write(rows);
    }
    await table.finish();
    return written;
  } catch (thrown) {
    await table.discard();
    throw thrown;
  }
}

/** The rows of a table as they are read: repaired, and with what stands above them in merged cells. Only rows of data. */
function wholeRows(
  plan: TablePlan,
  parts: { readonly workbook: OpenWorkbook; readonly amendments: Amendments },
): (row: RawRow) => RawRow {
  const sheet = parts.workbook.summary.sheets[plan.sheet];
  const amend = createRowAmender(parts.amendments, plan.id);
  if (!sheet) return amend;
  const filler = createMergeFiller(plan, sheet);
  return (raw) => {
    const row = filler.fill(amend(raw));
    filler.remember(row);
    return row;
  };
}

/** Whether a row was refused, or lost a cell on its way in. */
function isLeft(note: RowNote): boolean {
  return note.outcome === 'reject' || note.outcome === 'flag';
}

/** Where the columns of the tables stand in the workbook: the same heading of two tables shares a column. */
interface Layout {
  readonly headings: readonly string[];
  readonly places: ReadonlyMap<TablePlan, ReadonlyMap<number, number>>;
}

function layoutOf(tables: readonly TablePlan[]): Layout {
  const headings: string[] = [];
  const places = new Map<TablePlan, Map<number, number>>();
  for (const plan of tables) {
    const own = new Map<number, number>();
    const taken = new Set<number>();
    for (const column of plan.columns) {
      let place = headings.findIndex((heading, at) => heading === column.heading && !taken.has(at));
      if (place < 0) place = headings.push(column.heading) - 1;
      taken.add(place);
      own.set(column.column, place);
    }
    places.set(plan, own);
  }
  return { headings, places };
}

function columnsOf(layout: Layout, language: Language): WrittenColumn[] {
  const own = layout.headings.map((heading): WrittenColumn => ({
    heading,
    as: 'text',
    width: Math.min(40, Math.max(12, heading.length * 2 + 4)),
  }));
  return [
    ...own,
    { heading: rejectHeadings.row[language], as: 'integer', width: 10 },
    { heading: rejectHeadings.reason[language], as: 'text', width: 48 },
  ];
}

function writtenRow(
  cells: readonly RawCell[],
  note: RowNote,
  context: {
    readonly plan: TablePlan;
    readonly layout: Layout;
    readonly language: Language;
    readonly card: Card | undefined;
  },
): WrittenCell[] {
  const { plan, layout, language, card } = context;
  const places = layout.places.get(plan);
  const row: WrittenCell[] = layout.headings.map(() => null);
  const reasons: string[] = [];
  for (const column of plan.columns) {
    const place = places?.get(column.column);
    if (place === undefined) continue;
    const cell = cells[column.column] ?? null;
    const problem = note.problems.find(
      (one) => one.column === column.column && (!one.isWarning || one.problem === 'startAfterEnd'),
    );
    if (!problem) {
      row[place] = writtenText(column, cell);
      continue;
    }
    const words = problemWords[problem.problem][language];
    const at = card?.values[column.column];
    reasons.push(`${column.heading}${at ? ` ${addressOf(at)}` : ''}：${words}`);
    const advice = problemAdvice[problem.problem][language];
    row[place] = { value: writtenText(column, cell), note: `${words}\n${advice}` };
  }
  return [...row, card?.from.row ?? note.row, reasons.join('；')];
}

/** A unit that stands above the table, and not in the heading, would be lost: it goes into the cells. */
function writtenText(column: PlannedColumn, cell: RawCell): string | null {
  if (cell === null) return null;
  const text = shownCell(cell);
  const word = unitWord(column.multiplier);
  const isBare = /^-?[\d,]+(?:\.\d+)?$/.test(text.trim());
  return word !== '' && isBare && !column.heading.includes(word) ? `${text}${word}` : text;
}
