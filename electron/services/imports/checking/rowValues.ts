import { entityOf, fieldOf, type Schema } from '../../../../db/schema/effectiveSchema';
import type { AnyRecord } from '../../../../db/schema/defineEntity';
import { formatField } from '../../../../db/schema/derive/printModel';
import type { FieldValue } from '../../../../db/schema/fields';
import type { Language } from '../../../../db/schema/label';
import type { ComparedField } from '../../../api/importMatches';
import { comparable } from '../cells/cellText';
import type { CheckDesk } from './checkDesk';
import { createRowAmender } from '../importAmendments';
import { readOwners } from '../planning/importBook';
import type { OpenSession } from '../importSession';
import type { ImportStore } from '../importStore';
import { createRowReader } from '../rows/rowReader';
import type { Values } from '../rows/rowRecords';
import { cellsOfRows, type RowPlace } from './sheetRows';

/** What the values of fields read as, for lists in which a person compares them. */
export interface ValueWords {
  /** The words of every field of a record, or of values of a sheet; fields without any are left out. */
  of(entity: string, values: Values | AnyRecord): ReadonlyMap<string, string>;
}

/** Makes the words; every record whose references are to be named is given beforehand. */
export async function valueWords(
  records: readonly { readonly entity: string; readonly values: Values | AnyRecord }[],
  parts: { readonly schema: Schema; readonly store: ImportStore; readonly language: Language },
): Promise<ValueWords> {
  const titles = new Map<string, Readonly<Record<number, string>>>();
  for (const entity of new Set(records.map((one) => one.entity))) {
    const own = records.filter((one) => one.entity === entity).map((one) => one.values as AnyRecord);
    for (const [name, byId] of Object.entries(await parts.store.titles(entity, own)))
      titles.set(name, { ...titles.get(name), ...byId });
  }
  const titleOf = (entity: string, id: number): string => titles.get(entity)?.[id] ?? '';
  return {
    of(name, values) {
      const entity = entityOf(parts.schema, name);
      const words = new Map<string, string>();
      for (const [field, value] of Object.entries(values)) {
        const definition = fieldOf(entity, field);
        if (!definition || value === null || value === undefined) continue;
        const text =
          typeof value === 'object' && 'title' in value
            ? String(value.title)
            : formatField({ name: field, field: definition }, value as FieldValue, parts.language, titleOf);
        if (text !== '') words.set(field, text);
      }
      return words;
    },
  };
}

/** The account each of these rows names, as the sheet has it; rows that name none are left out. */
export async function accountsOfRows(
  session: OpenSession,
  places: readonly RowPlace[],
  parts: { readonly desk: CheckDesk; readonly store: ImportStore; readonly today: string },
): Promise<ReadonlyMap<string, Values>> {
  const cells = cellsOfRows(session, places, parts.desk);
  const owners = await readOwners(parts.store);
  const found = new Map<string, Values>();
  for (const plan of session.plans) {
    const sheet = session.summary.sheets[plan.sheet];
    const own = places.filter((place) => place.table === plan.id);
    if (!sheet || own.length === 0) continue;
    const amend = createRowAmender(session.amendments, plan.id);
    const { index } = session.planner;
    for (const { table, row } of own) {
      // A reader of its own for each row: what it says does not hang on the rows a page happens to show before it.
      const reader = createRowReader(plan, {
        index,
        sheet,
        owners,
        today: parts.today,
        amendments: session.amendments,
      });
      const key = placeKey({ table, row });
      const account = reader.read(amend({ row, cells: cells.get(key) ?? [] })).records?.account;
      if (account) found.set(key, account);
    }
  }
  return found;
}

/** The key of a row among all tables. */
export function placeKey({ table, row }: RowPlace): string {
  return `${String(table)}:${String(row)}`;
}

/** Always shown, whoever says it: by these a person tells companies apart. */
const tellingFields: ReadonlySet<string> = new Set([
  'name',
  'creditCode',
  'code',
  'phones',
  'region',
  'address',
  'owner',
]);

/** Two accounts beside one another: what the sheet says, and what of the record tells which company it is. */
export function compareFields(
  ours: ReadonlyMap<string, string>,
  theirs: ReadonlyMap<string, string>,
): ComparedField[] {
  const fields = [...new Set(['name', ...ours.keys(), ...theirs.keys()])].filter(
    (field) => ours.has(field) || (theirs.has(field) && tellingFields.has(field)),
  );
  return fields.map((field) => {
    const [one, other] = [ours.get(field) ?? '', theirs.get(field) ?? ''];
    const is =
      other === ''
        ? 'ours'
        : one === ''
          ? 'theirs'
          : comparable(one) === comparable(other)
            ? 'same'
            : 'different';
    return { field, ours: one, theirs: other, is };
  });
}
