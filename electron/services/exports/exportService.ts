import { rm } from 'node:fs/promises';
import { exportColumns, type ExportColumn } from '../../../db/schema/derive/exportColumns';
import { formatField } from '../../../db/schema/derive/printModel';
import type { AnyRecord, Entity } from '../../../db/schema/defineEntity';
import type { FieldValue } from '../../../db/schema/fields';
import type { Language } from '../../../db/schema/label';
import type { WrittenCell } from '../../workers/protocol';
import type { Access } from '../access/access';
import type { Actor } from '../access/actor';
import type { JobHandle } from '../jobs/jobRegistry';
import type { ListSelection, OfficeData } from '../officeData';
import type { SpreadsheetWriter } from '../ports';
import { Refusal } from '../refusal';

/** How a list becomes a file. */
export interface ExportOrder {
  readonly selection: ListSelection;
  /** The fields to write, in order; all of them without it. */
  readonly columns?: readonly string[] | undefined;
  readonly format: 'xlsx' | 'csv' | 'csvGbk';
  readonly language: Language;
  readonly path: string;
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
}): ExportService {
  const { data, access, writer } = parts;
  return {
    async write(actor, order, job) {
      const entity = access.readable(actor, order.selection.entity);
      const columns = columnsOf(entity, order);
      job.report({ phase: 'reading' });
      const ids = await data.ids(order.selection);
      job.report({ phase: 'writing', done: 0, total: ids.length });
      const table = await writer.create(
        order.path,
        order.format,
        {
          sheet: entity.label[order.language],
          columns: columns.map(({ heading, as, width }) => ({ heading, as, width })),
        },
        job.signal,
      );
      try {
        let rows = 0;
        for (let from = 0; from < ids.length; from += rowsAtOnce) {
          job.signal.throwIfAborted();
          const records = await data.getMany(entity.name, ids.slice(from, from + rowsAtOnce));
          await table.write(await rowsOf(entity, records, columns, order.language));
          rows += records.length;
          job.report({ done: rows });
        }
        job.report({ phase: 'finishing' });
        await table.finish();
        // A stop asked for while the last bytes went out is still a stop.
        if (job.signal.aborted) await rm(order.path, { force: true });
        job.signal.throwIfAborted();
        return { rows };
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

/** How one column's values become cells: amounts in 元, dates and numbers as themselves, everything else as words. */
function cellWriter(
  column: ExportColumn,
  language: Language,
  titleOf: (entity: string, id: number) => string,
): (record: AnyRecord) => WrittenCell {
  const { name, field } = column;
  switch (field.kind) {
    case 'money':
      return (record) => (record[name] == null ? null : (record[name] as number) / 100);
    case 'integer':
    case 'decimal':
    case 'percent':
    case 'date':
    case 'text':
      return (record) => (record[name] ?? null) as WrittenCell;
    default:
      return (record) => {
        const value = record[name] as FieldValue | undefined;
        return value == null ? null : formatField({ name, field }, value, language, titleOf);
      };
  }
}
