import {
  customOf,
  recordPlan,
  storedValue,
  type FieldColumn,
  type RecordPlan,
  type Row,
} from '../repositories/rowMapping';
import type { Entity } from '../schema/defineEntity';

/** What is looked into when somebody searches: one document per record. */
export interface SearchText {
  /** The title, normalized. */
  readonly title: string;
  /** All other searchable values, normalized, one a line; phones as bare digits. */
  readonly text: string;
}

/** One form for what is typed and what is kept: compatibility forms folded, lower case, spaces single. */
export function normalized(text: string): string {
  if (isNormal(text)) return text;
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Whether there is nothing to fold: lower case, digits, signs and common Han, without blanks; as most values are. */
function isNormal(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0x4e00 && code <= 0x9fff) continue;
    if (code > 0x20 && code < 0x7f && (code < 0x41 || code > 0x5a)) continue;
    return false;
  }
  return true;
}

/**
 * SQL texts that give title and text of the document of a row as `searchText` does, of rows `isPlainDocument` says yes
 * to; the query calls the row `t`. `columns`: those that any row of the statement fills.
 */
export function searchTextSql(
  plan: RecordPlan,
  columns: ReadonlySet<string>,
): { readonly title: string; readonly text: string } {
  const lines = searchedFields(plan).flatMap((place) => {
    if (place === plan.title || (place.column !== null && !columns.has(place.column))) return [];
    const stored = place.column === null ? `(t.custom ->> '$."${place.name}"')` : `t.${place.column}`;
    return place.field.kind === 'phones' ? bareDigitsSql(stored) : `lower(${stored})`;
  });
  const { column } = plan.title;
  return {
    title: column === null ? `''` : `coalesce(lower(t.${column}), '')`,
    text: lines.length === 0 ? `''` : `concat_ws(char(10), ${lines.join(', ')})`,
  };
}

/** `["0571-88881234","+85223456789"]` as digits, a number a line. */
function bareDigitsSql(stored: string): string {
  const between = `replace(replace(replace(${stored}, '","', char(10)), '["', ''), '"]', '')`;
  return `replace(replace(${between}, '-', ''), '+', '')`;
}

/**
 * Whether the document of a row needs nothing SQLite cannot do: every searched value is of ASCII and common Han with
 * single blanks inside, whole numbers, or telephone numbers of digits and their signs. Most rows are like that.
 */
export function isPlainDocument(plan: RecordPlan, row: Row): boolean {
  const custom = plan.hasCustom ? customOf(row) : {};
  return searchedFields(plan).every((place) => {
    const stored = storedValue(place, row, custom);
    if (stored === null) return true;
    if (typeof stored === 'number') return Number.isSafeInteger(stored);
    return place.field.kind === 'phones' && place !== plan.title
      ? plainPhones.test(stored)
      : isPlainText(stored);
  });
}

const plainPhones = /^\["[\d+-]+(?:","[\d+-]+)*"\]$/;

function isPlainText(text: string): boolean {
  let before = 0x20;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const isWritten = (code > 0x20 && code < 0x7f) || (code >= 0x4e00 && code <= 0x9fff);
    if (!isWritten && (code !== 0x20 || before === 0x20)) return false;
    before = code;
  }
  return before !== 0x20;
}

const searched = new WeakMap<RecordPlan, readonly FieldColumn[]>();

/** The fields a document is made of, the title among them. */
function searchedFields(plan: RecordPlan): readonly FieldColumn[] {
  const known = searched.get(plan);
  if (known) return known;
  const made = plan.fields.filter((place) => place.field.searchable === true || place === plan.title);
  searched.set(plan, made);
  return made;
}

/** Whether records of an entity can be found at all. */
export function isSearchable(entity: Entity): boolean {
  return recordPlan(entity).fields.some(({ field, name }) => field.searchable === true && name !== 'no');
}

/** The document of a row. */
export function searchText(entity: Entity, row: Row): SearchText {
  const plan = recordPlan(entity);
  const custom = plan.hasCustom ? customOf(row) : {};
  const lines: string[] = [];
  let title = '';
  for (const place of searchedFields(plan)) {
    const isTitle = place === plan.title;
    const stored = storedValue(place, row, custom);
    if (stored === null) continue;
    if (isTitle) title = normalized(String(stored));
    else if (place.field.kind === 'phones')
      for (const phone of JSON.parse(String(stored)) as string[]) lines.push(phone.replace(/\D/g, ''));
    else lines.push(normalized(String(stored)));
  }
  return { title, text: lines.join('\n') };
}
