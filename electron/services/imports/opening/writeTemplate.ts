import type { Schema } from '../../../../db/schema/effectiveSchema';
import type { Field } from '../../../../db/schema/fields';
import type { Language } from '../../../../db/schema/label';
import type { WrittenCell, WrittenColumn } from '../../../workers/protocol';
import type { SpreadsheetWriter } from '../../ports';
import type { ImportStore } from '../importStore';
import { templateColumns, type TemplateColumn, type TemplateEntity } from '../mapping/ownTemplate';
import { createTargetIndex } from '../headings/targetIndex';

/** What a blank sheet is written with. */
export interface TemplateParts {
  readonly writer: SpreadsheetWriter;
  readonly store: Pick<ImportStore, 'users' | 'sources'>;
  readonly schema: () => Schema;
  readonly language: Language;
  readonly entity: TemplateEntity;
  /** `YYYY-MM-DD`, for the example. */
  readonly today: string;
}

/**
 * Writes a blank sheet: the office's own fields as headings, codes and telephone numbers as text, lists where a field
 * takes a choice, and one line that shows how to fill it in, which an import leaves out.
 */
export async function writeTemplate(parts: TemplateParts, path: string): Promise<void> {
  const schema = parts.schema();
  const columns = templateColumns(parts.entity, schema, createTargetIndex(schema), parts.language);
  const [users, sources] = await Promise.all([parts.store.users(), parts.store.sources()]);
  const people = users.flatMap(({ names }) => names[0] ?? []);
  const known = { people, sources: sources.map(({ name }) => name), language: parts.language };
  const table = await parts.writer.create(path, 'xlsx', {
    sheet: schema.entities[parts.entity]?.label[parts.language] ?? parts.entity,
    columns: columns.map((column) => writtenColumn(column, known)),
  });
  try {
    await table.write([columns.map((column) => exampleOf(column, parts))]);
    await table.finish();
  } catch (thrown) {
    await table.discard();
    throw thrown;
  }
}

interface KnownNames {
  readonly people: readonly string[];
  readonly sources: readonly string[];
  readonly language: Language;
}

function writtenColumn({ heading, target }: TemplateColumn, known: KnownNames): WrittenColumn {
  const choices = choicesOf(target.of.field, known);
  return {
    heading,
    as: writtenAs(target.of.field),
    width: Math.max(12, heading.length * 2 + 4),
    ...(choices.length > 0 ? { choices } : {}),
  };
}

function choicesOf(field: Field, known: KnownNames): readonly string[] {
  if (field.kind === 'choice')
    return field.options.filter((option) => !option.retired).map((option) => option.label[known.language]);
  if (field.kind === 'boolean') return known.language === 'zh' ? ['是', '否'] : ['Yes', 'No'];
  if (field.kind !== 'reference') return [];
  return field.to === 'user' ? known.people : known.sources;
}

/** Whatever Excel might turn into something else stays text. */
function writtenAs(field: Field): WrittenColumn['as'] {
  if (field.kind === 'money' || field.kind === 'date' || field.kind === 'integer' || field.kind === 'decimal')
    return field.kind;
  return 'text';
}

const examples = {
  zh: { name: '示例：杭州示例科技有限公司', person: '张三', text: '' },
  en: { name: 'Example: Sample Trading Ltd.', person: 'Jane Doe', text: '' },
} as const;

function exampleOf({ target }: TemplateColumn, { language, today }: TemplateParts): WrittenCell {
  const words = examples[language];
  if (target.path === 'account.name') return words.name;
  if (target.path === 'contact.name') return words.person;
  const { field } = target.of;
  switch (field.kind) {
    case 'phones':
      return target.of.name === 'mobiles' ? '13800138000' : '0571-88000000';
    case 'mail':
      return 'example@example.com';
    case 'date':
      return today;
    case 'money':
      return 100_000;
    case 'choice':
      return field.options.find((option) => !option.retired)?.label[language] ?? null;
    default:
      return null;
  }
}
