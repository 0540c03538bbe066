import type { RawRow } from '../../../../db/schema/cell';
import type { SheetSummary } from '../../../workers/protocol';
import type { OpenWorkbook } from '../../ports';
import { wordRows } from './cardLabels';
import { restHeading, type Card, type CardLayout } from './cardLayout';
import { cardsOnSheet } from './cutCards';
import { readHeading } from '../headings/headings';
import { sectionedRow } from './sections';
import type { FoundColumn, FoundTable } from './tables';
import { turnedCards } from './turnedTables';

/** A sheet made of cards: its rows are cards, its columns their labels. It stands behind the sheets of the file. */
export interface CardSheet {
  readonly layout: CardLayout;
  readonly summary: SheetSummary;
  readonly cards: readonly Card[];
}

/** Reads all cards of a layout from a file. `index`: the place of the sheet that is made. @throws SpreadsheetFailure */
export async function readCards(
  workbook: OpenWorkbook,
  layout: CardLayout,
  index: number,
  signal?: AbortSignal,
): Promise<CardSheet> {
  const cards: Card[] = [];
  for (const at of layout.sheets) {
    const sheet = workbook.summary.sheets[at];
    if (!sheet) continue;
    const rows: RawRow[] = [];
    for await (const batch of workbook.rows(at, signal)) rows.push(...batch);
    const words = wordRows(rows, sheet);
    const { turned } = layout;
    cards.push(
      ...(turned === undefined
        ? cardsOnSheet(words, at, layout, cards.length + 1)
        : turnedCards(words, at, { ...layout, turned }, cards.length + 1)),
    );
  }
  const [only, ...others] = layout.sheets;
  const name = others.length === 0 ? (workbook.summary.sheets[only ?? 0]?.name ?? null) : null;
  const columnCount = layout.labels.length + (layout.keepsRest ? 1 : 0);
  const plain = { visibility: 'visible', merges: [], hiddenRows: [], hiddenColumns: [] } as const;
  return { layout, cards, summary: { ...plain, index, name, lastRow: cards.length, columnCount } };
}

/** The cards as a table: no rows of headings, every row a record. */
export function tableOfCards({ layout, cards }: CardSheet): FoundTable {
  const headings = layout.labels.map(({ heading }) => heading);
  const columns = [...headings, ...(layout.keepsRest ? [restHeading] : [])].map(
    (heading, column): FoundColumn => ({
      column,
      parts: [heading],
      heading,
      multiplier: readHeading(heading).multiplier ?? 1,
      isPercent: readHeading(heading).isPercent,
    }),
  );
  return { headerRows: [], firstDataRow: 1, lastDataRow: cards.length, columns, title: '', cards: layout };
}

/** A file with the sheets made of its cards behind its own ones: read like any other sheet. */
export function withCards(workbook: OpenWorkbook, made: readonly CardSheet[]): OpenWorkbook {
  if (made.length === 0) return workbook;
  const byIndex = new Map(made.map((one) => [one.summary.index, one]));
  const sheets = [...workbook.summary.sheets, ...made.map(({ summary }) => summary)];
  return {
    summary: { ...workbook.summary, sheets },
    close: () => workbook.close(),
    rows(index, signal) {
      const own = byIndex.get(index);
      return own ? batchesOf(own) : workbook.rows(index, signal);
    },
  };
}

/** A file with what was made of it: sheets of cards, and rows with the titles of their sections. */
export function withMade(
  workbook: OpenWorkbook,
  made: readonly CardSheet[],
  plans: () => readonly { readonly sheet: number; readonly found: FoundTable }[],
): OpenWorkbook {
  const whole = withCards(workbook, made);
  return {
    ...whole,
    async *rows(index, signal) {
      const tables = plans().flatMap(({ sheet, found }) =>
        sheet === index && found.sections ? [found] : [],
      );
      for await (const rows of whole.rows(index, signal))
        yield tables.reduce<readonly RawRow[]>(
          (batch, found) => batch.map((row) => sectionedRow(found, row)),
          rows,
        );
    },
  };
}

const rowsInBatch = 400;

// eslint-disable-next-line @typescript-eslint/require-await -- read like the rows of a file, which come from elsewhere
async function* batchesOf({ cards }: CardSheet): AsyncGenerator<readonly RawRow[]> {
  for (let at = 0; at < cards.length; at += rowsInBatch)
    yield cards.slice(at, at + rowsInBatch).map(({ row, cells }) => ({ row, cells }));
}
