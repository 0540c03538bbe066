import { rm } from 'node:fs/promises';
import { exportColumns, type ExportColumn } from '../../../db/schema/derive/exportColumns';
import type { AnyRecord, Entity } from '../../../db/schema/defineEntity';
import type { Language } from '../../../db/schema/label';
import type { WrittenCell, WrittenColumn, WrittenTable } from '../../workers/protocol';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { JobHandle } from '../jobs/jobRegistry';
import type { ListSelection, OfficeData } from '../officeData';
import type { Clock, SpreadsheetWriter } from '../ports';
import { Refusal } from '../refusal';
import { stampCells, stampSheet, type ExportStamp } from './exportStamp';
import { rowKeyHeading, rowKeyOf } from './rowKeys';
import { cellWriter } from './writtenCells';

/** How a list becomes a file. */
export interface ExportOrder {
  readonly selection: ListSelection;
  /** The fields to write, in order; all of them without it. */
  readonly columns?: readonly string[] | undefined;
  readonly format: 'xlsx' | 'csv' | 'csvGbk';
  readonly language: Language;
  readonly path: string;
  /**
   * The sheet may be changed in a spreadsheet program and compared with the records afterwards: a hidden column of row
   * keys and a hidden stamp go along. Workbooks only; without effect on text files.
   */
  readonly roundTrip?: boolean | undefined;
}

/** Writes lists to files. */
export interface ExportService {
  /** Writes the list; the file has its name only once it is whole, and is gone when the job is stopped. */
  write(
    actor: Actor,
    order: ExportOrder,
    job: Pick<JobHandle, 'signal' | 'report'>,
  ): Promise<{ readonly rows: number }>;
  /** The name offered for an export: `客户_20261121.xlsx`. @throws Refusal `notFound` */
  suggestedName(
    actor: Actor,
    entity: string,
    language: Language,
    today: string,
    format: ExportOrder['format'],
  ): string;
}

/** How many records are read at a time. */
const rowsAtOnce = 400;

/** Makes the service. @throws SpreadsheetFailure, Refusal `notFound`, `invalid` naming columns that do not exist. */
export function createExportService(parts: {
  readonly data: OfficeData;
  readonly access: Access;
  readonly writer: SpreadsheetWriter;
  readonly clock: Pick<Clock, 'now'>;
  /** The file's own name for itself, for stamps. */
  readonly fileId: string;
}): ExportService {
  const { data, access, writer, clock } = parts;
  return {
    async write(actor, order, job) {
      const entity = access.readable(actor, order.selection.entity);
      const columns = columnsOf(entity, order);
      job.report({ phase: 'reading' });
      const isKeyed = order.roundTrip === true && order.format === 'xlsx';
      // Before anything is read: what is written meanwhile counts as changed since.
      const { last: sequence } = isKeyed ? await data.logExtent() : { last: 0 };
      const ids = await data.ids(access.seen(actor, order.selection));
      job.report({ phase: 'writing', done: 0, total: ids.length });
      const table = await writer.create(
        order.path,
        order.format,
        tableOf(actor, { entity, columns, order, stamped: isKeyed ? { sequence, ids } : null }),
        job.signal,
      );
      try {
        let written = 0;
        for (let from = 0; from < ids.length; from += rowsAtOnce) {
          job.signal.throwIfAborted();
          const records = await data.getMany(entity.name, ids.slice(from, from + rowsAtOnce));
          const rows = await rowsOf(entity, records, columns, order.language);
          await table.write(rows.map((row, at) => withKey(isKeyed, row, keyOf(records[at]))));
          written += records.length;
          job.report({ done: written });
        }
        job.report({ phase: 'finishing' });
        await table.finish();
        // A stop asked for while the last bytes went out is still a stop.
        if (job.signal.aborted) await rm(order.path, { force: true });
        job.signal.throwIfAborted();
        return { rows: written };
      } catch (thrown) {
        await table.discard();
        throw thrown;
      }
    },
    suggestedName(actor, entity, language, today, format) {
      const label = access.readable(actor, entity).label[language];
      return `${label}_${today.replaceAll('-', '')}.${format === 'xlsx' ? 'xlsx' : 'csv'}`;
    },
  };

  function tableOf(
    actor: Actor,
    table: {
      readonly entity: Entity;
      readonly columns: readonly ExportColumn[];
      readonly order: ExportOrder;
      readonly stamped: Pick<ExportStamp, 'sequence' | 'ids'> | null;
    },
  ): WrittenTable {
    const { entity, columns, stamped } = table;
    const { language } = table.order;
    const sheet = entity.label[language];
    const shown = columns.map(({ heading, as, width }): WrittenColumn => ({ heading, as, width }));
    if (!stamped) return { sheet, columns: shown };
    const stamp: ExportStamp = {
      ...stamped,
      office: parts.fileId,
      entity: entity.name,
      columns: columns.map(({ name }) => name),
      language,
      by: actor.userName,
      at: clock.now(),
    };
    return {
      sheet,
      columns: withKey(true, shown, keyColumn),
      hiddenSheet: { name: stampSheet, cells: stampCells(stamp) },
    };
  }

  async function rowsOf(
    entity: Entity,
    records: readonly AnyRecord[],
    columns: readonly ExportColumn[],
    language: Language,
  ): Promise<WrittenCell[][]> {
    const hasReferences = columns.some(({ field }) => field.kind === 'reference');
    const titles = hasReferences ? await data.titlesFor(entity.name, records) : {};
    const titleOf = (target: string, id: number): string => titles[target]?.[id] ?? '';
    const writers = columns.map((column) => cellWriter(column, language, titleOf));
    return records.map((record) => writers.map((write) => write(record)));
  }
}

/** @throws Refusal `invalid` for a column the entity does not have, or has no longer. */
function columnsOf(entity: Entity, { language, columns: names }: ExportOrder): ExportColumn[] {
  const columns = exportColumns(entity, language, names);
  const unknown = (names ?? []).filter((name) => !columns.some((column) => column.name === name));
  if (unknown.length > 0)
    throw new Refusal('invalid', {
      fields: unknown.map((field) => ({ field, problem: 'notAllowedHere' })),
    });
  return columns;
}

const keyColumn: WrittenColumn = { heading: rowKeyHeading, as: 'text', width: 16, isHidden: true };

/** The key stands behind the first column: whoever marks the columns of a list to sort them marks it too. */
function withKey<Cell>(isKeyed: boolean, cells: readonly Cell[], key: Cell): Cell[] {
  return isKeyed ? [...cells.slice(0, 1), key, ...cells.slice(1)] : [...cells];
}

function keyOf(record: AnyRecord | undefined): WrittenCell {
  return record ? rowKeyOf(record.id, record.rowVersion) : null;
}
