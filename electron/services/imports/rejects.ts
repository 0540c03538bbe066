import type { RawCell } from '../../../db/schema/cell';
import type { Language } from '../../../db/schema/label';
import { problemWords } from '../../../db/schema/problemWords';
import type { WrittenCell, WrittenColumn } from '../../workers/protocol';
import type { OpenWorkbook, SpreadsheetWriter } from '../ports';
import { cellText } from './cellText';
import type { RowNote } from './rehearse';
import type { TablePlan } from './tablePlan';

/** The headings the workbook of rejected rows adds behind the original ones; an import leaves them out again. */
export const rejectHeadings = {
  row: { zh: '原行号', en: 'Row in the sheet' },
  reason: { zh: '原因', en: 'Reason' },
} as const;

const rowsAtOnce = 400;

/**
 * Writes the rows that did not go in whole to a workbook: their own columns in their own order, then the number of the
 * row and the reasons; cells that could not be read carry a note. Repaired, it can be imported like the file itself.
 * @returns how many rows it holds
 */
export async function writeRejects(
  parts: {
    readonly workbook: OpenWorkbook;
    readonly writer: SpreadsheetWriter;
    readonly plans: readonly TablePlan[];
    readonly notes: readonly RowNote[];
    readonly language: Language;
  },
  path: string,
): Promise<number> {
  const wanted = new Map(
    parts.notes
      .filter((note) => isLeft(note))
      .map((note) => [`${String(note.table)}:${String(note.row)}`, note]),
  );
  const tables = parts.plans.filter((plan) => [...wanted.values()].some((note) => note.table === plan.id));
  const layout = layoutOf(tables);
  const table = await parts.writer.create(path, 'xlsx', {
    sheet: tables[0]?.sheetName ?? '数据',
    columns: columnsOf(layout, parts.language),
  });
  let written = 0;
  try {
    for (const plan of tables) {
      let rows: WrittenCell[][] = [];
      for await (const batch of parts.workbook.rows(plan.sheet)) {
        for (const row of batch) {
          const note = wanted.get(`${String(plan.id)}:${String(row.row)}`);
          if (!note) continue;
          rows.push(writtenRow(row.cells, note, { plan, layout, language: parts.language }));
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
  context: { readonly plan: TablePlan; readonly layout: Layout; readonly language: Language },
): WrittenCell[] {
  const { plan, layout, language } = context;
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
      row[place] = cell === null ? null : cellText(cell);
      continue;
    }
    const words = problemWords[problem.problem][language];
    reasons.push(`${column.heading}：${words}`);
    row[place] = { value: cell === null ? null : cellText(cell), note: words };
  }
  return [...row, note.row, reasons.join('；')];
}
