import type { AnyRecord, Entity } from '../../../db/schema/defineEntity';
import { activeFields } from '../../../db/schema/derive/ranked';
import { fieldOf } from '../../../db/schema/effectiveSchema';
import type { ComparedCell } from '../../api/roundTrips';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { DuplicateService } from '../duplicates/duplicateService';
import type { ExportStamp } from '../exports/exportStamp';
import type { JobHandle } from '../jobs/jobRegistry';
import type { OfficeData } from '../officeData';
import { rowsAsWorkbook } from '../imports/checking/keptRows';
import type { Clock, OpenWorkbook } from '../ports';
import type { DraftCheck } from '../records/checkDraft';
import { Refusal } from '../refusal';
import { comparedColumns } from './compareCell';
import {
  compareRows,
  copiedRow,
  problemRow,
  sheetRowOf,
  titleOfRecord,
  titlesThen,
  type RowCompared,
  type RowsContext,
} from './compareRows';
import type { Comparison, WorkingRow } from './comparison';
import { findLayout, matchColumns, type MatchedColumns, type SheetLayout } from './sheetLayout';

/** What a comparison is made with. */
export interface ComparisonParts {
  readonly data: OfficeData;
  readonly access: Access;
  readonly drafts: DraftCheck;
  readonly duplicates: DuplicateService;
  readonly clock: Clock;
}

/** So many records are read at a time. */
const partSize = 400;

/**
 * Compares an edited sheet with what it was at the export and what the records are now. The file is read once, to find
 * keys and columns; its rows wait packed until they are compared, so that memory holds little but what differs.
 * @throws Refusal `stampWithoutKeys` when no row can be told apart; SpreadsheetFailure
 */
export async function compareSheet(
  parts: ComparisonParts,
  order: {
    readonly actor: Actor;
    readonly entity: Entity;
    readonly stamp: ExportStamp;
    readonly workbook: OpenWorkbook;
  },
  job: Pick<JobHandle, 'signal' | 'report'>,
): Promise<Comparison> {
  const { workbook, ...about } = order;
  job.report({ phase: 'reading' });
  const layout = await findLayout(workbook, job.signal);
  if (!layout) throw new Refusal('stampWithoutKeys');
  const columns = await columnsOf(parts, about, layout);
  const context: RowsContext = {
    ...parts,
    ...about,
    columns,
    today: parts.clock.today(),
    exported: new Set(order.stamp.ids),
    keys: layout.keys,
  };
  job.report({ phase: 'matching', done: 0, total: layout.rows });
  const rows: WorkingRow[] = [];
  const copies = new Map<number, { readonly at: number; readonly row: RowCompared }[]>();
  let compared = 0;
  let done = 0;
  const kept = rowsAsWorkbook(workbook, () => layout.kept.batches());
  for await (const part of kept.rows(layout.sheet, job.signal)) {
    const below = part.filter(({ row }) => row > layout.headerRow);
    const sheetRows = below.map(({ row, cells }) => sheetRowOf(row, cells, layout.keyColumn));
    for (const found of await compareRows(context, sheetRows)) {
      if (found.key) compared += 1;
      if (found.key && (layout.keys.get(found.key.id) ?? 0) > 1) {
        const known = copies.get(found.key.id) ?? [];
        copies.set(found.key.id, [...known, { at: rows.length, row: found }]);
        rows.push(found.row ?? problemRow(found.sheetRow, { id: found.key.id, title: '', note: 'keyTwice' }));
      } else if (found.row) rows.push(found.row);
    }
    done += part.length;
    job.report({ done });
    if (job.signal.aborted) throw new Refusal('cancelled');
  }
  const dropped = await settleCopies(context, rows, copies);
  const staying = rows.filter((_row, at) => !dropped.has(at));
  const settled = withoutTwins(order.entity, markMixedUp(order.entity, staying));
  job.report({ phase: 'finishing' });
  const missing = await missingRows(context);
  return { columns: columns.shown, compared, rows: [...settled, ...missing] };
}

async function columnsOf(
  parts: ComparisonParts,
  about: Pick<RowsContext, 'entity' | 'stamp' | 'actor'>,
  layout: SheetLayout,
): Promise<MatchedColumns> {
  const { entity, stamp } = about;
  const keys = layout.sample.map(({ key }) => key);
  const then = await parts.data.recordsAsOf(entity.name, keys, stamp);
  const titleOf = await titlesThen({ ...parts, ...about }, [...then.values()]);
  const sample = layout.sample.flatMap(({ key, cells }) => {
    const base = then.get(key.id);
    return base ? [{ cells, base, titleOf }] : [];
  });
  const known = stamp.columns.filter((name) => fieldOf(entity, name) !== undefined);
  return matchColumns(layout, comparedColumns(entity, stamp.language, known), sample);
}

