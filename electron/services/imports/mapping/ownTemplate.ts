import type { Schema } from '../../../../db/schema/effectiveSchema';
import { languages, type Language } from '../../../../db/schema/label';
import type { FoundColumn } from '../finding/tables';
import type { ImportedEntity, Target, TargetIndex } from '../headings/targetIndex';

/** What a blank sheet may be made for, and whose fields stand in it; the first columns name the records. */
const templateEntities = {
  account: ['account', 'contact', 'accountContact'],
  contact: ['contact', 'accountContact'],
  opportunity: ['opportunity'],
  contract: ['contract'],
  followUp: ['followUp'],
} as const satisfies Readonly<Record<string, readonly ImportedEntity[]>>;
export type TemplateEntity = keyof typeof templateEntities;

/** One column of a blank sheet: its heading in a language, and the field it is for. */
export interface TemplateColumn {
  readonly heading: string;
  readonly target: Target;
}

/** The columns of the blank sheet for an entity: the account it belongs to first, no heading twice. */
export function templateColumns(
  entity: TemplateEntity,
  schema: Schema,
  index: TargetIndex,
  language: Language,
): readonly TemplateColumn[] {
  const wanted: readonly string[] = templateEntities[entity];
  const own = index.targets.filter((target) => target.slot === 1 && wanted.includes(target.entity));
  const account = entity === 'account' ? [] : index.targets.filter((one) => one.path === 'account.name');
  const columns: TemplateColumn[] = [];
  const taken = new Set<string>();
  for (const target of [...account, ...own]) {
    const label = target.of.field.label[language];
    const owner = schema.entities[matterOf(target.entity)]?.label[language] ?? '';
    const isMain = target.entity === entity || target.path === 'account.name';
    const space = language === 'en' ? ' ' : '';
    const qualified = label.startsWith(owner) ? label : `${owner}${space}${label}`;
    const heading = isMain && !taken.has(label) ? label : qualified;
    if (taken.has(heading)) continue;
    taken.add(heading);
    columns.push({ heading, target });
  }
  return columns;
}

/** What a contact is at a company is said as if it were the contact's own. */
function matterOf(entity: ImportedEntity): string {
  return entity === 'accountContact' ? 'contact' : entity;
}

/** A blank sheet is recognised when so many of its columns are still there, and no other. */
const shareToRecognise = 0.9;

/** Recognises a filled-in blank sheet of this program by its headings; null for every other sheet. */
export function targetsOfOwnTemplate(
  columns: readonly FoundColumn[],
  schema: Schema,
  index: TargetIndex,
): ReadonlyMap<number, string | null> | null {
  for (const entity of Object.keys(templateEntities) as TemplateEntity[]) {
    for (const language of languages) {
      const template = templateColumns(entity, schema, index, language);
      const known = new Map(template.map(({ heading, target }) => [heading, target.path]));
      if (columns.length < template.length * shareToRecognise || columns.length < 4) continue;
      if (!columns.every(({ heading }) => known.has(heading))) continue;
      return new Map(columns.map(({ column, heading }) => [column, known.get(heading) ?? null]));
    }
  }
  return null;
}
