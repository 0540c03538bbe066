import type { TargetIndex } from '../headings/targetIndex';
import { isCompanyName, isPersonName } from '../cells/names';
import type { Card, CardLabel, CardLayout, CellPlace } from './cardLayout';
import { headingOfLabel, labelKey, type WordCell, type WordRow } from './cardLabels';

/** Fewer labels, or records beside them, make no table that lies on its side. */
const fewestLabels = 3;
const fewestRecords = 2;
/** This share of the labels has to be headings people know. */
const knownShare = 0.6;
/** So many rows may hold words that are headings elsewhere. */
const doubtfulShare = 0.34;
/** A sheet with more rows is no table on its side. */
const mostRows = 60;

interface LabelRow {
  readonly row: number;
  readonly label: WordCell;
  readonly values: readonly WordCell[];
}

/**
 * A table that lies on its side: its headings stand below each other in one column and every further column is a
 * record. Null where the sheet holds anything else: a second heading in any row, names that are none, one record alone.
 */
export function findTurned(rows: readonly WordRow[], sheet: number, index: TargetIndex): CardLayout | null {
  if (rows.length > mostRows) return null;
  const column = Math.min(
    ...rows.filter(({ cells }) => cells.length >= 3).map(({ cells }) => cells[0]?.column ?? 0),
  );
  if (!Number.isFinite(column)) return null;
  const lines = labelRows(rows, column);
  const isKnown = (text: string): boolean => index.exact(labelKey(text)).length > 0;
  const known = lines.filter(({ label }) => isKnown(label.text));
  if (known.length < fewestLabels || known.length < lines.length * knownShare) return null;
  // `总经理` is a heading somewhere and a value here; where such stand beside every label, those are labels too.
  const doubtful = lines.filter(({ values }) => values.some(({ text }) => isKnown(text))).length;
  if (doubtful > lines.length * doubtfulShare) return null;
  const records = new Set(lines.flatMap(({ values }) => values.map((cell) => cell.column)));
  const names = known.filter(({ label }) =>
    index.exact(labelKey(label.text)).some(({ path }) => path === 'account.name' || path === 'contact.name'),
  );
  const isOfRecords = names.some(({ values }) => values.length >= fewestRecords && isOfNames(values));
  if (records.size < fewestRecords || !isOfRecords) return null;
  const keys = numbered(lines.map(({ label }) => labelKey(label.text) || label.text));
  const labels = lines.map(({ label }, at): CardLabel => ({
    key: keys[at] ?? '',
    heading: headingOfLabel(label.text),
  }));
  return { sheets: [sheet], first: null, labels, columns: [], keepsRest: false, turned: column };
}

/** The records of a table on its side, one for each column that says anything. */
export function turnedCards(
  rows: readonly WordRow[],
  sheet: number,
  layout: CardLayout & { readonly turned: number },
  firstRow: number,
): Card[] {
  const lines = labelRows(rows, layout.turned);
  const keys = numbered(lines.map(({ label }) => labelKey(label.text) || label.text));
  const byKey = new Map(keys.map((key, at) => [key, lines[at]]));
  const own = layout.labels.map(({ key }) => byKey.get(key));
  const columns = [...new Set(lines.flatMap(({ values }) => values.map(({ column }) => column)))].sort(
    (left, right) => left - right,
  );
  const [from, to] = [lines[0]?.row ?? 1, lines.at(-1)?.row ?? 1];
  return columns.map((column, at): Card => {
    const place = (line: LabelRow | undefined, of: number): CellPlace | null =>
      line ? { sheet, row: line.row, column: of } : null;
    return {
      row: firstRow + at,
      cells: own.map((line) => line?.values.find((cell) => cell.column === column)?.cell ?? null),
      values: own.map((line) => place(line, column)),
      labels: own.map((line) => place(line, layout.turned)),
      from: { sheet, row: from, column },
      lastRow: to,
    };
  });
}

/** The rows with a label in this column and something beside it. */
function labelRows(rows: readonly WordRow[], column: number): readonly LabelRow[] {
  return rows.flatMap(({ row, cells }) => {
    const label = cells.find((cell) => cell.column === column);
    const values = cells.filter((cell) => cell.column > column);
    return label && label.reach === column && values.length > 0 ? [{ row, label, values }] : [];
  });
}

/** Most of what stands beside a label for names has to look like names. */
const nameShare = 0.6;

function isOfNames(values: readonly WordCell[]): boolean {
  const names = values.filter(({ text }) => isCompanyName(text) || isPersonName(text));
  return names.length >= values.length * nameShare;
}

/** Labels that come again are told apart by how often they came before: `电话`, `电话#2`. */
function numbered(keys: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return keys.map((key) => {
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key}#${String(count)}`;
  });
}