/**
 * The same key in several rows: when one of them is as it was, it is the record and the changed ones are copies, offered
 * as new; when several were changed nobody can say which one is meant.
 */
async function settleCopies(
  context: RowsContext,
  rows: WorkingRow[],
  copies: ReadonlyMap<number, readonly { readonly at: number; readonly row: RowCompared }[]>,
): Promise<ReadonlySet<number>> {
  const dropped = new Set<number>();
  for (const found of copies.values()) {
    const original = found.find(({ row }) => !row.isChanged);
    if (original) dropped.add(original.at);
    for (const { at, row } of found) {
      if (at === original?.at) continue;
      const { sheetRow, base, key, isChanged } = row;
      const title = base ? titleOfRecord(context.entity, base) : '';
      rows[at] =
        original && isChanged
          ? await copiedRow(context, row)
          : {
              ...problemRow(sheetRow, { id: key?.id ?? null, title, note: 'keyTwice' }),
              cells: rows[at]?.cells ?? [],
            };
    }
  }
  return dropped;
}

/**
 * A title that became the title another row of the sheet had, while that row changed its own: the column was sorted
 * without the others. Nothing of such rows is written.
 */
function markMixedUp(entity: Entity, rows: readonly WorkingRow[]): readonly WorkingRow[] {
  const titleCell = ({ cells, is }: WorkingRow): ComparedCell | undefined =>
    is === 'change' ? cells.find(({ field }) => field === entity.titleField) : undefined;
  const before = new Set(rows.flatMap((row) => titleCell(row)?.base ?? []));
  return rows.map((row) => {
    const cell = titleCell(row);
    return cell && before.has(cell.file ?? '')
      ? { ...row, is: 'problem' as const, isTicked: false, canTick: false, note: 'mixedUp' as const }
      : row;
  });
}

/** A value only one record may have, in two rows of the sheet: both are a problem. */
function withoutTwins(entity: Entity, rows: readonly WorkingRow[]): readonly WorkingRow[] {
  const unique = activeFields(entity).flatMap(({ name, field }) => (field.unique ? [name] : []));
  if (unique.length === 0) return rows;
  const seen = new Map<string, number>();
  const keyOf = ({ field, file }: ComparedCell): string => `${field} ${JSON.stringify(file)}`;
  const telling = (cells: readonly ComparedCell[]): ComparedCell[] =>
    cells.filter(({ field, file, is }) => unique.includes(field) && file !== null && is !== 'problem');
  for (const { cells } of rows)
    for (const cell of telling(cells)) seen.set(keyOf(cell), (seen.get(keyOf(cell)) ?? 0) + 1);
  return rows.map((row) => {
    const twins = new Set(telling(row.cells).filter((cell) => (seen.get(keyOf(cell)) ?? 0) > 1));
    if (twins.size === 0) return row;
    const cells = row.cells.map((cell) =>
      twins.has(cell) ? { ...cell, is: 'problem' as const, problem: 'notUnique' as const } : cell,
    );
    const canTick = row.is !== 'new' && cells.some(({ is }) => is !== 'problem');
    return { ...row, cells, canTick, isTicked: row.isTicked && canTick, is: canTick ? row.is : 'problem' };
  });
}

/** Records of the export whose rows are gone from the sheet: their deletion is offered, never ticked beforehand. */
async function missingRows(context: RowsContext): Promise<WorkingRow[]> {
  const { actor, access, data, entity, keys, stamp } = context;
  const gone = stamp.ids.filter((id) => !keys.has(id));
  const rows: WorkingRow[] = [];
  for (let from = 0; from < gone.length; from += partSize) {
    const ids = gone.slice(from, from + partSize);
    const records = await data.getMany(entity.name, ids);
    const then = await data.recordsAsOf(
      entity.name,
      ids.map((id) => ({ id, rowVersion: null })),
      { sequence: stamp.sequence, now: new Map(records.map((one) => [one.id, one])) },
    );
    for (const record of records)
      if (
        record.deletedAt === null &&
        access.sees(actor, entity, record) &&
        access.mayChange(actor, entity, record)
      )
        rows.push(missingRow(entity, record, then.get(record.id)));
  }
  return rows;
}

function missingRow(entity: Entity, record: AnyRecord, then: AnyRecord | undefined): WorkingRow {
  return {
    sheetRow: null,
    id: record.id,
    title: titleOfRecord(entity, record),
    is: 'missing',
    isTicked: false,
    canTick: true,
    cells: [],
    note: then?.rowVersion === record.rowVersion ? null : 'changedSince',
    alike: [],
    by: null,
    at: null,
    rowVersion: record.rowVersion,
  };
}
