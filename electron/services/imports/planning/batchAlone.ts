import type { AnyRecord } from '../../../../db/schema/defineEntity';
import type { AloneRecords } from './aloneRecords';
import type { BatchWork } from './batchWork';
import { comparable } from '../cells/cellText';
import type { ImportBook } from './importBook';
import type { ReadRow } from '../rows/readRow';
import type { Values } from '../rows/rowRecords';
import { settleValues } from '../rows/settleValues';

/** The records of a batch where the whole sheet is about one other entity. */
export interface BatchAlone {
  /** Brings the one record of a row into the plan. */
  add(row: ReadRow, entity: string): void;
}

/** Of anything but accounts the first row counts. */
const noChoices = new Map<string, never>();

/** Makes the part. */
export function createBatchAlone(work: BatchWork): BatchAlone {
  const { creates, updates, there } = work;
  const { book, titleFieldOf, isKnownByTitle, requiredReferences, columnOf } = work.parts;
  const pendingOf = new Map<string, Values>();

  /** What carries its title alone: of several rows the first one counts, whatever batch they are in. */
  function addTitled(row: ReadRow, entity: string, values: Values): void {
    const title = values[titleFieldOf(entity)];
    const policy = updates.policy(entity);
    const key = `${entity}\u0001${comparable(String(title))}`;
    const isOurs = policy !== 'create' && book.alone.has(key);
    const pending = isOurs ? pendingOf.get(key) : undefined;
    if (pending) return settleValues(pending, values, noChoices);
    const record = policy === 'create' ? undefined : there.alone?.called(entity, title)[0];
    if (record) {
      updates.blend({ entity, record, isOurs, row: row.row }, values, isOurs ? 'fill' : policy);
      return;
    }
    if (isOurs) return;
    book.alone.add(key);
    pendingOf.set(key, values);
    creates.create(entity, values, row.row);
  }

  /**
   * Tasks and their like are called alike every week: what the office has is the same only when all it says is the
   * same. Each row of the sheet is one, and each record of the office is one row.
   */
  function addOneOfMany(row: ReadRow, entity: string, values: Values): void {
    const existing = sameAlone(there.alone, book, { entity, title: values[titleFieldOf(entity)], values });
    if (existing) return book.claims.claim(entity, existing.id);
    creates.create(entity, values, row.row, (id) => {
      book.claims.made(entity, id);
    });
  }

  /** A row that does not say whose its record is, or names somebody nobody knows, is left for a person. */
  function isRefused(row: ReadRow, entity: string, values: Values): boolean {
    const missing = requiredReferences(entity).filter((name) => values[name] === undefined);
    for (const name of missing) {
      const column = columnOf(`${entity}.${name}`);
      const said = row.problems.findIndex((problem) => problem.column === column);
      const known = row.problems[said] ?? { column, problem: 'required' };
      row.problems.splice(said < 0 ? row.problems.length : said, 1, { ...known, isWarning: false });
    }
    if (missing.length > 0) row.outcome = 'reject';
    return missing.length > 0;
  }

  return {
    add(row, entity) {
      const values = there.alone?.resolve(row, (field) => columnOf(`${entity}.${field}`)) ?? {};
      if (isRefused(row, entity, values)) return;
      if (isKnownByTitle(entity)) addTitled(row, entity, values);
      else addOneOfMany(row, entity, values);
    },
  };
}

/** The record of the office that says what a row says, and that no other row was recognised as. */
export function sameAlone(
  there: AloneRecords | null,
  { claims }: Pick<ImportBook, 'claims'>,
  { entity, title, values }: { readonly entity: string; readonly title: unknown; readonly values: Values },
): AnyRecord | undefined {
  return there
    ?.called(entity, title)
    .find((record) => claims.isFree(entity, record.id) && saysTheSame(record, values));
}

function saysTheSame(record: AnyRecord, values: Values): boolean {
  return Object.entries(values).every(
    ([name, value]) => JSON.stringify(record[name]) === JSON.stringify(value),
  );
}
