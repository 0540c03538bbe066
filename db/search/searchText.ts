import { customOf, recordPlan, storedValue, type Row } from '../repositories/rowMapping';
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
  for (const place of plan.fields) {
    const isTitle = place === plan.title;
    if (place.field.searchable !== true && !isTitle) continue;
    const stored = storedValue(place, row, custom);
    if (stored === null) continue;
    if (isTitle) title = normalized(String(stored));
    else if (place.field.kind === 'phones')
      for (const phone of JSON.parse(String(stored)) as string[]) lines.push(phone.replace(/\D/g, ''));
    else lines.push(normalized(String(stored)));
  }
  return { title, text: lines.join('\n') };
}
