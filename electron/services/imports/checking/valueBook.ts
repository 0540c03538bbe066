import type { OpenWorkbook } from '../../ports';
import { rehearsedOf, type CheckDesk } from './checkDesk';
import { cellText, comparable } from '../cells/cellText';
import { createRowAmender, type Amendments } from '../importAmendments';
import type { OpenSession } from '../importSession';
import { keptWorkbook } from './keptRows';
import { createMergeFiller } from '../rows/mergeFiller';
import type { Target, TargetIndex } from '../headings/targetIndex';
import type { PlannedColumn, TablePlan } from '../finding/plannedTable';
import type { FoundValue, ValueBook } from './foundValues';

/** How a field is brought to a list of values; null when its values are free. */
export function valueKindOf(
  target: Target,
): 'choice' | 'choices' | 'tags' | 'boolean' | 'user' | 'source' | null {
  const { field } = target.of;
  switch (field.kind) {
    case 'choice':
    case 'choices':
    case 'tags':
    case 'boolean':
      return field.kind;
    case 'reference':
      return field.to === 'user' ? 'user' : field.to === 'source' ? 'source' : null;
    default:
      return null;
  }
}

/** The columns of a table whose values stand for something of the office. */
function valueColumns(plan: TablePlan, index: TargetIndex): { column: PlannedColumn; target: Target }[] {
  return plan.columns.flatMap((column) => {
    const target = column.target === null ? undefined : index.byPath.get(column.target);
    return target && valueKindOf(target) !== null ? [{ column, target }] : [];
  });
}

/** Collects the values of all rows of data once; the same book is given until something was repaired. */
export async function valueBookOf(session: OpenSession, desk: CheckDesk): Promise<ValueBook> {
  const rehearsed = rehearsedOf(session);
  const { amendments } = session;
  const known = desk.values;
  const isSame =
    known?.of === rehearsed &&
    known.amendments.cells === amendments.cells &&
    known.amendments.rows === amendments.rows;
  if (known && isSame) return known.book;
  const workbook = keptWorkbook(session, desk.kept);
  const book = workbook ? await collect(session, workbook) : new Map<string, Map<string, FoundValue>>();
  desk.values = { book, amendments, of: rehearsed };
  return book;
}

/** More repaired cells than these are not followed one by one: the values are collected again. */
const mostFollowed = 500;

/**
 * Lets the book follow repaired cells, so that one repair in a large sheet need not look at all of it again. To be
 * called when the cells are repaired; `before` are the repairs there were. What it cannot follow it forgets.
 */
export function followRepairs(
  session: OpenSession,
  desk: CheckDesk,
  before: Amendments,
  isFollowable: boolean,
): void {
  const known = desk.values;
  if (!known || known.amendments.cells !== before.cells || known.amendments.rows !== before.rows) return;
  const { amendments } = session;
  const keys = new Set([...Object.keys(before.cells), ...Object.keys(amendments.cells)]);
  const changed = [...keys].filter((key) => before.cells[key] !== amendments.cells[key]);
  if (!isFollowable || amendments.rows !== before.rows || changed.length > mostFollowed) {
    desk.values = null;
    return;
  }
  const book = new Map([...known.book].map(([path, values]) => [path, new Map(values)]));
  for (const key of changed) moveValue(session, desk, book, { key, before, after: amendments });
  desk.values = { book, amendments, of: known.of };
}

function moveValue(
  session: OpenSession,
  desk: CheckDesk,
  book: Map<string, Map<string, FoundValue>>,
  change: { readonly key: string; readonly before: Amendments; readonly after: Amendments },
): void {
  const [table = 0, row = 0, at = 0] = change.key.split(':').map(Number);
  const plan = session.plans.find((one) => one.id === table);
  const found = plan && valueColumns(plan, session.planner.index).find(({ column }) => column.column === at);
  if (!plan || !found) return;
  const { column, target } = found;
  const sheet = desk.kept.get(plan.sheet)?.cells(row)[at];
  const textIn = ({ cells }: Amendments): string => {
    const repaired = cells[change.key];
    return cellText(repaired === undefined ? sheet : repaired);
  };
  forget(book.get(target.path), comparable(textIn(change.before)), { table, row });
  const text = textIn(change.after);
  if (text !== '') note(book, target.path, { text, column, table, row });
}

function forget(
  values: Map<string, FoundValue> | undefined,
  key: string,
  place: { readonly table: number; readonly row: number },
): void {
  const known = values?.get(key);
  if (!values || !known) return;
  const stays = known.rows.map((row, at) => row !== place.row || known.tables[at] !== place.table);
  if (!stays.includes(true)) values.delete(key);
  else
    values.set(key, {
      ...known,
      rows: known.rows.filter((_row, at) => stays[at]),
      tables: known.tables.filter((_table, at) => stays[at]),
    });
}

async function collect(session: OpenSession, workbook: OpenWorkbook): Promise<ValueBook> {
  const book = new Map<string, Map<string, FoundValue>>();
  const { notes } = rehearsedOf(session);
  const { amendments, planner } = session;
  for (const plan of session.plans) {
    const columns = plan.isChosen ? valueColumns(plan, planner.index) : [];
    const sheet = session.summary.sheets[plan.sheet];
    if (columns.length === 0 || !sheet) continue;
    const skipped = new Set(
      notes.filter((note) => note.table === plan.id && note.outcome === 'skip').map((note) => note.row),
    );
    const amend = createRowAmender(amendments, plan.id);
    const filler = createMergeFiller(plan, sheet);
    const { firstDataRow, lastDataRow } = plan.found;
    for await (const batch of workbook.rows(plan.sheet)) {
      for (const raw of batch) {
        if (raw.row < firstDataRow || (lastDataRow !== null && raw.row > lastDataRow)) continue;
        const row = filler.fill(amend(raw));
        if (skipped.has(row.row)) continue;
        filler.remember(row);
        for (const { column, target } of columns) {
          const text = cellText(row.cells[column.column]);
          if (text !== '') note(book, target.path, { text, column, table: plan.id, row: row.row });
        }
      }
    }
  }
  return book;
}

function note(
  book: Map<string, Map<string, FoundValue>>,
  path: string,
  found: {
    readonly text: string;
    readonly column: PlannedColumn;
    readonly table: number;
    readonly row: number;
  },
): void {
  const values = book.get(path) ?? new Map<string, FoundValue>();
  book.set(path, values);
  const key = comparable(found.text);
  const known = values.get(key);
  if (known) {
    known.tables.push(found.table);
    known.rows.push(found.row);
  } else
    values.set(key, { text: found.text, column: found.column, tables: [found.table], rows: [found.row] });
}
